//! Days, periods, and how precisely a date is known.

use jiff::civil::Date;

/// A date read in a table: a day, known as such or only by its month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateLue {
    /// The day; the first of the month or of the year when the day is not known (`mi-novembre` is the 15th, `fin mars` the 25th,
    /// `début avril` the 5th, `été 2017` 1 July).
    pub jour: Date,
    pub precision: Precision,
}

/// How precisely a date is known. Only [`Precision::Jour`] enters a delay in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Jour,
    Mois,
    Annee,
}

/// The period of a run, both ends included: 1 January to 31 December, or to the cut-off date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periode {
    pub exercice: i16,
    pub debut: Date,
    pub fin: Date,
}

impl Periode {
    /// The whole year, or its part up to `au` when `au` falls before 31 December.
    pub fn new(exercice: i16, au: Option<Date>) -> Self {
        let debut = Date::constant(exercice, 1, 1);
        let fin = Date::constant(exercice, 12, 31);
        Self { exercice, debut, fin: au.map_or(fin, |au| au.clamp(debut, fin)) }
    }

    /// Whether a day falls in it.
    pub fn contains(&self, day: Date) -> bool {
        (self.debut..=self.fin).contains(&day)
    }

    /// Days from the first to the last, both counted.
    pub fn days(&self) -> i64 {
        i64::from(days(self.fin) - days(self.debut)) + 1
    }

    /// Months: 12 for a whole year, else days / 30,4375.
    pub fn months(&self) -> f64 {
        if (self.fin.month(), self.fin.day()) == (12, 31) { 12.0 } else { self.days() as f64 / 30.4375 }
    }
}

/// The months in order, as texts are compared: without accents.
pub const MOIS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// The name of a month, from 1 to 12, as people read it; nothing of any other number.
pub fn month_name(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|it| WRITTEN.get(it)).copied().unwrap_or_default()
}

const WRITTEN: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Days since 1 January 1970, as polars counts them.
pub fn days(date: Date) -> i32 {
    date.since((jiff::Unit::Day, EPOCH)).map_or(0, |span| span.get_days())
}

/// The day that lies so many days after 1 January 1970; `None` outside years 1 to 9999.
pub fn from_days(days: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// `24/06/2016`.
pub fn french(date: Date) -> String {
    date.strftime("%d/%m/%Y").to_string()
}

const EPOCH: Date = Date::constant(1970, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_other_s_inverse() {
        for day in [-25_567, 0, 16_976, 47_846] {
            assert_eq!(from_days(day).map(days), Some(day));
        }
        assert_eq!(french(Date::constant(2016, 6, 24)), "24/06/2016");
    }

    #[test]
    fn a_cut_off_shortens_the_period() {
        let whole = Periode::new(2017, None);
        assert_eq!((whole.days(), whole.months()), (365, 12.0));
        let cut = Periode::new(2017, Some(Date::constant(2017, 9, 14)));
        assert_eq!(cut.days(), 257);
        assert!((cut.months() - 257.0 / 30.4375).abs() < 1e-12);
        assert_eq!(Periode::new(2017, Some(Date::constant(2018, 3, 1))), whole);
    }
}
