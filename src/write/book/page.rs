//! A sheet while it is written: cells, explanations, widths, print set-up.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Note, Url, Worksheet, XlsxError};

use super::cell::{Cell, Content, MISSING, Name};
use super::paper::{self, Block};
use super::style::{Formats, Kind, Style};
use crate::base::cell::a1;

/// A sheet being written, from top to bottom.
pub struct Page {
    pub(super) worksheet: Worksheet,
    pub(super) formats: Formats,
    title: String,
    /// Next free row.
    pub(super) next: u32,
    widths: BTreeMap<u16, f64>,
    /// Rows that are not of ordinary height, in points.
    heights: BTreeMap<u32, f64>,
    /// Header rows of the tables.
    pub(super) headers: Vec<u32>,
    /// Tables and charts, which a printed page should not cut.
    pub(super) blocks: Vec<Block>,
    /// First row of what introduces the next table.
    pub(super) lead: Option<u32>,
    /// Width of the charts, in points.
    pub(super) drawn: f64,
    names: Names,
    one_page: bool,
    upright: bool,
    /// Cells that hold a number: a chart needs some.
    pub(super) numbers: BTreeSet<(u32, u16)>,
    /// Notes so far.
    notes: usize,
    failure: Option<XlsxError>,
}

/// Where named values stand: their address, sheet included, and the value there.
pub(super) type Names = BTreeMap<Name, (String, f64)>;

/// Characters of a line of explanation; what is longer goes on the next row.
const LINE: usize = 120;
/// The longest text that a cell may hold.
const LONGEST_TEXT: usize = 32_767;
/// Notes beyond which a sheet opens too slowly; the reasons stand under the tables as well.
const MOST_NOTES: usize = 500;
/// A4 of the print set-up.
const A4: u8 = 9;

impl Page {
    pub(super) fn new(title: &str, names: Names) -> Self {
        let mut page = Self {
            worksheet: Worksheet::new(),
            formats: Formats::default(),
            title: title.to_owned(),
            next: 0,
            widths: BTreeMap::new(),
            heights: BTreeMap::new(),
            headers: Vec::new(),
            blocks: Vec::new(),
            lead: None,
            drawn: 0.0,
            names,
            one_page: false,
            upright: false,
            numbers: BTreeSet::new(),
            notes: 0,
            failure: None,
        };
        // Every formula carries its result: one that gives no words carries none, where the library would put a zero.
        page.worksheet.set_formula_result_default("");
        let named = page.worksheet.set_name(title).map(|_| ());
        page.keep(named);
        page
    }

    /// Name of the tab.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Next free row, from zero.
    pub fn next_row(&self) -> u32 {
        self.next
    }

    /// What the sheet is about, in A1.
    pub fn heading(&mut self, text: &str) {
        self.put(0, 0, Cell::text(text).kind(Kind::Title));
        self.set_height(0, 26.0);
        self.next = self.next.max(1);
    }

    /// A paragraph of explanation, on as many rows as it needs.
    pub fn paragraph(&mut self, text: &str) {
        for line in lines(text, LINE) {
            self.put(self.next, 0, Cell::text(line).kind(Kind::Remark));
            self.next += 1;
        }
    }

    /// A paragraph that introduces the next table and stays on its page.
    pub fn lead(&mut self, text: &str) {
        self.lead.get_or_insert(self.next);
        self.paragraph(text);
    }

    /// Writes what a printed page should not cut.
    pub fn together(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.next;
        write(self);
        self.blocks.push((start, self.next.saturating_sub(1)));
    }

    /// The caption of what follows.
    pub fn caption(&mut self, text: &str) {
        self.put(self.next, 0, Cell::text(text).kind(Kind::Heading));
        self.next += 1;
    }

    /// Leaves rows empty.
    pub fn skip(&mut self, rows: u32) {
        self.next += rows;
    }

    /// Has the whole sheet print on one upright A4 page.
    pub fn one_page(&mut self) {
        self.one_page = true;
    }

