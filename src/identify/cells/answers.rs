//! What a cell says of an item of a grid: 0 or 1, `Oui` or `Non`, a cross, a percentage.

use crate::base::fold::fold;
use crate::extract::grid::Value;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identify) enum Said {
    /// A figure: 0 or 1.
    Point(bool),
    /// `Oui`, `non acquis`, `100 %`.
    Word(bool),
    /// A cross: what its column is headed by holds.
    Tick,
    /// `-`, `✗`: nothing, in a column of crosses.
    Dash,
}

/// What a cell says of an item; nothing for what a person must read: `en cours`, `0,5`, a sentence.
pub(in crate::identify) fn said(value: &Value) -> Option<Said> {
    match value {
        Value::Number(number) if *number == 1.0 => Some(Said::Point(true)),
        Value::Number(number) if *number == 0.0 => Some(Said::Point(false)),
        Value::Number(number) if *number == 100.0 => Some(Said::Word(true)),
        Value::Bool(yes) => Some(Said::Word(*yes)),
        Value::Text(text) if text.len() <= LONGEST => in_text(text.trim().trim_end_matches('\u{fe0f}')),
        _ => None,
    }
}

/// Whether a cell of a column « Oui » or « Non » is ticked.
pub(in crate::identify) fn is_tick(said: Said) -> bool {
    matches!(said, Said::Tick | Said::Point(true) | Said::Word(true))
}

const LONGEST: usize = 30;

fn in_text(text: &str) -> Option<Said> {
    if TICKS.contains(&text) {
        return Some(Said::Tick);
    }
    if DASHES.contains(&text) {
        return Some(Said::Dash);
    }
    let folded = fold(text);
    let of = |list: &[&str]| list.contains(&folded.as_str());
    match text.trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}']) {
        "100" if text.len() > 3 => return Some(Said::Word(true)),
        "0" if text.len() > 1 => return Some(Said::Word(false)),
        _ => {}
    }
    let out_of_one = text.strip_suffix("/1").or_else(|| text.strip_suffix("/ 1")).map(str::trim);
    if of(&["1", "1 pt", "1 point", "1pt", "1 0", "01"]) || out_of_one == Some("1") {
        Some(Said::Point(true))
    } else if of(&["0", "0 pt", "0 point", "0pt", "0 0", "00", "0 points"]) || out_of_one == Some("0") {
        Some(Said::Point(false))
    } else if of(YES) {
        Some(Said::Word(true))
    } else if of(NO) {
        Some(Said::Word(false))
    } else {
        None
    }
}

const TICKS: &[&str] =
    &["x", "X", "×", "✓", "✔", "✅", "☑", "☒", "√", "●", "•", "■", "ü", "þ", "+", "(x)", "xx", "XX", "[x]", "[X]", "*"];

const DASHES: &[&str] = &["-", "–", "—", "✗", "✘", "✖", "❌", "☐", "□", "○", "û", "[ ]", "/"];

const YES: &[&str] = &[
    "oui",
    "o",
    "vrai",
    "ok",
    "yes",
    "acquis",
    "acquise",
    "atteint",
    "atteinte",
    "fait",
    "faite",
    "realise",
    "realisee",
    "valide",
    "validee",
    "rempli",
    "remplie",
    "obtenu",
    "present",
    "conforme",
    "satisfait",
    "effectif",
    "effective",
    "en place",
    "respecte",
    "positif",
];

const NO: &[&str] = &[
    "non",
    "n",
    "faux",
    "no",
    "non acquis",
    "non acquise",
    "pas acquis",
    "non atteint",
    "non atteinte",
    "pas atteint",
    "non fait",
    "pas fait",
    "non realise",
    "non realisee",
    "pas realise",
    "non valide",
    "non validee",
    "pas valide",
    "non rempli",
    "non remplie",
    "non obtenu",
    "absent",
    "non conforme",
    "non satisfait",
    "non effectif",
    "non effective",
    "pas en place",
    "non respecte",
    "negatif",
    "ko",
];

/// Whether a cell of an item says something.
pub(in crate::identify) fn is_answer(value: &Value) -> bool {
    said(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_however_they_are_given() {
        for (text, expected) in [
            ("1", Some(Said::Point(true))),
            ("0/1", Some(Said::Point(false))),
            ("Oui", Some(Said::Word(true))),
            ("NON ACQUIS", Some(Said::Word(false))),
            ("100 %", Some(Said::Word(true))),
            ("0%", Some(Said::Word(false))),
            ("x", Some(Said::Tick)),
            ("✔️", Some(Said::Tick)),
            ("✗", Some(Said::Dash)),
            ("en cours", None),
            ("50 %", None),
            ("0,5", None),
            ("oui mais", None),
            ("100", None),
        ] {
            assert_eq!(said(&Value::Text(text.into())), expected, "{text}");
        }
    }
}
