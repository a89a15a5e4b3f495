//! One judge for every kind: the frame is the truth, or a remark names the cell that is not.

use std::collections::BTreeMap;
use std::path::Path;

use maia::base::cell::{FileId, Place};
use maia::base::diagnostic::Diagnostic;
use maia::base::settings::Settings;
use maia::base::table::ORIGIN;
use maia::extract::{Entry, Verdict};
use maia::pipeline::{self, Request, Reviewed};
use polars::prelude::DataType;

use super::Kind;
use super::book::{Book, Spot, Truth};
use super::spell::known;

pub enum Outcome {
    Right,
    /// Something was not read as meant, and a remark says so.
    Said(String),
    Silent(String),
}

/// What the pipeline makes of a book, held against its truth.
pub fn judge(kind: &Kind, book: &Book, folder: &Path) -> Outcome {
    let reviewed = review(book, folder);
    if let Verdict::Ignore(reason) = &reviewed.files[0].verdict {
        return Outcome::Said(format!("refused: {reason}"));
    }
    let mut lost: Vec<&Truth> = book.truth.iter().collect();
    let mut extra = rows(kind, &reviewed);
    extra.retain(|row| match lost.iter().position(|it| it.values == row.values) {
        Some(at) => {
            lost.swap_remove(at);
            false
        }
        None => true,
    });
    let faults = faults(kind, lost, extra);
    let (told, silent): (Vec<_>, Vec<_>) = faults.iter().partition(|it| it.told(book, &reviewed.diagnostics));
    let remarks: Vec<_> =
        reviewed.diagnostics.iter().map(|it| format!("{} {}", it.rule.code, it.place.address())).collect();
    let remarks = remarks.join(", ");
    let shown = |faults: &[&Fault]| faults.iter().take(4).map(|it| it.shown()).collect::<Vec<_>>().join("; ");
    match (silent.is_empty(), told.is_empty()) {
        (true, true) => Outcome::Right,
        (true, false) => Outcome::Said(format!("{} told: {} [{remarks}]", told.len(), shown(&told))),
        (false, _) => Outcome::Silent(format!("{} silent: {} [{remarks}]", silent.len(), shown(&silent))),
    }
}

fn review(book: &Book, folder: &Path) -> Reviewed {
    let entry = Entry { id: FileId(0), path: book.save(folder), name: book.name.as_str().into() };
    let request = Request { exercice: Some(2017), au: None, settings: Settings::default() };
    pipeline::review(&[entry], &request, &|_, _| {}).unwrap()
}

/// A row of the frame: what it says, and the cells it was read from.
struct Found {
    values: BTreeMap<&'static str, String>,
    spots: BTreeMap<&'static str, Spot>,
}

fn rows(kind: &Kind, reviewed: &Reviewed) -> Vec<Found> {
    let frame = reviewed.frames.get(kind.id);
    let text = |id: &str| frame.column(id).unwrap().cast(&DataType::String).unwrap();
    let columns: Vec<_> = kind.judged.iter().map(|it| (*it, text(it))).collect();
    let role = kind.role.map(|(column, role)| (text(column), role));
    let origins = frame.column(ORIGIN).unwrap().u32().unwrap();
    let kept = |row: &usize| role.as_ref().is_none_or(|(texts, role)| texts.str().unwrap().get(*row) == Some(role));
    let found = |row: usize| {
        let value = |texts: &polars::prelude::Column| {
            texts.str().unwrap().get(row).filter(|it| !UNSAID.contains(it)).map(str::to_owned)
        };
        let values = columns.iter().filter_map(|(id, texts)| Some((*id, value(texts)?))).collect();
        let origin = origins.get(row).unwrap();
        let spot = |id: &&'static str| match reviewed.frames.provenance.place(origin, id) {
            Place::Cell(at) => Some((*id, Spot { sheet: at.sheet.index as usize, row: at.row, col: at.col as u16 })),
            _ => None,
        };
        Found { values, spots: kind.judged.iter().filter_map(spot).collect() }
    };
    (0..frame.height()).filter(kept).map(found).collect()
}

/// What a coded column says of a blank.
const UNSAID: [&str; 1] = ["NR"];

/// A difference between what was written and what was read.
enum Fault {
    Lost(Vec<Spot>, (u32, u32), String),
    Extra(Vec<Spot>, String),
    Value {
        label: &'static str,
        column: &'static str,
        place: (Option<Spot>, (u32, u32)),
        expected: String,
        found: String,
    },
}