    /// Has the sheet print on upright A4 pages, as a letter.
    pub fn upright(&mut self) {
        self.upright = true;
    }

    /// Writes a cell anywhere.
    pub fn put(&mut self, row: u32, col: u16, cell: Cell) {
        if cell.value().is_some() {
            self.numbers.insert((row, col));
        }
        if let (Some(value), Some(name)) = (cell.value(), &cell.name) {
            self.names.insert(name.clone(), (self.address(row, col), value));
        }
        if let Some(note) = &cell.note {
            self.annotate(row, col, note);
        }
        let style = Style { kind: cell.kind.unwrap_or(Kind::Text), tone: cell.tone };
        let written = self.write(row, col, &cell.content, style);
        self.keep(written);
    }

    /// Where a named value stands, with the value, if a sheet filled before this one holds it.
    pub fn reference(&self, territoire: &str, indicateur: &str, modalite: &str) -> Option<(&str, f64)> {
        let name = (territoire.to_owned(), indicateur.to_owned(), modalite.to_owned());
        self.names.get(&name).map(|(address, value)| (address.as_str(), *value))
    }

    /// Gives a cell a name, whatever it holds: only its address may then be referred to.
    pub fn name(&mut self, row: u32, col: u16, territoire: &str, indicateur: &str, modalite: &str) {
        let name = (territoire.to_owned(), indicateur.to_owned(), modalite.to_owned());
        self.names.insert(name, (self.address(row, col), f64::NAN));
    }

    /// The address of a cell of this sheet for a formula of another one: `'File active'!C5`.
    pub fn address(&self, row: u32, col: u16) -> String {
        format!("'{}'!{}", self.title.replace('\'', "''"), a1(row, u32::from(col)))
    }

    /// Makes a column at least that wide, in characters.
    pub fn widen(&mut self, col: u16, width: f64) {
        let known = self.widths.entry(col).or_default();
        *known = known.max(width);
    }

    /// Gives a row a height, in points.
    pub(super) fn set_height(&mut self, row: u32, points: f64) {
        let points = points.min(paper::HIGHEST);
        self.heights.insert(row, points);
        let set = self.worksheet.set_row_height(row, points).map(|_| ());
        self.keep(set);
    }

    fn write(&mut self, row: u32, col: u16, content: &Content, style: Style) -> Result<(), XlsxError> {
        let sheet = &mut self.worksheet;
        let format = self.formats.get(style);
        match content {
            Content::Blank => sheet.write_blank(row, col, format)?,
            Content::Text(text) => sheet.write_string_with_format(row, col, clipped(text), format)?,
            Content::Number(value) => sheet.write_number_with_format(row, col, *value, format)?,
            Content::Date(date) => match serial(*date) {
                Some(serial) => sheet.write_number_with_format(row, col, serial, format)?,
                None => sheet.write_string_with_format(row, col, crate::base::date::french(*date), format)?,
            },
            Content::Link { target, text } => {
                let link = Url::new(target).set_text(clipped(text));
                match sheet.write_url_with_format(row, col, &link, format).map(|_| ()) {
                    Ok(()) => return Ok(()),
                    // A link that is too long for Excel: its text is what matters.
                    Err(_) => sheet.write_string_with_format(row, col, clipped(text), format)?,
                }
            }
            Content::Formula { formula, result } => {
                let formula = rust_xlsxwriter::Formula::new(formula).set_result(result.to_string());
                sheet.write_formula_with_format(row, col, formula, format)?
            }
            Content::Words { formula, result } => {
                let formula = rust_xlsxwriter::Formula::new(formula).set_result(clipped(result));
                sheet.write_formula_with_format(row, col, formula, format)?
            }
            Content::Missing { reason, noted } => {
                sheet.write_string_with_format(row, col, MISSING, format)?;
                if *noted {
                    self.annotate(row, col, reason);
                }
                return Ok(());
            }
        };
        Ok(())
    }

