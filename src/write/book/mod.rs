//! Workbooks as this program writes them: one look, typed cells, the same bytes for the same content.
//!
//! A sheet is declared as a [`Sheet`] and filled through a [`Page`]; [`Book`] gathers pages and gives the bytes.

mod cell;
mod chart;
mod form;
mod page;
mod paper;
mod style;
mod table;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use cell::{Cell, total};
pub use chart::{Chart, Series, Shape, Span};
pub use form::{Answer, Field};
use page::Names;
pub use page::Page;
pub use style::{Kind, Tone};
pub use table::{Area, Column, Table};

use super::Report;
use crate::base::failure::Failure;
use crate::extract::OURS;

/// A sheet of a workbook, as it is declared.
pub struct Sheet {
    /// Name of the tab: at most 31 characters, none of `[ ] : * ? / \`.
    pub title: &'static str,
    /// What it holds, in a sentence: the summary of the first sheet says it beside the link.
    pub about: &'static str,
    pub fill: fn(&Report, &mut Page) -> Result<(), Failure>,
}

/// A workbook being written. Pages are added from the last to the first, so that a page may refer to those that follow it.
pub struct Book {
    title: String,
    footer: String,
    /// Says that people read it, and that it is no source of data.
    output: bool,
    /// The day that the document says it was written.
    written: Date,
    /// In reverse order of reading.
    worksheets: Vec<Worksheet>,
    names: Names,
}

/// The workbook of these sheets, in this order. The first is filled last: it may refer to all the others.
pub fn workbook(title: &str, sheets: &[&Sheet], report: &Report) -> Result<Vec<u8>, Failure> {
    let mut book = Book::new(title);
    let Some((first, others)) = sheets.split_first() else { return book.bytes() };
    let filled = |sheet: &&Sheet| book.page(sheet.title, Names::new(), |page| (sheet.fill)(report, page));
    let pages: Vec<(Worksheet, Names)> = others.par_iter().map(filled).collect::<Result<_, _>>()?;
    for (worksheet, names) in pages.into_iter().rev() {
        book.worksheets.push(worksheet);
        book.names.extend(names);
    }
    book.add(first.title, |page| (first.fill)(report, page))?;
    book.bytes()
}

/// The workbook of these sheets, in this order, filled one after the other in the order `filled`: each may refer to those filled before it.
pub fn linked(title: &str, sheets: &[&Sheet], filled: &[&Sheet], report: &Report) -> Result<Vec<u8>, Failure> {
    let mut book = Book::new(title);
    let mut pages = BTreeMap::new();
    let mut names = Names::new();
    for sheet in filled {
        let (worksheet, known) = book.page(sheet.title, names, |page| (sheet.fill)(report, page))?;
        names = known;
        pages.insert(sheet.title, worksheet);
    }
    book.worksheets = sheets.iter().rev().filter_map(|it| pages.remove(it.title)).collect();
    book.bytes()
}

impl Book {
    /// An empty workbook; `title` is its document title and stands at the foot of each printed page.
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            footer: title.to_owned(),
            output: true,
            written: UNDATED,
            worksheets: Vec::new(),
            names: Names::new(),
        }
    }

    /// The same, for people to fill in and hand over as data.
    pub fn to_fill_in(self) -> Self {
        Self { output: false, ..self }
    }

    /// The same, written on that day: readers hold its content against it.
    pub fn written(self, day: Date) -> Self {
        Self { written: day, ..self }
    }

    /// Adds a sheet before those already there.
    pub fn add(&mut self, title: &str, fill: impl FnOnce(&mut Page) -> Result<(), Failure>) -> Result<(), Failure> {
        let names = std::mem::take(&mut self.names);
        let (worksheet, names) = self.page(title, names, fill)?;
        self.worksheets.push(worksheet);
        self.names = names;
        Ok(())
    }

    fn page(
        &self,
        title: &str,
        names: Names,
        fill: impl FnOnce(&mut Page) -> Result<(), Failure>,
    ) -> Result<(Worksheet, Names), Failure> {
        let mut page = Page::new(title, names);
        fill(&mut page)?;
        page.finish(&self.footer).map_err(internal)
    }

    /// The file.
    pub fn bytes(self) -> Result<Vec<u8>, Failure> {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(FAST);
        workbook.set_properties(&properties(&self.title, self.output, self.written).map_err(internal)?);
        for (worksheet, rank) in self.worksheets.into_iter().rev().zip(0..) {
            workbook.push_worksheet(worksheet);
            if rank == 0 {
                workbook.worksheets_mut()[0].set_active(true);
            }
        }
        workbook.save_to_buffer().map_err(internal)
    }
}

