//! MAIA 25 grids: known by their items, wherever they stand, several in a sheet or side by side.

mod answers;
mod items;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::RawTable;
use crate::identify::cells::labels::text;
use crate::identify::cells::look::{Look, look};
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use items::{Likeness, likenesses};
use table::{Scores, score_columns, table};

/// The grids of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grids {
    pub tables: Vec<RawTable>,
    pub diagnostics: Vec<Diagnostic>,
    /// Rows, first and last, that grids take.
    pub rows: Vec<(u32, u32)>,
}

/// A row that words an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct ItemRow {
    pub row: u32,
    pub item: u8,
}

/// A row and the items it may word, the likeliest first.
type Worded = (u32, Arc<[Likeness]>);

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
}

/// Fewer items than this make no grid, unless the sheet says that it is one.
const LEAST: usize = 8;
const LEAST_WHEN_NAMED: usize = 4;
/// Larger sheets are searched whole only when one row in so many words an item, of a thousand rows at most.
const SMALL: usize = 100;
const STRIDE: usize = 8;
const SAMPLED: usize = 1_000;
/// Shorter texts word nothing, and longer ones are no label.
const SHORTEST: usize = 12;
const LONGEST: usize = 1_000;

/// Finds the grids of a sheet, outside the rows that are taken.
pub(super) fn find(sheet: &Sheet, taken: &[(u32, u32)]) -> Grids {
    let mut grids = Grids::default();
    let least = if is_named(sheet) { LEAST_WHEN_NAMED } else { LEAST };
    let numbered = || if least == LEAST_WHEN_NAMED { numbered(sheet) } else { None };
    let Some((label, worded)) = worded(sheet, least, taken).or_else(numbered) else { return grids };
    let mut floor = 0;
    let mut all = split(&worded);
    all.retain(|it| it.len() >= least);
    let starts: Vec<u32> = all.iter().filter_map(|it| Some(it.first()?.row)).collect();
    for (rank, items) in all.into_iter().enumerate() {
        let (Some(first), Some(last)) = (items.first().map(|it| it.row), items.last().map(|it| it.row)) else {
            continue;
        };
        let next = starts.get(rank + 1).map_or(sheet.last_row(), |it| it - 1);
        let end = end(sheet, last, next);
        let items = completed(sheet, label, items, end);
        let lines = Lines { label, end, floor, items };
        floor = lines.end + 1;
        let scores = score_columns(sheet, &lines);
        if scores.is_empty() {
            grids.diagnostics.push(remarks::grid_without_score(sheet.grid.cell(first, label)));
            continue;
        }
        grids.rows.push((first, lines.end));
        for score in &scores {
            grids.tables.push(table(sheet, &lines, score, scores.len() > 1));
            if score.are_answers() {
                grids.diagnostics.push(remarks::answers(sheet.grid.cell(first.saturating_sub(1), score.col)));
            }
        }
        grids.diagnostics.extend(strangers(sheet, &lines, &scores));
        grids.diagnostics.extend(remarks::absent_items(sheet.grid.cell(first, label), &absent(&lines.items)));
    }
    grids
}

/// Whether the sheet, its file or a line of it names the scale.
fn is_named(sheet: &Sheet) -> bool {
    let says = |text: &str| fold(text).replace(' ', "").contains("maia25");
    let names = sheet.names.iter().map(String::as_str).chain([sheet.grid.name.as_str()]);
    let top = sheet.grid.rows.iter().take(12).flat_map(|it| &it.cells).filter_map(|it| text(&it.1));
    names.chain(top).filter(|it| it.len() <= LONGEST).any(says)
}

/// The column of labels, and the items its rows may word.
fn worded(sheet: &Sheet, least: usize, taken: &[(u32, u32)]) -> Option<(u32, Vec<Worded>)> {
    let rows = &sheet.grid.rows;
    let stride = STRIDE.max(rows.len() / SAMPLED);
    if rows.len() > SMALL {
        let sample = rows.iter().step_by(stride).flat_map(items_of).collect::<BTreeSet<u8>>();
        if sample.len() < 2 {
            return None;
        }
    }
    let mut columns: BTreeMap<u32, Vec<Worded>> = BTreeMap::new();
    let free = |row: &&Row| !taken.iter().any(|it| it.0 <= row.number && row.number <= it.1);
    for row in rows.iter().filter(free) {
        for (col, value) in &row.cells {
            let found = text(value).filter(|it| (SHORTEST..=LONGEST).contains(&it.len())).map(likenesses);
            if let Some(found) = found.filter(|it| !it.is_empty()) {
                columns.entry(*col).or_default().push((row.number, found));
            }
        }
    }
    let distinct = |worded: &[Worded]| {
        let first = worded.iter().filter_map(|it| it.1.first());
        let sure: f64 = first.clone().map(|it| it.score).sum();
        (first.map(|it| it.item).collect::<BTreeSet<u8>>().len(), sure)
    };
    let mut ranked: Vec<_> = columns.into_iter().map(|(col, worded)| (distinct(&worded), col, worded)).collect();
    ranked.retain(|it| it.0.0 >= least);
    ranked.sort_by(|one, other| other.0.1.total_cmp(&one.0.1).then(one.1.cmp(&other.1)));
    ranked.into_iter().next().map(|(_, col, worded)| (col, worded))
}

