//! Where the headings of tables stand in a sheet: on one to three rows, anywhere, repeated or not.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::is_side;
use super::lexicon::{LEXICONS, Level, TAKEN};
use super::lookalike::lookalike;
use super::sheet::{Known, LONGEST_HEADING, Sheet, heading_text};
use super::tables::lookalikes::Lookalike;
use super::tables::{budget, effectifs};
use crate::base::cell::CellRef;
use crate::base::fold::fold;
use crate::base::table::TableKind;
use crate::extract::grid::{Row, Value};

/// A heading: its column, the cell that shows it, and its words, those of the cells above included.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub cell: CellRef,
    pub text: String,
}

/// Rows of headings of at least one table.
#[derive(Debug)]
pub(super) struct Header {
    pub first: u32,
    pub last: u32,
    /// In column order.
    pub headings: Vec<Heading>,
}

/// The kind of table that a sheet without any comes closest to.
#[derive(Debug)]
pub(super) struct Nearest {
    pub kind: &'static TableKind,
    pub row: u32,
    pub columns: Vec<&'static str>,
}

/// What the search found.
#[derive(Debug, Default)]
pub(super) struct Search {
    pub headers: Vec<Header>,
    pub nearest: Option<Nearest>,
    /// A table that is known and not read.
    pub lookalike: Option<&'static Lookalike>,
}

/// How many columns and rows are looked at for columns without a heading.
const WIDEST: u32 = 200;
const BELOW: u32 = 12;

/// Headings take up to this many rows.
const HIGHEST: usize = 3;

/// The headers of a sheet, from the top. One pass over the rows; the words of a row are looked at only when it can be a header.
pub(super) fn search(sheet: &Sheet) -> Search {
    let mut search = Search::default();
    let rows = &sheet.grid.rows;
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let found = if is_promising(sheet, at, row, search.headers.last()) {
            best_window(sheet, at, &mut search)
        } else {
            None
        };
        match found {
            Some((header, next)) => {
                search.headers.push(header);
                at = next;
            }
            None => at += 1,
        }
    }
    search
}

/// Whether a row may hold headings. Amid the rows of a table it must do better: the cells of a base also hold known words.
fn is_promising<'a>(sheet: &Sheet<'a>, at: usize, row: &'a Row, above: Option<&Header>) -> bool {
    if !is_wordy(row) {
        return false;
    }
    let known: Vec<Known> = texts(row).map(|it| sheet.known(it)).collect();
    let words = known.iter().filter(|it| **it > Known::Unknown).count();
    let spelled = known.iter().filter(|it| **it == Known::Spelled).count();
    if above.is_some() && is_amid_rows(sheet, at, row) {
        return spelled >= 2 && (spelled == known.len() || spelled >= 3.max(known.len() * 3 / 5));
    }
    words >= 2 && words * 5 >= known.len() * 2 && (above.is_none() || spelled >= 2.max(known.len() / 3))
}

/// Whether the row just above is a row of cells too.
fn is_amid_rows(sheet: &Sheet, at: usize, row: &Row) -> bool {
    let above = at.checked_sub(1).and_then(|it| sheet.grid.rows.get(it));
    above.is_some_and(|it| it.number + 1 == row.number && it.cells.len() >= 3)
}

/// Whether the row holds texts and hardly anything else.
fn is_wordy(row: &Row) -> bool {
    let measures = row.cells.iter().filter(|(_, value)| !is_heading_like(value)).count();
    row.cells.len() >= 2 && measures * 6 <= row.cells.len()
}

fn is_heading_like(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let first = text.trim_start().chars().next();
            text.len() <= LONGEST_HEADING
                && (!first.is_some_and(|it| it.is_ascii_digit()) || !super::evidence::is_measure(value))
        }
        other => heading_text(other).is_some(),
    }
}

fn texts(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().filter_map(|(_, value)| match value {
        Value::Text(text) => Some(&**text),
        _ => None,
    })
}

