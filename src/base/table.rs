//! What makes a table recognisable and how its columns are typed: declarations as values.

use super::codes::CodeList;

/// A kind of table that pilotes keep.
#[derive(Debug)]
pub struct TableKind {
    /// Name of the frame and of the command-line argument: `cas`.
    pub id: &'static str,
    /// `Base de gestion de cas`.
    pub label: &'static str,
    /// What one row is.
    pub row: &'static str,
    pub columns: &'static [Column],
}

impl TableKind {
    /// The column of that id.
    pub fn column(&self, id: &str) -> Option<&'static Column> {
        self.columns.iter().find(|it| it.id == id)
    }
}

impl PartialEq for TableKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for TableKind {}

/// A column of a kind of table, as it stands in the frame.
#[derive(Debug)]
pub struct Column {
    /// Name in the frame.
    pub id: &'static str,
    /// The heading a template gives it, and what people read in remarks.
    pub label: &'static str,
    /// Other headings seen in files; compared once folded.
    pub headings: &'static [&'static str],
    pub ty: ColumnType,
    pub need: Need,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy)]
pub enum ColumnType {
    /// Free text, short; never shown when `Personal`.
    Text,
    /// A territoire's name, resolved to its id.
    Territoire,
    /// A date; the frame also has `{id}_au_jour`, true when the day is known.
    Date,
    /// A year: `2017`.
    Year,
    /// A whole number.
    Count,
    /// Euros, in integer cents.
    Amount,
    /// Full-time equivalents, in ten-thousandths.
    Etp,
    /// A part of a whole, in ten-thousandths: `80 %` is 8 000.
    Share,
    /// A whole number of any size: inhabitants.
    Number,
    /// A number that may have decimals and a unit, in ten-thousandths: hours, square kilometres.
    Quantity,
    /// A result or a target, in ten-thousandths of what is written; the frame also has `{id}_pourcent`, true for `80 %`, which is 800 000.
    Measure,
    /// Yes or no; blank stays null.
    Bool,
    /// One code of a closed list.
    Code(&'static CodeList),
    /// A cross here gives a code to another column, which alone is in the frame: `Excusé` beside `Présent`.
    Tick { column: &'static str, code: &'static str },
    /// An organisation or a post; the person named with it is dropped.
    Structure,
    /// Words that may name a person: the frame has only a fingerprint of them (`u64`), which tells equal texts and blanks.
    Opaque,
    /// The same, whose subject matters: the frame also has `{id}_sujet`, the first of these codes that the words name.
    Subject(&'static CodeList),
    /// Names or describes a person: recognised so that it is never read.
    Personal,
}

/// How much an indicator needs a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it the table is not usable.
    Required,
    /// Its absence is said: figures depend on it.
    Useful,
    Optional,
}

/// Column present in every frame: leads a row back to its cell (`u32`).
pub const ORIGIN: &str = "origin";

/// The name of the companion of a date column, true when the day itself is known.
pub fn au_jour(column: &str) -> String {
    format!("{column}_au_jour")
}

/// The name of the companion of a subject, one of its codes.
pub fn sujet(column: &str) -> String {
    format!("{column}_sujet")
}

/// The name of the companion of a measure, true when it is a percentage.
pub fn pourcent(column: &str) -> String {
    format!("{column}_pourcent")
}

/// Ten-thousandths in one full-time equivalent.
pub const ETP_UNIT: i64 = 10_000;
