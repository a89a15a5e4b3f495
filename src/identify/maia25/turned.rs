//! MAIA 25 grids on their side: items in columns, sites or dates in rows.

use super::Grids;
use crate::base::cell::CellRef;
use crate::identify::RawTable;
use crate::identify::cells::labels::text;
use crate::identify::layout::side::{on_its_side, swapped, upright};
use crate::identify::layout::titles::titles;
use crate::identify::sheet::Sheet;

/// Finds the grids of a sheet whose rows of headings name the items.
pub(super) fn find(sheet: &Sheet, taken: &[(u32, u32)]) -> Grids {
    let Some(grid) = on_its_side(sheet).filter(|_| taken.is_empty()) else { return Grids::default() };
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

/// The table as the rest of the program knows turned tables: its titles are those above the row of headings, and the sub-title above
/// its own row.
pub(in crate::identify) fn put_back(sheet: &Sheet, table: RawTable) -> RawTable {
    let header = table.top_left.col;
    let own = table.columns.iter().find(|it| ["score", "valeur"].contains(&it.column.id)).map_or(header, |it| it.col);
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
