//! What betrays a person in a text: a social security number, a telephone number, a mail address.

/// Whether a text holds a social security number (NIR): thirteen digits and their key, whatever parts them.
pub fn holds_nir(text: &str) -> bool {
    text.len() >= NIR && text.split(|it| !may_be_nir(it)).any(run_holds_nir)
}

/// Whether a text holds a mail address, a telephone number or a social security number.
pub fn holds_contact(text: &str) -> bool {
    text.contains('@') || longest_number(text) >= TELEPHONE || holds_nir(text)
}

/// A name of file or sheet without what betrays a person.
pub fn masked(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for word in name.split_inclusive(' ') {
        let mail = word.contains('@');
        shown.push_str(if mail { MASK } else { word });
        if mail && word.ends_with(' ') {
            shown.push(' ');
        }
    }
    let numbers: Vec<&str> =
        shown.split(|it| !may_be_nir(it)).map(|it| it.trim_matches(|it: char| !it.is_ascii_digit())).collect();
    let telling: Vec<String> = numbers.into_iter().filter(|it| is_telling(it)).map(str::to_owned).collect();
    telling.iter().fold(shown, |shown, it| shown.replace(it.as_str(), MASK))
}

/// What stands in the place of what is masked.
pub const MASK: &str = "(non montré)";

/// Whether a number is that of a telephone or of social security.
fn is_telling(number: &str) -> bool {
    let digits = || number.chars().filter(char::is_ascii_digit);
    (digits().count() == TELEPHONE && digits().next() == Some('0')) || run_holds_nir(number)
}

/// Characters of a NIR, its key included.
const NIR: usize = 15;

/// A telephone number has ten digits; accounts, years, dates and ranks have fewer.
const TELEPHONE: usize = 10;

fn may_be_nir(character: char) -> bool {
    character.is_ascii_digit() || "AaBb".contains(character) || is_separator(character)
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || ".-".contains(character)
}

fn run_holds_nir(run: &str) -> bool {
    let compact: Vec<u8> = run.bytes().filter(u8::is_ascii_alphanumeric).collect();
    compact.windows(NIR).any(is_nir)
}

/// Sex, year, month, département (2A and 2B count as 19 and 18), commune, order, then 97 less the rest of all that by 97.
fn is_nir(characters: &[u8]) -> bool {
    let corsican = match characters.get(5..7) {
        Some(b"2A" | b"2a") => Some("19"),
        Some(b"2B" | b"2b") => Some("18"),
        _ => None,
    };
    let Ok(written) = std::str::from_utf8(characters) else { return false };
    let (Some(start), Some(place), Some(end)) = (written.get(..5), written.get(5..7), written.get(7..)) else {
        return false;
    };
    let Ok(number) = format!("{start}{}{end}", corsican.unwrap_or(place)).parse::<u64>() else { return false };
    let (number, key) = (number / 100, number % 100);
    let month = number / 100_000_000 % 100;
    characters.first().is_some_and(|it| b"123478".contains(it))
        && matches!(month, 1..=12 | 20..=42 | 50..=99)
        && key == 97 - number % 97
}

/// Digits in a row, whatever spaces, dots or dashes part them.
fn longest_number(text: &str) -> usize {
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    text.split(|it: char| !(it.is_ascii_digit() || is_separator(it))).map(digits).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_social_security_number_is_known_by_its_key() {
        for (text, expected) in [
            ("231077511200587", true),
            ("2 31 07 75 112 005 87", true),
            ("2.31.07.75.112.005.87", true),
            ("appeler sa fille, NIR 231077511200587, demain", true),
            ("dossier 4 231077511200587", true),
            ("231077511200588", false),
            ("2 31 07 2A 112 005 47", true),
            ("231072b11200574", true),
            ("231072B11200587", false),
            ("2 31 15 75 112 005 21", false),
            ("123456789012345678901", false),
            ("FR76 3000 6000 0112 3456 7890 189", false),
            ("", false),
        ] {
            assert_eq!(holds_nir(text), expected, "{text}");
        }
    }

    #[test]
    fn a_way_to_reach_someone_is_known() {
        for (text, expected) in [
            ("06 12 34 56 78", true),
            ("06.12.34.56.78 le soir", true),
            ("odette@example.org", true),
            ("2 31 07 2A 112 005 47", true),
            ("2016-2017, depuis le 01/09/2016", false),
            ("64 Frais de personnel 33 000", false),
        ] {
            assert_eq!(holds_contact(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_shown_without_what_betrays_a_person() {
        for (name, expected) in [
            ("DURAND NIR 231077511200587.xlsx", "DURAND NIR (non montré).xlsx"),
            ("tel 06 12 34 56 78 - budget.xlsx", "tel (non montré) - budget.xlsx"),
            ("file odette@example.org 2017", "file (non montré) 2017"),
            ("export 20170314103000.xlsx", "export 20170314103000.xlsx"),
            ("Budget 2016-2017 Saverne.xlsx", "Budget 2016-2017 Saverne.xlsx"),
        ] {
            assert_eq!(masked(name), expected);
        }
    }
}
