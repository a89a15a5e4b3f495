//! Tables with one row per thing under a row of headings: case bases, staffing tables, budgets.

mod above;
mod budgets;
mod known;
mod rows;
mod sites;
mod titled;

use std::collections::BTreeSet;

use crate::base::cell::CellRef;
use crate::base::codes::INSTANCES;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::identify::cells::evidence::Profile;
use crate::identify::columns::years;
use crate::identify::columns::{Chosen, assign, missing};
use crate::identify::layout::announced::{by_file, over};
use crate::identify::layout::header::{Header, Nearest, search};
use crate::identify::layout::headings::{Heading, written};
use crate::identify::layout::segments::{Segment, is_sure, segments};
use crate::identify::layout::titles::{is_title, titles, units};
use crate::identify::left::Area;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::lookalikes::Lookalike;
use crate::identify::tables::{budget, cas};
use crate::identify::{Matched, RawRow, RawTable, Role, is_case_manager};
pub use rows::OF_SITE;
use rows::{Block, Body, read};

/// What the headings of a sheet led to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub tables: Vec<RawTable>,
    pub diagnostics: Vec<Diagnostic>,
    pub nearest: Option<Nearest>,
    pub lookalike: Option<&'static Lookalike>,
    /// The cells that the tables take, or that a remark speaks of.
    pub taken: Vec<Area>,
}

/// Finds the tables that headings announce, outside the rows that grids take.
pub(super) fn find(sheet: &Sheet, grids: &[(u32, u32)]) -> Found {
    let searched = search(sheet);
    let mut found = Found { nearest: searched.nearest, lookalike: searched.lookalike, ..Found::default() };
    let free = |it: &&Header| !grids.iter().any(|grid| grid.0 <= it.last && it.first <= grid.1);
    let barrier =
        |row: u32| grids.iter().map(|it| it.0).filter(|it| *it > row).min().map_or(sheet.last_row(), |it| it - 1);
    let headers: Vec<&Header> = searched.headers.iter().filter(free).collect();
    let all: Vec<Segment> = all_segments(sheet, &headers, barrier);
    let limited: Vec<Segment> = all.iter().map(|it| Segment { limit: limit(sheet, it, &all), ..it.clone() }).collect();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    for (rank, segment) in limited.iter().enumerate() {
        if done.contains(&rank) {
            continue;
        }
        let mut blocks = vec![Block { from: segment.rows.1 + 1, to: segment.limit, section: None }];
        let mut last = segment;
        for (next_rank, next) in limited.iter().enumerate().skip(rank + 1) {
            if let Some(section) = continues(sheet, last, next) {
                blocks.push(Block { from: next.rows.1 + 1, to: next.limit, section });
                done.insert(next_rank);
                last = next;
            } else if overlap(last, next) {
                break;
            }
        }
        let first = limited.iter().map(|it| it.rows.0).min().unwrap_or(0);
        let floor = (floor(segment, &limited), first);
        if let Some(remark) = belied(sheet, segment, floor) {
            found.diagnostics.push(remark);
            continue;
        }
        build(sheet, segment, &blocks, floor, &mut found);
    }
    found
}

/// The remark on headings that words in common alone tell, when what stands above them, the name of the sheet, or else that of the file
/// says another kind.
/// Everything that is paid for may stand under `Budget`.
fn belied(sheet: &Sheet, segment: &Segment, floor: (u32, u32)) -> Option<Diagnostic> {
    let above = titles(sheet, segment.rows.0, floor.0, floor.1, segment.columns());
    let (kind, by) = over(&above, &sheet.grid.name).or_else(|| by_file(sheet.names))?;
    let another = kind != segment.kind && kind != &budget::KIND && !is_sure(sheet, segment);
    another.then(|| remarks::announced::belied(segment, kind, by)).flatten()
}

/// The tables that headers open. Headings that come again open tables of the same kind, however few rows they have.
fn all_segments(sheet: &Sheet, headers: &[&Header], barrier: impl Fn(u32) -> u32) -> Vec<Segment> {
    let mut all: Vec<Segment> = Vec::new();
    for (rank, header) in headers.iter().enumerate() {
        let first = headers.iter().take(rank).find(|it| it.is_like(header));
        let own = segments(sheet, header, barrier(header.last));
        let kind = |it: &Segment| {
            let same = |other: &&Segment| {
                Some(other.rows.0) == first.map(|it| it.first) && written(&other.headings) == written(&it.headings)
            };
            all.iter().find(same).map_or(it.kind, |it| it.kind)
        };
        let own: Vec<Segment> = own.into_iter().map(|it| Segment { kind: kind(&it), ..it }).collect();
        all.extend(own);
    }
    all
}

