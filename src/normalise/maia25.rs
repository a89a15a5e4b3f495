//! MAIA 25 grids: items, subtotals, and the score that known scores leave.

use polars::prelude::DataFrame;

use super::frames::maia25_schema;
use super::{Understood, Uniting, Usage};
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::identify::RawTable;

/// Understands the cells of one table.
pub fn understand(_table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let frame = DataFrame::empty_with_schema(&maia25_schema());
    Ok(Understood { frame, rows: Vec::new(), usage: Usage::default() }.into())
}

/// Unites the rows of all files.
pub fn unite(frame: DataFrame, _uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    Ok(frame.into())
}
