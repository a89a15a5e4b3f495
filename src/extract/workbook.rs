//! Workbooks, read through calamine.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Reader, SheetVisible, Sheets};

use super::grid::{Grid, Row, Value};
use super::serial;
use crate::base::cell::{FileId, SheetId};

/// The sheets of a workbook of any format; `None` when it cannot be opened.
pub fn read(bytes: &[u8], file: FileId) -> Option<(Vec<Grid>, Option<String>)> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let modified = book.workbook_properties().ok().and_then(|it| it.modified);
    let sheets = book.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for (sheet, index) in sheets.iter().zip(0..) {
        let mut grid = Grid::new(SheetId { file, index }, sheet.name.clone());
        grid.hidden = sheet.visible != SheetVisible::Visible;
        fill(&mut grid, &mut book);
        grids.push(grid);
    }
    Some((grids, modified))
}

fn fill(grid: &mut Grid, book: &mut Sheets<Cursor<&[u8]>>) {
    let name = grid.name.clone();
    let is_1904 = match book {
        Sheets::Xls(it) => it.has_1904_epoch(),
        Sheets::Xlsx(it) => it.has_1904_epoch(),
        Sheets::Xlsb(it) => it.has_1904_epoch(),
        Sheets::Ods(_) => false,
    };
    let mut cells: BTreeMap<u32, BTreeMap<u32, Value>> = BTreeMap::new();
    if let Sheets::Xlsx(book) = book {
        grid.merged =
            book.merge_cells_by_sheet_name(&name).unwrap_or_default().iter().map(|it| (it.start, it.end)).collect();
        if let Ok(mut reader) = book.worksheet_cells_reader(&name) {
            loop {
                match reader.next_cell_with_formula_metadata() {
                    Ok(Some(cell)) => {
                        let value = match cell.value {
                            DataRef::Empty if cell.formula.is_some() => Some(Value::Uncomputed),
                            other => value(other.into(), is_1904),
                        };
                        if let Some(value) = value {
                            cells.entry(cell.pos.0).or_default().insert(cell.pos.1, value);
                        }
                    }
                    Ok(None) | Err(calamine::XlsxError::XmlEof(_) | calamine::XlsxError::Xml(_)) => break,
                    Err(_) => {}
                }
            }
        }
    } else if let Ok(range) = book.worksheet_range(&name) {
        let start = range.start().unwrap_or_default();
        for (row, col, data) in range.used_cells() {
            if let Some(value) = value(data.clone(), is_1904) {
                cells.entry(start.0 + row as u32).or_default().insert(start.1 + col as u32, value);
            }
        }
    }
    grid.rows = cells.into_iter().map(|(number, cells)| Row { number, cells: cells.into_iter().collect() }).collect();
}

fn value(data: Data, is_1904: bool) -> Option<Value> {
    match data {
        Data::Empty => None,
        Data::String(text) if text.trim().is_empty() => None,
        Data::String(text) => Some(Value::Text(Arc::from(text))),
        Data::Int(number) => Some(Value::Number(number as f64)),
        Data::Float(number) => Some(Value::Number(number)),
        Data::Bool(it) => Some(Value::Bool(it)),
        Data::Error(error) => Some(Value::Error(Arc::from(error.to_string()))),
        Data::DateTime(it) if it.is_duration() => Some(Value::Duration(it.as_f64())),
        Data::DateTime(it) => Some(serial::date(it.as_f64(), is_1904).unwrap_or(Value::Number(it.as_f64()))),
        Data::DateTimeIso(text) => {
            Some(text.get(..10).and_then(|it| it.parse::<jiff::civil::Date>().ok()).map_or_else(
                || Value::Text(Arc::from(text.as_str())),
                |day| Value::Date { day: crate::base::date::days(day), second: 0 },
            ))
        }
        Data::DurationIso(text) => Some(Value::Text(Arc::from(text))),
    }
}
