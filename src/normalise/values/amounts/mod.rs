//! Amounts, ETP, counts and years; exact decimals, never a binary sum.

use super::missing::{is_missing, unusable};
use super::rules::{
    AMBIGUOUS_NUMBER, CHOSEN_NUMBER, LONG_NUMBER, NUMBER_NOT_UNDERSTOOD, UNEXPECTED_TYPE, YEAR_NOT_UNDERSTOOD,
};
use super::vocabulary::quoted;
use super::{Finding, Read, yes_no};
use crate::base::date::from_days;
use crate::base::fold::fold;
use crate::base::money::decimal;
use crate::base::table::ETP_UNIT;
use crate::extract::grid::Value;
use written::{Number, Problem};

mod time;
mod written;

/// Cents, rounded half away from zero.
pub fn amount(value: &Value) -> Read<i64> {
    scaled(value, 2, written::amount)
}

/// Ten-thousandths of a full-time equivalent; `80 %` is 8 000, `mi-temps` 5 000, `28h/35h` 8 000.
pub fn etp(value: &Value) -> Read<i64> {
    scaled(value, 4, |text| time::part_of_time(text).map_or_else(|| written::etp(text), Ok))
}

/// Ten-thousandths of a quantity, whatever its unit: `12,5 h` is 125 000.
pub fn quantity(value: &Value) -> Read<i64> {
    match value {
        Value::Duration(days) => scaled(&Value::Number(days * 24.0), 4, written::quantity),
        _ => scaled(value, 4, written::quantity),
    }
}

/// Ten-thousandths of a result or a target as written, and whether it is a percentage; yes is 1, no is 0.
pub fn measure(value: &Value) -> Read<(i64, bool)> {
    let percent = matches!(value, Value::Text(text) if text.trim_end().ends_with('%'));
    match (scaled(value, 4, written::measure), yes_no(value)) {
        (Read::Unread(_), Read::Sure(yes)) => Read::Sure((if yes { ETP_UNIT } else { 0 }, false)),
        (read, _) => read.map(|it| (it, percent)),
    }
}

/// A whole number, not negative.
pub fn count(value: &Value) -> Read<i64> {
    match scaled(value, 2, written::count) {
        Read::Sure(cents) | Read::Chosen(cents, _) if cents % 100 != 0 || cents < 0 => Read::Unread(Finding::new(
            &NUMBER_NOT_UNDERSTOOD,
            format!("{} n’est pas un nombre entier positif", decimal(cents as f64 / 100.0, 2)),
        )),
        read => read.map(|cents| cents / 100),
    }
}

/// A year from 1900 to 2100, alone or with words that hold no other number (`BP 2017`).
pub fn year(value: &Value) -> Read<i32> {
    if let Some(read) = unusable(value) {
        return read;
    }
    let found = match value {
        Value::Number(number) if number.fract() == 0.0 => Some(*number as i64),
        Value::Date { day, .. } => from_days(*day).map(|it| it.year().into()),
        Value::Text(text) => {
            let folded = fold(text);
            if is_missing(&folded) {
                return Read::Missing;
            }
            only_year(&folded)
        }
        _ => None,
    };
    match found.filter(|it| YEARS.contains(it)).and_then(|it| i32::try_from(it).ok()) {
        Some(year) => Read::Sure(year),
        None => Read::Unread(Finding::new(&YEAR_NOT_UNDERSTOOD, "la cellule ne dit pas une année")),
    }
}

fn only_year(folded: &str) -> Option<i64> {
    let mut numbers = folded.split(' ').filter(|it| it.bytes().any(|it| it.is_ascii_digit()));
    let year = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some(year)
}

/// A number in units of 10⁻ᵈⁱᵍⁱᵗˢ.
fn scaled(value: &Value, digits: u32, read: fn(&str) -> Result<Number, Problem>) -> Read<i64> {
    if let Some(read) = unusable(value) {
        return read;
    }
    match value {
        Value::Number(number) => match of_float(*number, digits) {
            Some(number) => Read::Sure(number),
            None => Read::Unread(Finding::new(&LONG_NUMBER, "plus de 15 chiffres")),
        },
        Value::Text(text) => of_text(text, digits, read),
        Value::Date { .. } => unexpected("une date"),
        Value::Duration(_) => unexpected("une durée"),
        Value::Bool(_) => unexpected("un vrai/faux"),
        Value::Error(_) | Value::Uncomputed => Read::Missing,
    }
}

fn of_text(text: &str, digits: u32, read: fn(&str) -> Result<Number, Problem>) -> Read<i64> {
    if is_missing(&fold(text)) {
        return Read::Missing;
    }
    let what = || quoted(text).unwrap_or_else(|| "le texte".to_owned());
    match read(text) {
        Ok(number) => match number.scaled(digits) {
            Some(value) if number.chosen => {
                let message =
                    format!("{} est lu comme {}", what(), decimal(value as f64 / 10f64.powi(digits as i32), 4));
                Read::Chosen(value, Finding::new(&CHOSEN_NUMBER, message))
            }
            Some(value) => Read::Sure(value),
            None => Read::Unread(Finding::new(&LONG_NUMBER, "plus de 15 chiffres")),
        },
        Err(Problem::Ambiguous) => {
            Read::Unread(Finding::new(&AMBIGUOUS_NUMBER, format!("{} peut se lire de deux façons", what())))
        }
        Err(Problem::TooLong) => Read::Unread(Finding::new(&LONG_NUMBER, "plus de 15 chiffres")),
        Err(Problem::NotANumber(likely)) => {
            let finding = Finding::new(&NUMBER_NOT_UNDERSTOOD, format!("{} n’est pas un nombre", what()));
            Read::Unread(finding.likely(likely))
        }
    }
}

/// Half away from zero on the shortest decimal that the float stands for: `1.005` is 1,01 in cents.
fn of_float(number: f64, digits: u32) -> Option<i64> {
    let scaled = number * 10f64.powi(i32::try_from(digits).ok()?);
    let near = scaled.round();
    if (scaled - near).abs() < 1e-6 && near.abs() < 1e15 {
        return Some(near as i64);
    }
    written::of_float(number)?.scaled(digits)
}

fn unexpected(what: &str) -> Read<i64> {
    Read::Unread(Finding::new(&UNEXPECTED_TYPE, format!("{what} au lieu d’un nombre")))
}

const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

#[cfg(test)]
mod tests;
