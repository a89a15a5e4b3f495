//! Sheets of our own workbooks, handed back with what people typed in them.

pub(super) mod corrections;
pub(super) mod explanations;
