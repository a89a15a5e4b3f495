//! Validation grids: known by their items, several in a sheet, one after the other or side by side.

mod aside;
mod labels;
mod layout;
mod place;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::Row;
use crate::identify::RawTable;
use crate::identify::cells::labels::text;
use crate::identify::layout::side::{self, on_its_side};
use crate::identify::maia25::turned::put_back;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use labels::{Label, item, label, section};
use layout::Layout;

/// The validation grids of a sheet.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub tables: Vec<RawTable>,
    /// Rows, first and last, that grids take.
    pub rows: Vec<(u32, u32)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// An item and the row it stands in.
#[derive(Debug, Clone, Copy)]
struct ItemRow {
    row: u32,
    /// Rank among the items of the grid.
    rank: usize,
}

/// The rows of one grid.
#[derive(Debug)]
struct Lines {
    /// Column of the labels.
    label: u32,
    items: Vec<ItemRow>,
    /// First row that may hold a title of this grid.
    floor: u32,
}

/// Fewer different labels than this make no grid, unless the sheet says that it is one.
const LEAST: usize = 10;
const LEAST_WHEN_NAMED: usize = 4;
/// Larger sheets are searched whole only when a sample of their rows words items.
const SMALL: usize = 100;
const SAMPLED: usize = 200;
/// Labels are among the first texts of a row.
const FIRST_TEXTS: usize = 4;

/// Finds the grids of a sheet: their items one under the other, or side by side.
pub(super) fn find(sheet: &Sheet) -> Found {
    if let Some(found) = beside(sheet) {
        return found;
    }
    let found = upright(sheet, false);
    let across = || on_its_side(sheet).filter(|_| found.diagnostics.is_empty());
    let Some(grid) = found.tables.is_empty().then(across).flatten() else { return found };
    let side = upright(&Sheet::new(&grid, sheet.names, sheet.modified, sheet.settings, sheet.learned), true);
    let Some(header) = side.tables.first().map(|it| it.top_left.col) else { return found };
    Found {
        tables: side.tables.into_iter().map(|it| put_back(sheet, it)).collect(),
        rows: vec![(header, sheet.last_row())],
        diagnostics: side.diagnostics.into_iter().map(side::upright).collect(),
    }
}

/// The grids of each strip of a sheet, when all hold some.
fn beside(sheet: &Sheet) -> Option<Found> {
    let mut found = Found::default();
    for strip in &aside::strips(sheet) {
        let strip = Sheet::new(strip, sheet.names, sheet.modified, sheet.settings, sheet.learned);
        let own = upright(&strip, false);
        if own.tables.is_empty() {
            return None;
        }
        found.tables.extend(own.tables);
        found.rows.extend(own.rows);
        found.diagnostics.extend(own.diagnostics);
    }
    (!found.tables.is_empty()).then_some(found)
}

/// The grids whose items stand one under the other; `turned` tells that the sheet was turned for that.
fn upright(sheet: &Sheet, turned: bool) -> Found {
    let mut found = Found::default();
    let least = if is_named(sheet) { LEAST_WHEN_NAMED } else { LEAST };
    let Some(column) = column_of_labels(sheet, least) else { return found };
    let mut floor = 0;
    let mut before: Option<Layout> = None;
    for items in split(sheet, column) {
        let (Some(first), Some(last)) = (items.first().map(|it| it.row), items.last().map(|it| it.row)) else {
            continue;
        };
        let follows =
            floor > 0 && !sheet.rows(floor, first).iter().any(|it| it.number < first && section_of(it).is_none());
        if items.len() < least && !follows {
            continue;
        }
        let mut lines = Lines { label: column, items, floor };
        let placed = place::placed(sheet, &mut lines);
        let own = Layout::of(sheet, &lines);
        // Grids one under the other in a single list have their headings above the first.
        let layout = match before.take().filter(|_| follows) {
            Some(above) => above,
            None => own,
        };
        floor = last + 1;
        let tables = layout.tables(sheet, &lines, turned);
        if tables.is_empty() {
            found.diagnostics.push(remarks::grid_without_value(sheet.grid.cell(first, column)));
        } else {
            found.diagnostics.extend(placed);
            found.diagnostics.extend(layout.remarks(sheet, &lines));
            found.diagnostics.extend(strangers(sheet, &lines, &layout));
            found.rows.push((layout.top.min(first), last));
        }
        found.tables.extend(tables);
        before = Some(layout);
    }
    found
}

