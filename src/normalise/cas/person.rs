//! What a case base says of persons, reduced to an age and to marks that tell two persons apart.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use polars::prelude::*;

use super::cells::Cells;
use crate::base::date::{DateLue, Precision, days, from_days};
use crate::base::fold::fold;
use crate::identify::tables::cas as table;
use crate::normalise::values;

/// Persons, row by row. Nothing of them is left in the frames but an age.
pub(super) struct Person {
    /// The words of the name, hashed.
    pub(super) names: Vec<Option<u64>>,
    /// Days of birth.
    pub(super) births: Vec<Option<i32>>,
    years: Vec<Option<i32>>,
    ages: Vec<Option<i64>>,
}

impl Person {
    pub(super) fn read(cells: &mut Cells) -> Self {
        let height = cells.height();
        let births = cells.read(table::DATE_NAISSANCE, values::birth_date, |it| days(it.jour));
        let births = births.unwrap_or_else(|| vec![None; height]);
        let years = cells.read(table::ANNEE_NAISSANCE, values::birth_year, |it| *it);
        // An age often comes from a formula on the day: it tells no two rows apart.
        let ages = cells.read(table::AGE, values::count, |_| ());
        let year = |date: &Option<DateLue>| date.map(|it| i32::from(it.jour.year()));
        let years = years.unwrap_or_else(|| vec![None; height]);
        Self {
            names: names(cells),
            years: years.iter().zip(&births).map(|(said, birth)| said.or(year(birth))).collect(),
            births: births
                .iter()
                .map(|it| it.filter(|it| it.precision == Precision::Jour).map(|it| days(it.jour)))
                .collect(),
            ages: ages.unwrap_or_else(|| vec![None; height]),
        }
    }

    /// Age at inclusion in completed years; by the year of birth alone when the day is not known; else what the file says.
    pub(super) fn ages(&self, inclusions: Option<&DateChunked>) -> Vec<Option<i64>> {
        let inclusion = |row| inclusions.and_then(|it| it.physical().get(row)).and_then(from_days);
        let age = |row: usize| {
            let said = self.ages[row];
            let Some(inclusion) = inclusion(row) else { return said };
            let birth = self.births[row].and_then(from_days);
            birth
                .map(|it| completed_years(it, inclusion))
                .or_else(|| self.years[row].map(|it| i64::from(inclusion.year()) - i64::from(it)))
                .or(said)
        };
        (0..self.ages.len()).map(age).collect()
    }
}

fn completed_years(birth: Date, at: Date) -> i64 {
    let before_birthday = (at.month(), at.day()) < (birth.month(), birth.day());
    i64::from(at.year()) - i64::from(birth.year()) - i64::from(before_birthday)
}

/// The words of a name in alphabetical order, so that `DUPONT Jeanne` in one column is `Jeanne`, `Dupont` in two.
fn names(cells: &Cells) -> Vec<Option<u64>> {
    let rows = cells.all(table::IDENTITE, |heading| {
        let folded = fold(heading);
        folded.split(' ').any(|it| matches!(it, "nom" | "noms" | "prenom" | "prenoms" | "usager"))
    });
    rows.iter()
        .map(|cells| {
            let texts: Vec<String> =
                cells.iter().filter_map(|it| values::text(it).value()).map(|it| fold(&it)).collect();
            let mut words: Vec<&str> = texts.iter().flat_map(|it| it.split(' ')).filter(|it| it.len() > 1).collect();
            words.sort_unstable();
            let mut hasher = DefaultHasher::new();
            words.hash(&mut hasher);
            (!words.is_empty()).then(|| hasher.finish())
        })
        .collect()
}