/// Last row that may belong to a table: before the next headings in its columns, and within its Excel table if it is one.
fn limit(sheet: &Sheet, segment: &Segment, all: &[Segment]) -> u32 {
    let next = all.iter().filter(|it| it.rows.0 > segment.rows.1 && overlap(segment, it)).map(|it| it.rows.0 - 1).min();
    let (first, last) = segment.columns();
    let declared = sheet.grid.tables.iter().filter(|(start, end)| {
        start.0 <= segment.rows.1 && segment.rows.1 < end.0 && start.1 <= first && last <= end.1
    });
    let end = declared.map(|it| it.1.0).min();
    segment.limit.min(next.unwrap_or(u32::MAX)).min(end.unwrap_or(u32::MAX))
}

fn overlap(one: &Segment, other: &Segment) -> bool {
    let (one, other) = (one.columns(), other.columns());
    one.0 <= other.1 && other.0 <= one.1
}

/// First row that may hold a title of the table: below the table above.
fn floor(segment: &Segment, all: &[Segment]) -> u32 {
    all.iter()
        .filter(|it| it.rows.1 < segment.rows.0 && overlap(segment, it))
        .map(|it| it.rows.1 + 1)
        .max()
        .unwrap_or(0)
}

/// The sub-title of the rows below, when the same headings only come again.
fn continues(sheet: &Sheet, segment: &Segment, next: &Segment) -> Option<Option<String>> {
    let same = segment.kind == next.kind && written(&segment.headings) == written(&next.headings);
    if !same || next.rows.0 <= segment.rows.1 {
        return None;
    }
    let between = next.rows.0.checked_sub(1).map(|last| sheet.rows(segment.rows.1 + 1, last)).unwrap_or_default();
    let lines: Vec<String> = titles(sheet, next.rows.0, segment.rows.1 + 1, 0, next.columns())
        .into_iter()
        .filter(|(cell, _)| cell.row > segment.rows.1)
        .map(|it| it.1)
        .collect();
    let titled = between.last().is_some_and(is_title) && !lines.is_empty();
    match lines.as_slice() {
        _ if !titled => Some(None),
        [line] if segment.kind != &budget::KIND && !opens_a_table(line) => Some(Some(line.clone())),
        _ => None,
    }
}

/// Whether a line above headings says that what follows is another table, not the next site of the same one.
fn opens_a_table(line: &str) -> bool {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let site = words.iter().any(|it| ["maia", "site", "secteur", "antenne"].contains(it));
    let other = words
        .iter()
        .any(|it| it.starts_with("financ") || ["subvention", "budget", "exercice", "annee", "tableau"].contains(it));
    other && !site
}

fn build(sheet: &Sheet, segment: &Segment, blocks: &[Block], floor: (u32, u32), found: &mut Found) {
    let mut titles = titles(sheet, segment.rows.0, floor.0, floor.1, segment.columns());
    titles.extend(blocks.iter().flat_map(|it| units(sheet, it.from, it.to)));
    let mut built = Vec::new();
    let mut diagnostics = Vec::new();
    if segment.kind == &budget::KIND {
        for side in budgets::sides(sheet, segment, &titles, &mut diagnostics) {
            let assigned = assign(sheet, &side.segment);
            diagnostics.extend(assigned.diagnostics);
            for (year, columns) in side.tables(sheet, assigned.columns, &titles, &mut diagnostics) {
                let mut table = table(sheet, &side.segment, &columns, blocks, &mut diagnostics);
                let all = std::mem::take(&mut table.rows);
                table.rows =
                    all.into_iter().filter(|it| side.keeps(sheet, &table, it)).map(|it| side.told(sheet, it)).collect();
                built.push(side.placed(RawTable { titles: dated(&titles, year), ..table }));
            }
        }
        if !known::is_budget(&built) {
            // Accounts whose amounts nobody could tell are a budget that asks to be answered.
            if known::holds_accounts(&built) {
                found.diagnostics.extend(diagnostics);
            }
            return;
        }
    } else {
        let assigned = assign(sheet, segment);
        if counts_things(sheet, segment, &assigned.columns) {
            found.diagnostics.extend(segment.headings.first().map(|it| remarks::counts(it.cell, segment.kind)));
            found.taken.extend(taken(sheet, segment, blocks, None));
            return;
        }
        diagnostics.extend(assigned.diagnostics);
        let all = assigned.columns.clone();
        for (year, columns) in years::split(assigned.columns) {
            let table = table(sheet, segment, &columns, blocks, &mut diagnostics);
            built.push(RawTable { titles: dated(&titles, year), ..table });
        }
        let managers = segment.kind == &cas::KIND && built.iter().flat_map(|it| &it.rows).any(is_under_case_manager);
        let given = segment.kind.columns.iter().filter(|it| are_given(&built, it)).map(|it| it.id);
        let told: Vec<&str> = given.chain(managers.then_some(cas::GC)).collect();
        diagnostics.extend(missing(sheet, segment, &all, &told));
    }
    found.taken.extend(taken(sheet, segment, blocks, Some(&built)));
    found.tables.extend(built.into_iter().filter(|it| !it.columns.is_empty()));
    found.diagnostics.extend(diagnostics);
}

