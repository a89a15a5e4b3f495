//! How one office lays out its files: format, titles, headings, order, and where the name of the territoire stands.

use super::fields::{COLUMNS, Field};
use super::random::Random;
use super::sheet::Format;

/// The habits of one office.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) format: Format,
    pub(super) announced: Announced,
    pub(super) split: Split,
    pub(super) dates: Dates,
    /// The columns it keeps, each with its heading.
    pub(super) columns: Vec<(Field, String)>,
    /// Blank columns on the left.
    pub(super) left: usize,
    /// Lines of text above the headings, besides the title.
    pub(super) notes: usize,
    /// A line of total under the cases.
    pub(super) total: bool,
    /// A line of text under the table.
    pub(super) legend: bool,
    pub(super) gc: GcLabel,
    /// Which spelling of a code the office likes.
    pub(super) accent: usize,
}

/// Where a file says which territoire it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Column,
    Title,
    Sheet,
    File,
    Folder,
}

/// How a case base is cut into files or sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    Whole,
    FileByGc,
    FileByYear,
    SheetByYear,
}

/// How dates are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    Native,
    /// `14/03/2017` as text.
    Slashes,
    /// `14.03.2017` as text.
    Dots,
    /// `2017-03-14` as text.
    Iso,
}

/// How case managers are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GcLabel {
    /// `GC N°1`, as in the staffing table.
    Numbered,
    /// `GC 1`.
    Short,
}

impl GcLabel {
    /// The label of the manager of that rank.
    pub(super) fn write(self, rank: u32) -> String {
        match self {
            GcLabel::Numbered => format!("GC N°{rank}"),
            GcLabel::Short => format!("GC {rank}"),
        }
    }
}

/// Draws the habits of an office.
pub(super) fn draw(stream: &mut Random) -> Layout {
    let format =
        stream.weighted(&[(Format::Xlsx, 70), (Format::CsvWindows, 20), (Format::CsvUtf8, 10)]).unwrap_or(Format::Xlsx);
    let split = stream
        .weighted(&[(Split::Whole, 55), (Split::FileByGc, 15), (Split::FileByYear, 15), (Split::SheetByYear, 15)])
        .filter(|it| !(format.is_csv() && *it == Split::SheetByYear))
        .unwrap_or(Split::Whole);
    let announced = stream
        .weighted(&[
            (Announced::Column, 25),
            (Announced::Title, 25),
            (Announced::Sheet, 15),
            (Announced::File, 20),
            (Announced::Folder, 15),
        ])
        .filter(|it| !(*it == Announced::Sheet && (format.is_csv() || split == Split::SheetByYear)))
        .unwrap_or(Announced::Title);
    let dates = if format.is_csv() {
        stream.weighted(&[(Dates::Slashes, 70), (Dates::Dots, 15), (Dates::Iso, 15)])
    } else {
        stream.weighted(&[(Dates::Native, 80), (Dates::Slashes, 12), (Dates::Dots, 8)])
    };
    Layout {
        format,
        announced,
        split,
        dates: dates.unwrap_or(Dates::Slashes),
        columns: columns(stream, announced == Announced::Column, format.is_csv()),
        left: if format.is_csv() { 0 } else { stream.weighted(&[(0, 70), (1, 25), (2, 5)]).unwrap_or(0) },
        notes: stream.below(4),
        total: stream.percent(25),
        legend: stream.percent(20),
        gc: stream.weighted(&[(GcLabel::Numbered, 60), (GcLabel::Short, 40)]).unwrap_or(GcLabel::Numbered),
        accent: stream.below(3),
    }
}

fn columns(stream: &mut Random, territoire: bool, csv: bool) -> Vec<(Field, String)> {
    let by_age = stream.percent(60);
    let statut = stream.percent(40);
    let notes = stream.percent(30);
    let kept = |field: Field| match field {
        Field::Territoire => territoire,
        Field::Age => by_age,
        Field::Naissance => !by_age,
        Field::Statut => statut,
        Field::Commentaire => notes,
        _ => true,
    };
    let shout = stream.percent(12);
    let mut columns: Vec<(Field, String)> = COLUMNS
        .iter()
        .filter(|(field, _)| kept(*field))
        .map(|(field, headings)| (*field, heading(stream, headings, shout, csv)))
        .collect();
    for _ in 0..stream.below(8) {
        let at = stream.below(columns.len().saturating_sub(1));
        if at + 1 < columns.len() {
            columns.swap(at, at + 1);
        }
    }
    columns
}

/// A heading as typed: another spelling, capitals, a colon, a line break.
fn heading(stream: &mut Random, headings: &[&str], shout: bool, csv: bool) -> String {
    let text = stream.pick(headings).unwrap_or_default();
    let text = if shout { text.to_uppercase() } else { text.to_owned() };
    match stream.below(12) {
        0 if !csv => text.replacen(' ', "\n", 1),
        1 => format!("{text} :"),
        2 => text.replacen(' ', "  ", 1),
        _ => text,
    }
}
