//! Days as numbers, and how precisely a step is known.

use jiff::civil::Date;

use crate::base::date::{days, from_days};

/// The exercice of a synthetic inbox.
pub(super) const EXERCICE: i16 = 2017;
/// Its first day, in days since 1 January 1970.
pub(super) const START: i32 = 17_167;
/// Its last day.
pub(super) const END: i32 = 17_531;

/// When something happened, as far as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    Unknown,
    /// The day, in days since 1 January 1970.
    Day(i32),
    /// Known by its month alone: the first of it.
    Month(i32),
}

impl When {
    /// The day, when it is known.
    pub(super) fn day(self) -> Option<i32> {
        match self {
            When::Day(day) => Some(day),
            When::Unknown | When::Month(_) => None,
        }
    }

    /// The day, or the first of the month.
    pub(super) fn at_least(self) -> Option<i32> {
        match self {
            When::Day(day) | When::Month(day) => Some(day),
            When::Unknown => None,
        }
    }

    /// Whether it falls within the exercice; a month alone does when the month does.
    pub(super) fn within_exercice(self) -> bool {
        self.at_least().is_some_and(|it| (START..=END).contains(&it))
    }

    /// The calendar year.
    pub(super) fn year(self) -> Option<i16> {
        self.at_least().and_then(from_days).map(Date::year)
    }

    /// The month, from 1 to 12.
    pub(super) fn month(self) -> Option<i8> {
        self.at_least().and_then(from_days).map(Date::month)
    }

    /// Known by its month alone.
    pub(super) fn to_month(self) -> When {
        match self.at_least().and_then(from_days) {
            Some(date) => When::Month(days(date.first_of_month())),
            None => When::Unknown,
        }
    }
}

/// A day of the calendar as a number; the first of January 1970 when there is no such day.
pub(super) fn day(year: i16, month: i8, day: i8) -> i32 {
    Date::new(year, month, day).map_or(0, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exercice_is_that_of_the_calendar() {
        assert_eq!((START, END), (day(EXERCICE, 1, 1), day(EXERCICE, 12, 31)));
        assert!(When::Day(END).within_exercice() && !When::Day(END + 1).within_exercice());
        assert_eq!(When::Day(day(2017, 3, 14)).to_month(), When::Month(day(2017, 3, 1)));
    }
}
