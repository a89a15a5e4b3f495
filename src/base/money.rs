//! Amounts: integer cents from the cell to the total, and how people read them.

/// `−1 234,50 €` with non-breaking spaces; cents are left out when there are none.
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { MINUS } else { "" };
    let absolute = cents.unsigned_abs();
    let (whole, rest) = (absolute / 100, absolute % 100);
    let grouped = grouped(whole);
    if rest == 0 { format!("{sign}{grouped}\u{a0}€") } else { format!("{sign}{grouped},{rest:02}\u{a0}€") }
}

/// The sign of a negative number in a text, as typographers want it; a hyphen would break at the end of a line.
const MINUS: &str = "\u{2212}";

/// Digits by groups of three, separated by narrow non-breaking spaces.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (rank, digit) in digits.chars().enumerate() {
        if rank > 0 && (digits.len() - rank).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A decimal number as the French write it, without useless zeros: `16,5`, `−4`.
pub fn decimal(value: f64, digits: usize) -> String {
    typed(value, digits).replacen('-', MINUS, 1)
}

/// The same as a keyboard types it, for a file that a spreadsheet reads: `-4`.
pub fn typed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_the_french_write_them() {
        for (cents, expected) in [
            (0, "0\u{a0}€"),
            (123_450, "1\u{202f}234,50\u{a0}€"),
            (-136_006_800, "\u{2212}1\u{202f}360\u{202f}068\u{a0}€"),
            (5, "0,05\u{a0}€"),
        ] {
            assert_eq!(euros(cents), expected);
        }
        assert_eq!(decimal(16.5, 2), "16,5");
        assert_eq!(decimal(4.0, 2), "4");
        assert_eq!(decimal(-4.25, 1), "\u{2212}4,2");
    }
}