/// Rows with a value whose label words neither an item nor a section.
fn strangers(sheet: &Sheet, lines: &Lines, layout: &Layout) -> Option<Diagnostic> {
    let (first, last) = (lines.items.first()?.row, lines.items.last()?.row);
    let rows = sheet.rows(first, last).iter();
    let strange: Vec<u32> = rows
        .filter(|row| !lines.items.iter().any(|it| it.row == row.number) && is_labelled(row, lines.label))
        .filter(|row| layout.has_value(row))
        .map(|row| row.number)
        .collect();
    let cell = sheet.grid.cell(*strange.first()?, lines.label);
    Some(remarks::strangers_to_grid(cell, &strange))
}

/// Whether the sheet, its file or a line of it names the grid.
fn is_named(sheet: &Sheet) -> bool {
    let says = |text: &str| fold(text).contains("grille de validation");
    let names = sheet.names.iter().map(String::as_str).chain([sheet.grid.name.as_str()]);
    let top = sheet.grid.rows.iter().take(12).flat_map(|it| &it.cells).filter_map(|it| text(&it.1));
    names.chain(top).any(says)
}

/// The column whose texts word the most different items.
fn column_of_labels(sheet: &Sheet, least: usize) -> Option<u32> {
    let rows = &sheet.grid.rows;
    let stride = if rows.len() > SMALL { (rows.len() / SAMPLED).max(1) } else { 1 };
    let mut columns: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for row in rows.iter().step_by(stride) {
        let texts = row.cells.iter().filter_map(|it| Some((it.0, text(&it.1)?)));
        for (col, text) in texts.take(FIRST_TEXTS) {
            if let Some(Label::Items(ranks)) = label(text) {
                columns.entry(col).or_default().extend(ranks.first());
            }
        }
    }
    let (col, worded) = columns.into_iter().max_by_key(|it| it.1.len())?;
    (worded.len() >= least.div_ceil(stride)).then_some(col)
}

/// Rows → grids: each item once in a grid; the section it stands in settles what the label leaves open, then the order of the grid.
fn split(sheet: &Sheet, column: u32) -> Vec<Vec<ItemRow>> {
    let mut grids: Vec<Vec<ItemRow>> = Vec::new();
    let mut current: Vec<ItemRow> = Vec::new();
    let mut within: Option<&'static str> = None;
    for row in &sheet.grid.rows {
        within = section_of(row).or(within);
        let Some(Label::Items(ranks)) = row.get(column).and_then(text).and_then(label) else { continue };
        let in_section = || ranks.iter().copied().find(|it| item(*it).is_some_and(|it| Some(it.section) == within));
        let last = current.last().map(|it| it.rank);
        let next = || ranks.iter().copied().find(|it| last.is_none_or(|last| *it > last));
        let Some(rank) = in_section().or_else(next).or_else(|| ranks.first().copied()) else { continue };
        if current.iter().any(|it| it.rank == rank) {
            grids.push(std::mem::take(&mut current));
        }
        current.push(ItemRow { row: row.number, rank });
    }
    grids.push(current);
    grids
}

/// Whether a row has a label, and not the name of a section.
fn is_labelled(row: &Row, label: u32) -> bool {
    row.get(label).and_then(text).is_some_and(|it| section(it).is_none())
}

/// The section that a cell of a row names.
fn section_of(row: &Row) -> Option<&'static str> {
    row.cells.iter().take(FIRST_TEXTS).filter_map(|it| text(&it.1)).find_map(section)
}
