//! Where the headings of tables stand in a sheet: on one to three rows, anywhere, repeated or not.

use std::collections::{BTreeMap, BTreeSet};

use super::headings::{
    Heading, headings, is_heading_like, is_spelled, is_year_alone, name_sites, named, names_parts, told_by_cells,
    written,
};
use super::lookalike::{Marked, marked};
use super::promising::{is_promising, texts};
use crate::base::fold::fold;
use crate::base::table::{ColumnType, TableKind};
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::is_case_manager;
use crate::identify::cells::labels::is_side;
use crate::identify::cells::look::is_measure;
use crate::identify::cells::words::folded;
use crate::identify::columns::years;
use crate::identify::lexicon::{LEXICONS, Level, SPELLINGS};
use crate::identify::sheet::{Known, Sheet, heading_text};
use crate::identify::tables::budget;
use crate::identify::tables::lookalikes::Lookalike;

/// Rows of headings of at least one table.
#[derive(Debug)]
pub(in crate::identify) struct Header {
    pub first: u32,
    pub last: u32,
    /// In column order.
    pub headings: Vec<Heading>,
}

impl Header {
    /// Whether the same words stand over the same columns.
    pub(in crate::identify) fn is_like(&self, other: &Self) -> bool {
        written(&self.headings) == written(&other.headings)
    }
}

/// The kind of table that a sheet without any comes closest to.
#[derive(Debug)]
pub(in crate::identify) struct Nearest {
    pub kind: &'static TableKind,
    pub row: u32,
    pub columns: Vec<&'static str>,
}

/// What the search found.
#[derive(Debug, Default)]
pub(in crate::identify) struct Search {
    pub headers: Vec<Header>,
    pub nearest: Option<Nearest>,
    /// A table that is known and not read.
    pub lookalike: Option<&'static Lookalike>,
}

/// Headings take up to this many rows.
const HIGHEST: usize = 3;

/// The headers of a sheet, from the top. One pass over the rows; the words of a row are looked at only when it can be a header.
pub(in crate::identify) fn search(sheet: &Sheet) -> Search {
    let mut search = Search::default();
    let rows = &sheet.grid.rows;
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let found = if is_promising(sheet, at, row, search.headers.last()) {
            best_window(sheet, at, &mut search)
        } else if search.headers.is_empty() {
            side_alone(sheet, at).map(|it| (it, at + 1))
        } else {
            None
        };
        match found {
            Some((header, next)) => {
                if !search.headers.last().is_some_and(|it| is_said_again(sheet, it, &header)) {
                    search.headers.push(header);
                }
                at = next;
            }
            None => at += 1,
        }
    }
    search
}

/// Whether headings only come again amid the rows of their table, or under the name of one side of a budget.
fn is_said_again(sheet: &Sheet, before: &Header, header: &Header) -> bool {
    let above = header.first.checked_sub(1).filter(|it| *it > before.last).and_then(|it| sheet.grid.row(it));
    let amid = above.is_some_and(|row| match row.cells.as_slice() {
        [(_, value)] => heading_text(value).is_some_and(|it| is_side(&fold(&it))),
        cells => cells.len() >= 3,
    });
    amid && before.is_like(header)
}

/// `DÉPENSES` alone on its row, then labels with one amount each: the headings that an office did not write.
fn side_alone(sheet: &Sheet, at: usize) -> Option<Header> {
    let (row, below) = sheet.grid.rows.get(at..)?.split_first()?;
    let [(label, Value::Text(side))] = row.cells.as_slice() else { return None };
    if !is_side(&fold(side)) {
        return None;
    }
    let below = below.iter().zip(row.number + 1..).take_while(|(it, number)| it.number == *number).map(|it| it.0);
    let mut amounts: BTreeSet<u32> = BTreeSet::new();
    let mut lines = 0;
    for row in below.take(SAMPLE) {
        let [(col, Value::Text(_)), others @ ..] = row.cells.as_slice() else { return None };
        if col != label || !others.iter().all(|it| is_measure(&it.1)) {
            return None;
        }
        amounts.extend(others.iter().map(|it| it.0));
        lines += usize::from(!others.is_empty());
    }
    let (true, Some(amount), 1) = (lines >= 2, amounts.first(), amounts.len()) else { return None };
    let heading = |col: u32, text: &str| Heading {
        cell: sheet.grid.cell(row.number, col),
        text: text.to_owned(),
        own: None,
        site: None,
    };
    let headings = vec![heading(*label, side), heading(*amount, UNSAID)];
    Some(Header { first: row.number, last: row.number, headings })
}

/// How many rows below such a side are looked at.
const SAMPLE: usize = 10;
/// What stands for the heading of its amounts.
const UNSAID: &str = "Montant";

