//! What a family of figures declares: its words, its tables, its plan and its worked examples.

use polars::prelude::{LazyFrame, PolarsResult};

use super::Indicator;
use super::pool::Pool;
use crate::base::codes::CodeList;
use crate::normalise::example::Example;

/// Figures computed together, one row per zone, modality and period.
#[derive(Debug)]
pub struct Family {
    pub figures: &'static [Indicator],
    pub split: Split,
    /// Frames, and columns of the case base (`cas.date_demande`), without which a zone has nothing to compute on.
    pub reads: &'static [&'static str],
    pub compute: Compute,
    /// What a modality is when no row speaks of it.
    pub unseen: Unseen,
    /// Why a figure is not available although its tables are there, in French.
    pub empty: &'static str,
    /// What the note counts: rows left out, readings chosen.
    pub remarks: &'static [Remark],
    /// What readers see in the definitions and what the tests run.
    pub examples: &'static [Example],
}

/// By what a figure is split.
#[derive(Debug, Clone, Copy)]
pub enum Split {
    /// A single row for the period.
    Whole,
    /// A closed list of codes, all of them shown.
    Codes(&'static CodeList),
    /// A closed list of our own, all of it shown.
    List(&'static [&'static str]),
    /// Every month of the period, and what has no known month.
    Months,
    /// What the tables name.
    Open,
}

/// Where figures come from.
#[derive(Debug, Clone, Copy)]
pub enum Compute {
    /// A plan that gives a tally: see [`super::tally`].
    Tally(fn(&Pool) -> PolarsResult<LazyFrame>),
    /// No table that is read feeds it.
    Unfed,
}

/// What a modality is when no row of the tables speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// A count of nothing: zero.
    Zero,
    /// Nothing to compute on: [`Family::empty`].
    Unavailable,
}

/// A sentence of the note, said when its column of the tally is above zero.
#[derive(Debug)]
pub struct Remark {
    pub column: &'static str,
    pub one: &'static str,
    /// With `{}` where the number goes.
    pub many: &'static str,
}

impl Remark {
    /// The sentence for so many rows; nothing for none.
    pub fn say(&self, count: u64) -> Option<String> {
        match count {
            0 => None,
            1 => Some(self.one.to_owned()),
            _ => Some(self.many.replace("{}", &count.to_string())),
        }
    }
}
