//! A sheet as cells with absolute positions, sparse: far cells cost nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::cell::{CellRef, SheetId};

/// What a cell holds, once the differences between formats are gone.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Never empty nor blank.
    Text(Arc<str>),
    Number(f64),
    /// Days since 1 January 1970 of a cell formatted as a date, whatever the workbook's epoch, and seconds within the day.
    Date {
        day: i32,
        second: u32,
    },
    /// A duration, in days: `1.5` is 36 hours.
    Duration(f64),
    Bool(bool),
    /// `#REF!`, `#SPILL!`…
    Error(Arc<str>),
    /// A formula without a stored result.
    Uncomputed,
}

/// First and last corner of a rectangle: row and column, both included.
pub type Corners = ((u32, u32), (u32, u32));

/// A sheet of a workbook.
#[derive(Debug, Clone)]
pub struct Grid {
    pub sheet: SheetId,
    pub name: String,
    pub hidden: bool,
    /// Row after row, each in column order; rows without content are absent.
    pub rows: Vec<Row>,
    /// First and last corner (row, column) of merged cells; empty where the format does not tell.
    pub merged: Vec<Corners>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_cols: BTreeSet<u32>,
    /// Excel tables (« Mettre sous forme de tableau »): first and last corner, header included.
    pub tables: Vec<Corners>,
}

/// The cells of a row that hold something.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: u32,
    pub cells: Vec<(u32, Value)>,
}

impl Grid {
    /// A visible sheet without cells.
    pub fn new(sheet: SheetId, name: impl Into<String>) -> Self {
        Self {
            sheet,
            name: name.into(),
            hidden: false,
            rows: Vec::new(),
            merged: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_cols: BTreeSet::new(),
            tables: Vec::new(),
        }
    }

    /// The row of that number, if it holds anything.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |it| it.number).ok().map(|at| &self.rows[at])
    }

    /// What a cell holds.
    pub fn get(&self, row: u32, col: u32) -> Option<&Value> {
        self.row(row)?.get(col)
    }

    /// Where a cell of this sheet is.
    pub fn cell(&self, row: u32, col: u32) -> CellRef {
        CellRef { sheet: self.sheet, row, col }
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.rows.iter().map(|it| it.cells.len()).sum()
    }
}

impl Row {
    /// What the cell of that column holds.
    pub fn get(&self, col: u32) -> Option<&Value> {
        self.cells.binary_search_by_key(&col, |it| it.0).ok().map(|at| &self.cells[at].1)
    }
}
