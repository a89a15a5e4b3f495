//! Workbooks as the generator lays them out, before any format.

use std::path::PathBuf;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Blank,
    Text(String),
    /// Bold, as titles and headings are.
    Bold(String),
    Number(f64),
    /// A day, in days since 1 January 1970, formatted as a date.
    Date(i32),
    /// The same, of which only the month and the year show.
    Month(i32),
    /// Whole cents, formatted as euros.
    Euros(i64),
}

impl Cell {
    /// Text of a cell.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A title or a heading.
    pub(super) fn bold(text: impl Into<String>) -> Self {
        Cell::Bold(text.into())
    }
}

/// A sheet, row after row from the first.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet without rows.
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), rows: Vec::new() }
    }

    /// Adds a row that starts so many columns from the left; gives back its number, from zero.
    pub(super) fn push(&mut self, left: usize, cells: Vec<Cell>) -> u32 {
        let mut row = vec![Cell::Blank; left];
        row.extend(cells);
        self.rows.push(row);
        self.rows.len() as u32 - 1
    }

    /// Leaves rows blank.
    pub(super) fn skip(&mut self, rows: usize) {
        self.rows.resize(self.rows.len() + rows, Vec::new());
    }
}

/// How a file is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    /// Semicolons, Windows-1252, as Excel saves in French.
    CsvWindows,
    /// Semicolons, UTF-8 with a byte order mark.
    CsvUtf8,
}

impl Format {
    /// The extension of such files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::CsvWindows | Format::CsvUtf8 => "csv",
        }
    }

    /// Whether a file holds one sheet, without formats.
    pub(super) fn is_csv(self) -> bool {
        self != Format::Xlsx
    }
}

/// A file to write.
#[derive(Debug, Clone)]
pub(super) struct Book {
    /// Relative to the inbox.
    pub(super) path: PathBuf,
    pub(super) format: Format,
    pub(super) sheets: Vec<Sheet>,
    /// Day the document says it was last saved, in days since 1 January 1970.
    pub(super) saved: i32,
}
