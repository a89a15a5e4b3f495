//! Cells → dates, amounts, codes, as French offices write them. Nothing is guessed in silence.

mod dates;
mod amounts;
mod codes;
mod missing;
mod units;
mod vocabulary;
mod reader;
mod remarks;
pub mod rules;

use crate::base::diagnostic::Rule;
pub use amounts::{amount, count, etp, measure, quantity, year};
pub use codes::{How, classify, code, text, yes_no};
pub use dates::{birth_date, birth_year, date};
pub use missing::says_something;
pub use reader::Reader;
pub use remarks::Remarks;
pub use vocabulary::{is_known, quoted};

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

impl Finding {
    fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), correction: None }
    }

    /// The same, with the value that was probably meant.
    fn likely(self, value: Option<String>) -> Self {
        let correction = value.map(|it| format!("Écrire {it} si c’est bien la valeur voulue."));
        Self { correction, ..self }
    }

    /// The same, for a personal value: nothing of it is said.
    fn hushed(self) -> Self {
        Self { message: self.rule.title.to_lowercase(), correction: None, ..self }
    }
}
