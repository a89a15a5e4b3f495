//! Grids → raw tables of a known kind: where each starts, what each column is, what each row is.

mod cells;
mod columns;
mod forms;
mod layout;
mod learned;
mod left;
mod lexicon;
mod maia25;
mod memory;
mod records;
mod remarks;
mod returned;
mod sheet;
pub mod tables;
mod validation;

use crate::base::cell::CellRef;
use crate::base::codes::CodeList;
use crate::base::diagnostic::Diagnostic;
use crate::base::settings::Settings;
use crate::base::table::{Column, TableKind};
use crate::extract::grid::{Grid, Value};
pub use cells::labels::{is_case_manager, is_site};
use learned::Learned;
use left::Area;
pub use records::OF_SITE;
pub use remarks::rules::RULES;
pub use returned::corrections::corrections;
pub use returned::explanations::explanations;
use sheet::Sheet;

/// A table found in a sheet; cells are those of the file, not yet understood.
#[derive(Debug, Clone)]
pub struct RawTable {
    pub kind: &'static TableKind,
    /// Cell of the first heading.
    pub top_left: CellRef,
    /// What each column of the sheet was taken for.
    pub columns: Vec<Matched>,
    pub rows: Vec<RawRow>,
    /// Lines of text above the table, from the nearest up, and those the sheet opens with: titles, sub-titles.
    pub titles: Vec<(CellRef, String)>,
    /// Name of the sheet, of the file without extension, then of its folders from the nearest up.
    pub names: Vec<String>,
    /// Last modification that the document states, to settle two versions of a row.
    pub modified: Option<String>,
    /// Whether the table lies on its side: rows and columns of the sheet are then the other way round in `columns` and `rows`.
    pub turned: bool,
}

impl RawTable {
    /// The code that the sub-title above a row names, else the nearest title, else the sheet or the file, for a column the table lacks.
    pub fn said_around(&self, row: &RawRow, list: &CodeList) -> Option<&'static str> {
        let section = row.section.iter().map(String::as_str);
        let titles = self.titles.iter().map(|it| it.1.as_str());
        let names = self.names.iter().take(2).map(String::as_str);
        section.chain(titles).chain(names).find_map(|it| list.only_named_in(it))
    }

    /// The cell of the sheet where a row and a column of the table meet.
    pub fn cell(&self, row: u32, col: u32) -> CellRef {
        let (row, col) = if self.turned { (col, row) } else { (row, col) };
        CellRef { sheet: self.top_left.sheet, row, col }
    }
}

/// A column of the sheet taken for a column of the kind.
#[derive(Debug, Clone)]
pub struct Matched {
    pub column: &'static Column,
    pub col: u32,
    /// The heading as it stands in the file.
    pub heading: String,
    pub how: How,
}

/// How a heading was recognised; all but the first two are shown to the user.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// The heading is one of the known spellings, once folded.
    Exact,
    /// `maia.toml` says so.
    Declared,
    /// Enough words in common with a single known spelling.
    Likely,
    /// The values under it leave no other reading.
    Values,
}

/// A row of a raw table.
#[derive(Debug, Clone)]
pub struct RawRow {
    /// Row number in the sheet, from zero.
    pub row: u32,
    pub role: Role,
    /// Nearest sub-title above, inside the table: `MAIA Saverne`, `Effectifs mutualisés`.
    pub section: Option<String>,
    /// Cells in the order of [`RawTable::columns`]; `None` where the cell is blank.
    pub cells: Vec<Option<Value>>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Data,
    /// A total of the rows above, within its section.
    Total,
    /// A total of the totals.
    GrandTotal,
}

/// What a sheet holds.
#[derive(Debug, Default)]
pub struct Identified {
    pub tables: Vec<RawTable>,
    /// Why a sheet without table is none, in French.
    pub reason: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// The kind that a sheet without table comes closest to.
    nearest: Option<&'static TableKind>,
}

