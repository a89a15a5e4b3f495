//! Which territoire each row belongs to: column, title, sheet, file or folder, in that order.

use crate::identify::RawTable;

/// What says to which territoire the rows of a table belong.
#[derive(Debug, Default)]
pub struct Clues {}

impl Clues {
    /// `rows` are the sheet rows of each origin.
    pub fn of(_table: &RawTable, _rows: &[u32]) -> Self {
        Self {}
    }
}
