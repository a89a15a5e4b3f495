//! Which rows of a sheet word or number items of the scale, and which grids they make.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::around::{Keys, by_key, groups, keys};
use super::continued::raised;
use super::items::{Likeness, likenesses};
use super::numbers::{self, Mark, Marked, number};
use super::order::{Worded, split};
use super::place::{completed, opening, placed};
use super::{ItemRow, Lines, is_total};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::Row;
use crate::identify::cells::labels::text;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::maia25_items::ITEMS;

/// Fewer items than this make no grid, unless the sheet says that it is one.
const LEAST: usize = 8;
const LEAST_WHEN_NAMED: usize = 4;
/// As many items leave no doubt that they are those of the scale.
const MOST_OF_THEM: usize = 18;
/// Larger sheets are searched whole only when one row in so many words an item, of a thousand rows at most.
const SMALL: usize = 100;
const STRIDE: usize = 8;
const SAMPLED: usize = 1_000;
/// Shorter texts word nothing, and longer ones are no label.
pub(super) const SHORTEST: usize = 12;
const LONGEST: usize = 1_000;
/// Grids known by their numbers alone take at most this many rows.
const MOST_NUMBERED: usize = 400;

/// A row and the items its label may word.
type Likely = (u32, Arc<[Likeness]>);

/// What belongs to a grid stands at most this many rows before its first item known by words, or after the last.
pub(super) const NEAR: u32 = 3;

/// The grids of a sheet, row by row.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub grids: Vec<Lines>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Items one under the other in one column, and the grids they make.
struct List {
    label: u32,
    grids: Vec<Vec<ItemRow>>,
    keys: Keys,
    /// Whether items are worded, not only numbered.
    worded: bool,
    /// Whether items were known by their place in their group.
    placed: bool,
}

/// Lists of items with columns of their own, one under the other, are at most so many.
const MOST_LISTS: usize = 12;

/// Finds the rows of each grid, outside the rows that are taken.
pub(super) fn find(sheet: &Sheet, taken: &[(u32, u32)]) -> Found {
    let named = is_named(sheet);
    let least = if named { LEAST_WHEN_NAMED } else { LEAST };
    let mut taken = taken.to_vec();
    let mut lists: Vec<List> = Vec::new();
    while lists.len() < MOST_LISTS {
        let list = by_words(sheet, least, &taken).or_else(|| by_numbers(sheet, named, &taken));
        let Some(list) = list.filter(|it| !it.grids.is_empty()) else { break };
        let rows = |it: &Vec<ItemRow>| Some((it.iter().map(|it| it.row).min()?, it.iter().map(|it| it.row).max()?));
        taken.extend(list.grids.iter().filter_map(rows));
        lists.push(list);
    }
    let mut found = Found::default();
    lines(sheet, lists, &mut found);
    found
}

/// Whether the sheet, its file or a line of it names the scale.
fn is_named(sheet: &Sheet) -> bool {
    let says = |text: &str| fold(text).replace(' ', "").contains("maia25");
    let names = sheet.names.iter().map(String::as_str).chain([sheet.grid.name.as_str()]);
    let top = sheet.grid.rows.iter().take(12).flat_map(|it| &it.cells).filter_map(|it| text(&it.1));
    names.chain(top).filter(|it| it.len() <= LONGEST).any(says)
}

fn by_words(sheet: &Sheet, least: usize, taken: &[(u32, u32)]) -> Option<List> {
    let (label, worded) = worded(sheet, least, taken)?;
    let items: Vec<ItemRow> =
        worded.iter().filter_map(|it| Some(ItemRow { row: it.row, item: it.found.first()?.item })).collect();
    let keys = keys(sheet, label, opening(sheet, label, &items, 0));
    let mut grids: Vec<Vec<ItemRow>> = Vec::new();
    for rows in by_key(worded, &keys, |it| it.row) {
        grids.extend(split(&rows).into_iter().filter(|it| it.len() >= least));
    }
    for items in &mut grids {
        raised(sheet, label, items);
    }
    Some(List { label, grids, keys, worded: true, placed: false })
}

/// Grids that number their items and word none.
fn by_numbers(sheet: &Sheet, named: bool, taken: &[(u32, u32)]) -> Option<List> {
    let free = |row: &&Row| !taken.iter().any(|it| it.0 <= row.number && row.number <= it.1);
    let mut columns: BTreeMap<u32, Vec<(u32, Mark)>> = BTreeMap::new();
    for row in sheet.grid.rows.iter().take(MOST_NUMBERED).filter(free) {
        for (col, value) in &row.cells {
            if let Some(mark) = numbers::mark(value) {
                columns.entry(*col).or_default().push((row.number, mark));
            }
        }
    }
    columns.retain(|_, it| it.len() >= ITEMS.len() - 5);
    columns.into_iter().find_map(|(label, marks)| numbered(sheet, named, label, marks))
}

