//! Working time written in words, fractions or hours: `4/5e`, `temps partiel 80 %`, `28h/35h`, `121,33 h / mois`.

use super::written::{Number, plain};
use crate::base::fold::fold;

/// Hours of a full time: a week, a month, a year (code du travail, articles L. 3121-27 et L. 3121-41).
const WEEK: (i128, u32) = (35, 0);
const MONTH: (i128, u32) = (15_167, 2);
const YEAR: (i128, u32) = (1_607, 0);

/// Ten-thousandths of a full time; chosen when the full time that hours are of is not written beside them.
pub(super) fn part_of_time(text: &str) -> Option<Number> {
    let text = text.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    words(&fold(&text)).or_else(|| fraction(&text)).or_else(|| hours(&text)).or_else(|| wordy(&text))
}

fn words(folded: &str) -> Option<Number> {
    let bare = folded.strip_prefix("a ").unwrap_or(folded);
    let bare = bare.strip_prefix("1 ").or_else(|| bare.strip_prefix("un ")).unwrap_or(bare);
    PARTS_OF_TIME.iter().find(|it| it.0 == bare).map(|it| Number::ten_thousandths(it.1, false))
}

/// `4/5e`, `28h/35h`, `28/35`, `4/5 de temps`.
fn fraction(text: &str) -> Option<Number> {
    let (part, whole) = text.split_once('/')?;
    let ((part, before), (whole, after)) = (measured(part)?, measured(whole)?);
    let hours = HOURS.contains(&before) && (HOURS.contains(&after) || after.is_empty());
    let ordinal = before.is_empty() && fold(after).split(' ').all(|it| ORDINALS.contains(&it));
    let known = FULL_TIMES.contains(&whole) || ordinal && PARTS.contains(&whole);
    let asked = (hours || ordinal) && known && part > 0 && part <= whole;
    asked.then(|| Number::ten_thousandths(rounded(part * 10_000, whole), false))
}

/// `28 h hebdo`, `121,33 h / mois`, `1 607 h`: hours of the legal full time.
fn hours(text: &str) -> Option<Number> {
    let (part, unit) = measured(text)?;
    let folded = fold(unit);
    let mut said = folded.split(' ').filter(|it| !LINKS.contains(it));
    if !said.next().is_some_and(|it| HOURS.contains(&it)) {
        return None;
    }
    let of = match said.collect::<Vec<_>>().as_slice() {
        [] if part <= 3_900 => WEEK,
        [] if (100_000..=160_700).contains(&part) => YEAR,
        [it] if WEEKLY.contains(it) => WEEK,
        [it] if MONTHLY.contains(it) => MONTH,
        [it] if YEARLY.contains(it) => YEAR,
        _ => return None,
    };
    let whole = of.0 * if of.1 == 0 { 100 } else { 1 };
    (part > 0).then(|| Number::ten_thousandths(rounded(part * 10_000, whole).min(10_000), true))
}

/// `temps partiel 80 %`, `80 % d’un temps plein`, `0,5 temps plein`.
fn wordy(text: &str) -> Option<Number> {
    let start = text.find(|it: char| it.is_ascii_digit())?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|it: char| !(it.is_ascii_digit() || matches!(it, ',' | '.'))).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let number = plain(number).ok()?;
    let after = after.trim_start();
    let (number, after) = match after.strip_prefix('%') {
        Some(after) => (number.per_cent(), after),
        None => (number, after),
    };
    let is_time = |it: &str| fold(it).split(' ').all(|it| it.is_empty() || OF_TIME.contains(&it));
    let value = number.scaled(4)?;
    (is_time(before) && is_time(after) && (1..=10_000).contains(&value)).then_some(number)
}

/// A number in hundredths, and what follows it.
fn measured(text: &str) -> Option<(i128, &str)> {
    let text = text.trim();
    let end = text.find(|it: char| !(it.is_ascii_digit() || matches!(it, ',' | '.' | ' '))).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number = plain(number.trim()).ok()?.scaled(2)?;
    Some((number.into(), unit.trim()))
}

/// Half up.
fn rounded(part: i128, whole: i128) -> i64 {
    ((2 * part + whole) / (2 * whole)).try_into().unwrap_or_default()
}

const HOURS: &[&str] = &["h", "heure", "heures", "hrs", "hr"];
/// What follows the whole of a fraction.
const ORDINALS: &[&str] = &["", "e", "eme", "ieme", "d", "un", "de", "temps", "tps", "etp"];
/// Wholes of fractions, in hundredths.
const PARTS: &[i128] = &[100, 200, 300, 400, 500, 600, 800, 1_000];
/// Hours of full times, in hundredths: a week, a month, a year.
const FULL_TIMES: &[i128] = &[3_500, 3_750, 3_900, 15_167, 160_700];
const LINKS: &[&str] = &["", "par", "a", "la", "au", "l", "de", "travail", "en"];
const WEEKLY: &[&str] = &["hebdo", "hebdomadaire", "hebdomadaires", "semaine", "sem", "s"];
const MONTHLY: &[&str] = &["mois", "mensuel", "mensuelle", "mensuelles", "mensuels", "mens"];
const YEARLY: &[&str] = &["an", "annuel", "annuelle", "annuelles", "annuels", "annee"];
const OF_TIME: &[&str] = &[
    "temps", "tps", "partiel", "plein", "complet", "non", "quotite", "etp", "a", "d", "un", "du", "de", "soit",
    "travail", "tp",
];

const PARTS_OF_TIME: &[(&str, i64)] = &[
    ("temps plein", 10_000),
    ("plein temps", 10_000),
    ("temps complet", 10_000),
    ("tp", 10_000),
    ("tc", 10_000),
    ("mi temps", 5_000),
    ("mi tps", 5_000),
    ("demi temps", 5_000),
    ("quart temps", 2_500),
    ("quart de temps", 2_500),
    ("trois quarts temps", 7_500),
    ("trois quarts de temps", 7_500),
    ("3 4 temps", 7_500),
    ("tiers temps", 3_333),
];
