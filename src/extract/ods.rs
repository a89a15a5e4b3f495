//! Spreadsheets of LibreOffice, streamed: rows repeated down to the end of the sheet cost nothing.
//!
//! Not read through calamine: its version 0.38 does not give the merged cells of this format, without which headings on
//! two lines lose the columns they stand over. Measured in its source, where no function of this format knows them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::archive::Archive;
use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::{Grid, Value};
use super::remarks::{CellRemarks, LONG_NUMBER, REPEATED};
use super::sheets::{self, Sheets};
use super::xml::{Lexer, Tag, Token};
use super::{Content, limits, properties, serial};
use crate::base::cell::FileId;
use crate::base::diagnostic::Diagnostic;

const CONTENT: &str = "content.xml";

/// Whether the file is a spreadsheet of the OpenDocument family.
pub(super) fn is_spreadsheet(archive: &Archive) -> Result<bool, Fault> {
    let mimetype = archive.bytes("mimetype")?.unwrap_or_default();
    Ok(mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet"))
}

/// Every sheet of a compressed spreadsheet.
pub(super) fn read(archive: &Archive, file: FileId) -> Result<Content, Fault> {
    if is_encrypted(archive)? {
        return Err(Fault::Protected);
    }
    let modified = properties::of_document(archive)?;
    let lexer = archive.xml(CONTENT)?.ok_or_else(|| Fault::malformed().within(CONTENT))?;
    let mut content = read_document(lexer, file).map_err(|it| it.within(CONTENT))?;
    (content.modified, content.ours) = (modified, properties::marks_document(archive)?);
    archive.check_rest()?;
    Ok(content)
}

/// Every sheet of a document.
pub(super) fn read_document(mut lexer: Lexer, file: FileId) -> Result<Content, Fault> {
    let mut sheets = Sheets::new(file);
    let mut hidden_styles = BTreeSet::new();
    let mut style = None;
    while let Some(token) = lexer.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            b"style" => style = tag.get(b"style:name")?.map(|it| it.into_owned()),
            b"table-properties" if tag.get(b"table:display")?.as_deref() == Some("false") => {
                hidden_styles.extend(style.take());
            }
            b"tracked-changes" | b"dde-links" => lexer.skip_element()?,
            b"table" => {
                let name = tag.get(b"table:name")?.unwrap_or_default().into_owned();
                let hidden = tag.get(b"table:style-name")?.is_some_and(|it| hidden_styles.contains(it.as_ref()));
                sheets.read(&mut lexer, &name, |lexer, grid, budget| {
                    grid.hidden = hidden;
                    let mut sheet = Sheet::new(grid, budget);
                    sheet.read(lexer)?;
                    Ok(sheet.finish())
                })?;
            }
            _ => {}
        }
    }
    Ok(sheets.finish())
}

fn is_encrypted(archive: &Archive) -> Result<bool, Fault> {
    const MANIFEST: &str = "META-INF/manifest.xml";
    let Some(mut lexer) = archive.xml(MANIFEST)? else { return Ok(false) };
    let mut encrypted = false;
    while let Some(token) = lexer.next().map_err(|it| it.within(MANIFEST))? {
        encrypted |= matches!(token, Token::Open(tag) if tag.name() == b"encryption-data");
    }
    Ok(encrypted)
}

/// A sheet as it goes by.
struct Sheet<'a> {
    grid: &'a mut Grid,
    filling: Filling<'a>,
    remarks: CellRemarks,
    hidden_cols: Vec<(u64, u64)>,
    /// The row and the column that come next.
    row: u64,
    col: u64,
    /// How many columns were described.
    described: u64,
}

/// A row as its opening describes it.
struct RowOpening {
    repeated: u64,
    hidden: bool,
}

impl<'a> Sheet<'a> {
    fn new(grid: &'a mut Grid, budget: &'a mut Budget) -> Self {
        Sheet {
            grid,
            filling: Filling::new(budget),
            remarks: CellRemarks::default(),
            hidden_cols: Vec::new(),
            row: 0,
            col: 0,
            described: 0,
        }
    }

    fn finish(self) -> Vec<Diagnostic> {
        let Sheet { grid, filling, remarks, hidden_cols, .. } = self;
        sheets::finish(grid, filling, remarks, &hidden_cols).collect()
    }

