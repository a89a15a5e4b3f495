//! Cells → dates, amounts, codes, as French offices write them. Nothing is guessed in silence.

mod reader;

use crate::base::codes::CodeList;
use crate::base::date::DateLue;
use crate::base::diagnostic::Rule;
use crate::extract::grid::Value;
pub use reader::Reader;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Read<T> {
    /// Blank, or a word for « not known »: null, and no fault.
    Missing,
    Sure(T),
    /// A reading that had to be chosen: it counts, and the remark says so.
    Chosen(T, Finding),
    /// Not understood: null, never zero.
    Unread(Finding),
}

/// Why a cell deserves a remark.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: &'static Rule,
    /// What was read and what was expected; never a personal value.
    pub message: String,
    /// The likely fix, when one is better than the rule's.
    pub correction: Option<String>,
}

impl<T> Read<T> {
    /// The value, chosen readings included.
    pub fn value(self) -> Option<T> {
        match self {
            Read::Sure(value) | Read::Chosen(value, _) => Some(value),
            Read::Missing | Read::Unread(_) => None,
        }
    }

    /// The value and the remark apart.
    pub fn split(self) -> (Option<T>, Option<Finding>) {
        match self {
            Read::Missing => (None, None),
            Read::Sure(value) => (Some(value), None),
            Read::Chosen(value, finding) => (Some(value), Some(finding)),
            Read::Unread(finding) => (None, Some(finding)),
        }
    }

    /// The same reading of another type.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        match self {
            Read::Missing => Read::Missing,
            Read::Sure(value) => Read::Sure(change(value)),
            Read::Chosen(value, finding) => Read::Chosen(change(value), finding),
            Read::Unread(finding) => Read::Unread(finding),
        }
    }
}

/// A date of a document or an event; two-digit years up to 30 are of this century.
pub fn date(_value: &Value) -> Read<DateLue> {
    Read::Missing
}

/// Cents.
pub fn amount(_value: &Value) -> Read<i64> {
    Read::Missing
}

/// Ten-thousandths of a full-time equivalent; `80 %` is 8 000.
pub fn etp(_value: &Value) -> Read<i64> {
    Read::Missing
}

/// A whole number.
pub fn count(_value: &Value) -> Read<i64> {
    Read::Missing
}

/// A year of four digits.
pub fn year(_value: &Value) -> Read<i32> {
    Read::Missing
}

/// Yes or no.
pub fn yes_no(_value: &Value) -> Read<bool> {
    Read::Missing
}

/// The id of a code of a closed list; `AUTRE` (or null where the list has none) for what is not in it.
pub fn code(_value: &Value, _list: &'static CodeList) -> Read<&'static str> {
    Read::Missing
}

/// The text, trimmed; numbers as the French write them.
pub fn text(_value: &Value) -> Read<String> {
    Read::Missing
}
