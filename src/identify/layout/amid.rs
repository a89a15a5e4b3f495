//! Rows amid others that hold known words too, and are rows of a table rather than headings.

use super::header::{Header, repeats};
use super::headings::written;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::look::measure;
use crate::identify::sheet::Sheet;

/// How many rows are looked at above and below.
const NEAR: usize = 12;

/// Whether a row has the shape of its neighbours: a day or a figure where those above and below have one, or several of their words.
pub(super) fn is_like_neighbours(sheet: &Sheet, at: usize, above: Option<&Header>) -> bool {
    let rows = &sheet.grid.rows;
    let Some(row) = rows.get(at) else { return false };
    if above.is_some_and(|it| repeats(&written(&it.headings), row)) {
        return false;
    }
    let floor = above.map_or(0, |it| it.last + 1);
    let before: Vec<&Row> =
        rows.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().filter(|it| it.number >= floor).collect();
    let after = rows.get(at + 1..).unwrap_or_default();
    let measured = row.cells.iter().any(|(col, value)| {
        let next = after.first().and_then(|it| it.get(*col));
        let previous = before.last().and_then(|it| it.get(*col));
        measure(value).is_some_and(|it| next.and_then(measure) == Some(it) && previous.and_then(measure) == Some(it))
    });
    measured || (above.is_some() && says_the_same(row, &before))
}

/// Whether two words at least, and a third of its cells, are written in the same columns above.
fn says_the_same(row: &Row, before: &[&Row]) -> bool {
    let again = row.cells.iter().filter(|(col, value)| match value {
        Value::Text(text) => before.iter().any(|it| matches!(it.get(*col), Some(Value::Text(other)) if other == text)),
        _ => false,
    });
    let again = again.count();
    again >= 2 && again * 3 >= row.cells.len()
}