/// Rows that are most alike are the same one, and differ by some cells; the others are lost, or were never written.
fn faults(kind: &Kind, lost: Vec<&Truth>, extra: Vec<Found>) -> Vec<Fault> {
    let mut extra: Vec<Option<Found>> = extra.into_iter().map(Some).collect();
    let mut faults = Vec::new();
    for truth in lost {
        let alike = |it: &Option<Found>| {
            it.as_ref()
                .map_or(0, |it| truth.values.iter().filter(|(id, value)| it.values.get(*id) == Some(value)).count())
        };
        let best = extra.iter_mut().max_by_key(|it| alike(it)).filter(|it| alike(it) * 2 >= truth.values.len());
        let Some(found) = best.and_then(Option::take) else {
            faults.push(Fault::Lost(
                truth.spots.values().copied().collect(),
                truth.headings,
                format!("{:?}", truth.values),
            ));
            continue;
        };
        for column in kind.judged {
            let (expected, read) = (truth.values.get(column), found.values.get(column));
            if expected != read {
                let text = |it: Option<&String>| it.map_or(UNREAD.to_owned(), String::clone);
                let place = (truth.spots.get(column).copied(), truth.headings);
                let (expected, found) = (text(expected), text(read));
                faults.push(Fault::Value { label: label(kind.id, column), column, place, expected, found });
            }
        }
    }
    faults.extend(
        extra
            .into_iter()
            .flatten()
            .map(|it| Fault::Extra(it.spots.values().copied().collect(), format!("{:?}", it.values))),
    );
    faults
}

impl Fault {
    fn shown(&self) -> String {
        match self {
            Fault::Lost(_, _, row) => format!("lost {row}"),
            Fault::Extra(_, row) => format!("extra {row}"),
            Fault::Value { column, place, expected, found, .. } => {
                format!("{column} {found} for {expected} at {place:?}")
            }
        }
    }

    fn told(&self, book: &Book, remarks: &[Diagnostic]) -> bool {
        remarks.iter().any(|it| self.told_by(book, it))
    }

    /// A value is told by a remark on its cell, on its column, or on the headings of its table that names it as absent; a row by a remark on one of its
    /// cells, or on the headings of its table.
    fn told_by(&self, book: &Book, remark: &Diagnostic) -> bool {
        let Some(area) = Area::of(&remark.place, book) else { return false };
        match self {
            Fault::Lost(spots, headings, _) => {
                let over = |it: &Spot| {
                    area.on_rows(it.sheet, headings.0, headings.1) && UNREAD_ROWS.contains(&remark.rule.code)
                };
                spots.iter().any(|it| area.on_rows(it.sheet, it.row, it.row) || over(it)) || area.is_sheet(spots)
            }
            Fault::Extra(spots, _) => spots.iter().any(|it| area.on_rows(it.sheet, it.row, it.row)),
            Fault::Value { label, found, place: (Some(spot), headings), .. } => {
                let absent = found == UNREAD && area.on_rows(spot.sheet, headings.0, headings.1);
                area.on_column(spot) || (absent && !label.is_empty() && remark.message.contains(label))
            }
            Fault::Value { column, place: (None, _), .. } => LACKING.contains(column) && area.is_whole(),
        }
    }
}

/// Remarks that rows, or a table, were not read.
const UNREAD_ROWS: [&str; 3] = ["TAB-08", "TAB-09", "TAB-15"];

/// A cell that says nothing.
const UNREAD: &str = "∅";

/// What a remark calls a column.
fn label(kind: &str, id: &str) -> &'static str {
    known(kind, id).map_or("", |it| it.label)
}

/// What a title or a name says, and no column: a remark on the sheet or the file tells that it was not found.
const LACKING: [&str; 3] = ["territoire", "exercice", "date_eval"];

/// What a remark is about.
struct Area {
    sheet: Option<usize>,
    rows: (u32, u32),
    cols: (u32, u32),
    whole: bool,
}

impl Area {
    fn of(place: &Place, book: &Book) -> Option<Self> {
        let all = (0, u32::MAX);
        Some(match *place {
            Place::Inbox => return None,
            Place::File(_) => Self { sheet: (book.sheets.len() == 1).then_some(0), rows: all, cols: all, whole: true },
            Place::Sheet(sheet) => Self { sheet: Some(sheet.index as usize), rows: all, cols: all, whole: true },
            Place::Cell(at) => Self {
                sheet: Some(at.sheet.index as usize),
                rows: (at.row, at.row),
                cols: (at.col, at.col),
                whole: false,
            },
            Place::Span(at, (row, col)) => {
                Self { sheet: Some(at.sheet.index as usize), rows: (at.row, row), cols: (at.col, col), whole: false }
            }
        })
    }

    fn is_whole(&self) -> bool {
        self.whole
    }

    fn is_sheet(&self, spots: &[Spot]) -> bool {
        self.whole && self.sheet.is_some_and(|sheet| spots.iter().all(|it| it.sheet == sheet))
    }

    fn on_rows(&self, sheet: usize, first: u32, last: u32) -> bool {
        !self.whole && self.sheet == Some(sheet) && self.rows.0 <= last && first <= self.rows.1
    }

    fn on_column(&self, spot: &Spot) -> bool {
        let col = u32::from(spot.col);
        !self.whole && self.sheet == Some(spot.sheet) && self.cols.0 <= col && col <= self.cols.1
    }
}