fn numbered(sheet: &Sheet, named: bool, label: u32, marks: Vec<(u32, Mark)>) -> Option<List> {
    let within = groups(sheet, label, marks.iter().map(|it| it.0));
    let marked: Vec<Marked> =
        marks.into_iter().map(|(row, mark)| Marked { row, mark, within: within.get(&row).copied() }).collect();
    let keys = keys(sheet, label, marked.first()?.row);
    let mut grids = Vec::new();
    let mut placed = false;
    for marked in by_key(marked, &keys, |it| it.row) {
        let numbered = numbers::grids(&marked, named)?;
        placed |= numbered.placed;
        grids.extend(numbered.grids);
    }
    Some(List { label, grids, keys, worded: false, placed })
}

/// Whether a sheet that names the scale numbers rows in a way that no reading was found for.
pub(super) fn is_numbered_otherwise(sheet: &Sheet) -> Option<(u32, u32)> {
    if !is_named(sheet) || sheet.grid.rows.len() > MOST_NUMBERED {
        return None;
    }
    let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for row in &sheet.grid.rows {
        for (col, value) in &row.cells {
            if numbers::mark(value).is_some_and(|it| !matches!(it, Mark::Plain(0 | 1))) {
                columns.entry(*col).or_default().push(row.number);
            }
        }
    }
    let (col, rows) = columns.into_iter().max_by_key(|it| it.1.len())?;
    (rows.len() >= LEAST).then_some((*rows.first()?, col))
}

/// The rows of each grid, with where its titles and headings may stand.
fn lines(sheet: &Sheet, lists: Vec<List>, found: &mut Found) {
    let mut grids: Vec<(usize, Vec<ItemRow>)> = Vec::new();
    for (at, list) in lists.iter().enumerate() {
        grids.extend(list.grids.iter().filter(|it| !it.is_empty()).map(|it| (at, it.clone())));
    }
    grids.sort_by_key(|it| it.1.first().map(|it| it.row));
    let mut owners: BTreeMap<u32, usize> = BTreeMap::new();
    for (rank, (_, items)) in grids.iter().enumerate() {
        owners.extend(items.iter().map(|it| (it.row, rank)));
    }
    let mut floor = 0;
    let mut heads = None;
    let mut before = None;
    for (rank, (at, items)) in grids.into_iter().enumerate() {
        let Some(list) = lists.get(at) else { continue };
        let (Some(first), Some(last)) = (items.first().map(|it| it.row), items.last().map(|it| it.row)) else {
            continue;
        };
        let next = owners.range(last + 1..).find(|it| *it.1 != rank).map_or(sheet.last_row(), |it| it.0 - 1);
        let end = end(sheet, last, next);
        let taken = owners.range(first..=end).filter(|it| *it.1 != rank).map(|it| *it.0);
        let near = list.keys.range(first.saturating_sub(NEAR)..=end + NEAR);
        let strange = near.filter(|it| Some(it.1) != list.keys.get(&first));
        let others = taken.chain(strange.map(|it| *it.0)).collect();
        // Grids of one list that follow each other without a line between have the headings of the first.
        let opened = opening(sheet, list.label, &items, floor);
        let follows = first < floor || (floor > 0 && sheet.rows(floor, opened).iter().all(|it| it.number >= opened));
        if !follows || before != Some(at) {
            heads = None;
        }
        before = Some(at);
        let (head, above) = *heads.get_or_insert((opened, floor));
        let mut lines = Lines { label: list.label, items, end, floor: above, head, others };
        if list.worded {
            found.diagnostics.extend(completed(sheet, &mut lines, opened));
            found.diagnostics.extend(placed(sheet, &mut lines));
        }
        // The last item may have been known by its place alone.
        if let Some(reached) = lines.items.last().map(|it| it.row).filter(|it| *it > end) {
            lines.end = self::end(sheet, reached, next);
        }
        floor = floor.max(lines.end + 1);
        if list.placed && head == opened {
            found.diagnostics.push(remarks::by_place_in_groups(sheet.grid.cell(first, list.label)));
        }
        found.grids.push(lines);
    }
}

/// The column of labels, and the items its rows may word.
fn worded(sheet: &Sheet, least: usize, taken: &[(u32, u32)]) -> Option<(u32, Vec<Worded>)> {
    let (label, rows) = label_columns(sheet, least, taken).into_iter().next()?;
    let within = groups(sheet, label, rows.iter().map(|it| it.0));
    let best = rows.iter().filter_map(|it| Some(ItemRow { row: it.0, item: it.1.first()?.item })).collect::<Vec<_>>();
    let numbers = column_of_numbers(sheet, label, &best);
    let written = |row: u32| numbers.and_then(|col| sheet.grid.get(row, col)).and_then(number);
    let worded = rows.into_iter().map(|(row, found)| Worded {
        row,
        found,
        within: within.get(&row).copied(),
        written: written(row),
    });
    Some((label, worded.collect()))
}

