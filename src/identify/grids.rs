//! MAIA 25 grids: known by their items, wherever they stand.

use super::RawTable;
use super::sheet::Sheet;
use crate::base::diagnostic::Diagnostic;

/// The grids of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grids {
    pub tables: Vec<RawTable>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the grids in the rows that no other table covers.
pub(super) fn find(_sheet: &Sheet, _covered: &[(u32, u32)]) -> Grids {
    Grids::default()
}
