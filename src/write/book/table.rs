//! A table of a sheet: caption, headings with filters, rows, totals, reasons of what is missing.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Table as Marked, TableColumn, TableStyle};

use super::cell::{Cell, Content, MISSING, total};
use super::page::Page;
use super::paper::{LINE_HEIGHT, lines_of};
use super::style::{Kind, Style, Tone};
use crate::base::cell::a1;
use crate::base::fold::fold;

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Unique in its table.
    pub heading: String,
    /// In characters.
    pub width: f64,
    /// What its cells are unless one says otherwise.
    pub kind: Kind,
}

impl Column {
    /// A column `width` characters wide.
    pub fn new(heading: impl Into<String>, width: f64, kind: Kind) -> Self {
        Self { heading: heading.into(), width, kind }
    }
}

/// A table being written, row after row.
pub struct Table<'p> {
    page: &'p mut Page,
    columns: Vec<Column>,
    caption: String,
    start: u32,
    header: u32,
    /// One past the last row of data: totals come after.
    end: u32,
    /// Why values are missing, and where: the label of the row, the heading of the column.
    reasons: BTreeMap<String, Vec<(String, String)>>,
}

/// Where the rows of data of a table stand, both included; `last` is before `first` when there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub header: u32,
    pub first: u32,
    pub last: u32,
}

impl Area {
    /// Whether the table has no row of data.
    pub fn is_empty(self) -> bool {
        self.last < self.first
    }

    /// The cells of a column: `C5:C8`.
    pub fn range(self, col: u16) -> String {
        let col = u32::from(col);
        format!("{}:{}", a1(self.first, col), a1(self.last, col))
    }
}

/// Rows from which a table that is not the first of its sheet gets filters.
const LONG: u32 = 8;
/// Reasons listed under a table; the notes on cells tell them all.
const REASONS: usize = 6;

impl Page {
    /// Starts a table at the next free row. `caption` says what it holds; it is also its alternative text.
    pub fn table(&mut self, caption: impl Into<String>, columns: Vec<Column>) -> Table<'_> {
        let (caption, columns) = (caption.into(), distinct(columns));
        let start = self.lead.take().unwrap_or(self.next);
        if !caption.is_empty() {
            self.caption(&caption);
        }
        let header = self.next;
        let button = if self.headers.is_empty() { FILTER } else { MARGIN };
        let mut lines = 1;
        for (column, col) in columns.iter().zip(0..) {
            self.put(header, col, Cell::text(&*column.heading).kind(column.kind.heading(false)));
            self.widen(col, column.width);
            lines = lines.max(lines_of(&column.heading, (column.width - button) / BOLD));
        }
        self.set_height(header, LINE_HEIGHT * f64::from(lines) + 3.0);
        self.headers.push(header);
        self.next = header + 1;
        Table { page: self, columns, caption, start, header, end: header + 1, reasons: BTreeMap::new() }
    }
}

/// Characters that the button of a filter takes.
const FILTER: f64 = 2.5;
/// Characters that the sides of a cell take.
const MARGIN: f64 = 1.0;
/// How much wider bold characters are.
const BOLD: f64 = 1.1;

/// Headings as Excel wants them in a table: one line each, none empty, no two alike.
fn distinct(columns: Vec<Column>) -> Vec<Column> {
    let mut known = BTreeSet::new();
    let heading = |mut column: Column| {
        let heading = column.heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let heading = if heading.is_empty() { "–".to_owned() } else { heading };
        column.heading = heading.clone();
        let mut rank = 2;
        while !known.insert(column.heading.to_lowercase()) {
            column.heading = format!("{heading} ({rank})");
            rank += 1;
        }
        column
    };
    columns.into_iter().map(heading).collect()
}