/// The best header among those that hold this row, and the rank of the row after it.
fn best_window(sheet: &Sheet, at: usize, search: &mut Search) -> Option<(Header, usize)> {
    let rows = &sheet.grid.rows;
    if let Some(row) = rows.get(at..=at).filter(|it| is_plain_header(sheet, it)) {
        let headings = headings(sheet, row, false);
        let number = row.first()?.number;
        if score(sheet, &headings, search).is_some() && !continues_above(sheet, at) {
            return Some((Header { first: number, last: number, headings }, at + 1));
        }
    }
    let floor = search.headers.last().map_or(0, |it| rows.partition_point(|row| row.number <= it.last));
    let mut best: Option<(f64, Header, usize)> = None;
    for first in at.saturating_sub(HIGHEST - 1).max(floor)..=at {
        for last in at..(first + HIGHEST).min(rows.len()) {
            let Some(window) = rows.get(first..=last).filter(|it| are_adjacent(it)) else { continue };
            if !window.iter().all(is_part_of_header) {
                continue;
            }
            for headings in [headings(sheet, window, false), headings(sheet, window, true)] {
                let Some(score) = score(sheet, &headings, search) else { continue };
                let score = score - 0.4 * (last - first) as f64;
                if best.as_ref().is_none_or(|it| it.0 < score) {
                    let (Some(top), Some(bottom)) = (window.first(), window.last()) else { continue };
                    best = Some((score, Header { first: top.number, last: bottom.number, headings }, last + 1));
                }
                if window.len() == 1 {
                    break;
                }
            }
        }
    }
    best.map(|(_, header, next)| (header, next))
}

/// Whether all the texts of a row are known headings: no row above or below can word them better.
fn is_plain_header<'a>(sheet: &Sheet<'a>, rows: &'a [Row]) -> bool {
    rows.iter().all(|row| {
        let known: Vec<Known> = texts(row).map(|it| sheet.known(it)).collect();
        known.len() >= 3 && known.iter().all(|it| *it == Known::Spelled)
    })
}

/// Whether the row just above holds several texts too: headings of headings, perhaps.
fn continues_above(sheet: &Sheet, at: usize) -> bool {
    let row = |at: usize| sheet.grid.rows.get(at);
    match (at.checked_sub(1).and_then(row), row(at)) {
        (Some(above), Some(row)) => {
            let merged = above.cells.iter().any(|(col, _)| sheet.extent(above.number, *col).1 > *col);
            above.number + 1 == row.number && (above.cells.len() >= 2 || merged) && is_part_of_header(above)
        }
        _ => false,
    }
}

fn are_adjacent(rows: &[Row]) -> bool {
    rows.windows(2).all(|it| matches!(it, [one, other] if other.number == one.number + 1))
}

fn is_part_of_header(row: &Row) -> bool {
    let measures = row.cells.iter().filter(|(_, value)| !is_heading_like(value)).count();
    measures * 6 <= row.cells.len()
}

/// The headings of some rows, column by column, texts of the upper rows first.
///
/// An upper text stands over the columns it is merged over; `spread` lets it stand as well over the columns that follow it,
/// for formats that do not tell what is merged.
fn headings(sheet: &Sheet, rows: &[Row], spread: bool) -> Vec<Heading> {
    let Some((lowest, upper)) = rows.split_last() else { return Vec::new() };
    let columns: BTreeSet<u32> = rows.iter().flat_map(|row| row.cells.iter().map(|it| it.0)).collect();
    let lowest_columns: BTreeSet<u32> = lowest.cells.iter().map(|it| it.0).collect();
    let mut texts: BTreeMap<u32, Heading> = BTreeMap::new();
    for row in upper {
        let mut cells = row.cells.iter().peekable();
        while let Some((col, value)) = cells.next() {
            let Some(text) = heading_text(value) else { continue };
            let merged = sheet.extent(row.number, *col).1;
            let next = cells.peek().map_or(u32::MAX, |it| it.0);
            let end = if spread && merged == *col { next.saturating_sub(1) } else { merged };
            for covered in columns.range(*col..=end.max(*col)) {
                let below = lowest.get(*covered).and_then(heading_text);
                if below.as_ref().is_some_and(|it| is_side(&fold(&text)) && !is_label(sheet, it)) {
                    continue;
                }
                if covered == col || lowest_columns.contains(covered) {
                    add(&mut texts, sheet.grid.cell(row.number, *covered), &text, *covered == *col);
                }
            }
        }
    }
    for (col, value) in &lowest.cells {
        if let Some(text) = heading_text(value) {
            add(&mut texts, sheet.grid.cell(lowest.number, *col), &text, true);
        }
    }
    add_blank(sheet, &mut texts, lowest.number);
    texts.into_values().collect()
}

