//! Cells that no table took: each block of them is looked at on its own, and said when it is no known table either.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::cell::{Place, a1};
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::{Corners, Grid, Row, Value};
use crate::identify::cells::labels::{names_account, text};
use crate::identify::cells::look::measure;
use crate::identify::layout::titles::is_title;
use crate::identify::remarks::rules::TAB_19;
use crate::identify::sheet::Sheet;

/// Cells that a table takes.
#[derive(Debug, Clone)]
pub(super) struct Area {
    /// First and last row, headings included.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
    /// Rows amid them that say much, and that it does not read.
    pub except: BTreeSet<u32>,
}

impl Area {
    /// Rows taken whole.
    pub(super) fn whole(rows: (u32, u32)) -> Self {
        Self { rows, columns: (0, u32::MAX), except: BTreeSet::new() }
    }

    fn holds(&self, row: u32, col: u32) -> bool {
        self.rows.0 <= row
            && row <= self.rows.1
            && self.columns.0 <= col
            && col <= self.columns.1
            && !self.except.contains(&row)
    }
}

/// Neighbouring cells that no table took.
#[derive(Debug)]
pub(super) struct Block {
    rows: BTreeMap<u32, Vec<(u32, Value)>>,
    columns: (u32, u32),
}

/// Blank rows and columns that may stand amid a block.
const GAP: u32 = 1;

/// The blocks that have the shape of a table, from the top.
pub(super) fn blocks(sheet: &Sheet, taken: &[Area]) -> Vec<Block> {
    let mut open: Vec<Block> = Vec::new();
    let mut closed: Vec<Block> = Vec::new();
    for row in &sheet.grid.rows {
        let (near, far): (Vec<Block>, Vec<Block>) = open.into_iter().partition(|it| it.last() + 1 + GAP >= row.number);
        open = near;
        closed.extend(far);
        for run in runs(row, taken) {
            let Some(mut block) = Block::of(row.number, run) else { continue };
            let (met, apart): (Vec<Block>, Vec<Block>) = open.into_iter().partition(|it| it.touches(&block));
            open = apart;
            for other in met {
                block.join(other);
            }
            open.push(block);
        }
    }
    closed.extend(open);
    closed.retain(Block::is_table);
    closed.sort_by_key(|it| (it.first(), it.columns.0));
    closed
}

/// The cells of a row that no table took, side by side.
fn runs(row: &Row, taken: &[Area]) -> Vec<Vec<(u32, Value)>> {
    let areas: Vec<&Area> = taken.iter().filter(|it| it.rows.0 <= row.number && row.number <= it.rows.1).collect();
    let mut runs: Vec<Vec<(u32, Value)>> = Vec::new();
    for (col, value) in row.cells.iter().filter(|cell| !areas.iter().any(|it| it.holds(row.number, cell.0))) {
        let near = |it: &u32| *col <= it + 1 + GAP && !(it + 1..*col).any(|col| is_taken(&areas, row.number, col));
        match runs.last_mut().filter(|it| it.last().is_some_and(|it| near(&it.0))) {
            Some(run) => run.push((*col, value.clone())),
            None => runs.push(vec![(*col, value.clone())]),
        }
    }
    runs
}

fn is_taken(areas: &[&Area], row: u32, col: u32) -> bool {
    areas.iter().any(|it| it.holds(row, col))
}

/// Fewer rows than this are notes.
const LEAST: usize = 3;

impl Block {
    fn of(row: u32, cells: Vec<(u32, Value)>) -> Option<Self> {
        let columns = (cells.first()?.0, cells.last()?.0);
        Some(Self { rows: BTreeMap::from([(row, cells)]), columns })
    }

    fn first(&self) -> u32 {
        self.rows.first_key_value().map_or(0, |it| *it.0)
    }

    fn last(&self) -> u32 {
        self.rows.last_key_value().map_or(0, |it| *it.0)
    }

    fn touches(&self, other: &Self) -> bool {
        self.columns.0 <= other.columns.1 && other.columns.0 <= self.columns.1
    }

    fn join(&mut self, other: Self) {
        self.columns = (self.columns.0.min(other.columns.0), self.columns.1.max(other.columns.1));
        for (row, cells) in other.rows {
            let here = self.rows.entry(row).or_default();
            here.extend(cells);
            here.sort_by_key(|it| it.0);
        }
    }

    /// Whether several rows hold three cells at least, days or figures one under the other or words that come again; or accounts and amounts.
    /// A short list of values, or who wrote the sheet and when, is no table.
    fn is_table(&self) -> bool {
        let dense = self.rows.values().filter(|it| it.len() >= 3).count();
        let repeated = || (self.columns.0..=self.columns.1).filter(|it| self.repeats(*it)).count();
        let measured = || (self.columns.0..=self.columns.1).any(|it| self.measures(it));
        (dense >= LEAST && (measured() || (dense > LEAST && repeated() >= 2))) || self.accounts() >= LEAST
    }

    fn column(&self, col: u32) -> impl Iterator<Item = &Value> {
        self.rows.values().filter_map(move |cells| cells.iter().find(|it| it.0 == col)).map(|it| &it.1)
    }

    fn measures(&self, col: u32) -> bool {
        self.column(col).filter(|it| measure(it).is_some()).count() >= LEAST
    }

    fn repeats(&self, col: u32) -> bool {
        let texts: Vec<&str> = self.column(col).filter_map(text).collect();
        texts.iter().collect::<BTreeSet<_>>().len() < texts.len()
    }

    fn accounts(&self) -> usize {
        let named = |cells: &&Vec<(u32, Value)>| {
            cells.iter().any(|it| text(&it.1).is_some_and(names_account))
                && cells.iter().any(|it| measure(&it.1).is_some())
        };
        self.rows.values().filter(named).count()
    }

    /// The block as a sheet of its own, under the lines of text that open the sheet and those above its columns.
    pub(super) fn alone(&self, sheet: &Sheet, taken: &[Area]) -> Grid {
        let top = taken.iter().map(|it| it.rows.0).min().unwrap_or(0);
        let mut rows: BTreeMap<u32, Vec<(u32, Value)>> = BTreeMap::new();
        for row in sheet.grid.rows.iter().take_while(|it| it.number < self.first()) {
            let opens = row.number + 1 < top && is_title(row);
            let over = |col: u32| self.columns.0 <= col && col <= self.columns.1;
            let kept = row.cells.iter().filter(|it| opens || over(it.0));
            let free = kept.filter(|cell| !taken.iter().any(|it| it.holds(row.number, cell.0)));
            let cells: Vec<(u32, Value)> = free.cloned().collect();
            if cells.len() == 1 || (opens && !cells.is_empty()) {
                rows.insert(row.number, cells);
            }
        }
        rows.extend(self.rows.iter().map(|(row, cells)| (*row, cells.clone())));
        let rows = rows.into_iter().map(|(number, cells)| Row { number, cells }).collect();
        Grid { rows, tables: Vec::new(), ..sheet.grid.clone() }
    }

    pub(super) fn corners(&self) -> Corners {
        ((self.first(), self.columns.0), (self.last(), self.columns.1))
    }
}

/// The remark on a block that is no known table.
pub(super) fn remark(sheet: &Sheet, (first, last): Corners) -> Diagnostic {
    let message = format!(
        "Les cellules {} à {} forment un bloc qui n’est sous les en-têtes d’aucun tableau reconnu\u{a0}; elles ne sont pas lues.",
        a1(first.0, first.1),
        a1(last.0, last.1)
    );
    Diagnostic::new(&TAB_19, Place::Span(sheet.grid.cell(first.0, first.1), last), message)
}
