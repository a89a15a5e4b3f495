//! Dates as they are written: native, serial numbers, day first, months and years in French words.

use jiff::ToSpan;
use jiff::civil::Date;

use super::missing::{is_missing, unusable};
use super::rules::{
    CHOSEN_DATE, DATE_NOT_UNDERSTOOD, IMPLAUSIBLE_DATE, IMPOSSIBLE_DATE, LATE_BIRTH, SERIAL_DATE, UNEXPECTED_TYPE,
};
use super::vocabulary::quoted;
use super::{Finding, Read, year};
use crate::base::date::{DateLue, Precision, french, from_days};
use crate::base::fold::fold;
use crate::extract::grid::Value;

mod words;

/// A date of a document or an event; two-digit years up to 30 are of this century.
pub fn date(value: &Value) -> Read<DateLue> {
    read(value, |year| if year <= 30 { 2000 + year } else { 1900 + year })
}

/// A date of birth: two-digit years are of the twentieth century, and the value is never shown.
///
/// Excel takes `02/05/29` for 2029: a birth after 1999 is read a century earlier, and told.
pub fn birth_date(value: &Value) -> Read<DateLue> {
    match read(value, |year| 1900 + year) {
        Read::Sure(date) if date.jour.year() >= 2000 => match date.jour.checked_sub(100.years()) {
            Ok(jour) => Read::Chosen(DateLue { jour, ..date }, Finding::new(&LATE_BIRTH, LATE_BIRTH_READ)),
            Err(_) => Read::Unread(Finding::new(&LATE_BIRTH, LATE_BIRTH_READ)),
        },
        Read::Chosen(date, finding) => Read::Chosen(date, finding.hushed()),
        Read::Unread(finding) => Read::Unread(finding.hushed()),
        read => read,
    }
}

/// A year of birth, read like a date of birth.
pub fn birth_year(value: &Value) -> Read<i32> {
    match year(value) {
        Read::Sure(year) if year >= 2000 => Read::Chosen(year - 100, Finding::new(&LATE_BIRTH, LATE_BIRTH_READ)),
        read => read,
    }
}

const LATE_BIRTH_READ: &str = "l’année de naissance est lue cent ans plus tôt";

/// Two digits → the year they stand for.
type Century = fn(i16) -> i16;

fn read(value: &Value, century: Century) -> Read<DateLue> {
    if let Some(read) = unusable(value) {
        return read;
    }
    match value {
        Value::Date { day, .. } => from_days(*day).map_or_else(implausible, |it| plausible(exact(it))),
        Value::Number(number) => of_number(*number),
        Value::Duration(days) => serial(*days).unwrap_or_else(|| unexpected("une durée")),
        Value::Bool(_) => unexpected("un vrai/faux"),
        Value::Text(text) => of_text(text, century),
        Value::Error(_) | Value::Uncomputed => Read::Missing,
    }
}

fn of_number(number: f64) -> Read<DateLue> {
    if let Some(read) = serial(number) {
        return read;
    }
    let whole = number as i64;
    if number.fract() == 0.0 && (FIRST_YEAR..=LAST_YEAR).contains(&whole) {
        return Read::Sure(DateLue { jour: Date::constant(whole as i16, 1, 1), precision: Precision::Annee });
    }
    let compact = if number.fract() == 0.0 { of_digits(whole) } else { month_dot_year(number) };
    match compact {
        Some(date) => Read::Chosen(date, chosen(date, Some(format!("le nombre {number}")))),
        None => unexpected("un nombre"),
    }
}

/// A serial number of the 1900 calendar: 20 000 (1954) to 60 000 (2064).
fn serial(number: f64) -> Option<Read<DateLue>> {
    if !(20_000.0..=60_000.0).contains(&number) {
        return None;
    }
    let date = exact(from_days(number.floor() as i32 - SERIAL_OF_1970)?);
    let message = format!("le nombre {} est lu comme le {}", number.floor(), french(date.jour));
    Some(Read::Chosen(date, Finding::new(&SERIAL_DATE, message)))
}

/// `20160624` or `24062016` (`1092016` when the first zero was lost).
fn of_digits(number: i64) -> Option<DateLue> {
    let (high, low) = (number / 10_000, number % 10_000);
    let year_first = || day(high, low / 100, low % 100);
    let day_first = || day(low, high % 100, high / 100);
    (10_000_000..100_000_000)
        .contains(&number)
        .then(year_first)
        .flatten()
        .or_else(|| (1_000_000..100_000_000).contains(&number).then(day_first).flatten())
}