/// The columns whose texts word enough items, the surest first, each with its rows.
fn label_columns(sheet: &Sheet, least: usize, taken: &[(u32, u32)]) -> Vec<(u32, Vec<Likely>)> {
    let rows = &sheet.grid.rows;
    let stride = STRIDE.max(rows.len() / SAMPLED);
    if rows.len() > SMALL {
        let sample = rows.iter().step_by(stride).flat_map(items_of).collect::<BTreeSet<u8>>();
        if sample.len() < 2 {
            return Vec::new();
        }
    }
    let mut columns: BTreeMap<u32, Vec<Likely>> = BTreeMap::new();
    let free = |row: &&Row| !taken.iter().any(|it| it.0 <= row.number && row.number <= it.1);
    for row in rows.iter().filter(free) {
        for (col, value) in &row.cells {
            let found = text(value).filter(|it| (SHORTEST..=LONGEST).contains(&it.len())).map(likenesses);
            if let Some(found) = found.filter(|it| !it.is_empty()) {
                columns.entry(*col).or_default().push((row.number, found));
            }
        }
    }
    let distinct = |worded: &[Likely]| {
        let first = worded.iter().filter_map(|it| it.1.first());
        let sure: f64 = first.clone().map(|it| it.score).sum();
        (first.map(|it| it.item).collect::<BTreeSet<u8>>().len(), sure)
    };
    let mut ranked: Vec<_> = columns.into_iter().map(|(col, worded)| (distinct(&worded), col, worded)).collect();
    ranked.retain(|it| it.0.0 >= least);
    ranked.sort_by(|one, other| other.0.1.total_cmp(&one.0.1).then(one.1.cmp(&other.1)));
    ranked.into_iter().map(|it| (it.1, it.2)).collect()
}

/// The columns that word items on the same rows, from left to right, each with its rows.
pub(super) fn side_by_side(sheet: &Sheet, taken: &[(u32, u32)]) -> Vec<(u32, Vec<u32>)> {
    let rows = |it: Vec<Likely>| it.into_iter().map(|it| it.0).collect::<Vec<u32>>();
    let mut columns: Vec<_> =
        label_columns(sheet, LEAST, taken).into_iter().map(|(col, found)| (col, rows(found))).collect();
    let Some((_, best)) = columns.first().cloned() else { return columns };
    columns.retain(|(_, rows)| rows.iter().filter(|it| best.contains(it)).count() >= LEAST);
    columns.sort();
    columns
}

/// The column whose numbers are those of most items.
pub(super) fn column_of_numbers(sheet: &Sheet, label: u32, items: &[ItemRow]) -> Option<u32> {
    let mut right: BTreeMap<u32, usize> = BTreeMap::new();
    for (item, row) in items.iter().filter_map(|it| Some((it.item, sheet.grid.row(it.row)?))) {
        for (col, _) in row.cells.iter().filter(|it| it.0 != label && number(&it.1) == Some(item)) {
            *right.entry(*col).or_default() += 1;
        }
    }
    let (col, right) = right.into_iter().max_by_key(|it| it.1)?;
    (items.len() >= 5 && right * 4 >= items.len() * 3).then_some(col)
}

/// The items that the texts of a row seem to word.
fn items_of(row: &Row) -> impl Iterator<Item = u8> {
    let texts = row.cells.iter().filter_map(|it| text(&it.1)).filter(|it| (SHORTEST..=LONGEST).contains(&it.len()));
    texts.filter_map(|it| likenesses(it).first().map(|it| it.item))
}

/// Last row of a grid: its totals stand a few rows below the last item.
fn end(sheet: &Sheet, last: u32, next: u32) -> u32 {
    use crate::identify::cells::look::{Look, look};
    let mut end = last;
    for row in sheet.rows(last + 1, next) {
        let total = row.cells.iter().any(|it| text(&it.1).is_some_and(is_total));
        if row.number > end + NEAR || !(total || row.cells.iter().all(|it| matches!(look(&it.1), Look::Number(_)))) {
            break;
        }
        end = row.number;
    }
    end
}

/// The column and the rows, first and last, of each grid that is whole and of one piece.
pub(super) fn claimed(sheet: &Sheet) -> Vec<(u32, (u32, u32))> {
    let Some(list) = by_words(sheet, MOST_OF_THEM, &[]) else { return Vec::new() };
    let pieces = list.grids.iter().flat_map(|it| it.chunk_by(|one, next| next.row <= one.row + NEAR));
    let whole = pieces.filter(|it| it.len() >= MOST_OF_THEM);
    whole.filter_map(|it| Some((list.label, (it.first()?.row, it.last()?.row)))).collect()
}

/// Whether a text may be the label of an item.
pub(super) fn is_label(text: &str) -> bool {
    text.len() >= SHORTEST && !is_total(text)
}