/// Columns without a heading, amid the others or just left of them, that hold something below.
fn add_blank(sheet: &Sheet, texts: &mut BTreeMap<u32, Heading>, row: u32) {
    let (Some(first), Some(last)) = (texts.keys().next().copied(), texts.keys().next_back().copied()) else { return };
    for col in first.saturating_sub(1)..last.min(first + WIDEST) {
        if !texts.contains_key(&col) && !sheet.is_empty(col, row + 1, row + BELOW) {
            texts.insert(col, Heading { cell: sheet.grid.cell(row, col), text: String::new() });
        }
    }
}

/// The column of labels of a budget or of posts that has no heading.
pub(super) fn told_by_cells(
    sheet: &Sheet,
    kind: &TableKind,
    headings: &[Heading],
    found: &BTreeMap<&'static str, f64>,
) -> Option<&'static str> {
    let blank = || {
        let blank = headings.iter().filter(|it| it.text.is_empty());
        blank.map(|it| sheet.profile(it.cell.col, it.cell.row + 1, it.cell.row + 2 * BELOW))
    };
    match kind.id {
        id if id == budget::KIND.id && !found.is_empty() && !found.contains_key(budget::DEPENSES) => {
            blank().any(|it| it.accounts() >= 2).then_some(budget::DEPENSES)
        }
        id if id == effectifs::KIND.id && found.len() >= 2 && !found.contains_key(effectifs::QUALITE) => {
            blank().any(|it| it.posts() >= 2).then_some(effectifs::QUALITE)
        }
        _ => None,
    }
}

/// Whether a heading alone is that of the labels of a budget: the side above it then says which labels.
fn is_label(sheet: &Sheet, heading: &str) -> bool {
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == &budget::KIND);
    let candidates = sheet.candidates(heading);
    let first = rank.and_then(|it| candidates.get(it)).and_then(|it| it.first());
    first.is_some_and(|it| it.column.id == budget::DEPENSES)
}

fn add(texts: &mut BTreeMap<u32, Heading>, cell: CellRef, text: &str, own: bool) {
    let heading = texts.entry(cell.col).or_insert_with(|| Heading { cell, text: String::new() });
    if !heading.text.is_empty() {
        heading.text.push(' ');
    }
    heading.text.push_str(text);
    if own {
        heading.cell = cell;
    }
}

/// How well the headings tell a kind of table; `None` when they tell none.
fn score(sheet: &Sheet, headings: &[Heading], search: &mut Search) -> Option<f64> {
    let candidates: Vec<_> = headings.iter().map(|it| sheet.candidates(&it.text)).collect();
    let other = lookalike(headings);
    if let Some(other) = other {
        search.lookalike.get_or_insert(other);
    }
    let mut best: Option<f64> = None;
    for (rank, lexicon) in LEXICONS.iter().enumerate() {
        let mut found: BTreeMap<&'static str, f64> = BTreeMap::new();
        for candidate in candidates.iter().filter_map(|it| it.get(rank)?.first()).filter(|it| it.score >= TAKEN) {
            let worth = if candidate.level > Level::Likely { candidate.score } else { 0.7 * candidate.score };
            let known = found.entry(candidate.column.id).or_insert(0.0);
            *known = known.max(worth);
        }
        let kind = lexicon.vocabulary.kind;
        if let Some(id) = told_by_cells(sheet, kind, headings, &found) {
            found.insert(id, 0.5);
        }
        if lexicon.vocabulary.is_told_by_headings() {
            if other.is_some() && lexicon.vocabulary.shy {
                continue;
            }
            if lexicon.vocabulary.enough(found.keys().copied()) {
                let sum = found.values().sum();
                best = Some(best.map_or(sum, |it: f64| it.max(sum)));
            } else if found.len() > search.nearest.as_ref().map_or(1, |it| it.columns.len()) {
                let columns = kind.columns.iter().filter(|it| found.contains_key(it.id)).map(|it| it.label).collect();
                let row = headings.first().map_or(0, |it| it.cell.row);
                search.nearest = Some(Nearest { kind, row, columns });
            }
        }
    }
    best
}

/// Whether a row says the headings again.
pub(super) fn repeats(header: &[(u32, String)], row: &Row) -> bool {
    let said = row.cells.iter().filter_map(|(col, value)| Some((*col, heading_text(value)?)));
    let mut again = 0;
    let mut other = 0;
    for (col, text) in said {
        match header.binary_search_by_key(&col, |it| it.0) {
            Ok(at) if header.get(at).is_some_and(|it| it.1.ends_with(&*fold(&text))) => again += 1,
            _ => other += 1,
        }
    }
    again >= 2 && again > 2 * other
}
