//! The cells of a binary worksheet, as its records go by.

use std::sync::Arc;

use super::Book;
use super::record::{Fields, Records};
use crate::base::diagnostic::Diagnostic;
use crate::extract::fault::Fault;
use crate::extract::filling::{Budget, Filling};
use crate::extract::grid::{Grid, Value};
use crate::extract::number_format::{self, NumberFormat};
use crate::extract::remarks::{CELL_LOST, CellRemarks, LONG_NUMBER, NO_SUCH_DATE};
use crate::extract::{limits, sheets};

const ROW: u32 = 0;
const BLANK: u32 = 1;
const SQUEEZED: u32 = 2;
const ERROR: u32 = 3;
const BOOL: u32 = 4;
const REAL: u32 = 5;
const TEXT: u32 = 6;
const SHARED: u32 = 7;
const FORMULA_TEXT: u32 = 8;
const FORMULA_REAL: u32 = 9;
const FORMULA_BOOL: u32 = 10;
const FORMULA_ERROR: u32 = 11;
/// The same as the seven first cells, without column: right after the cell before.
const NEXT: std::ops::RangeInclusive<u32> = 12..=18;
const NEXT_RICH_TEXT: u32 = 61;
const RICH_TEXT: u32 = 62;
const COLUMN: u32 = 60;
const DATA_END: u32 = 146;
const MERGED: u32 = 176;

/// A sheet as it goes by.
pub(super) struct Reading<'a> {
    book: &'a Book,
    grid: &'a mut Grid,
    filling: Filling<'a>,
    remarks: CellRemarks,
    hidden_cols: Vec<(u64, u64)>,
    row: u32,
    row_hidden: bool,
    /// Where a cell without column stands.
    next_col: u32,
    ended: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(book: &'a Book, grid: &'a mut Grid, budget: &'a mut Budget) -> Self {
        Reading {
            book,
            grid,
            filling: Filling::new(budget),
            remarks: CellRemarks::default(),
            hidden_cols: Vec::new(),
            row: 0,
            row_hidden: false,
            next_col: 0,
            ended: false,
        }
    }

    pub(super) fn read(&mut self, mut records: Records) -> Result<(), Fault> {
        while let Some((kind, mut fields)) = records.next()? {
            match kind {
                ROW => self.row(&mut fields)?,
                BLANK..=FORMULA_ERROR | RICH_TEXT => {
                    let col = fields.long()?;
                    self.cell(kind, col, &mut fields)?;
                }
                NEXT_RICH_TEXT => self.cell(RICH_TEXT, self.next_col, &mut fields)?,
                _ if NEXT.contains(&kind) => self.cell(kind - *NEXT.start() + BLANK, self.next_col, &mut fields)?,
                COLUMN => {
                    let (first, last) = (fields.long()?, fields.long()?);
                    let (_width, _style) = (fields.long()?, fields.long()?);
                    if fields.short()? & 1 != 0 {
                        self.hidden_cols.push((u64::from(first) + 1, u64::from(last) + 1));
                    }
                }
                MERGED => self.grid.merged.push(fields.corners()?),
                DATA_END => self.ended = true,
                _ => {}
            }
        }
        if self.ended { Ok(()) } else { Err(Fault::malformed()) }
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let Reading { grid, filling, remarks, hidden_cols, .. } = self;
        sheets::finish(grid, filling, remarks, &hidden_cols).collect()
    }

    fn row(&mut self, fields: &mut Fields) -> Result<(), Fault> {
        const HIDDEN: u8 = 0x10;
        self.row = fields.long()?;
        let (_style, _height, _margins) = (fields.long()?, fields.short()?, fields.byte()?);
        self.row_hidden = fields.byte()? & HIDDEN != 0;
        self.next_col = 0;
        Ok(())
    }

    fn cell(&mut self, kind: u32, col: u32, fields: &mut Fields) -> Result<(), Fault> {
        const STYLE: u32 = 0x00ff_ffff;
        let style = fields.long()? & STYLE;
        self.next_col = col.saturating_add(1);
        if self.row >= limits::GRID_ROWS || col >= limits::GRID_COLS {
            self.remarks.add_outside();
            return Ok(());
        }
        let Some(value) = self.value(kind, col, style, fields)? else { return Ok(()) };
        if self.row_hidden {
            self.grid.hidden_rows.insert(self.row);
        }
        self.filling.push(self.row, col, value)
    }

    fn value(&mut self, kind: u32, col: u32, style: u32, fields: &mut Fields) -> Result<Option<Value>, Fault> {
        Ok(match kind {
            SQUEEZED => Some(self.number(col, style, fields.squeezed()?)),
            REAL | FORMULA_REAL => Some(self.number(col, style, fields.real()?)),
            BOOL | FORMULA_BOOL => Some(Value::Bool(fields.byte()? != 0)),
            ERROR | FORMULA_ERROR => Some(Value::Error(Arc::from(error(fields.byte()?)))),
            TEXT | FORMULA_TEXT => sheets::text_value(&fields.text()?),
            RICH_TEXT => sheets::text_value(&fields.rich_text()?),
            SHARED => match self.book.texts.get(fields.long()? as usize) {
                Some(text) => text.clone().map(Value::Text),
                None => Some(self.lost(col)),
            },
            _ => None,
        })
    }

    fn number(&mut self, col: u32, style: u32, number: f64) -> Value {
        if !number.is_finite() {
            return self.lost(col);
        }
        let format = self.book.formats.get(style as usize).copied().unwrap_or(NumberFormat::Plain);
        let value = number_format::read(number, format, self.book.is_1904);
        match value {
            Err(_) => self.remarks.add(&NO_SUCH_DATE, self.row, col),
            Ok(Value::Number(number)) if number.abs() >= 1e15 => self.remarks.add(&LONG_NUMBER, self.row, col),
            Ok(_) => {}
        }
        value.unwrap_or_else(|plain| plain)
    }

    fn lost(&mut self, col: u32) -> Value {
        self.remarks.add(&CELL_LOST, self.row, col);
        Value::Error(Arc::from(sheets::UNREADABLE))
    }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#GETTING_DATA",
        _ => "#ERREUR",
    }
}