    fn annotate(&mut self, row: u32, col: u16, text: &str) {
        self.notes += 1;
        if self.notes > MOST_NOTES {
            return;
        }
        let lines = text.chars().count() / 34 + 2;
        let note = Note::new(text).add_author_prefix(false).set_width(240).set_height(18 * lines as u32);
        let noted = self.worksheet.insert_note(row, col, &note).map(|_| ());
        self.keep(noted);
    }

    /// Remembers the first failure; it is told once, when the workbook is saved.
    pub(super) fn keep(&mut self, result: Result<(), XlsxError>) {
        if let Err(error) = result {
            self.failure.get_or_insert(error);
        }
    }

    /// Sets widths, frozen rows and print set-up, and gives the sheet up with the names it knows.
    pub(super) fn finish(mut self, footer: &str) -> Result<(Worksheet, Names), XlsxError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        for (&col, &width) in &self.widths {
            self.worksheet.set_column_width(col, width)?;
        }
        let width = self.widths.values().map(|it| paper::points(*it)).sum::<f64>().max(self.drawn);
        let paper = if self.upright { paper::UPRIGHT } else { paper::LYING };
        let first = if let [header] = self.headers[..] { header } else { 0 };
        let repeated = self.heights.get(&first).copied().unwrap_or(paper::LINE_HEIGHT);
        let paper = paper::under(repeated, width, paper);
        let breaks = paper::breaks(&self.blocks, &self.heights, width, paper);
        let runs_over = self.blocks.last().is_some_and(|it| paper::runs_over(*it, &self.heights, width, paper));
        let sheet = &mut self.worksheet;
        if !breaks.is_empty() {
            sheet.set_page_breaks(&breaks)?;
        }
        // A single table keeps its headings in sight and on each printed page; several keep the title of the sheet and the
        // names of their rows.
        match self.headers[..] {
            [header] => {
                sheet.set_freeze_panes(header + 1, 1)?;
                sheet.set_repeat_rows(header, header)?;
            }
            // The headings of the last table come back on each page that it runs over.
            [.., header] if runs_over => {
                sheet.set_freeze_panes(1, 0)?;
                sheet.set_repeat_rows(header, header)?;
            }
            _ => {
                sheet.set_freeze_panes(1, 1)?;
                sheet.set_repeat_rows(0, 0)?;
            }
        }
        sheet.set_screen_gridlines(false);
        sheet.set_paper_size(A4);
        if self.one_page {
            sheet.set_portrait().set_print_fit_to_pages(1, 1);
        } else if self.upright {
            sheet.set_portrait().set_print_fit_to_pages(1, 0);
        } else {
            sheet.set_landscape().set_print_fit_to_pages(1, 0);
        }
        sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        let tab = self.title.replace('&', "&&");
        let footer = footer.replace('&', "&&");
        sheet.set_footer(format!("&L&9{footer}&C&9{tab}&R&9Page &P / &N"));
        Ok((self.worksheet, self.names))
    }
}

/// Days since 30 December 1899; `None` before 1 March 1900, which Excel cannot count.
fn serial(date: jiff::civil::Date) -> Option<f64> {
    let serial = crate::base::date::days(date) + 25_569;
    (serial > 60).then_some(f64::from(serial))
}

fn clipped(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|it| {
            units += it.len_utf16();
            units <= LONGEST_TEXT
        })
        .collect()
}

/// Words by lines of at most so many characters; a word never breaks at a non-breaking space.
fn lines(text: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > longest {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (date, expected) in [
            (Date::constant(2016, 6, 24), Some(42_545.0)),
            (Date::constant(1900, 3, 1), Some(61.0)),
            (Date::constant(1900, 2, 28), None),
        ] {
            assert_eq!(serial(date), expected);
        }
    }

    #[test]
    fn explanations_break_between_words() {
        assert_eq!(lines("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(lines("un\u{a0}deux trois", 5), ["un\u{a0}deux", "trois"]);
        assert_eq!(clipped(&"é".repeat(40_000)).chars().count(), 32_767);
    }
}