/// The best header among those that hold this row, and the rank of the row after it.
fn best_window(sheet: &Sheet, at: usize, search: &mut Search) -> Option<(Header, usize)> {
    let rows = &sheet.grid.rows;
    let continued = is_continued(sheet, rows.get(at), rows.get(at + 1));
    if let Some(row) = rows.get(at..=at).filter(|it| !continued && is_plain_header(sheet, it)) {
        let headings = headings(sheet, row, false);
        let number = row.first()?.number;
        if score(sheet, &headings, search).is_some() && !continues_above(sheet, at) && !continues_below(sheet, at) {
            return Some((Header { first: number, last: number, headings }, at + 1));
        }
    }
    let floor = search.headers.last().map_or(0, |it| rows.partition_point(|row| row.number <= it.last));
    let mut best: Option<(f64, Header, usize)> = None;
    let alone = rows.get(at..=at).is_some_and(|it| score(sheet, &headings(sheet, it, false), search).is_some());
    // Titles side by side may stand just above headings that need none of their words.
    let lowest = if alone { at } else { at + HIGHEST - 1 };
    for first in at.saturating_sub(HIGHEST - 1).max(floor)..=lowest {
        let between = rows.get(at..first.max(at)).unwrap_or_default();
        if !between.iter().all(is_part_of_header) || !rows.get(at..=first.max(at)).is_some_and(are_adjacent) {
            break;
        }
        for last in at.max(first)..(first + HIGHEST).min(rows.len()) {
            let Some(window) = rows.get(first..=last).filter(|it| are_adjacent(it)) else { continue };
            if !window.iter().all(is_part_of_header)
                || starts_with_a_title(sheet, window)
                || ends_with_a_subtitle(window)
                || is_continued(sheet, window.last(), rows.get(last + 1))
            {
                continue;
            }
            for headings in [headings(sheet, window, false), headings(sheet, window, true)] {
                let Some(score) = score(sheet, &headings, search) else { continue };
                // Rows that only name parts of the table cost nothing: they tell `Sortie: GIR` from `Entrée: GIR`.
                let others = window.split_last().map_or(0, |it| it.1.iter().filter(|it| !names_parts(it)).count());
                let over = spelled_over(window, &headings);
                let cost = if over > 0 { TIE } else { 0.4 };
                let score = score + if years_over(window, &headings) { SITES } else { 0.0 };
                let score = score - cost * others as f64 + OVER * over as f64 + TIE * distinct(&headings);
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

/// How many headings are known spellings with the words above them: `Charges` over `sociales`.
fn spelled_over(rows: &[Row], headings: &[Heading]) -> usize {
    let Some((lowest, [_, ..])) = rows.split_last() else { return 0 };
    let own = |it: &Heading| lowest.get(it.cell.col).and_then(heading_text).map(|it| folded(&it));
    let over = headings.iter().filter(|it| {
        let whole = folded(&it.text);
        own(it).is_some_and(|own| own != whole) && SPELLINGS.contains(&whole)
    });
    over.count()
}

/// Whether a row above names a year over each of the headings that come again.
fn years_over(rows: &[Row], headings: &[Heading]) -> bool {
    let Some((lowest, [_, ..])) = rows.split_last() else { return false };
    let mut again: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for heading in headings {
        if let Some(own) = lowest.get(heading.cell.col).and_then(heading_text) {
            again.entry(folded(&own)).or_default().push(years::key(&heading.text));
        }
    }
    again.retain(|_, it| it.len() >= 2);
    let apart = |it: &Vec<Option<String>>| it.iter().flatten().collect::<BTreeSet<_>>().len() == it.len();
    !again.is_empty() && again.values().all(apart)
}

/// Whether a row above the lowest is a title: one text, over the first column or over all of them, and no part of its heading.
fn starts_with_a_title(sheet: &Sheet, rows: &[Row]) -> bool {
    let Some((lowest, upper)) = rows.split_last() else { return false };
    let (first, last) = (lowest.cells.first().map_or(0, |it| it.0), lowest.cells.last().map_or(0, |it| it.0));
    upper.iter().any(|row| match row.cells.as_slice() {
        [(col, value)] => {
            let (until, end) = sheet.extent(row.number, *col);
            let opens = || {
                let below = lowest.get(*col).and_then(heading_text);
                heading_text(value).zip(below).is_some_and(|(above, below)| is_spelled(&above, &below))
            };
            until == row.number && *col <= first && (end == *col || end >= last) && last > first && !opens()
        }
        _ => false,
    })
}

/// Whether the lowest row only says whose rows follow: `GC 1`.
fn ends_with_a_subtitle(rows: &[Row]) -> bool {
    match rows.split_last() {
        Some((lowest, [_, ..])) => match lowest.cells.as_slice() {
            [(_, Value::Text(text))] => is_case_manager(text),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the next row only words what a row has merged: `Masse salariale` over `Brut`, `Charges`, `Total`; or holds but years.
fn is_continued(sheet: &Sheet, row: Option<&Row>, next: Option<&Row>) -> bool {
    let (Some(row), Some(next)) = (row, next) else { return false };
    let covers = |col: u32| {
        row.cells.iter().any(|(start, _)| {
            let end = sheet.extent(row.number, *start).1;
            end > *start && (*start..=end).contains(&col)
        })
    };
    let words = |col: u32, value: &Value| covers(col) && matches!(value, Value::Text(_)) && is_heading_like(value);
    next.number == row.number + 1
        && next.cells.len() >= 2
        && (next.cells.iter().all(|(col, value)| is_year_alone(value) || words(*col, value))
            || names_codes(sheet, row, next))
}

/// Whether the next row only names codes of the columns headed above them: `F` and `H` under `Sexe`, none of them under another heading.
fn names_codes(sheet: &Sheet, row: &Row, next: &Row) -> bool {
    let head = |col: u32| row.cells.iter().rev().find(|it| it.0 <= col);
    let coded = |(col, value): &(u32, Value)| {
        let (Some((_, above)), Value::Text(code)) = (head(*col), value) else { return None };
        let known = sheet.candidates(&heading_text(above)?);
        let mut firsts = known.iter().filter_map(|it| it.first()).filter(|it| it.level > Level::Likely);
        firsts.any(|it| matches!(it.column.ty, ColumnType::Code(list) if list.spells(code))).then_some(*col)
    };
    let columns: Vec<Option<u32>> = next.cells.iter().map(coded).collect();
    let beside = |it: &Option<u32>| it.is_some_and(|col| row.get(col).is_none());
    columns.iter().all(Option::is_some) && columns.iter().any(beside)
}

/// Of two readings of the headings, the one that tells more of them apart.
const TIE: f64 = 0.001;

/// What a known spelling that takes the words above it adds: its own words alone may be those of another column.
const OVER: f64 = 0.3;

/// What sites or years named above the columns of a budget add: more than the row that names them costs.
const SITES: f64 = 0.5;

fn distinct(headings: &[Heading]) -> f64 {
    headings.iter().map(|it| it.text.as_str()).collect::<BTreeSet<_>>().len() as f64
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
            let spelled = || match above.cells.as_slice() {
                [(col, Value::Text(text))] => {
                    row.get(*col).and_then(heading_text).is_some_and(|it| is_spelled(text, &it))
                }
                _ => false,
            };
            above.number + 1 == row.number
                && (above.cells.len() >= 2 || merged || spelled())
                && is_part_of_header(above)
        }
        _ => false,
    }
}

/// Whether the row just below holds more known headings than this one, which then only names parts of the table, or ends its
/// headings: `Salaire` over `brut`.
fn continues_below<'a>(sheet: &Sheet<'a>, at: usize) -> bool {
    let spelled = |row: &'a Row| texts(row).filter(|it| sheet.known(it) == Known::Spelled).count();
    let ended = |row: &Row, below: &Row| {
        let below = |col: u32| below.get(col).and_then(heading_text);
        let mut pairs = row.cells.iter().filter_map(|(col, above)| Some((heading_text(above)?, below(*col)?)));
        pairs.any(|(above, below)| is_spelled(&above, &below))
    };
    let grid: &'a [Row] = &sheet.grid.rows;
    match (grid.get(at), grid.get(at + 1)) {
        (Some(row), Some(below)) => {
            row.number + 1 == below.number
                && is_part_of_header(below)
                && (spelled(below) > spelled(row) || ended(row, below))
        }
        _ => false,
    }
}

fn are_adjacent(rows: &[Row]) -> bool {
    rows.windows(2).all(|it| matches!(it, [one, other] if other.number == one.number + 1))
}

fn is_part_of_header(row: &Row) -> bool {
    let measures = row.cells.iter().filter(|(_, value)| !is_heading_like(value) && !is_year_alone(value)).count();
    measures * 6 <= row.cells.len()
}

/// How well the headings tell a kind of table; `None` when they tell none.
fn score(sheet: &Sheet, headings: &[Heading], search: &mut Search) -> Option<f64> {
    let other = marked(headings);
    if let Some(Marked::Unread(other)) = other {
        search.lookalike.get_or_insert(other);
    }
    let mut best: Option<f64> = None;
    for (rank, lexicon) in LEXICONS.iter().enumerate() {
        let mut found: BTreeMap<&'static str, f64> = BTreeMap::new();
        for (column, worth) in headings.iter().filter_map(|it| named(sheet, it, rank)) {
            let known = found.entry(column.id).or_insert(0.0);
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
            if sheet.enough(lexicon.vocabulary, &found) {
                let sites = kind == &budget::KIND && name_sites(headings);
                let sum = found.values().sum::<f64>() + if sites { SITES } else { 0.0 };
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

/// Whether a row says the headings again, or one of the rows that they stand on.
pub(in crate::identify) fn repeats(header: &[(u32, String)], row: &Row) -> bool {
    let said = row.cells.iter().filter_map(|(col, value)| Some((*col, heading_text(value)?)));
    let mut again = 0;
    let mut other = 0;
    for (col, text) in said {
        match header.binary_search_by_key(&col, |it| it.0) {
            Ok(at) if header.get(at).is_some_and(|it| opens_or_ends(&it.1, &fold(&text))) => again += 1,
            _ => other += 1,
        }
    }
    again >= 2 && again > 2 * other
}

/// Whether the words of a heading open or end with these.
fn opens_or_ends(heading: &str, words: &str) -> bool {
    let opens = heading.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    opens || heading.ends_with(words)
}
