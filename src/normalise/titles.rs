//! What the words around a table say: its year, its date, whether it is in full year.

use std::collections::BTreeSet;

use super::values::{self, Read};
use crate::base::date::{DateLue, Precision};
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::RawTable;

/// Which year a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Known(i32),
    /// « En année pleine »: belongs to no exercice.
    Full,
    Unsaid,
}

/// Titles from the nearest up, then the names of the sheet, of the file and of its folders.
pub(super) fn around(table: &RawTable) -> impl Iterator<Item = &str> {
    table.titles.iter().map(|it| it.1.as_str()).chain(table.names.iter().map(String::as_str))
}

/// The year of a table: the headings of those columns, else the nearest words around it that name one year or « année pleine ».
pub(super) fn year(table: &RawTable, columns: &[&str]) -> Year {
    let headings = table.columns.iter().filter(|it| columns.contains(&it.column.id)).map(|it| it.heading.as_str());
    headings.chain(around(table)).map(year_in).find(|it| *it != Year::Unsaid).unwrap_or(Year::Unsaid)
}

/// The year that a text names; a text that names several says nothing, one that names a year besides « année pleine » means the year.
pub(super) fn year_in(text: &str) -> Year {
    let folded = fold(text);
    let years: BTreeSet<i32> = folded.split(' ').filter_map(four_digits).collect();
    match (years.len(), years.first()) {
        (1, Some(&year)) => Year::Known(year),
        (0, _) if folded.contains("annee pleine") => Year::Full,
        _ => Year::Unsaid,
    }
}

fn four_digits(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (2000..=2100).contains(&year).then_some(year)
}

/// The most precise date that the nearest words around a table name: `MAIA 25, décembre 2016`.
pub(super) fn date(table: &RawTable) -> Option<DateLue> {
    around(table).find_map(date_in)
}

/// Runs of three, two then one words are tried, so that `31/12/2016` is a day and not a year.
fn date_in(text: &str) -> Option<DateLue> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    [(3, Precision::Jour), (2, Precision::Mois), (1, Precision::Annee)].into_iter().find_map(|(length, precision)| {
        words.windows(length).find_map(|run| {
            let last = run.last().copied()?;
            four_digits(last).or_else(|| two_digits_after_a_month(run))?;
            let separator = if run.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit())) { "/" } else { " " };
            match values::date(&Value::Text(run.join(separator).into())) {
                Read::Sure(date) | Read::Chosen(date, _) if date.precision == precision => Some(date),
                _ => None,
            }
        })
    })
}

/// `déc 16`.
fn two_digits_after_a_month(run: &[&str]) -> Option<i32> {
    let [month, year] = run else { return None };
    let lettered = month.chars().all(char::is_alphabetic);
    year.parse().ok().filter(|_| lettered && year.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_one_year_or_none() {
        for (text, expected) in [
            ("ANNEXE 2 - BUDGET 2017", Year::Known(2017)),
            ("Budget prévisionnel en année pleine", Year::Full),
            ("Tableau des effectifs 2017 et en année pleine", Year::Known(2017)),
            ("Convention n° 201700224", Year::Unsaid),
            ("Convention 2017-2019", Year::Unsaid),
            ("MAIA 67", Year::Unsaid),
            ("Effectifs au 31/12/2016", Year::Known(2016)),
        ] {
            assert_eq!(year_in(text), expected, "{text}");
        }
    }
}
