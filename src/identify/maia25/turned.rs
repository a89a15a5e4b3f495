//! MAIA 25 grids on their side: items in columns, sites or dates in rows.

use std::collections::BTreeMap;

use super::Grids;
use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::{Grid, Row, Value};
use crate::identify::RawTable;
use crate::identify::cells::labels::text;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::Sheet;

/// Larger sheets list something else than sites and dates.
const MOST_ROWS: usize = 400;
const MOST_COLUMNS: u32 = 120;
/// A row of headings names at least this many items.
const LEAST: usize = 8;

/// Finds the grids of a sheet whose rows of headings name the items.
pub(super) fn find(sheet: &Sheet, taken: &[(u32, u32)]) -> Grids {
    if !taken.is_empty() || !may_be(sheet) {
        return Grids::default();
    }
    let grid = on_its_side(sheet.grid);
    let side = Sheet::new(&grid, sheet.names, sheet.modified, sheet.settings, sheet.learned);
    let found = super::upright(&side, &[], true);
    let Some(header) = found.tables.first().map(|it| it.top_left.col) else {
        return Grids { diagnostics: found.diagnostics.into_iter().map(upright).collect(), ..Grids::default() };
    };
    let last = sheet.last_row();
    Grids {
        tables: found.tables.into_iter().map(|it| put_back(sheet, it)).collect(),
        diagnostics: found.diagnostics.into_iter().map(upright).collect(),
        rows: vec![(header, last)],
    }
}

/// Cheap test first: a row holds many texts or the numbers of the items.
fn may_be(sheet: &Sheet) -> bool {
    let rows = &sheet.grid.rows;
    let wide = |row: &Row| row.cells.last().is_some_and(|it| it.0 < MOST_COLUMNS) && row.cells.len() >= LEAST;
    rows.len() <= MOST_ROWS && rows.iter().take(12).any(wide)
}

/// The same cells, rows for columns.
fn on_its_side(grid: &Grid) -> Grid {
    let mut rows: BTreeMap<u32, Vec<(u32, Value)>> = BTreeMap::new();
    for row in &grid.rows {
        for (col, value) in row.cells.iter().filter(|it| it.0 < MOST_COLUMNS) {
            rows.entry(*col).or_default().push((row.number, value.clone()));
        }
    }
    let mut side = Grid::new(grid.sheet, grid.name.clone());
    side.rows = rows.into_iter().map(|(number, cells)| Row { number, cells }).collect();
    side.merged = grid.merged.iter().map(|((top, left), (bottom, right))| ((*left, *top), (*right, *bottom))).collect();
    side
}

/// The table as the rest of the program knows turned tables: its titles are those above the row of headings, and the sub-title above
/// its own row.
fn put_back(sheet: &Sheet, table: RawTable) -> RawTable {
    let header = table.top_left.col;
    let own = table.columns.iter().find(|it| it.column.id == "score").map_or(header, |it| it.col);
    let mut near: Vec<(CellRef, String)> =
        table.titles.iter().filter(|it| it.0.col == own).map(|it| (swapped(it.0), it.1.clone())).collect();
    near.extend(sub_title(sheet, header, own));
    let first = sheet.rows(own, own).first().and_then(|it| it.cells.first()).map_or(0, |it| it.0);
    let last = sheet.rows(header, header).first().and_then(|it| it.cells.last()).map_or(0, |it| it.0);
    near.extend(titles(sheet, header, 0, header, (first, last)));
    RawTable { titles: near, top_left: swapped(table.top_left), turned: true, ..table }
}

/// The text alone on its row, between the headings and the row of scores, from the nearest up.
fn sub_title(sheet: &Sheet, header: u32, own: u32) -> Option<(CellRef, String)> {
    let rows = sheet.rows(header + 1, own.checked_sub(1)?);
    let alone = rows.iter().rev().filter(|it| it.cells.len() == 1);
    let mut texts = alone.filter_map(|row| row.cells.first().and_then(|it| Some((row.number, it.0, text(&it.1)?))));
    texts.next().map(|(row, col, text)| (sheet.grid.cell(row, col), text.trim().to_owned()))
}

fn upright(diagnostic: Diagnostic) -> Diagnostic {
    let place = match diagnostic.place {
        Place::Cell(cell) => Place::Cell(swapped(cell)),
        Place::Span(cell, (row, col)) => Place::Span(swapped(cell), (col, row)),
        other => other,
    };
    Diagnostic { place, ..diagnostic }
}

fn swapped(cell: CellRef) -> CellRef {
    CellRef { sheet: cell.sheet, row: cell.col, col: cell.row }
}