/// `10.2016` that a decimal point turned into a number.
fn month_dot_year(number: f64) -> Option<DateLue> {
    let scaled = (number * 10_000.0).round();
    if (number * 10_000.0 - scaled).abs() > 1e-6 {
        return None;
    }
    let scaled = scaled as i64;
    month(scaled % 10_000, scaled / 10_000)
}

fn of_text(text: &str, century: Century) -> Read<DateLue> {
    if let Some(date) = of_slashes(text) {
        return plausible(exact(date));
    }
    let folded = fold(without_time(text));
    if is_missing(&folded) || words::says_no_date(&folded) {
        return Read::Missing;
    }
    if let Ok(number) = folded.parse::<u32>() {
        return of_number(f64::from(number));
    }
    let doubt = text.contains('?');
    match words::read(&folded, century) {
        words::Said::Date(date) if doubt => match plausible(date) {
            Read::Sure(date) => Read::Chosen(date, chosen(date, quoted(text))),
            read => read,
        },
        words::Said::Date(date) => plausible(date),
        words::Said::DateAmongWords(date) => match plausible(date) {
            Read::Sure(date) => Read::Chosen(date, chosen(date, quoted(text))),
            read => read,
        },
        words::Said::Impossible(likely) => Read::Unread(impossible(text, likely)),
        words::Said::NotSure(likely) => Read::Unread(not_understood(text, likely)),
    }
}

/// `24/06/2016` read without folding: the ordinary case of a text date.
fn of_slashes(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('/');
    let mut part = || parts.next().filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let (first, second, third) = (part()?, part()?, part()?);
    if parts.next().is_some() || first.len() > 2 || second.len() > 2 || third.len() != 4 {
        return None;
    }
    Date::new(third.parse().ok()?, second.parse().ok()?, first.parse().ok()?).ok()
}

/// `24/06/2016 10:30:00`, `2016-06-24T00:00:00`: the part before the hour.
fn without_time(text: &str) -> &str {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let colon = text.match_indices(':').map(|it| it.0).find(|at| *at > 0 && digit(at - 1) && digit(at + 1));
    colon.and_then(|at| text[..at].rfind([' ', 'T', '\u{a0}'])).map_or(text, |at| &text[..at])
}

fn plausible(date: DateLue) -> Read<DateLue> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&i64::from(date.jour.year())) { Read::Sure(date) } else { implausible() }
}

fn implausible() -> Read<DateLue> {
    Read::Unread(Finding::new(&IMPLAUSIBLE_DATE, "l’année est hors de 1900 à 2100"))
}

fn unexpected(what: &str) -> Read<DateLue> {
    Read::Unread(Finding::new(&UNEXPECTED_TYPE, format!("{what} au lieu d’une date")))
}

fn impossible(text: &str, likely: Option<Date>) -> Finding {
    let what = quoted(text).unwrap_or_else(|| "la date écrite".to_owned());
    Finding::new(&IMPOSSIBLE_DATE, format!("{what} n’existe pas (jour, puis mois, puis année)"))
        .likely(likely.map(french))
}

fn not_understood(text: &str, likely: Option<Date>) -> Finding {
    let what = quoted(text).unwrap_or_else(|| "le texte".to_owned());
    Finding::new(&DATE_NOT_UNDERSTOOD, format!("{what} n’est pas une date complète")).likely(likely.map(french))
}

fn chosen(date: DateLue, what: Option<String>) -> Finding {
    let what = what.unwrap_or_else(|| "le texte".to_owned());
    let read = match date.precision {
        Precision::Jour => format!("le {}", french(date.jour)),
        Precision::Mois => date.jour.strftime("%m/%Y").to_string(),
        Precision::Annee => date.jour.year().to_string(),
    };
    Finding::new(&CHOSEN_DATE, format!("{what} est lu comme {read}"))
}

fn exact(jour: Date) -> DateLue {
    DateLue { jour, precision: Precision::Jour }
}

fn day(year: i64, month: i64, day: i64) -> Option<DateLue> {
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(exact(date))
}

fn month(year: i64, month: i64) -> Option<DateLue> {
    day(year, month, 1).map(|it| DateLue { precision: Precision::Mois, ..it })
}

const FIRST_YEAR: i64 = 1900;
const LAST_YEAR: i64 = 2100;

/// Serial number of 1 January 1970 in the 1900 calendar.
const SERIAL_OF_1970: i32 = 25_569;

#[cfg(test)]
mod tests;
