//! Workbooks of Excel before 2007, read through calamine.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Sheet, SheetType, SheetVisible, Xls};

use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::{Corners, Grid, Value};
use super::number_format::{self, NumberFormat};
use super::remarks::{CellRemarks, LONG_NUMBER, NO_SUCH_DATE};
use super::{Content, limits, properties, serial, sheets};
use crate::base::cell::{FileId, SheetId};

/// Every sheet of a workbook.
pub(super) fn read(bytes: &[u8], file: FileId) -> Result<Content, Fault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Fault::Protected,
        _ => Fault::malformed(),
    })?;
    let modified = book.workbook_properties().ok().and_then(|it| it.modified);
    let is_1904 = book.has_1904_epoch();
    let mut reading = SheetReading::new(file, modified.as_deref(), is_1904);
    let listed = book.sheets_metadata().to_vec();
    for (sheet, index) in listed.iter().take(limits::SHEETS).zip(0..) {
        let merged = book.merge_cells_by_sheet_id(index as usize).unwrap_or_default();
        // A chart sheet would give the numbers that its curves keep.
        if !matches!(sheet.typ, SheetType::WorkSheet) {
            reading.sheet(index, sheet, Vec::new(), std::iter::empty())?;
            continue;
        }
        let range = book.worksheet_range(&sheet.name).unwrap_or_default();
        let start = range.start().unwrap_or_default();
        let cells = range
            .used_cells()
            .map(|(row, col, data)| ((start.0 + row as u32, start.1 + col as u32), data.clone()))
            .map(Ok);
        let merged = merged.iter().map(|it| (it.start, it.end)).collect();
        reading.sheet(index, sheet, merged, cells)?;
    }
    reading.content.diagnostics.extend(sheets::too_many(file, listed.len()));
    Ok(reading.content)
}

/// A workbook being turned into grids.
struct SheetReading {
    file: FileId,
    is_1904: bool,
    budget: Budget,
    content: Content,
}

impl SheetReading {
    fn new(file: FileId, modified: Option<&str>, is_1904: bool) -> Self {
        let content = Content { modified: modified.and_then(properties::instant), ..Content::default() };
        Self { file, is_1904, budget: Budget::default(), content }
    }

    fn sheet(
        &mut self,
        index: u32,
        sheet: &Sheet,
        merged: Vec<Corners>,
        cells: impl Iterator<Item = Result<((u32, u32), Data), Fault>>,
    ) -> Result<(), Fault> {
        let mut grid = Grid::new(SheetId { file: self.file, index }, sheets::shown_name(&sheet.name));
        grid.hidden = sheet.visible != SheetVisible::Visible;
        grid.merged = merged;
        let mut remarks = CellRemarks::default();
        let mut filling = Filling::new(&mut self.budget);
        for cell in cells {
            let ((row, col), data) = cell?;
            if let Some(value) = value(data, self.is_1904, (row, col), &mut remarks) {
                filling.push(row, col, value)?;
            }
        }
        self.content.diagnostics.extend(sheets::finish(&mut grid, filling, remarks, &[]));
        self.content.grids.push(grid);
        Ok(())
    }
}

/// What a cell holds once the differences between formats are gone; `None` when blank.
fn value(data: Data, is_1904: bool, (row, col): (u32, u32), remarks: &mut CellRemarks) -> Option<Value> {
    let dated = |number, format, remarks: &mut CellRemarks| match number_format::read(number, format, is_1904) {
        Ok(value) => value,
        Err(plain) => {
            remarks.add(&NO_SUCH_DATE, row, col);
            plain
        }
    };
    match data {
        Data::Empty => None,
        Data::String(text) => sheets::text_value(&text),
        Data::Int(number) => Some(Value::Number(number as f64)),
        Data::Float(number) if !number.is_finite() => Some(Value::Error(Arc::from(sheets::UNREADABLE))),
        Data::Float(number) => {
            if number.abs() >= 1e15 {
                remarks.add(&LONG_NUMBER, row, col);
            }
            Some(Value::Number(number))
        }
        Data::Bool(it) => Some(Value::Bool(it)),
        Data::Error(error) => Some(Value::Error(sheets::error(&error.to_string()))),
        Data::DateTime(it) if it.is_duration() => Some(dated(it.as_f64(), NumberFormat::Duration, remarks)),
        // Which of date and time of day the format shows is not told: a number below one has no day.
        Data::DateTime(it) if it.as_f64() > 0.0 && it.as_f64() < 1.0 => {
            Some(dated(it.as_f64(), NumberFormat::Time, remarks))
        }
        Data::DateTime(it) => Some(dated(it.as_f64(), NumberFormat::Date, remarks)),
        Data::DateTimeIso(text) => serial::iso(&text).or_else(|| sheets::text_value(&text)),
        Data::DurationIso(text) => serial::iso_duration(&text).or_else(|| sheets::text_value(&text)),
    }
}
