//! The sheets that are drawn, the truth they hold, and the file they become.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use encoding_rs::WINDOWS_1252;
use maia::base::date::from_days;
use rust_xlsxwriter::{Format, Workbook};

/// What a cell shows.
#[derive(Debug, Clone)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// A number under a format: `#,##0.00 €`, `0 %`.
    Shown(f64, &'static str),
    /// Days since 1970 under a format of dates.
    Day(i32, &'static str),
    Blank,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

/// Days from the start of Excel's calendar to 1 January 1970.
const EPOCH: f64 = 25_569.0;

/// A cell of a book: sheet, row, column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub sheet: usize,
    pub row: u32,
    pub col: u16,
}

/// A row that the frame must have: its values as texts, and where each was written.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    pub values: BTreeMap<&'static str, String>,
    pub spots: BTreeMap<&'static str, Spot>,
    /// The headings above: first and last row.
    pub headings: (u32, u32),
}

/// One sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    cells: BTreeMap<(u32, u16), Cell>,
    merged: BTreeSet<[u32; 4]>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u16>,
}

/// A workbook, or a csv file when it has one sheet and says so.
#[derive(Debug)]
pub struct Book {
    /// Its name in the inbox.
    pub name: String,
    pub separated: bool,
    pub sheets: Vec<Sheet>,
    pub truth: Vec<Truth>,
}

impl Book {
    /// An empty sheet of that name.
    pub fn named(name: &str, sheet: &str) -> Self {
        let sheet = Sheet { name: sheet.to_owned(), ..Sheet::default() };
        Self { name: name.to_owned(), separated: false, sheets: vec![sheet], truth: Vec::new() }
    }

    pub fn add_sheet(&mut self, name: &str) -> usize {
        self.sheets.push(Sheet { name: name.to_owned(), ..Sheet::default() });
        self.sheets.len() - 1
    }

    pub fn put(&mut self, spot: Spot, cell: impl Into<Cell>) {
        match cell.into() {
            Cell::Blank => {}
            cell => {
                self.sheets[spot.sheet].cells.insert((spot.row, spot.col), cell);
            }
        }
    }

    /// Merges from a cell to another of its sheet; the first alone has a content.
    pub fn merge(&mut self, from: Spot, row: u32, col: u16) {
        if !self.separated && (from.row, from.col) != (row, col) {
            self.sheets[from.sheet].merged.insert([from.row, u32::from(from.col), row, u32::from(col)]);
        }
    }

    pub fn hide_row(&mut self, spot: Spot) {
        self.sheets[spot.sheet].hidden_rows.insert(spot.row);
    }

    pub fn hide_column(&mut self, spot: Spot) {
        self.sheets[spot.sheet].hidden_columns.insert(spot.col);
    }

    /// Writes the file in a folder.
    pub fn save(&self, folder: &Path) -> PathBuf {
        let path = folder.join(&self.name);
        match self.separated {
            true => std::fs::write(&path, self.separated_bytes()).unwrap(),
            false => self.workbook().save(&path).unwrap(),
        }
        path
    }

    fn workbook(&self) -> Workbook {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name).unwrap();
            for &[row, col, last_row, last_col] in &sheet.merged {
                page.merge_range(row, col as u16, last_row, last_col as u16, "", &Format::new()).unwrap();
            }
            for (&(row, col), cell) in &sheet.cells {
                match cell {
                    Cell::Text(text) => page.write(row, col, text),
                    Cell::Number(number) => page.write(row, col, *number),
                    Cell::Shown(number, format) => {
                        page.write_with_format(row, col, *number, &Format::new().set_num_format(*format))
                    }
                    Cell::Day(day, format) => {
                        let serial = f64::from(*day) + EPOCH;
                        page.write_with_format(row, col, serial, &Format::new().set_num_format(*format))
                    }
                    Cell::Blank => continue,
                }
                .unwrap();
            }
            for row in &sheet.hidden_rows {
                page.set_row_hidden(*row).unwrap();
            }
            for col in &sheet.hidden_columns {
                page.set_column_hidden(*col).unwrap();
            }
        }
        book
    }

    /// As a French Excel saves it: semicolons, decimal commas, Windows-1252.
    fn separated_bytes(&self) -> Vec<u8> {
        let cells = &self.sheets[0].cells;
        let rows = cells.keys().map(|it| it.0).max().unwrap_or(0);
        let cols = cells.keys().map(|it| it.1).max().unwrap_or(0);
        let mut text = String::new();
        for row in 0..=rows {
            let line: Vec<String> = (0..=cols).map(|col| cells.get(&(row, col)).map_or(String::new(), field)).collect();
            text += &line.join(";");
            text += "\r\n";
        }
        WINDOWS_1252.encode(&text).0.into_owned()
    }
}

fn field(cell: &Cell) -> String {
    let text = match cell {
        Cell::Text(text) => text.replace('\u{202f}', "\u{a0}").replace('≥', ">=").replace('≤', "<="),
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Shown(number, format) if format.contains('%') => {
            format!("{} %", (number * 1e4).round() / 1e2).replace('.', ",")
        }
        Cell::Shown(number, _) => format!("{number:.2}").replace('.', ","),
        Cell::Day(day, _) => from_days(*day).unwrap().strftime("%d/%m/%Y").to_string(),
        Cell::Blank => String::new(),
    };
    match text.contains([';', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
