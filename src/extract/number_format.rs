//! What the format of a cell makes of its number: a date, a duration, digits with leading zeros.

use std::sync::Arc;

use super::grid::Value;
use super::serial;

/// What the format of a cell says about its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFormat {
    Plain,
    /// Shows a day, a month or a year.
    Date,
    /// Shows hours, minutes or seconds, and no day.
    Time,
    /// Shows hours, minutes or seconds without stopping at 24 or 60: `[h]:mm`.
    Duration,
    /// Nothing but that many zeros: shows leading ones.
    Zeros(u8),
}

/// A number as it is meant; `Err` with the plain number when the format says date and the calendar has no such day.
pub(super) fn read(number: f64, format: NumberFormat, is_1904: bool) -> Result<Value, Value> {
    match format {
        NumberFormat::Plain => Ok(Value::Number(number)),
        NumberFormat::Date => serial::date(number, is_1904).ok_or(Value::Number(number)),
        NumberFormat::Time if (0.0..1.0).contains(&number) => Ok(Value::Duration(number)),
        NumberFormat::Time => serial::date(number, is_1904).ok_or(Value::Number(number)),
        NumberFormat::Duration => Ok(Value::Duration(number)),
        NumberFormat::Zeros(width) => Ok(zeros(number, usize::from(width)).unwrap_or(Value::Number(number))),
    }
}

/// The digits as shown, when leading zeros are part of what is read: `1004` under `00000` is `01004`.
fn zeros(number: f64, width: usize) -> Option<Value> {
    let whole = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    let shown = whole.then(|| format!("{number:0width$}"))?;
    shown.starts_with('0').then(|| Value::Text(Arc::from(shown))).filter(|_| width > 1)
}

impl NumberFormat {
    /// A format that every version of Excel knows by number.
    pub(super) fn built_in(id: u64) -> Self {
        match id {
            14..=17 | 22 | 27..=36 | 50..=58 => NumberFormat::Date,
            18..=21 | 45 | 47 => NumberFormat::Time,
            46 => NumberFormat::Duration,
            _ => NumberFormat::Plain,
        }
    }

    /// A format written out: `dd/mm/yyyy`, `[h]:mm`, `#,##0.00\ "€"`.
    pub(super) fn written(code: &str) -> Self {
        if !code.is_empty() && code.len() <= 20 && code.bytes().all(|it| it == b'0') {
            return NumberFormat::Zeros(code.len() as u8);
        }
        let Letters { elapsed, day, clock } = letters(code);
        match (elapsed, day, clock) {
            (true, _, _) => NumberFormat::Duration,
            (_, true, _) => NumberFormat::Date,
            (_, _, true) => NumberFormat::Time,
            _ => NumberFormat::Plain,
        }
    }
}

/// Which placeholders a format holds.
#[derive(Default)]
struct Letters {
    elapsed: bool,
    day: bool,
    clock: bool,
}

fn letters(code: &str) -> Letters {
    let code =
        code.to_lowercase().replace("am/pm", "h").replace("a/p", "h").replace("general", "").replace("standard", "");
    let mut found = Letters::default();
    let mut months = false;
    let mut rest = code.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => {
                rest.by_ref().find(|it| *it == '"');
            }
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|it| *it != ']').collect();
                let mut elapsed = inside.chars();
                found.elapsed |=
                    elapsed.next().is_some_and(|unit| "hms".contains(unit) && elapsed.all(|it| it == unit));
            }
            'd' | 'y' => found.day = true,
            'h' | 's' => found.clock = true,
            'm' => months = true,
            _ => {}
        }
    }
    // `m` is a minute beside hours or seconds, a month elsewhere.
    found.day |= months && !found.clock;
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_durations_and_amounts() {
        for (code, expected) in [
            ("dd/mm/yyyy", NumberFormat::Date),
            ("[$-40C]d mmmm yyyy;@", NumberFormat::Date),
            ("jj/mm/aaaa", NumberFormat::Date),
            ("mmm-yy", NumberFormat::Date),
            ("yyyy", NumberFormat::Date),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NumberFormat::Date),
            ("dd/mm/yyyy hh:mm", NumberFormat::Date),
            ("hh:mm", NumberFormat::Time),
            ("h:mm AM/PM", NumberFormat::Time),
            ("[h]:mm", NumberFormat::Duration),
            ("[mm]:ss", NumberFormat::Duration),
            ("#,##0.00\\ \"€\"", NumberFormat::Plain),
            ("#,##0\\ \"dossiers\"", NumberFormat::Plain),
            ("[Red]0.00", NumberFormat::Plain),
            ("[$€-40C] #,##0", NumberFormat::Plain),
            ("General\" jours\"", NumberFormat::Plain),
            ("0.00E+00", NumberFormat::Plain),
            ("0\\ \\h", NumberFormat::Plain),
            ("#,##0*y", NumberFormat::Plain),
            ("00000", NumberFormat::Zeros(5)),
        ] {
            assert_eq!(NumberFormat::written(code), expected, "{code}");
        }
    }

    #[test]
    fn leading_zeros_are_kept_and_impossible_dates_are_said() {
        assert_eq!(read(1004.0, NumberFormat::Zeros(5), false), Ok(Value::Text("01004".into())));
        assert_eq!(read(67004.0, NumberFormat::Zeros(5), false), Ok(Value::Number(67004.0)));
        assert_eq!(read(0.0, NumberFormat::Zeros(1), false), Ok(Value::Number(0.0)));
        assert_eq!(read(0.0, NumberFormat::Date, false), Err(Value::Number(0.0)));
        assert_eq!(read(0.5, NumberFormat::Time, false), Ok(Value::Duration(0.5)));
        assert_eq!(read(1.25, NumberFormat::Duration, false), Ok(Value::Duration(1.25)));
    }
}
