//! Reads the cells of one raw table and gathers the remarks, grouped by column.

use super::Read;
use crate::base::codes::CodeList;
use crate::base::date::DateLue;
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::Value;
use crate::identify::{RawRow, RawTable};

/// Reads cells of a table by column id. A column that the file has not, or a blank cell, reads as `None`.
pub struct Reader<'a> {
    table: &'a RawTable,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub fn new(table: &'a RawTable) -> Self {
        Self { table, diagnostics: Vec::new() }
    }

    /// Whether the file has that column.
    pub fn has(&self, column: &str) -> bool {
        self.table.columns.iter().any(|it| it.column.id == column)
    }

    /// The cell as it stands in the file.
    pub fn raw(&self, row: &'a RawRow, column: &str) -> Option<&'a Value> {
        let at = self.table.columns.iter().position(|it| it.column.id == column)?;
        row.cells.get(at)?.as_ref()
    }

    pub fn date(&mut self, row: &'a RawRow, column: &str) -> Option<DateLue> {
        self.read(row, column, super::date)
    }

    pub fn amount(&mut self, row: &'a RawRow, column: &str) -> Option<i64> {
        self.read(row, column, super::amount)
    }

    pub fn etp(&mut self, row: &'a RawRow, column: &str) -> Option<i64> {
        self.read(row, column, super::etp)
    }

    pub fn count(&mut self, row: &'a RawRow, column: &str) -> Option<i64> {
        self.read(row, column, super::count)
    }

    pub fn year(&mut self, row: &'a RawRow, column: &str) -> Option<i32> {
        self.read(row, column, super::year)
    }

    pub fn yes_no(&mut self, row: &'a RawRow, column: &str) -> Option<bool> {
        self.read(row, column, super::yes_no)
    }

    pub fn code(&mut self, row: &'a RawRow, column: &str, list: &'static CodeList) -> Option<&'static str> {
        self.read(row, column, |value| super::code(value, list))
    }

    pub fn text(&mut self, row: &'a RawRow, column: &str) -> Option<String> {
        self.read(row, column, super::text)
    }

    /// The remarks made while reading; many of one kind in one column become one.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    fn read<T>(&mut self, row: &'a RawRow, column: &str, read: impl FnOnce(&Value) -> Read<T>) -> Option<T> {
        read(self.raw(row, column)?).value()
    }
}