/// The cells of some headings and of the rows below them; those that say much and that no table reads are left, unless a remark speaks of all.
fn taken(sheet: &Sheet, segment: &Segment, blocks: &[Block], built: Option<&[RawTable]>) -> Vec<Area> {
    let columns = segment.columns();
    let read: BTreeSet<u32> = built.into_iter().flatten().flat_map(|it| &it.rows).map(|it| it.row).collect();
    let last = read.last().copied().unwrap_or(u32::MAX);
    let areas = blocks.iter().map(|block| {
        let rows = sheet.rows(block.from, block.to).iter().filter(|it| it.number < last && !read.contains(&it.number));
        let much = rows.filter(|it| built.is_some() && Sheet::cells(it, columns.0, columns.1).len() >= 3);
        Area { rows: (block.from, block.to), columns, except: much.map(|it| it.number).collect() }
    });
    let headings = Area { rows: segment.rows, columns, except: BTreeSet::new() };
    [headings].into_iter().chain(areas).collect()
}

/// Whether figures stand under the headings of dates, and no date: so many requests each month, not one request on each row.
fn counts_things(sheet: &Sheet, segment: &Segment, columns: &[Chosen]) -> bool {
    let dated = columns.iter().filter(|it| matches!(it.column.ty, ColumnType::Date));
    let profiles: Vec<Profile> =
        dated.map(|it| sheet.profile(it.heading.cell.col, segment.rows.1 + 1, segment.limit)).collect();
    profiles.iter().any(|it| it.counts() > 0) && profiles.iter().all(|it| it.counts() == it.told())
}

/// Whether titles and names say of each row which table of concertation it is about.
fn are_given(tables: &[RawTable], column: &Column) -> bool {
    let ColumnType::Code(list) = column.ty else { return false };
    let said = |it: &RawTable| {
        it.rows.iter().filter(|it| it.role == Role::Data).all(|row| it.said_around(row, list).is_some())
    };
    list.id == INSTANCES.id && tables.iter().all(said)
}

/// Whether a row stands below a sub-title such as `GC 1`.
fn is_under_case_manager(row: &RawRow) -> bool {
    row.section.as_deref().is_some_and(is_case_manager)
}

/// The titles, after the heading that names the year of this table when the others are beside it.
fn dated(titles: &[(CellRef, String)], year: Option<Chosen>) -> Vec<(CellRef, String)> {
    let year = year.map(|it| (it.heading.cell, it.heading.text));
    year.into_iter().chain(titles.iter().cloned()).collect()
}

fn table(
    sheet: &Sheet,
    segment: &Segment,
    chosen: &[Chosen],
    blocks: &[Block],
    diagnostics: &mut Vec<Diagnostic>,
) -> RawTable {
    let mut chosen = chosen.to_vec();
    chosen.sort_by_key(|it| it.heading.cell.col);
    let columns: Vec<_> = chosen.iter().map(|it| (it.heading.cell.col, it.column)).collect();
    let headings = written(&segment.headings);
    let body = Body { kind: segment.kind, span: segment.columns(), columns: &columns, headings: &headings };
    let mut rows = Vec::new();
    let mut repeated = Vec::new();
    for block in blocks {
        let read = read(sheet, &body, block);
        rows.extend(read.rows);
        repeated.extend(read.repeated);
        if let Some(row) = read.stopped {
            diagnostics.push(remarks::unread(sheet, row, block.to, segment.columns()));
        }
    }
    for (rank, crosses) in chosen.iter().enumerate().filter_map(|(rank, it)| Some((rank, it.crosses.as_ref()?))) {
        for row in rows.iter_mut().filter(|it| it.role == Role::Data) {
            let ticked = sheet.rows(row.row, row.row).first().and_then(|it| crosses.value(it));
            row.cells.iter_mut().skip(rank).take(1).for_each(|it| it.clone_from(&ticked));
        }
    }
    repeated.extend(above::spread(&columns, &mut rows));
    diagnostics.extend(remarks::repeated(sheet, &repeated));
    RawTable {
        kind: segment.kind,
        top_left: segment.headings.first().map_or(sheet.grid.cell(segment.rows.0, 0), |it| it.cell),
        columns: chosen.into_iter().map(matched).collect(),
        rows,
        titles: Vec::new(),
        names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
        modified: sheet.modified.map(str::to_owned),
        turned: false,
    }
}

fn matched(chosen: Chosen) -> Matched {
    let Heading { cell, text, .. } = chosen.heading;
    Matched { column: chosen.column, col: cell.col, heading: text, how: chosen.how }
}