/// Finds the tables of all the sheets of a workbook: what one teaches serves the others.
/// `names` are the file without extension, then its folders from the nearest up.
pub fn workbook(grids: &[Grid], names: &[String], modified: Option<&str>, settings: &Settings) -> Vec<Identified> {
    let alone = Learned::default();
    let mut found: Vec<Identified> =
        grids.iter().map(|grid| identify(&Sheet::new(grid, names, modified, settings, &alone))).collect();
    if grids.len() > 1 {
        let learned = Learned::from(&found);
        for (grid, found) in grids.iter().zip(&mut found) {
            if learned.concerns(grid, found) {
                *found = identify(&Sheet::new(grid, names, modified, settings, &learned));
            }
        }
    }
    // What announces a table says more than that rows are not read.
    let read: Vec<&'static TableKind> = found.iter().flat_map(|it| &it.tables).map(|it| it.kind).collect();
    for (grid, found) in grids.iter().zip(&mut found) {
        let vague = found.diagnostics.iter().all(|it| it.rule.code == remarks::rules::TAB_16.code);
        if found.tables.is_empty() && vague {
            let sheet = Sheet::new(grid, names, modified, settings, &alone);
            let card = || remarks::card::remark(&sheet).filter(|_| !read.contains(&&tables::effectifs::KIND));
            if let Some(remark) = remarks::announced::remark(&sheet, &read).or_else(card) {
                found.diagnostics = vec![remark];
            }
        }
    }
    found
}

/// Finds the tables of a sheet.
fn identify(sheet: &Sheet) -> Identified {
    let rest = maia25::rest(sheet);
    let validation = match &rest {
        Some(grid) => validation::find(&Sheet::new(grid, sheet.names, sheet.modified, sheet.settings, sheet.learned)),
        None => validation::find(sheet),
    };
    let grids = maia25::find(sheet, &validation.rows);
    let lists = forms::communes::find(sheet);
    let fiches = forms::fiches::find(sheet);
    let forms = fiches.iter().flat_map(|it| it.1.clone()).collect();
    let turned = forms::turned::find(sheet);
    let rows: Vec<(u32, u32)> = [validation.rows, grids.rows, lists.rows, forms, turned.rows].concat();
    let mut found = records::find(sheet, &rows);
    found.taken.extend(rows.into_iter().map(Area::whole));
    let nearest = found.nearest.as_ref().map(|it| it.kind);
    let (taken, lookalike, nearly) = (found.taken, found.lookalike, found.nearest);
    let mut identified = Identified { tables: found.tables, reason: None, diagnostics: found.diagnostics, nearest };
    identified.tables.extend(validation.tables);
    identified.tables.extend(grids.tables);
    identified.tables.extend(lists.tables);
    identified.tables.extend(fiches.map(|it| it.0));
    identified.tables.extend(turned.tables);
    identified.diagnostics.extend(validation.diagnostics);
    identified.diagnostics.extend(grids.diagnostics);
    if identified.tables.is_empty() {
        identified.reason = Some(remarks::reason::reason(sheet, lookalike, nearly.as_ref()));
        if identified.diagnostics.is_empty() {
            let nearly = remarks::reason::nearly(sheet, lookalike, nearly.as_ref());
            let told = nearly.or_else(|| remarks::reason::accounts(sheet));
            identified.diagnostics.extend(told.or_else(|| remarks::reason::unread(sheet)));
        }
    } else {
        look_at_what_is_left(sheet, &taken, &mut identified);
        identified.tables.sort_by_key(|it| it.top_left);
        identified.diagnostics.extend(remarks::hidden::remarks(sheet.grid, &identified.tables));
    }
    identified
}

/// Reads the blocks of cells that no table took, each on its own; what is no table either is said.
fn look_at_what_is_left(sheet: &Sheet, taken: &[Area], identified: &mut Identified) {
    for block in left::blocks(sheet, taken) {
        let grid = block.alone(sheet, taken);
        let alone = Sheet::new(&grid, sheet.names, sheet.modified, sheet.settings, sheet.learned);
        let found = records::find(&alone, &[]);
        let (tables, told) = (found.tables, found.diagnostics);
        if tables.is_empty() && told.is_empty() {
            identified.diagnostics.push(left::remark(sheet, block.corners()));
        }
        identified.tables.extend(tables);
        identified.diagnostics.extend(told);
    }
}

#[cfg(test)]
mod tests;
