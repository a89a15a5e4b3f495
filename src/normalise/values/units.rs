//! Units that stand once for a whole column: thousands of euros in a heading or a title, parts of a hundred for ETP.

use std::borrow::Cow;

use super::rules::CHOSEN_NUMBER;
use super::{Finding, Read, amount, etp};
use crate::base::fold::fold;
use crate::base::table::{ColumnType, ETP_UNIT};
use crate::extract::grid::Value;
use crate::identify::{Matched, RawTable, Role};

/// What the numbers of a column count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// As they stand.
    One,
    /// Thousands of euros.
    Thousand,
    /// Hundredths of a full-time equivalent; not said by the heading when `guessed`.
    Hundredth { guessed: bool },
    /// Hours of a week whose full time is 35 (code du travail, article L. 3121-27).
    WeeklyHour,
}

/// The unit of each column, in their order.
pub(super) fn units(table: &RawTable) -> Vec<Unit> {
    let labels = table.columns.iter().filter(|it| !matches!(it.column.ty, ColumnType::Amount)).map(|it| &it.heading);
    let around = table.titles.iter().map(|it| &it.1).chain(labels).chain(table.names.iter().take(2));
    let titled = around.into_iter().any(|it| says_thousands(it));
    table.columns.iter().enumerate().map(|(rank, matched)| unit(table, rank, matched, titled)).collect()
}

impl Unit {
    /// Reads an amount written in that unit, in cents.
    pub(super) fn amount(self, value: &Value) -> Read<i64> {
        match self {
            Self::Thousand => amount(&scaled(value, 1_000.0, "k€")),
            _ => amount(value),
        }
    }

    /// Reads an ETP written in that unit.
    pub(super) fn etp(self, value: &Value) -> Read<i64> {
        let guessed = match self {
            Self::Hundredth { guessed } => guessed,
            Self::WeeklyHour if is_bare(value) => return weekly(value),
            _ => return etp(value),
        };
        match etp(&scaled(value, 0.01, "%")) {
            Read::Sure(read) if guessed && is_bare(value) => {
                let message = format!("{} est lu comme des pour cent d’un temps plein", shown(value));
                Read::Chosen(read, Finding::new(&CHOSEN_NUMBER, message))
            }
            read => read,
        }
    }
}

fn weekly(value: &Value) -> Read<i64> {
    match etp(value) {
        Read::Sure(hours) => {
            let message =
                format!("{} est lu comme des heures par semaine, pour un temps plein de 35\u{a0}h", shown(value));
            Read::Chosen((2 * hours + WEEK) / (2 * WEEK), Finding::new(&CHOSEN_NUMBER, message))
        }
        read => read,
    }
}

/// Hours of a full-time week.
const WEEK: i64 = 35;

fn unit(table: &RawTable, rank: usize, matched: &Matched, titled: bool) -> Unit {
    match matched.column.ty {
        ColumnType::Amount if says_thousands(&matched.heading) => Unit::Thousand,
        ColumnType::Amount if titled && !says_euros(&matched.heading) => Unit::Thousand,
        ColumnType::Etp => parts(table, rank, matched.heading.contains('%')),
        ColumnType::Share => parts(table, rank, true),
        _ => Unit::One,
    }
}

/// ETP above what one person can work are parts of a hundred, when the heading says so or no cell says otherwise.
fn parts(table: &RawTable, rank: usize, said: bool) -> Unit {
    let cells = table.rows.iter().filter(|it| it.role == Role::Data).filter_map(|it| it.cells.get(rank)?.as_ref());
    let bare: Vec<i64> = cells.filter(|it| is_bare(it)).filter_map(|it| etp(it).split().0).collect();
    let hundredths = match said {
        true => bare.iter().any(|it| *it > 2 * ETP_UNIT),
        false => !bare.is_empty() && bare.iter().all(|it| (10 * ETP_UNIT..=100 * ETP_UNIT).contains(it)),
    };
    let weekly =
        hundredths && !said && bare.contains(&(WEEK * ETP_UNIT)) && bare.iter().all(|it| *it <= WEEK * ETP_UNIT);
    if weekly {
        return Unit::WeeklyHour;
    }
    if hundredths { Unit::Hundredth { guessed: !said } } else { Unit::One }
}

