//! Validation grids side by side, each with labels of its own: one strip of the sheet for each.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Label, is_modality, label};
use crate::extract::grid::{Grid, Row};
use crate::identify::cells::labels::text;
use crate::identify::maia25::aside::{start, strip};
use crate::identify::sheet::Sheet;

/// Columns that word fewer different items, or fewer on the same rows as another, are no labels.
const LEAST: usize = 10;
/// More rows are no grids side by side.
const MOST_ROWS: usize = 400;

/// The strips of a sheet, from left to right; none when one column of labels serves all values.
pub(super) fn strips(sheet: &Sheet) -> Vec<Grid> {
    if sheet.grid.rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let mut columns: BTreeMap<u32, Vec<(&Row, usize)>> = BTreeMap::new();
    for row in &sheet.grid.rows {
        for (col, value) in &row.cells {
            if let Some(Label::Items(ranks)) = text(value).and_then(label)
                && let Some(rank) = ranks.first()
            {
                columns.entry(*col).or_default().push((row, *rank));
            }
        }
    }
    columns.retain(|_, found| found.iter().map(|it| it.1).collect::<BTreeSet<usize>>().len() >= LEAST);
    let mut labels = columns.into_iter();
    let Some((mut before, rows)) = labels.next() else { return Vec::new() };
    let rows: Vec<&Row> = rows.iter().map(|it| it.0).collect();
    let first = rows.first().map_or(0, |it| it.number);
    let mut from = vec![0];
    for (col, _) in labels {
        let values = rows.iter().flat_map(|it| &it.cells).filter(|it| before < it.0 && it.0 < col);
        let Some(last) = values.filter(|it| is_modality(&it.1)).map(|it| it.0).max() else { return Vec::new() };
        if rows.iter().filter(|it| it.get(col).and_then(text).and_then(label).is_some()).count() < LEAST {
            return Vec::new();
        }
        from.push(start(&rows, last, col));
        before = col;
    }
    let ends = from.iter().skip(1).copied().chain([u32::MAX]);
    let strips: Vec<Grid> = from.iter().zip(ends).map(|(from, end)| strip(sheet.grid, first, *from, end)).collect();
    if strips.len() > 1 { strips } else { Vec::new() }
}
