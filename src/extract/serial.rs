//! Numbers that a cell's format shows as dates or durations.

use super::grid::Value;
use crate::base::date::days;

/// Serial of 1 January 1970 counted from 30 December 1899.
const UNIX_EPOCH: i64 = 25_569;
/// Days between the two epochs of Excel.
const EPOCH_1904: f64 = 1_462.0;
/// First serial after 31 December 9999.
const AFTER_LAST: f64 = 2_958_466.0;
const SECONDS: f64 = 86_400.0;

/// The day of a serial; `None` where Excel's calendar has no true day: before 1900, 29 February 1900, after 9999.
///
/// Serials below 60 are one day off, since Excel counts a 29 February 1900 that never was.
/// A serial below 1 is a time of day without a date.
pub(super) fn date(serial: f64, is_1904: bool) -> Option<Value> {
    let days_from_1900 = if is_1904 { serial + EPOCH_1904 } else { serial };
    let whole = days_from_1900.floor();
    if !(1.0..AFTER_LAST).contains(&days_from_1900) || whole == 60.0 {
        return None;
    }
    let shift = if whole < 60.0 { 1 } else { 0 };
    let second = ((days_from_1900 - whole) * SECONDS).round();
    let (carry, second) = if second >= SECONDS { (1, 0) } else { (0, second as u32) };
    let day = whole as i64 + shift + carry - UNIX_EPOCH;
    Some(Value::Date { day: day as i32, second })
}

/// A date written `2024-02-29`, `2024-02-29T12:00:00` or so; `None` for anything else.
pub(super) fn iso(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches('Z');
    let instant = text.parse::<jiff::civil::DateTime>().ok()?;
    let second = instant.time().duration_since(jiff::civil::Time::midnight()).as_secs();
    Some(Value::Date { day: days(instant.date()), second: u32::try_from(second).unwrap_or(0) })
}

/// A duration written `PT30H15M00S`, in days; `None` for anything else.
pub(super) fn iso_duration(text: &str) -> Option<Value> {
    let span = text.trim().parse::<jiff::SignedDuration>().ok()?;
    Some(Value::Duration(span.as_secs_f64() / SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Option<Value> {
        Some(Value::Date { day: days(jiff::civil::date(year, month, day)), second: 0 })
    }

    #[test]
    fn serials_are_days_of_excel_s_calendar() {
        for (serial, expected) in [
            (-1.0, None),
            (0.0, None),
            (1.0, day(1900, 1, 1)),
            (59.0, day(1900, 2, 28)),
            (60.0, None),
            (61.0, day(1900, 3, 1)),
            (42_545.0, day(2016, 6, 24)),
            (2_958_465.0, day(9999, 12, 31)),
            (2_958_466.0, None),
            (1e10, None),
            (f64::NAN, None),
        ] {
            assert_eq!(date(serial, false), expected, "{serial}");
        }
        assert_eq!(date(45_000.999_999_9, false), day(2023, 3, 16));
        assert_eq!(date(45_351.0 - 1_462.0, true), day(2024, 2, 29));
    }

    #[test]
    fn iso_dates_and_durations_are_read() {
        assert_eq!(iso("2024-02-29"), day(2024, 2, 29));
        assert_eq!(iso("2024-02-29T12:00:00Z"), Some(Value::Date { day: 19_782, second: 43_200 }));
        assert_eq!(iso("29/02/2024"), None);
        assert_eq!(iso_duration("PT30H15M00S"), Some(Value::Duration(30.25 / 24.0)));
    }
}