/// How hard files are compressed: nearly as small as at most, in two thirds of the time.
const FAST: u8 = 3;

/// A fixed date keeps two runs on the same inbox byte for byte equal.
const UNDATED: Date = Date::constant(2000, 1, 1);

fn properties(title: &str, output: bool, written: Date) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(written.year() as u16, written.month() as u8, written.day() as u8)?;
    let properties = DocProperties::new().set_title(title).set_author("maia").set_creation_datetime(&created);
    Ok(if output { properties.set_custom_property(OURS, true) } else { properties })
}

/// The library's text may hold the content of a cell: only the kind of fault is kept.
fn internal(error: XlsxError) -> Failure {
    let kind = match error {
        XlsxError::RowColumnLimitError => "trop de lignes ou de colonnes dans une feuille",
        XlsxError::SheetnameReused(_) | XlsxError::SheetnameLengthExceeded(_) => "nom de feuille impossible",
        XlsxError::NameReused(_) => "deux tableaux du même nom",
        _ => "classeur impossible à écrire",
    };
    Failure::Internal(kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn sample() -> Vec<u8> {
        let mut book = Book::new("Essai");
        book.add("Détail", |page| {
            page.heading("Détail");
            let columns = vec![Column::new("Territoire", 20.0, Kind::Text), Column::new("Cas", 10.0, Kind::Integer)];
            let mut table = page.table("Cas par territoire", columns);
            table.row(["=HYPERLINK(\"x\")".into(), Cell::number(2.0).named("saverne", "cas", "")]);
            table.row(["Molsheim".into(), Cell::missing("Aucune base reçue")]);
            let sum = table.sum(1, [Some(2.0), None]);
            table.total(["Total".into(), sum]);
            assert_eq!(table.finish(), Area { header: 2, first: 3, last: 4 });
            Ok(())
        })
        .unwrap();
        book.add("Synthèse", |page| {
            let (address, value) =
                page.reference("saverne", "cas", "").map(|(it, value)| (it.to_owned(), value)).unwrap();
            page.put(0, 0, Cell::formula(address, value));
            Ok(())
        })
        .unwrap();
        book.bytes().unwrap()
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        assert_eq!(sample(), sample());
    }

    #[test]
    fn sheets_stand_in_reading_order_and_refer_to_those_that_follow() {
        let bytes = sample();
        assert!(part(&bytes, "xl/workbook.xml").contains("name=\"Synthèse\" sheetId=\"1\""));
        assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>'Détail'!B4</f><v>2</v>"));
    }

    #[test]
    fn sums_are_live_and_carry_their_result() {
        assert!(part(&sample(), "xl/worksheets/sheet2.xml").contains("<f>SUM(B4:B5)</f><v>2</v>"));
    }

    #[test]
    fn a_text_that_looks_like_a_formula_stays_text() {
        let bytes = sample();
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("=HYPERLINK("));
        assert!(!part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>HYPERLINK"));
    }

    #[test]
    fn a_chart_without_any_value_is_not_drawn() {
        let drawn = |cell: Cell| {
            let mut book = Book::new("Essai");
            book.add("Détail", |page| {
                let columns =
                    vec![Column::new("Territoire", 20.0, Kind::Text), Column::new("Cas", 10.0, Kind::Integer)];
                let mut table = page.table("Cas", columns);
                table.row(["Saverne".into(), cell]);
                let Area { header, first, last } = table.finish();
                page.charts(&[Chart {
                    shape: Shape::Columns,
                    title: "Cas".to_owned(),
                    alt_text: "Cas par territoire".to_owned(),
                    categories: (first, 0, last, 0),
                    series: vec![Series { name: (header, 1), values: (first, 1, last, 1), line: false }],
                    most: None,
                    number_format: "0",
                }]);
                Ok(())
            })
            .unwrap();
            let bytes = book.bytes().unwrap();
            zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name("xl/charts/chart1.xml").is_ok()
        };
        assert!(drawn(Cell::number(2.0)));
        assert!(!drawn(Cell::missing("Aucune base reçue")));
    }

    #[test]
    fn what_is_missing_says_why_under_the_table() {
        let strings = part(&sample(), "xl/sharedStrings.xml");
        assert!(strings.contains("n.d. (non disponible) – Molsheim, Cas\u{a0}: Aucune base reçue."));
    }
}