/// `Coût (k€)`, `en milliers d’euros`; `subvention de 120 k€` is an amount, no unit.
fn says_thousands(text: &str) -> bool {
    let compact: String = text.to_lowercase().chars().filter(|it| !it.is_whitespace()).collect();
    let sign = compact.match_indices("k€").any(|(at, _)| !compact[..at].ends_with(|it: char| it.is_ascii_digit()));
    let folded = format!(" {} ", fold(text));
    let before = |word: &str| folded.find(word).map(|at| folded[..at].to_owned());
    let worded = [" keur ", " keuros ", " ke ", " milliers d euros ", " milliers euros ", " millier d euros "];
    sign || worded.iter().filter_map(|it| before(it)).any(|it| !it.ends_with(|it: char| it.is_ascii_digit()))
}

fn says_euros(heading: &str) -> bool {
    heading.contains('€') || fold(heading).split(' ').any(|it| it == "euros")
}

/// The value in the usual unit; a text that states its own unit keeps it.
fn scaled<'v>(value: &'v Value, factor: f64, unit: &str) -> Cow<'v, Value> {
    match value {
        Value::Number(number) => Cow::Owned(Value::Number(number * factor)),
        Value::Text(text) if is_bare(value) => Cow::Owned(Value::Text(format!("{text} {unit}").into())),
        _ => Cow::Borrowed(value),
    }
}

/// A number without a word about its unit.
fn is_bare(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Text(text) => {
            text.contains(|it: char| it.is_ascii_digit())
                && !text.contains(|it: char| it.is_alphabetic() || "€%/".contains(it))
        }
        _ => false,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("le nombre {}", number.to_string().replace('.', ",")),
        _ => "le nombre".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tables::effectifs::KIND;
    use crate::normalise::raw::raw;

    #[test]
    fn thousands_of_euros_are_said_by_headings_and_titles() {
        for (given, expected) in [
            ("Coût total (k€)", true),
            ("Salaire en K€", true),
            ("Effectifs 2017 (en milliers d’euros)", true),
            ("Montants en kEuros", true),
            ("Coût total", false),
            ("Coût total en euros", false),
            ("Subvention de 988 k€", false),
            ("Quelques milliers de personnes", false),
        ] {
            assert_eq!(says_thousands(given), expected, "{given:?}");
        }
    }

    #[test]
    fn thousands_said_around_the_table_hold_for_its_amounts() {
        for (titles, sheet, label, expected) in [
            ("Montants en k€", "Feuil1", "qualite", Unit::Thousand),
            ("Effectifs 2017", "Coûts (k€)", "qualite", Unit::Thousand),
            ("Effectifs 2017", "Feuil1", "Qualité (en k€)", Unit::Thousand),
            ("Effectifs 2017", "Feuil1", "qualite", Unit::One),
        ] {
            let mut table = raw(&KIND, &[titles], &[sheet, "effectifs"], "qualite | cout_total\nPilote | 60");
            label.clone_into(&mut table.columns[0].heading);
            assert_eq!(units(&table)[1], expected, "{titles} {sheet} {label}");
        }
    }

    #[test]
    fn a_column_of_hundreds_is_parts_of_a_hundred() {
        for (heading, cells, expected) in [
            ("ETP", ["1", "0,8"], [Some(10_000), Some(8_000)]),
            ("Quotité (%)", ["100", "50"], [Some(10_000), Some(5_000)]),
            ("% ETP", ["1", "0,8"], [Some(10_000), Some(8_000)]),
            ("% ETP", ["80 %", "0,8"], [Some(8_000), Some(8_000)]),
            ("Quotité", ["100", "80"], [Some(10_000), Some(8_000)]),
            ("Temps de travail", ["35", "28"], [Some(10_000), Some(8_000)]),
            ("ETP", ["100", "0,8"], [Some(1_000_000), Some(8_000)]),
        ] {
            let text = format!("qualite | etp\nPilote | {}\nGC | {}", cells[0], cells[1]);
            let mut table = raw(&KIND, &[], &["Feuil1", "effectifs"], &text);
            heading.clone_into(&mut table.columns[1].heading);
            let unit = units(&table)[1];
            let read = table.rows.iter().map(|it| unit.etp(it.cells[1].as_ref().unwrap()).split().0);
            assert_eq!(read.collect::<Vec<_>>(), expected, "{heading:?} {cells:?}");
        }
    }

    #[test]
    fn amounts_in_thousands_are_exact() {
        for (given, expected) in [
            (Value::Number(55.1), 5_510_000),
            (Value::Text("55,12".into()), 5_512_000),
            (Value::Text("55 000 €".into()), 5_500_000),
            (Value::Text("55 k€".into()), 5_500_000),
        ] {
            assert_eq!(Unit::Thousand.amount(&given).split().0, Some(expected), "{given:?}");
        }
    }
}
