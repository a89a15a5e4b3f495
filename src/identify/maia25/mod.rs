//! MAIA 25 grids: known by their items, wherever they stand, several in a sheet, side by side, or on their side.

mod answers;
pub(super) mod aside;
mod around;
mod choice;
mod continued;
mod items;
mod levels;
mod lines;
mod numbers;
mod order;
mod place;
mod scores;
mod table;
pub(super) mod turned;

use std::collections::BTreeSet;

use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::Grid;
use crate::identify::RawTable;
use crate::identify::cells::labels::text;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::maia25_items::range_named;
use answers::Answers;
use scores::{Scores, score_columns};
use table::table;

/// The grids of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grids {
    pub tables: Vec<RawTable>,
    pub diagnostics: Vec<Diagnostic>,
    /// Rows, first and last, that grids take.
    pub rows: Vec<(u32, u32)>,
}

/// A row that words an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemRow {
    pub row: u32,
    pub item: u8,
}

/// The rows of one grid.
#[derive(Debug)]
pub(super) struct Lines {
    /// Column of the labels.
    pub label: u32,
    pub items: Vec<ItemRow>,
    /// Last row before the next grid.
    pub end: u32,
    /// First row that may hold a title of this grid.
    pub floor: u32,
    /// The row under its headings: its first item, or that of the first grid of a list.
    pub head: u32,
    /// Rows of other grids, between its own.
    pub others: BTreeSet<u32>,
}

/// Finds the grids of a sheet, outside the rows that are taken.
pub(super) fn find(sheet: &Sheet, taken: &[(u32, u32)]) -> Grids {
    let strips = aside::strips(sheet, taken);
    if !strips.is_empty() {
        return beside(sheet, &strips, taken);
    }
    let upright = upright(sheet, taken, false);
    if !upright.tables.is_empty() {
        return upright;
    }
    let turned = turned::find(sheet, taken);
    if !turned.tables.is_empty() || !turned.diagnostics.is_empty() {
        return turned;
    }
    let mut grids = upright;
    if grids.diagnostics.is_empty()
        && let Some((row, col)) = lines::is_numbered_otherwise(sheet)
    {
        grids.diagnostics.push(remarks::unknown_numbers(sheet.grid.cell(row, col)));
    }
    grids
}

/// The sheet without the labels of its grids, for those who look for others.
pub(super) fn rest(sheet: &Sheet) -> Option<Grid> {
    let claimed = lines::claimed(sheet);
    if claimed.is_empty() {
        return None;
    }
    let mut rest = sheet.grid.clone();
    for row in &mut rest.rows {
        let labels = claimed.iter().filter(|(_, (first, last))| (*first..=*last).contains(&row.number));
        let labels: Vec<u32> = labels.map(|it| it.0).collect();
        row.cells.retain(|it| !labels.contains(&it.0));
    }
    rest.rows.retain(|it| !it.cells.is_empty());
    Some(rest)
}

/// The grids of each strip of a sheet.
fn beside(sheet: &Sheet, strips: &[Grid], taken: &[(u32, u32)]) -> Grids {
    let mut grids = Grids::default();
    for strip in strips {
        let strip = Sheet::new(strip, sheet.names, sheet.modified, sheet.settings, sheet.learned);
        let found = upright(&strip, taken, false);
        grids.tables.extend(found.tables);
        grids.diagnostics.extend(found.diagnostics);
        grids.rows.extend(found.rows);
    }
    grids
}

/// The grids whose items stand one under the other; `turned` tells that the sheet was turned for that, and that what heads a column
/// of scores then says more than the rows above.
fn upright(sheet: &Sheet, taken: &[(u32, u32)], turned: bool) -> Grids {
    let found = lines::find(sheet, taken);
    let mut grids = Grids { diagnostics: found.diagnostics, ..Grids::default() };
    for lines in &found.grids {
        let Some(first) = lines.items.first().map(|it| it.row) else { continue };
        let scores = score_columns(sheet, lines);
        if scores.read.is_empty() {
            if found.grids.len() > 1 && is_bare(sheet, lines) {
                continue;
            }
            grids.diagnostics.push(remarks::grid_without_score(sheet.grid.cell(first, lines.label)));
            continue;
        }
        grids.diagnostics.extend(scores.diagnostics);
        grids.rows.push((headed_from(sheet, lines).min(first), lines.end));
        for it in &scores.read {
            grids.tables.push(table(sheet, lines, it, turned || scores.read.len() > 1));
            let heading = sheet.grid.cell(lines.head.saturating_sub(1), it.col);
            match it.answers {
                Answers::Ticks => grids.diagnostics.push(remarks::blanks_among_crosses(heading)),
                Answers::CountedTicks => grids.diagnostics.push(remarks::counted_crosses(heading)),
                _ if it.told => grids.diagnostics.push(remarks::answers(heading)),
                _ => {}
            }
        }
        grids.diagnostics.extend(strangers(sheet, lines, &scores.read));
        grids.diagnostics.extend(remarks::absent_items(sheet.grid.cell(first, lines.label), &absent(&lines.items)));
    }
    grids
}

/// The row of headings just above a grid, which heads no other table; else its first row.
fn headed_from(sheet: &Sheet, lines: &Lines) -> u32 {
    let header = table::header(sheet, lines.label, lines.head, lines.floor).map(|it| it.number);
    header.filter(|it| it + HEADED_WITHIN >= lines.head).unwrap_or(lines.head)
}

/// Headings stand just above the items, or above the name of their first group.
const HEADED_WITHIN: u32 = 2;

/// Whether a list of items has nothing beside most of its labels: a reminder of what they mean.
fn is_bare(sheet: &Sheet, lines: &Lines) -> bool {
    let rows = lines.items.iter().filter_map(|it| sheet.grid.row(it.row));
    rows.filter(|it| it.cells.len() > 1).count() * 2 < lines.items.len()
}

/// Whether a text names a subtotal or the total: `max point Table Tactique = 6`, `max gd total 25`.
pub(super) fn is_total(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= 12
        && (["max", "maximum", "total", "totaux", "sous", "score", "stotal"].contains(words.first().unwrap_or(&""))
            || words.contains(&"total"))
        && words.iter().any(|it| ["max", "maximum", "total", "totaux", "point", "points", "score"].contains(it))
}

/// Rows with a score whose label words no item.
fn strangers(sheet: &Sheet, lines: &Lines, scores: &[Scores]) -> Vec<Diagnostic> {
    let first = lines.items.first().map_or(lines.end, |it| it.row);
    let rows = sheet.rows(first, lines.end).iter();
    rows.filter(|row| !lines.items.iter().any(|it| it.row == row.number))
        .filter(|row| !lines.others.contains(&row.number))
        .filter(|row| scores.iter().any(|it| it.answers(row)))
        .filter(|row| {
            row.get(lines.label).and_then(text).is_some_and(|it| lines::is_label(it) && range_named(it).is_none())
        })
        .filter(|row| !row.cells.iter().any(|it| text(&it.1).is_some_and(is_total)))
        .map(|row| remarks::stranger(sheet.grid.cell(row.number, lines.label)))
        .collect()
}

fn absent(items: &[ItemRow]) -> Vec<u8> {
    (1..=25).filter(|number| !items.iter().any(|it| it.item == *number)).collect()
}
