//! What a cell of a MAIA 25 grid says of an item: 0 or 1, `Oui` or `Non`, a cross, a percentage.

use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A figure: 0 or 1.
    Point(bool),
    /// `Oui`, `non acquis`, `100 %`.
    Word(bool),
    /// A cross: what its column is headed by holds.
    Tick,
    /// `-`, `✗`: nothing, in a column of crosses.
    Dash,
}

/// How the cells of a column of scores are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identify) enum Answers {
    /// 0 or 1, or whatever stands there.
    Points,
    /// Words, percentages, or crosses among dashes.
    Words,
    /// Crosses among blanks: a blank is 0.
    Ticks,
    /// A cross there is 1; a cross in the other column is 0.
    Crosses { no: u32 },
}

impl Answers {
    /// The score of a row, as a number when it was given otherwise.
    pub(super) fn score(self, row: &Row, col: u32) -> Option<Value> {
        let point = |it: bool| Some(Value::Number(f64::from(u8::from(it))));
        let value = row.get(col);
        match (self, value.and_then(said)) {
            (Answers::Crosses { no }, yes) => {
                match (yes.is_some_and(is_tick), row.get(no).and_then(said).is_some_and(is_tick)) {
                    (true, false) => point(true),
                    (false, true) => point(false),
                    _ => None,
                }
            }
            (Answers::Ticks, None) if value.is_none() => point(false),
            (_, Some(Said::Point(yes) | Said::Word(yes))) => point(yes),
            (Answers::Words | Answers::Ticks, Some(Said::Tick)) => point(true),
            (Answers::Words, Some(Said::Dash)) => point(false),
            _ => value.cloned(),
        }
    }
}

/// What a cell says of an item; nothing for what a person must read: `en cours`, `0,5`, a sentence.
pub(super) fn said(value: &Value) -> Option<Said> {
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
pub(super) fn is_tick(said: Said) -> bool {
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

/// What the cells of a column say, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub filled: usize,
    pub points: usize,
    pub words: usize,
    pub ticks: usize,
    pub dashes: usize,
    /// Whether nothing there says no.
    pub only_yes: bool,
}

impl Counts {
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a Value>) -> Self {
        let mut counts = Self { only_yes: true, ..Self::default() };
        for value in cells {
            counts.filled += 1;
            let said = said(value);
            counts.only_yes &= said.is_some_and(is_tick);
            match said {
                Some(Said::Point(_)) => counts.points += 1,
                Some(Said::Word(_)) => counts.words += 1,
                Some(Said::Tick) => counts.ticks += 1,
                Some(Said::Dash) => counts.dashes += 1,
                None => {}
            }
        }
        counts
    }

    /// How a column of a grid of so many items is read; `None` when most of it says nothing of items.
    pub(super) fn answers(&self, items: usize) -> Option<Answers> {
        let plain = self.points + self.words;
        let read = plain + self.ticks + self.dashes;
        if read == 0 || read * 5 < self.filled * 3 {
            return None;
        }
        if self.ticks > 0 && plain + self.dashes == 0 {
            return Some(Answers::Ticks);
        }
        (plain + self.ticks > 0 && read * 3 >= items).then_some(if self.words + self.ticks + self.dashes == 0 {
            Answers::Points
        } else {
            Answers::Words
        })
    }
}

/// Whether a cell of an item says something.
pub(super) fn is_answer(value: &Value) -> bool {
    said(value).is_some()
}

/// The score written in the cell of a total: `3`, `3 / 4`, `3 sur 4`.
pub(super) fn total(value: &Value) -> Value {
    let parts = text(value).map(fold).map(|it| it.replace(" sur ", " ").replace(" points", "").replace(" pts", ""));
    let numbers: Option<Vec<u8>> = parts.and_then(|it| it.split(' ').map(|it| it.parse().ok()).collect());
    match numbers.as_deref() {
        Some([scored, most]) if scored <= most && [4, 5, 6, 10, 25].contains(most) => Value::Number(f64::from(*scored)),
        _ => value.clone(),
    }
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

    #[test]
    fn totals_out_of_a_maximum_are_their_first_figure() {
        for (text, expected) in
            [("3 / 4", Value::Number(3.0)), ("16 sur 25", Value::Number(16.0)), ("5/4", Value::Text("5/4".into()))]
        {
            assert_eq!(total(&Value::Text(text.into())), expected, "{text}");
        }
    }
}
