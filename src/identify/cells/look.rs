//! What a cell looks like at first sight: a date, a number, words, or nothing that tells.

use std::borrow::Cow;

use super::words::is_year;
use crate::base::date::{MOIS, days};
use crate::base::fold::fold;
use crate::extract::grid::Value;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::identify) enum Look {
    /// Nothing that tells: `NR`, `?`, an error.
    Silent,
    Date,
    Number(f64),
    Words,
}

/// What a cell looks like.
pub(in crate::identify) fn look(value: &Value) -> Look {
    match value {
        Value::Date { .. } => Look::Date,
        Value::Number(number) => Look::Number(*number),
        Value::Duration(days) => Look::Number(*days),
        Value::Bool(_) => Look::Words,
        Value::Error(_) | Value::Uncomputed => Look::Silent,
        Value::Text(text) => look_of_text(text),
    }
}

/// The day of a cell, counted from 1 January 1970, when it is plainly one: a date, a serial, `14/11/2016`.
pub(in crate::identify) fn day(value: &Value) -> Option<i32> {
    match value {
        Value::Date { day, .. } => Some(*day),
        Value::Number(number) if is_serial(*number) => Some(*number as i32 - SERIAL_OF_1970),
        Value::Text(text) => {
            let mut parts = text.trim().split(['/', '-', '.']).map(|it| it.parse::<i16>().ok());
            let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
            let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            (parts.next().is_none() && is_year(i32::from(year))).then(|| days(date))
        }
        _ => None,
    }
}

const SERIAL_OF_1970: i32 = 25_569;

/// Whether the cell is a number, a date, or a text that starts as one: never so in a heading.
pub(in crate::identify) fn is_measure(value: &Value) -> bool {
    !matches!(look(value), Look::Words | Look::Silent)
}

/// What a cell of a table measures; a year may be a heading.
pub(in crate::identify) fn measure(value: &Value) -> Option<Measure> {
    match look(value) {
        Look::Date => Some(Measure::Day),
        Look::Number(number) if number.fract() != 0.0 || !is_year(number as i32) => Some(Measure::Figure),
        _ => None,
    }
}

/// See [`measure`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::identify) enum Measure {
    Day,
    Figure,
}

/// Longer texts are sentences.
const LONGEST: usize = 40;

fn look_of_text(text: &str) -> Look {
    let text = without_lead(text.trim());
    let first = text.chars().next();
    if text.len() > LONGEST {
        return Look::Words;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Look::Silent;
    }
    if !first.is_some_and(|it| it.is_ascii_digit() || "-+(.,€".contains(it)) {
        return without_figure_first(text);
    }
    if is_written_date(text) || (text.chars().any(char::is_alphabetic) && is_worded_date(&fold(text))) {
        return Look::Date;
    }
    number(text).map_or(Look::Words, Look::Number)
}

/// Words, unless they say nothing or spell a date: `NR`, `déc-16`. The cheap tests go first.
fn without_figure_first(text: &str) -> Look {
    let may_be_silent =
        text.len() <= 16 && text.starts_with(['n', 'N', 'i', 'I', 'a', 'A', 'à', 'À', 'x', 'X', 's', 'S']);
    let may_be_date = text.bytes().any(|it| it.is_ascii_digit());
    match (may_be_silent || may_be_date).then(|| fold(text)) {
        Some(folded) if SILENT.contains(&folded.as_str()) => Look::Silent,
        Some(folded) if is_worded_date(&folded) => Look::Date,
        _ => Look::Words,
    }
}

/// `1 234,50 €`, `80 %`, `(12)`, `85 ans`.
fn number(text: &str) -> Option<f64> {
    let mut digits = String::new();
    let mut rest = String::new();
    for character in text.chars().filter(|it| !it.is_whitespace() && !"'’\u{a0}\u{202f}€%()+".contains(*it)) {
        match character {
            '0'..='9' | '-' if rest.is_empty() => digits.push(character),
            ',' | '.' if rest.is_empty() => {
                // Of several separators the last one alone may be the comma.
                digits.retain(|it| it != '.');
                digits.push('.');
            }
            _ => rest.push(character),
        }
    }
    let unit =
        matches!(rest.to_lowercase().as_str(), "" | "ans" | "an" | "eur" | "euros" | "k" | "etp" | "j" | "jours" | "h");
    if unit { digits.parse().ok() } else { None }
}

