//! Workbooks in the XML of Excel 2003, most often saved as `.xls` by business software.

use std::sync::Arc;

use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::{Grid, Value};
use super::remarks::{CELL_LOST, CellRemarks, LONG_NUMBER};
use super::sheets::{self, Sheets};
use super::xml::{Lexer, Tag, Token};
use super::{Content, limits, properties, serial};
use crate::base::cell::FileId;
use crate::base::diagnostic::Diagnostic;

/// What marks such a workbook.
pub(super) const NAMESPACE: &[u8] = b"urn:schemas-microsoft-com:office:spreadsheet";

/// Every sheet of a workbook.
pub(super) fn read(mut lexer: Lexer, file: FileId) -> Result<Content, Fault> {
    let mut sheets = Sheets::new(file);
    while let Some(token) = lexer.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            b"LastSaved" => sheets.content.modified = properties::instant(&lexer.text()?),
            b"Worksheet" => {
                let name = tag.get_local(b"Name")?.unwrap_or_default().into_owned();
                sheets.read(&mut lexer, &name, |lexer, grid, budget| {
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

/// A sheet as it goes by.
struct Sheet<'a> {
    grid: &'a mut Grid,
    filling: Filling<'a>,
    remarks: CellRemarks,
    hidden_cols: Vec<(u64, u64)>,
    /// The next column described, from one.
    described: u64,
    /// The row and the column that come next, from zero.
    row: u64,
    col: u64,
    row_hidden: bool,
}

impl<'a> Sheet<'a> {
    fn new(grid: &'a mut Grid, budget: &'a mut Budget) -> Self {
        Sheet {
            grid,
            filling: Filling::new(budget),
            remarks: CellRemarks::default(),
            hidden_cols: Vec::new(),
            described: 1,
            row: 0,
            col: 0,
            row_hidden: false,
        }
    }

    fn finish(self) -> Vec<Diagnostic> {
        let Sheet { grid, filling, remarks, hidden_cols, .. } = self;
        sheets::finish(grid, filling, remarks, &hidden_cols).collect()
    }

    /// Reads up to the closing of the sheet.
    fn read(&mut self, lexer: &mut Lexer) -> Result<(), Fault> {
        let mut rows_to_skip = 0;
        loop {
            match lexer.next()?.ok_or_else(Fault::malformed)? {
                Token::Open(tag) => match tag.name() {
                    b"Table" | b"WorksheetOptions" => {}
                    b"Visible" => self.grid.hidden = lexer.text()?.starts_with("SheetHidden"),
                    b"Column" => self.column(&tag)?,
                    b"Row" => {
                        self.row = number(&tag, b"Index")?.map_or(self.row, |it| it.saturating_sub(1));
                        self.col = 0;
                        self.row_hidden = is_hidden(&tag)?;
                        rows_to_skip = number(&tag, b"Span")?.unwrap_or(0);
                    }
                    b"Cell" => {
                        let opening = Opening::read(&tag)?;
                        self.cell(&opening, lexer)?;
                    }
                    _ => lexer.skip_element()?,
                },
                Token::Close(b"Row") => self.row = self.row.saturating_add(1).saturating_add(rows_to_skip),
                Token::Close(b"Worksheet") => return Ok(()),
                _ => {}
            }
        }
    }

    fn column(&mut self, tag: &Tag) -> Result<(), Fault> {
        let first = number(tag, b"Index")?.unwrap_or(self.described);
        let last = first.saturating_add(number(tag, b"Span")?.unwrap_or(0));
        if is_hidden(tag)? {
            self.hidden_cols.push((first, last));
        }
        self.described = last.saturating_add(1);
        Ok(())
    }

    fn cell(&mut self, opening: &Opening, lexer: &mut Lexer) -> Result<(), Fault> {
        self.col = opening.index.map_or(self.col, |it| it.saturating_sub(1));
        let (row, col) = (self.row, self.col);
        self.col = col.saturating_add(1).saturating_add(opening.across);
        if (opening.across > 0 || opening.down > 0) && row < u64::from(limits::GRID_ROWS) {
            let corner = |at: u64, more: u64| u32::try_from(at.saturating_add(more)).unwrap_or(u32::MAX);
            let last = (corner(row, opening.down), corner(col, opening.across));
            self.grid.merged.push(((corner(row, 0), corner(col, 0)), last));
        }
        let Some((kind, text)) = data(lexer)? else { return Ok(()) };
        let blank = text.trim().is_empty();
        if blank && !opening.has_formula {
            return Ok(());
        }
        if row >= u64::from(limits::GRID_ROWS) || col >= u64::from(limits::GRID_COLS) {
            self.remarks.add_outside();
            return Ok(());
        }
        let (row, col) = (row as u32, col as u32);
        let value = if blank { Some(Value::Uncomputed) } else { self.value(row, col, &kind, &text) };
        if self.row_hidden {
            self.grid.hidden_rows.insert(row);
        }
        value.map_or(Ok(()), |it| self.filling.push(row, col, it))
    }

    fn value(&mut self, row: u32, col: u32, kind: &str, text: &str) -> Option<Value> {
        match kind {
            "Number" => match text.trim().parse::<f64>().ok().filter(|it| it.is_finite()) {
                Some(number) => {
                    if number.abs() >= 1e15 {
                        self.remarks.add(&LONG_NUMBER, row, col);
                    }
                    Some(Value::Number(number))
                }
                None => sheets::text_value(text),
            },
            "DateTime" => serial::iso(text).or_else(|| sheets::text_value(text)),
            "Boolean" => Some(Value::Bool(text.trim() == "1")),
            "Error" => Some(Value::Error(sheets::error(text))),
            "String" => sheets::text_value(text),
            _ => {
                self.remarks.add(&CELL_LOST, row, col);
                Some(Value::Error(Arc::from(sheets::UNREADABLE)))
            }
        }
    }
}

/// What the opening of a cell says.
struct Opening {
    index: Option<u64>,
    /// Columns and rows that it covers beyond its own.
    across: u64,
    down: u64,
    has_formula: bool,
}

impl Opening {
    fn read(tag: &Tag) -> Result<Self, Fault> {
        Ok(Opening {
            index: number(tag, b"Index")?,
            across: number(tag, b"MergeAcross")?.unwrap_or(0),
            down: number(tag, b"MergeDown")?.unwrap_or(0),
            has_formula: tag.get_local(b"Formula")?.is_some(),
        })
    }
}

/// The type and the text of the cell just opened, up to its closing; comments are left out.
fn data(lexer: &mut Lexer) -> Result<Option<(String, String)>, Fault> {
    let mut data = None;
    loop {
        match lexer.next()?.ok_or_else(Fault::malformed)? {
            Token::Open(tag) if tag.name() == b"Data" => {
                let kind = tag.get_local(b"Type")?.unwrap_or_default().into_owned();
                data = Some((kind, lexer.text()?));
            }
            Token::Open(_) => lexer.skip_element()?,
            Token::Close(b"Cell") => return Ok(data),
            _ => {}
        }
    }
}

fn number(tag: &Tag, name: &[u8]) -> Result<Option<u64>, Fault> {
    Ok(tag.get_local(name)?.and_then(|it| it.trim().parse().ok()))
}

fn is_hidden(tag: &Tag) -> Result<bool, Fault> {
    Ok(tag.get_local(b"Hidden")?.as_deref() == Some("1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_the_file_says() {
        let xml = r#"<?xml version="1.0" encoding="ISO-8859-1"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <DocumentProperties><LastSaved>2017-03-14T08:30:00Z</LastSaved></DocumentProperties>
            <Worksheet ss:Name="Données"><Table><Column ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Né le</Data>
            <Comment><ss:Data>x</ss:Data></Comment></Cell><Cell ss:Index="4"><Data ss:Type="Number">12.5</Data></Cell></Row>
            <Row ss:Index="5" ss:Hidden="1"><Cell><Data ss:Type="DateTime">2016-06-24T00:00:00.000</Data></Cell>
            <Cell ss:Formula="=1+1"><Data ss:Type="Number"></Data></Cell></Row></Table>
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(xml);
        let content = read(Lexer::new(&*bytes).unwrap(), FileId(0)).unwrap();
        let grid = &content.grids[0];
        assert_eq!(
            (grid.name.as_str(), grid.hidden, content.modified.as_deref()),
            ("Données", true, Some("2017-03-14T08:30:00Z"))
        );
        assert_eq!(grid.get(0, 0), Some(&Value::Text("Né le".into())));
        assert_eq!(grid.get(0, 3), Some(&Value::Number(12.5)));
        assert_eq!(grid.get(4, 0), Some(&Value::Date { day: 16_976, second: 0 }));
        assert_eq!(grid.get(4, 1), Some(&Value::Uncomputed));
        assert_eq!(grid.merged, [((0, 0), (0, 1))]);
        assert!(grid.hidden_rows.contains(&4) && grid.hidden_cols.contains(&0));
    }
}