impl Table<'_> {
    /// The row that comes next, from zero: formulas of the row need it.
    pub fn next_row(&self) -> u32 {
        self.page.next
    }

    /// The sheet, for what stands beside the table.
    pub fn page(&mut self) -> &mut Page {
        self.page
    }

    /// A row of data.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.write(cells, Tone::Plain);
        self.end = self.page.next;
    }

    /// A row of data so many points high: room to write by hand.
    pub fn tall_row(&mut self, cells: impl IntoIterator<Item = Cell>, points: f64) {
        let row = self.next_row();
        self.row(cells);
        self.page.set_height(row, points);
    }

    /// A row of data that sums up those above it, as the table itself holds it.
    pub fn subtotal(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.write(cells, Tone::Subtotal);
        self.end = self.page.next;
    }

    /// A row under the data, out of the reach of filters.
    pub fn total(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.write(cells, Tone::Total);
    }

    /// A row after the totals that counts in none of them.
    pub fn aside(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.write(cells, Tone::Muted);
    }

    /// The rows of data so far.
    pub fn area(&self) -> Area {
        Area { header: self.header, first: self.header + 1, last: self.end.saturating_sub(1) }
    }

    /// A live sum of the rows of data of a column, beside the result that `values` give; missing when none is known.
    pub fn sum(&self, col: u16, values: impl IntoIterator<Item = Option<f64>>) -> Cell {
        let formula = |it| Cell::formula(format!("SUM({})", self.area().range(col)), it);
        Cell::known(total(values), formula, "Aucune valeur connue à additionner")
    }

    /// Ends the table: marks it for filters and screen readers, and says why values are missing.
    pub fn finish(self) -> Area {
        let area = self.area();
        let Table { page, columns, caption, start, reasons, .. } = self;
        if !area.is_empty() {
            mark(page, &columns, &caption, area);
        }
        for (reason, cells) in reasons.iter().take(REASONS) {
            page.paragraph(&format!("{MISSING} (non disponible) – {}\u{a0}: {reason}.", whereabouts(cells)));
        }
        if reasons.len() > REASONS {
            page.paragraph(&format!("{MISSING}\u{a0}: les autres raisons sont dans les notes des cellules."));
        }
        page.blocks.push((start, page.next.saturating_sub(1)));
        page.skip(1);
        area
    }

    fn write(&mut self, cells: impl IntoIterator<Item = Cell>, tone: Tone) {
        let row = self.page.next;
        let mut lines = 1;
        let mut label = String::new();
        for ((cell, column), col) in cells.into_iter().zip(&self.columns).zip(0..) {
            if let (0, Content::Text(text)) = (col, &cell.content) {
                label = text.trim().to_owned();
            }
            let counts = matches!(tone, Tone::Plain | Tone::Subtotal);
            if let (true, Content::Missing { reason, .. }) = (counts, &cell.content) {
                let reason = reason.trim_end_matches('.').to_owned();
                self.reasons.entry(reason).or_default().push((label.clone(), column.heading.clone()));
            }
            let tone = if tone != Tone::Plain && cell.tone.gives_way() { tone } else { cell.tone };
            let kind = cell.kind.unwrap_or(column.kind);
            if let (Kind::Wrapped, Content::Text(text) | Content::Words { result: text, .. }) = (kind, &cell.content) {
                lines = lines.max(lines_of(text, column.width - 1.0));
            }
            self.page.put(row, col, Cell { tone, kind: Some(kind), ..cell });
        }
        if lines > 1 {
            self.page.set_height(row, LINE_HEIGHT * f64::from(lines));
        }
        self.page.next = row + 1;
    }
}

/// Rows or columns that a reason names.
const NAMED: usize = 3;

/// Which cells a reason is for, as shortly as their rows and columns allow.
fn whereabouts(cells: &[(String, String)]) -> String {
    let rows = distinct_names(cells.iter().map(|it| it.0.as_str()));
    let columns = distinct_names(cells.iter().map(|it| it.1.as_str()));
    match (&rows[..], &columns[..]) {
        ([row], columns) if columns.len() <= NAMED => format!("{row}, {}", columns.join(", ")),
        ([row], _) => (*row).to_owned(),
        (rows, [column]) if rows.len() <= NAMED => format!("{column}, {}", rows.join(", ")),
        (_, [column]) => (*column).to_owned(),
        (rows, _) if rows.len() <= NAMED => rows.join(", "),
        (_, columns) if columns.len() <= NAMED => columns.join(", "),
        _ => format!("{} cellules", cells.len()),
    }
}

/// Each name once, in order of first sight.
fn distinct_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known = BTreeSet::new();
    names.filter(|it| !it.is_empty() && known.insert(*it)).collect()
}

fn mark(page: &mut Page, columns: &[Column], caption: &str, area: Area) {
    let rank = page.headers.len();
    let filters = rank == 1 || area.last - area.header > LONG;
    let marked: Vec<TableColumn> = columns
        .iter()
        .map(|it| {
            let style = Style { kind: it.kind.heading(filters), tone: Tone::Plain };
            let format = page.formats.get(style).clone();
            TableColumn::new().set_header(&it.heading).set_header_format(format)
        })
        .collect();
    let name = format!("t_{}_{rank}", fold(page.title()).replace(' ', "_"));
    let alt_text = if caption.is_empty() { page.title().to_owned() } else { caption.to_owned() };
    let table = Marked::new()
        .set_name(name)
        .set_alt_text(alt_text)
        .set_style(TableStyle::None)
        .set_autofilter(filters)
        .set_columns(&marked);
    let last_col = (columns.len() as u16).saturating_sub(1);
    let added = page.worksheet.add_table(area.header, 0, area.last, last_col, &table).map(|_| ());
    page.keep(added);
}