/// `lundi 14/11/2016`, `le 14/11/2016`: what stands before a date is left out.
fn without_lead(text: &str) -> &str {
    match text.split_once(char::is_whitespace) {
        Some((lead, rest)) if rest.starts_with(|it: char| it.is_ascii_digit()) && LEADS.contains(&&*fold(lead)) => rest,
        _ => text,
    }
}

/// `14/11/2016`, `2016-11-14`, `14.11.16`, `10.2016`, `10/2016`.
fn is_written_date(text: &str) -> bool {
    const SIGNS: [char; 3] = ['/', '.', '-'];
    if !text.contains(SIGNS) {
        return false;
    }
    let spaced = [(" / ", "/"), (" . ", "."), (" - ", "-")].into_iter().filter(|it| text.contains(it.0));
    let text = spaced.fold(Cow::Borrowed(text), |it, (spaced, sign)| Cow::Owned(it.replace(spaced, sign)));
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(SIGNS).collect();
    let digits = parts.iter().all(|it| !it.is_empty() && it.len() <= 4 && it.bytes().all(|it| it.is_ascii_digit()));
    let month = |text: &str| text.parse().is_ok_and(|it: u32| (1..=12).contains(&it));
    let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(is_year);
    digits && (parts.len() == 3 || matches!(parts.as_slice(), [one, other] if month(one) && year(other)))
}

/// `déc-16`, `28 août 2017`, `mi-novembre 2017`: a month and a figure, hardly anything else.
fn is_worded_date(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let month = words.iter().any(|word| is_month_name(word));
    let figure = words.iter().any(|it| it.bytes().all(|it| it.is_ascii_digit()));
    month && figure && words.len() <= 4
}

/// `decembre`, `dec`.
pub(in crate::identify) fn is_month_name(word: &str) -> bool {
    word.len() >= 3 && MOIS.iter().any(|month| is_month(word, month))
}

fn is_month(word: &str, month: &str) -> bool {
    word == month || (month.starts_with(word) && word.len() <= 5)
}

pub(in crate::identify) fn is_serial(number: f64) -> bool {
    number.fract() == 0.0 && (20_000.0..=60_000.0).contains(&number)
}

pub(in crate::identify) fn is_year_number(number: f64) -> bool {
    number.fract() == 0.0 && ((1900.0..1990.0).contains(&number) || is_year(number as i32))
}

/// A year in which nobody who is followed was born.
pub(in crate::identify) fn is_recent_year(number: f64) -> bool {
    number >= 1990.0 && is_year_number(number)
}

const SILENT: &[&str] = &[
    "n r",
    "nr",
    "n c",
    "nc",
    "nsp",
    "inconnu",
    "inconnue",
    "non renseigne",
    "a completer",
    "a definir",
    "neant",
    "x",
    "idem",
    "id",
    "sans objet",
    "so",
];

const LEADS: &[&str] = &[
    "le", "du", "depuis", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn cells_look_like_what_they_are() {
        for (given, expected) in [
            ("14/11/2016", Look::Date),
            ("2016-11-14", Look::Date),
            ("10.2016", Look::Date),
            ("10.5", Look::Number(10.5)),
            ("10/2016", Look::Date),
            ("déc-16", Look::Date),
            ("28 AOUT 2017", Look::Date),
            ("mi-novembre 2017", Look::Date),
            ("lundi 14/11/2016", Look::Date),
            ("le 14/11/2016", Look::Date),
            ("14 / 11 / 2016", Look::Date),
            ("le 3e étage", Look::Words),
            ("33 000 €", Look::Number(33_000.0)),
            ("0,8", Look::Number(0.8)),
            ("15.000,00 €", Look::Number(15_000.0)),
            ("1,234,567.50", Look::Number(1_234_567.5)),
            ("80 %", Look::Number(80.0)),
            ("85 ans", Look::Number(85.0)),
            ("60 Achats", Look::Words),
            ("1ère visite", Look::Words),
            ("NR", Look::Silent),
            ("?", Look::Silent),
            ("EHPAD", Look::Words),
        ] {
            assert_eq!(look(&text(given)), expected, "{given:?}");
        }
    }
}
