//! Codes of closed lists, yes and no, short texts.

use super::missing::{is_missing, unusable};
use super::rules::{UNEXPECTED_TYPE, UNKNOWN_CODE, YES_NO_NOT_UNDERSTOOD};
use super::vocabulary::quoted;
use super::{Finding, Read};
use crate::base::codes::{AUTRE, CodeList, NR};
use crate::base::date::{french, from_days};
use crate::base::fold::fold;
use crate::base::money::decimal;
use crate::extract::grid::Value;
use matching::Index;

mod matching;

/// How a value was taken for a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// One of the known spellings.
    Exact,
    /// A known spelling among other words.
    Contained,
    /// In none of the spellings.
    Unknown,
}

/// The id of a code of a closed list; for what is not in it, `AUTRE`, or `NR` where the list has no other.
///
/// Blank, or a word for « not known », is [`Read::Missing`]: the caller knows whether that is `NR`.
pub fn code(value: &Value, list: &'static CodeList) -> Read<&'static str> {
    classify(value, list).1
}

/// The same, with how it was read.
pub fn classify(value: &Value, list: &'static CodeList) -> (How, Read<&'static str>) {
    if let Some(read) = unusable(value) {
        return (How::Exact, read);
    }
    match value {
        Value::Text(text) => of_text(text, list),
        Value::Number(number) => of_text(&decimal(*number, 4), list),
        Value::Bool(yes) => of_text(if *yes { "vrai" } else { "faux" }, list),
        Value::Date { .. } => match DATED.contains(&list.id).then(|| Index::of(list).exact("oui")).flatten() {
            Some(code) => (How::Exact, Read::Sure(code)),
            None => (
                How::Unknown,
                Read::Unread(Finding::new(&UNEXPECTED_TYPE, "une date au lieu d’une valeur de la liste")),
            ),
        },
        Value::Duration(_) => {
            (How::Unknown, Read::Unread(Finding::new(&UNEXPECTED_TYPE, "une durée au lieu d’une valeur de la liste")))
        }
        Value::Error(_) | Value::Uncomputed => (How::Exact, Read::Missing),
    }
}

fn of_text(text: &str, list: &'static CodeList) -> (How, Read<&'static str>) {
    let folded = if text.contains(CHECKS) { "oui".to_owned() } else { fold(text) };
    let index = Index::of(list);
    if let Some(code) = index.exact(&folded) {
        return (How::Exact, Read::Sure(code));
    }
    if is_missing(&folded) {
        return (How::Exact, Read::Missing);
    }
    if let Some(code) = index.abridged(&folded).or_else(|| index.contained(&folded)) {
        return (How::Contained, Read::Sure(code));
    }
    let what = quoted(text).unwrap_or_else(|| "la valeur".to_owned());
    let read = match [AUTRE, NR].into_iter().find(|it| list.get(it).is_some()) {
        Some(code) => {
            let label = list.label(code).to_lowercase();
            let message = format!("{what} n’est pas dans la liste\u{a0}; comptée comme «\u{a0}{label}\u{a0}»");
            Read::Chosen(code, Finding::new(&UNKNOWN_CODE, message))
        }
        None => Read::Unread(Finding::new(&UNKNOWN_CODE, format!("{what} n’est pas dans la liste\u{a0}; non comptée"))),
    };
    (How::Unknown, read)
}

/// Yes or no: `oui`, `x`, `1`, `fait`, `signée`; `non`, `0`, `-`, `pas fait`. What follows a first `oui` or `non` is left out.
pub fn yes_no(value: &Value) -> Read<bool> {
    if let Some(read) = unusable(value) {
        return read;
    }
    let no = |message: &str| Read::Unread(Finding::new(&YES_NO_NOT_UNDERSTOOD, message));
    match value {
        Value::Bool(yes) => Read::Sure(*yes),
        Value::Number(number) if *number == 0.0 || *number == 1.0 => Read::Sure(*number == 1.0),
        Value::Number(_) => no("un nombre au lieu de oui ou non"),
        Value::Date { .. } => no("une date au lieu de oui ou non"),
        Value::Duration(_) => no("une durée au lieu de oui ou non"),
        Value::Text(text) => of_yes_no(text),
        Value::Error(_) | Value::Uncomputed => Read::Missing,
    }
}

fn of_yes_no(text: &str) -> Read<bool> {
    if text.contains(CHECKS) {
        return Read::Sure(true);
    }
    if text.contains(CROSSES) || matches!(text.trim(), "-" | "–" | "—") {
        return Read::Sure(false);
    }
    let folded = fold(text);
    if is_missing(&folded) {
        return Read::Missing;
    }
    if YES.contains(&folded.as_str()) {
        return Read::Sure(true);
    }
    if NO.contains(&folded.as_str()) {
        return Read::Sure(false);
    }
    match folded.split(' ').next() {
        Some("oui") => Read::Sure(true),
        Some("non") => Read::Sure(false),
        _ => {
            let what = quoted(text).unwrap_or_else(|| "la valeur".to_owned());
            Read::Unread(Finding::new(&YES_NO_NOT_UNDERSTOOD, format!("{what} ne dit ni oui ni non")))
        }
    }
}

/// The text, spaces tidied; numbers and dates as the French write them.
pub fn text(value: &Value) -> Read<String> {
    if let Some(read) = unusable(value) {
        return read;
    }
    match value {
        Value::Text(text) => {
            let folded = fold(text);
            if is_missing(&folded) || folded == "x" {
                return Read::Missing;
            }
            Read::Sure(text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Value::Number(number) => Read::Sure(decimal(*number, 10)),
        Value::Date { day, .. } => from_days(*day).map_or(Read::Missing, |it| Read::Sure(french(it))),
        Value::Duration(days) => Read::Sure(format!("{} h", decimal(days * 24.0, 2))),
        Value::Bool(yes) => Read::Sure(if *yes { "Vrai" } else { "Faux" }.to_owned()),
        Value::Error(_) | Value::Uncomputed => Read::Missing,
    }
}

/// Lists in which a date means that the thing was done.
const DATED: &[&str] = &["oui_en_cours_non", "evaluation", "decision", "apa", "diu"];

const CHECKS: [char; 4] = ['✓', '✔', '☑', '✅'];
const CROSSES: [char; 5] = ['✗', '✘', '☒', '❌', '☐'];

const YES: &[&str] = &[
    "oui",
    "o",
    "x",
    "1",
    "vrai",
    "true",
    "fait",
    "faite",
    "signe",
    "signee",
    "ok",
    "yes",
    "realise",
    "realisee",
    "y",
    "obtenu",
    "recueilli",
    "3 3",
];
const NO: &[&str] = &["non", "n", "0", "faux", "false", "pas fait", "pas faite", "aucun", "aucune", "no", "pas encore"];

#[cfg(test)]
mod tests;
