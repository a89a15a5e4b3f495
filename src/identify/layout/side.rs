//! A sheet on its side: rows for columns, so that what reads lists downwards reads them across.

use std::collections::BTreeMap;

use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::{Grid, Row, Value};
use crate::identify::sheet::Sheet;

/// Larger sheets list something else than sites and dates.
const MOST_ROWS: usize = 400;
const MOST_COLUMNS: u32 = 120;
/// A row of headings names at least this many items.
const LEAST: usize = 8;

/// The same cells, rows for columns; none for a sheet that cannot have its items across.
pub(in crate::identify) fn on_its_side(sheet: &Sheet) -> Option<Grid> {
    let grid = sheet.grid;
    let wide = |row: &Row| row.cells.last().is_some_and(|it| it.0 < MOST_COLUMNS) && row.cells.len() >= LEAST;
    if grid.rows.len() > MOST_ROWS || !grid.rows.iter().take(12).any(wide) {
        return None;
    }
    let mut rows: BTreeMap<u32, Vec<(u32, Value)>> = BTreeMap::new();
    for row in &grid.rows {
        for (col, value) in row.cells.iter().filter(|it| it.0 < MOST_COLUMNS) {
            rows.entry(*col).or_default().push((row.number, value.clone()));
        }
    }
    let mut side = Grid::new(grid.sheet, grid.name.clone());
    side.rows = rows.into_iter().map(|(number, cells)| Row { number, cells }).collect();
    side.merged = grid.merged.iter().map(|((top, left), (bottom, right))| ((*left, *top), (*right, *bottom))).collect();
    Some(side)
}

/// The cell of the sheet for one of the sheet on its side.
pub(in crate::identify) fn swapped(cell: CellRef) -> CellRef {
    CellRef { sheet: cell.sheet, row: cell.col, col: cell.row }
}

/// The remark on the cell of the sheet.
pub(in crate::identify) fn upright(diagnostic: Diagnostic) -> Diagnostic {
    let place = match diagnostic.place {
        Place::Cell(cell) => Place::Cell(swapped(cell)),
        Place::Span(cell, (row, col)) => Place::Span(swapped(cell), (col, row)),
        other => other,
    };
    Diagnostic { place, ..diagnostic }
}