    /// Reads up to the closing of the table.
    fn read(&mut self, lexer: &mut Lexer) -> Result<(), Fault> {
        loop {
            match lexer.next()?.ok_or_else(Fault::malformed)? {
                Token::Open(tag) => match tag.name() {
                    b"table-column" => {
                        let repeated = repeated(&tag, b"table:number-columns-repeated")?;
                        if is_hidden(&tag)? {
                            self.hidden_cols.push((self.described + 1, self.described.saturating_add(repeated)));
                        }
                        self.described = self.described.saturating_add(repeated);
                    }
                    b"table-row" => {
                        let repeated = repeated(&tag, b"table:number-rows-repeated")?;
                        let opening = RowOpening { repeated, hidden: is_hidden(&tag)? };
                        self.read_row(lexer, &opening)?;
                    }
                    b"table-columns"
                    | b"table-header-columns"
                    | b"table-column-group"
                    | b"table-rows"
                    | b"table-header-rows"
                    | b"table-row-group" => {}
                    _ => lexer.skip_element()?,
                },
                Token::Close(b"table") => return Ok(()),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, lexer: &mut Lexer, opening: &RowOpening) -> Result<(), Fault> {
        self.col = 0;
        let before = self.filling.count();
        loop {
            match lexer.next()?.ok_or_else(Fault::malformed)? {
                Token::Open(tag) => match tag.name() {
                    b"table-cell" | b"covered-table-cell" => {
                        let cell = Cell::opening(&tag)?;
                        let value = cell.read(lexer)?;
                        self.place(&cell, value, opening)?;
                    }
                    _ => lexer.skip_element()?,
                },
                Token::Close(b"table-row") => break,
                _ => {}
            }
        }
        let filled = self.filling.count() > before;
        let first = self.row;
        self.row = self.row.saturating_add(opening.repeated);
        if !filled || opening.repeated == 1 {
            return Ok(());
        }
        if opening.repeated > limits::REPEATED || self.row > u64::from(limits::GRID_ROWS) {
            self.remarks.add(&REPEATED, first as u32, 0);
            return Ok(());
        }
        let copies = first as u32 + 1..self.row as u32;
        if opening.hidden {
            self.grid.hidden_rows.extend(copies.clone());
        }
        self.filling.repeat_last(copies)
    }

    fn merge(&mut self, first: (u32, u32), spanned: (u64, u64)) {
        let last = |at: u32, span: u64| at.saturating_add(u32::try_from(span - 1).unwrap_or(u32::MAX));
        self.grid.merged.push((first, (last(first.0, spanned.0), last(first.1, spanned.1))));
    }

    /// Puts a cell where it stands, as many times as it says.
    fn place(&mut self, cell: &Cell, value: Option<Value>, row: &RowOpening) -> Result<(), Fault> {
        let first = self.col;
        self.col = self.col.saturating_add(cell.repeated);
        let inside = self.row < u64::from(limits::GRID_ROWS) && first < u64::from(limits::GRID_COLS);
        if cell.spanned != (1, 1) && inside {
            self.merge((self.row as u32, first as u32), cell.spanned);
        }
        let Some(value) = value else { return Ok(()) };
        if !inside {
            self.remarks.add_outside();
            return Ok(());
        }
        let (number, first) = (self.row as u32, first as u32);
        let most = u64::from(limits::COLUMNS);
        if cell.repeated > most {
            return Err(Fault::limit("de cellules répétées sur une ligne", cell.repeated, most));
        }
        if matches!(value, Value::Number(it) if it.abs() >= 1e15) {
            self.remarks.add(&LONG_NUMBER, number, first);
        }
        if row.hidden {
            self.grid.hidden_rows.insert(number);
        }
        for col in first..(first + cell.repeated as u32).min(limits::GRID_COLS) {
            self.filling.push(number, col, value.clone())?;
        }
        Ok(())
    }
}

/// A cell as its opening describes it.
struct Cell {
    repeated: u64,
    /// Rows and columns that it covers.
    spanned: (u64, u64),
    kind: String,
    /// The value beside the text: a number, an ISO date…
    value: Option<String>,
    has_formula: bool,
}

impl Cell {
    fn opening(tag: &Tag) -> Result<Self, Fault> {
        let mut cell = Cell { repeated: 1, spanned: (1, 1), kind: String::new(), value: None, has_formula: false };
        let mut is_error = false;
        for attribute in tag.attributes() {
            let (name, value) = attribute?;
            match name {
                b"table:number-columns-repeated" => cell.repeated = count(&value)?,
                b"table:number-rows-spanned" => cell.spanned.0 = count(&value)?,
                b"table:number-columns-spanned" => cell.spanned.1 = count(&value)?,
                b"office:value-type" => cell.kind = value.into_owned(),
                b"calcext:value-type" => is_error = value == "error",
                b"office:value"
                | b"office:date-value"
                | b"office:time-value"
                | b"office:boolean-value"
                | b"office:string-value" => cell.value = Some(value.into_owned()),
                b"table:formula" => cell.has_formula = true,
                _ => {}
            }
        }
        if is_error {
            cell.kind = "error".to_owned();
        }
        Ok(cell)
    }

    /// Reads up to the closing of the cell; `None` when it is blank.
    fn read(&self, lexer: &mut Lexer) -> Result<Option<Value>, Fault> {
        let text = paragraphs(lexer)?;
        let stated = self.value.as_deref().unwrap_or_default();
        let number = stated.trim().parse::<f64>().ok().filter(|it| it.is_finite());
        let shown = || sheets::text_value(&text);
        // OpenOffice stored an error as the number 0.
        if self.has_formula && sheets::is_error(text.trim()) {
            return Ok(Some(Value::Error(sheets::error(&text))));
        }
        Ok(match self.kind.as_str() {
            "error" => Some(Value::Error(sheets::error(&text))),
            "float" | "currency" | "percentage" => number.map(|it| as_shown(it, &text)).or_else(shown),
            "date" => serial::iso(stated).or_else(shown),
            "time" => serial::iso_duration(stated).or_else(shown),
            "boolean" => Some(Value::Bool(stated == "true")),
            "" if self.has_formula && text.trim().is_empty() => Some(Value::Uncomputed),
            _ if text.trim().is_empty() => sheets::text_value(stated),
            _ => shown(),
        })
    }
}

/// A number, or the digits shown when leading zeros are part of them.
fn as_shown(number: f64, text: &str) -> Value {
    let zeros = text.len() > 1 && text.starts_with('0') && text.bytes().all(|it| it.is_ascii_digit());
    if zeros && text.parse() == Ok(number) { Value::Text(Arc::from(text)) } else { Value::Number(number) }
}

/// The text of a cell just opened, one line a paragraph; notes and drawings are left out.
fn paragraphs(lexer: &mut Lexer) -> Result<String, Fault> {
    let mut text = String::new();
    let (mut depth, mut paragraph, mut paragraphs) = (1_u32, 0, 0);
    while depth > 0 {
        let in_paragraph = paragraph > 0;
        let mut skipped = false;
        match lexer.next()?.ok_or_else(Fault::malformed)? {
            Token::Open(tag) => {
                depth += 1;
                match tag.name() {
                    b"p" | b"h" if !in_paragraph => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        (paragraph, paragraphs) = (depth, paragraphs + 1);
                    }
                    b"s" => (0..tag.number(b"text:c")?.unwrap_or(1).min(100)).for_each(|_| text.push(' ')),
                    b"tab" => text.push('\t'),
                    b"line-break" => text.push('\n'),
                    b"span" | b"a" if in_paragraph => {}
                    _ => skipped = true,
                }
            }
            Token::Close(_) => {
                if paragraph == depth {
                    paragraph = 0;
                }
                depth -= 1;
            }
            Token::Text(run) if in_paragraph => text.push_str(&run),
            _ => {}
        }
        if skipped {
            lexer.skip_element()?;
            depth -= 1;
        }
    }
    Ok(text)
}

fn is_hidden(tag: &Tag) -> Result<bool, Fault> {
    Ok(matches!(tag.get(b"table:visibility")?.as_deref(), Some("collapse" | "filter")))
}

fn repeated(tag: &Tag, name: &[u8]) -> Result<u64, Fault> {
    tag.get(name)?.map_or(Ok(1), |it| count(&it))
}

/// A count of one at least; one too large to be written is the largest.
fn count(digits: &str) -> Result<u64, Fault> {
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(Fault::malformed());
    }
    let count = digits.parse().unwrap_or(u64::MAX);
    if count == 0 { Err(Fault::malformed()) } else { Ok(count) }
}
