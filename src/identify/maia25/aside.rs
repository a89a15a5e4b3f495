//! MAIA 25 grids side by side, each with labels of its own: one strip of the sheet for each.

use super::answers::Counts;
use super::lines::side_by_side;
use super::numbers::number;
use crate::extract::grid::{Grid, Row};
use crate::identify::sheet::Sheet;

/// The strips of a sheet, from left to right; none when one column of labels serves all scores.
pub(super) fn strips(sheet: &Sheet, taken: &[(u32, u32)]) -> Vec<Grid> {
    let labels = side_by_side(sheet, taken);
    if labels.len() < 2 {
        return Vec::new();
    }
    let mut from = vec![0];
    for (at, (label, rows)) in labels.iter().enumerate() {
        let end = labels.get(at + 1).map_or(u32::MAX, |it| it.0);
        let rows: Vec<&Row> = rows.iter().filter_map(|it| sheet.grid.row(*it)).collect();
        let Some(answers) = last_answers(&rows, *label, end) else { return Vec::new() };
        if end < u32::MAX {
            from.push(start(&rows, answers, end));
        }
    }
    let first = labels.iter().filter_map(|it| it.1.first()).min().copied().unwrap_or(0);
    let ends = from.iter().skip(1).copied().chain([u32::MAX]);
    from.iter().zip(ends).map(|(from, end)| strip(sheet.grid, first, *from, end)).collect()
}

/// The last column between two others that answers items.
fn last_answers(rows: &[&Row], after: u32, before: u32) -> Option<u32> {
    let columns = rows.iter().flat_map(|it| &it.cells).map(|it| it.0).filter(|it| (after + 1..before).contains(it));
    let answers = |col: &u32| Counts::of(rows.iter().filter_map(|it| it.get(*col))).answers(rows.len()).is_some();
    columns.filter(answers).max()
}

/// Where the strip of a column of labels starts: at the numbers just left of it.
pub(in crate::identify) fn start(rows: &[&Row], after: u32, label: u32) -> u32 {
    let left = label.saturating_sub(1);
    let numbered = rows.iter().filter(|it| it.get(left).and_then(number).is_some()).count();
    if left > after && numbered * 2 > rows.len() { left } else { label }
}

/// The cells of some columns; a title alone on its row above the items is that of every strip.
pub(in crate::identify) fn strip(grid: &Grid, first: u32, from: u32, end: u32) -> Grid {
    let mut strip = Grid::new(grid.sheet, grid.name.clone());
    let title = |row: &Row| row.number < first && row.cells.len() == 1;
    let kept = |row: &Row| Row {
        number: row.number,
        cells: row.cells.iter().filter(|it| title(row) || (from..end).contains(&it.0)).cloned().collect(),
    };
    strip.rows = grid.rows.iter().map(kept).filter(|it| !it.cells.is_empty()).collect();
    strip.merged = grid.merged.iter().filter(|it| (from..end).contains(&it.0.1)).copied().collect();
    strip
}
