//! Rows of a sheet gathered cell by cell, in whatever order a file gives them.

use super::fault::Fault;
use super::grid::{Row, Value};
use super::remarks::{CUT, CellRemarks, TWICE};
use super::{limits, sheets};

/// How many cells a file may still give.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Budget(limits::CELLS)
    }
}

impl Budget {
    fn spend(&mut self) -> Result<(), Fault> {
        self.0 = self.0.checked_sub(1).ok_or_else(too_many_cells)?;
        Ok(())
    }
}

fn too_many_cells() -> Fault {
    Fault::limit("de cellules", limits::CELLS as u64 + 1, limits::CELLS as u64)
}

/// The rows of a sheet being read.
pub(super) struct Filling<'a> {
    rows: Vec<Row>,
    in_order: bool,
    /// Cells whose text was cut.
    cut: Vec<(u32, u32)>,
    budget: &'a mut Budget,
}

impl<'a> Filling<'a> {
    /// No row yet.
    pub(super) fn new(budget: &'a mut Budget) -> Self {
        Self { rows: Vec::new(), in_order: true, cut: Vec::new(), budget }
    }

    /// Adds what a cell holds.
    pub(super) fn push(&mut self, number: u32, col: u32, value: Value) -> Result<(), Fault> {
        self.budget.spend()?;
        if matches!(&value, Value::Text(text) if sheets::is_cut(text)) {
            self.cut.push((number, col));
        }
        let width = self.rows.last().map_or(8, |it| it.cells.len());
        match self.rows.last_mut() {
            Some(row) if row.number == number => {
                self.in_order &= row.cells.last().is_none_or(|it| it.0 < col);
                row.cells.push((col, value));
            }
            last => {
                self.in_order &= last.is_none_or(|it| it.number < number);
                let mut cells = Vec::with_capacity(width);
                cells.push((col, value));
                self.rows.push(Row { number, cells });
            }
        }
        Ok(())
    }

    /// How many rows hold something so far.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// The last row given again under other numbers.
    pub(super) fn repeat_last(&mut self, numbers: std::ops::Range<u32>) -> Result<(), Fault> {
        let Some(last) = self.rows.last().map(|it| it.cells.clone()) else { return Ok(()) };
        for number in numbers {
            for _ in &last {
                self.budget.spend()?;
            }
            self.rows.push(Row { number, cells: last.clone() });
        }
        Ok(())
    }

    /// The rows in order; a cell given twice keeps its last content, and is noted.
    pub(super) fn finish(self, remarks: &mut CellRemarks) -> Vec<Row> {
        for &(row, col) in &self.cut {
            remarks.add(&CUT, row, col);
        }
        if self.in_order {
            return self.rows;
        }
        let mut cells: Vec<(u32, u32, Value)> = self
            .rows
            .into_iter()
            .flat_map(|row| row.cells.into_iter().map(move |(col, value)| (row.number, col, value)))
            .collect();
        cells.sort_by_key(|it| (it.0, it.1));
        let mut rows: Vec<Row> = Vec::new();
        for (number, col, value) in cells {
            match rows.last_mut().filter(|it| it.number == number) {
                None => rows.push(Row { number, cells: vec![(col, value)] }),
                Some(row) => match row.cells.last_mut().filter(|it| it.0 == col) {
                    None => row.cells.push((col, value)),
                    Some(same) => {
                        if same.1 != value {
                            remarks.add(&TWICE, number, col);
                        }
                        same.1 = value;
                    }
                },
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_in_order_and_once() {
        let mut budget = Budget::default();
        let mut filling = Filling::new(&mut budget);
        for (row, col, number) in [(4, 1, 5.0), (4, 0, 4.0), (1, 0, 2.0), (1, 0, 22.0)] {
            filling.push(row, col, Value::Number(number)).unwrap();
        }
        let mut remarks = CellRemarks::default();
        let rows = filling.finish(&mut remarks);
        let numbers: Vec<_> =
            rows.iter().flat_map(|row| row.cells.iter().map(|it| (row.number, it.0, &it.1))).collect();
        assert_eq!(numbers, [(1, 0, &Value::Number(22.0)), (4, 0, &Value::Number(4.0)), (4, 1, &Value::Number(5.0))]);
        let sheet = crate::base::cell::SheetId { file: crate::base::cell::FileId(0), index: 0 };
        assert_eq!(remarks.diagnostics(sheet).map(|it| it.place.address()).collect::<Vec<_>>(), ["A2"]);
    }
}