/// The column of numbers from 1 to 25 of a sheet that names the scale and words no item.
fn numbered(sheet: &Sheet) -> Option<(u32, Vec<Worded>)> {
    let mut columns: BTreeMap<u32, Vec<Worded>> = BTreeMap::new();
    for row in sheet.grid.rows.iter().take(SMALL) {
        for (col, value) in &row.cells {
            if let Some(item) = number(value) {
                columns.entry(*col).or_default().push((row.number, [Likeness { item, score: 1.0 }].into()));
            }
        }
    }
    let whole = |worded: &[Worded]| {
        let items = worded.iter().filter_map(|it| it.1.first()).map(|it| it.item);
        items.clone().collect::<BTreeSet<u8>>().len() >= 20
            && items.clone().zip(items.skip(1)).all(|(one, next)| one < next || next == 1)
    };
    columns.into_iter().find(|it| whole(&it.1))
}

/// The items, with those whose label was not understood but whose number is written beside, as it is for the others.
fn completed(sheet: &Sheet, label: u32, items: Vec<ItemRow>, end: u32) -> Vec<ItemRow> {
    let beside = |row: u32, col: u32| sheet.grid.get(row, col).and_then(number);
    let first = items.first().map_or(end, |it| it.row);
    let columns: BTreeSet<u32> =
        sheet.rows(first, first).iter().flat_map(|it| it.cells.iter().map(|it| it.0)).collect();
    let numbers = columns.into_iter().filter(|it| *it != label).find(|col| {
        let right = items.iter().filter(|it| beside(it.row, *col) == Some(it.item)).count();
        items.len() >= 5 && right * 5 >= items.len() * 4
    });
    let Some(numbers) = numbers else { return items };
    let mut all = items;
    for row in sheet.rows(first, end) {
        let known = all.iter().any(|it| it.row == row.number);
        if let Some(item) = beside(row.number, numbers).filter(|item| !known && !all.iter().any(|it| it.item == *item))
        {
            all.push(ItemRow { row: row.number, item });
        }
    }
    all.sort_by_key(|it| it.row);
    all
}

fn number(value: &Value) -> Option<u8> {
    match look(value) {
        Look::Number(number) if number.fract() == 0.0 && (1.0..=25.0).contains(&number) => Some(number as u8),
        _ => None,
    }
}

/// The items that the texts of a row seem to word.
fn items_of(row: &Row) -> impl Iterator<Item = u8> {
    let texts = row.cells.iter().filter_map(|it| text(&it.1)).filter(|it| (SHORTEST..=LONGEST).contains(&it.len()));
    texts.filter_map(|it| likenesses(it).first().map(|it| it.item))
}

/// Rows → grids: each item once in a grid; the order of the scale settles what words leave open.
fn split(worded: &[Worded]) -> Vec<Vec<ItemRow>> {
    let mut grids: Vec<Vec<ItemRow>> = Vec::new();
    let mut current: Vec<ItemRow> = Vec::new();
    for (row, found) in worded {
        let last = current.last().map_or(0, |it| it.item);
        let seen = |item: u8| current.iter().any(|it| it.item == item);
        let Some(best) = found.first() else { continue };
        let close = || found.iter().filter(|it| best.score - it.score <= 0.15);
        let expected = close().find(|it| it.item == last + 1).filter(|it| !seen(it.item));
        let item = expected.or_else(|| close().find(|it| !seen(it.item))).unwrap_or(best).item;
        if seen(item) {
            // The same item just said again is a note; said again further down, it opens another grid.
            if item >= last {
                continue;
            }
            grids.push(std::mem::take(&mut current));
        }
        current.push(ItemRow { row: *row, item });
    }
    grids.push(current);
    grids
}

/// Last row of a grid: its totals stand a few rows below the last item.
fn end(sheet: &Sheet, last: u32, next: u32) -> u32 {
    let mut end = last;
    for row in sheet.rows(last + 1, next) {
        let total = row.cells.iter().any(|it| text(&it.1).is_some_and(is_total));
        if row.number > end + 3 || !(total || row.cells.iter().all(|it| matches!(look(&it.1), Look::Number(_)))) {
            break;
        }
        end = row.number;
    }
    end
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
        .filter(|row| scores.iter().any(|it| row.get(it.col).is_some_and(is_point)))
        .filter(|row| row.get(lines.label).and_then(text).is_some_and(|it| it.len() >= SHORTEST && !is_total(it)))
        .filter(|row| !row.cells.iter().any(|it| text(&it.1).is_some_and(is_total)))
        .map(|row| remarks::stranger(sheet.grid.cell(row.number, lines.label)))
        .collect()
}

fn absent(items: &[ItemRow]) -> Vec<u8> {
    (1..=25).filter(|number| !items.iter().any(|it| it.item == *number)).collect()
}

/// A score of one item: 0 or 1.
pub(super) fn is_point(value: &Value) -> bool {
    matches!(look(value), Look::Number(number) if number == 0.0 || number == 1.0)
}
