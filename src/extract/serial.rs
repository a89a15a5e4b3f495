//! Numbers that a cell's format shows as dates or durations.

use super::grid::Value;

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
pub fn date(serial: f64, is_1904: bool) -> Option<Value> {
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
