//! Reads the cells of one raw table and gathers the remarks, grouped by column.

use super::remarks::Remarks;
use super::units::{Unit, units};
use super::{Read, code, count, date, measure, quantity, text, year, yes_no};
use crate::base::codes::CodeList;
use crate::base::date::DateLue;
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::Value;
use crate::identify::{RawRow, RawTable};

/// Reads cells of a table by column id. A column that the file has not, or a blank cell, reads as `None`.
pub struct Reader<'a> {
    table: &'a RawTable,
    units: Vec<Unit>,
    remarks: Remarks<'a>,
}

impl<'a> Reader<'a> {
    pub fn new(table: &'a RawTable) -> Self {
        Self { table, units: units(table), remarks: Remarks::new(table) }
    }

    /// Whether the file has that column.
    pub fn has(&self, column: &str) -> bool {
        self.rank(column).is_some()
    }

    /// The cell as it stands in the file.
    pub fn raw(&self, row: &'a RawRow, column: &str) -> Option<&'a Value> {
        row.cells.get(self.rank(column)?)?.as_ref()
    }

    pub fn date(&mut self, row: &RawRow, column: &str) -> Option<DateLue> {
        self.read(row, column, date)
    }

    pub fn amount(&mut self, row: &RawRow, column: &str) -> Option<i64> {
        let unit = self.unit(column);
        self.read(row, column, |value| unit.amount(value))
    }

    pub fn etp(&mut self, row: &RawRow, column: &str) -> Option<i64> {
        let unit = self.unit(column);
        self.read(row, column, |value| unit.etp(value))
    }

    pub fn quantity(&mut self, row: &RawRow, column: &str) -> Option<i64> {
        self.read(row, column, quantity)
    }

    /// The value, and whether it is a percentage.
    pub fn measure(&mut self, row: &RawRow, column: &str) -> Option<(i64, bool)> {
        self.read(row, column, measure)
    }

    pub fn count(&mut self, row: &RawRow, column: &str) -> Option<i64> {
        self.read(row, column, count)
    }

    pub fn year(&mut self, row: &RawRow, column: &str) -> Option<i32> {
        self.read(row, column, year)
    }

    pub fn yes_no(&mut self, row: &RawRow, column: &str) -> Option<bool> {
        self.read(row, column, yes_no)
    }

    pub fn code(&mut self, row: &RawRow, column: &str, list: &'static CodeList) -> Option<&'static str> {
        self.read(row, column, |value| code(value, list))
    }

    pub fn text(&mut self, row: &RawRow, column: &str) -> Option<String> {
        self.read(row, column, text)
    }

    /// The remarks made while reading; many of one kind in one column become one.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.remarks.finish()
    }

    fn read<T>(&mut self, row: &RawRow, column: &str, read: impl FnOnce(&Value) -> Read<T>) -> Option<T> {
        let rank = self.rank(column)?;
        let (value, finding) = read(row.cells.get(rank)?.as_ref()?).split();
        if let Some(finding) = finding {
            self.remarks.add(rank, row.row, finding);
        }
        value
    }

    fn unit(&self, column: &str) -> Unit {
        self.rank(column).and_then(|it| self.units.get(it)).copied().unwrap_or(Unit::One)
    }

    fn rank(&self, column: &str) -> Option<usize> {
        self.table.columns.iter().position(|it| it.column.id == column)
    }
}
