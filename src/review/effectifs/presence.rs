//! How much of a year a post is paid for, by the two readings in use: every month begun counts, or every day.

use jiff::civil::Date;

use super::Ligne;
use crate::base::date::days;

/// Presence in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Presence {
    /// Months begun, from 1 to 12.
    pub months: i64,
    /// Shares of the year: the least and the most that a reading gives.
    least: f64,
    most: f64,
}

impl Presence {
    /// `None` when the post is not there that year, or when its dates do not say how long.
    pub(super) fn of(ligne: &Ligne, year: i16) -> Option<Self> {
        let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
        let entry = ligne.entree.map_or(first, |it| it.max(first));
        let exit = ligne.sortie.map_or(last, |it| it.min(last));
        let vague = ligne.entree.is_some_and(|it| it >= first) && !ligne.entree_au_jour;
        if entry > exit || vague && entry.month() == 1 {
            return None;
        }
        let months = i64::from(exit.month()) - i64::from(entry.month()) + 1;
        let by_month = months as f64 / 12.0;
        let by_day = f64::from(days(exit) - days(entry) + 1) / f64::from(days(last) - days(first) + 1);
        let entered_late = if vague { (months - 1) as f64 / 12.0 } else { by_day };
        Some(Self { months, least: by_month.min(by_day).min(entered_late), most: by_month.max(by_day) })
    }

    /// What is paid of a yearly amount, every month begun counting.
    pub(super) fn share(&self, yearly: i64) -> i64 {
        (yearly as f64 * self.months as f64 / 12.0).round() as i64
    }

    /// The yearly amount of which this is paid.
    pub(super) fn whole(&self, paid: i64) -> i64 {
        (paid as f64 * 12.0 / self.months as f64).round() as i64
    }

    /// Whether an amount is what is paid of a yearly one, by either reading or between them, to 2 % and one euro.
    pub(super) fn explains(&self, paid: i64, yearly: i64) -> bool {
        let (paid, yearly) = (paid as f64, yearly as f64);
        (yearly * self.least * 0.98 - 100.0..=yearly * self.most * 1.02 + 100.0).contains(&paid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::example::frames;
    use crate::review::effectifs::lignes;

    #[track_caller]
    fn presence(dates: &str) -> Option<Presence> {
        let text = format!("libelle | date_entree | date_sortie\nGC | {dates}");
        let frames = frames(&[("effectifs", &text)], crate::base::date::Periode::new(2017, None)).unwrap();
        Presence::of(&lignes(&frames).unwrap()[0], 2017)
    }

    #[test]
    fn months_begun_are_counted() {
        for (dates, months) in [
            (" | ", Some(12)),
            ("01/02/2013 | ", Some(12)),
            ("01/06/2017 | ", Some(7)),
            ("14/11/2017 | ", Some(2)),
            (" | 15/03/2017", Some(3)),
            ("06/2017 | ", Some(7)),
            ("2017 | ", None),
            ("01/01/2018 | ", None),
            (" | 31/12/2016", None),
        ] {
            assert_eq!(presence(dates).map(|it| it.months), months, "{dates}");
        }
    }

    #[test]
    fn both_readings_are_accepted_and_nothing_else() {
        for (dates, paid, accepted) in [
            ("01/06/2017 | ", 1_691_667, true),
            ("01/06/2017 | ", 1_700_274, true),
            ("01/06/2017 | ", 1_450_000, false),
            ("16/06/2017 | ", 1_581_000, true),
            ("06/2017 | ", 1_450_000, true),
            (" | ", 2_850_000, true),
            (" | ", 2_800_000, false),
        ] {
            assert_eq!(presence(dates).unwrap().explains(paid, 2_900_000), accepted, "{dates} {paid}");
        }
    }
}
