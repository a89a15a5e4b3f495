//! The cells of a worksheet, as its XML goes by.

use std::sync::Arc;

use super::Book;
use super::strings;
use crate::base::diagnostic::Diagnostic;
use crate::extract::fault::Fault;
use crate::extract::filling::{Budget, Filling};
use crate::extract::grid::{Corners, Grid, Value};
use crate::extract::remarks::{CELL_LOST, CellRemarks, LONG_NUMBER, NO_SUCH_DATE};
use crate::extract::xml::{Lexer, Tag, Token};
use crate::extract::{limits, number_format, serial, sheets};

/// Fills a grid with the cells of its sheet, and says what was odd.
pub(super) fn read(
    mut lexer: Lexer,
    book: &Book,
    grid: &mut Grid,
    budget: &mut Budget,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let mut cells = Cells { book, filling: Filling::new(budget), remarks: CellRemarks::default(), next: (0, 0) };
    let mut hidden_cols = Vec::new();
    while let Some(token) = lexer.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            b"col" if tag.is_true(b"hidden")? => {
                hidden_cols.extend(tag.number(b"min")?.zip(tag.number(b"max")?));
            }
            b"mergeCell" => grid.merged.extend(tag.get(b"ref")?.and_then(|it| corners(&it))),
            b"sheetData" => cells.read(&mut lexer, grid)?,
            b"extLst" | b"AlternateContent" => lexer.skip_element()?,
            _ => {}
        }
    }
    let Cells { filling, remarks, .. } = cells;
    diagnostics.extend(sheets::finish(grid, filling, remarks, &hidden_cols));
    Ok(())
}

struct Cells<'a> {
    book: &'a Book,
    filling: Filling<'a>,
    remarks: CellRemarks,
    /// Where a cell without address stands.
    next: (u32, u32),
}

/// What the opening of a cell says.
struct Opening {
    /// `None` when it lies outside the grid of Excel.
    position: Option<(u32, u32)>,
    style: u32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
    Unknown,
}

/// What stands inside a cell.
#[derive(Default)]
struct Inside {
    text: String,
    /// A value is written, be it empty.
    has_value: bool,
    has_formula: bool,
}

impl Cells<'_> {
    fn read(&mut self, lexer: &mut Lexer, grid: &mut Grid) -> Result<(), Fault> {
        let mut inside = Inside::default();
        let (mut is_hidden, mut stated) = (false, None);
        loop {
            match lexer.next()?.ok_or_else(Fault::malformed)? {
                Token::Open(tag) => match tag.name() {
                    b"c" => {
                        let opening = self.opening(&tag)?;
                        inside.read(lexer)?;
                        let Some((row, col)) = opening.position else {
                            self.remarks.add_outside();
                            continue;
                        };
                        if stated.is_some_and(|it| it != row) {
                            return Err(Fault::malformed());
                        }
                        self.next = (row, col + 1);
                        if let Some(value) = self.value(row, col, &opening, &inside) {
                            if is_hidden {
                                grid.hidden_rows.insert(row);
                            }
                            self.filling.push(row, col, value)?;
                        }
                    }
                    b"row" => {
                        stated = tag.get(b"r")?.map(|it| whole(it.as_bytes()).unwrap_or(0).wrapping_sub(1));
                        self.next = (stated.unwrap_or(self.next.0), 0);
                        is_hidden = tag.is_true(b"hidden")?;
                    }
                    b"extLst" | b"AlternateContent" => lexer.skip_element()?,
                    _ => return Err(Fault::malformed()),
                },
                Token::Close(b"row") => self.next = (self.next.0.wrapping_add(1), 0),
                Token::Close(b"sheetData") => return Ok(()),
                _ => {}
            }
        }
    }

    fn opening(&self, tag: &Tag) -> Result<Opening, Fault> {
        let mut opening = Opening { position: within_grid(self.next), style: 0, kind: Kind::Number };
        for attribute in tag.attributes() {
            let (name, value) = attribute?;
            match name {
                b"r" => opening.position = address(value.as_bytes()),
                b"s" => opening.style = whole(value.as_bytes()).unwrap_or(u32::MAX),
                b"t" => opening.kind = Kind::named(value.as_bytes()),
                _ => {}
            }
        }
        Ok(opening)
    }

    fn value(&mut self, row: u32, col: u32, opening: &Opening, inside: &Inside) -> Option<Value> {
        let text = inside.text.as_str();
        let blank = text.trim().is_empty();
        if blank && inside.has_formula && !(opening.kind == Kind::Text && inside.has_value) {
            return Some(Value::Uncomputed);
        }
        if blank {
            return None;
        }
        match opening.kind {
            Kind::Number => self.number(row, col, opening.style, text),
            Kind::Shared => match self.book.strings.get(text) {
                Some(shared) => shared.clone().map(Value::Text),
                None => Some(self.lost(row, col)),
            },
            Kind::Text => strings::shared(text).map(Value::Text),
            Kind::Bool => match text.trim() {
                "1" | "true" => Some(Value::Bool(true)),
                "0" | "false" => Some(Value::Bool(false)),
                _ => Some(self.lost(row, col)),
            },
            Kind::Error => Some(Value::Error(sheets::error(text))),
            Kind::Date => serial::iso(text).or_else(|| sheets::text_value(text)),
            Kind::Unknown => Some(self.lost(row, col)),
        }
    }

    fn number(&mut self, row: u32, col: u32, style: u32, text: &str) -> Option<Value> {
        let Some(number) = text.trim().parse::<f64>().ok().filter(|it| it.is_finite()) else {
            return sheets::text_value(text);
        };
        let value = number_format::read(number, self.book.formats.get(style), self.book.is_1904);
        match value {
            Err(_) => self.remarks.add(&NO_SUCH_DATE, row, col),
            Ok(Value::Number(number)) if number.abs() >= 1e15 => self.remarks.add(&LONG_NUMBER, row, col),
            Ok(_) => {}
        }
        Some(value.unwrap_or_else(|plain| plain))
    }

    fn lost(&mut self, row: u32, col: u32) -> Value {
        self.remarks.add(&CELL_LOST, row, col);
        Value::Error(Arc::from(sheets::UNREADABLE))
    }
}

impl Kind {
    fn named(name: &[u8]) -> Self {
        match name {
            b"n" => Kind::Number,
            b"s" => Kind::Shared,
            b"str" | b"inlineStr" => Kind::Text,
            b"b" => Kind::Bool,
            b"e" => Kind::Error,
            b"d" => Kind::Date,
            _ => Kind::Unknown,
        }
    }
}

impl Inside {
    /// Reads up to the closing of the cell.
    fn read(&mut self, lexer: &mut Lexer) -> Result<(), Fault> {
        self.text.clear();
        (self.has_value, self.has_formula) = (false, false);
        let mut in_value = false;
        loop {
            match lexer.next()?.ok_or_else(Fault::malformed)? {
                Token::Text(run) if in_value => self.text.push_str(&run),
                Token::Open(tag) => match tag.name() {
                    b"v" => (self.has_value, in_value) = (true, true),
                    b"f" => self.has_formula = true,
                    b"is" => {
                        self.has_value = true;
                        self.text.clear();
                        strings::item(lexer, &mut self.text)?;
                    }
                    b"extLst" => lexer.skip_element()?,
                    _ => return Err(Fault::malformed()),
                },
                Token::Close(b"c") => return Ok(()),
                Token::Close(_) => in_value = false,
                _ => {}
            }
        }
    }
}

/// The corners that `A1:D10` or `A1` names, in order whichever way it is written; `None` outside the grid.
pub(super) fn corners(range: &str) -> Option<Corners> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let (first, last) = (address(first.as_bytes())?, address(last.as_bytes())?);
    Some(((first.0.min(last.0), first.1.min(last.1)), (first.0.max(last.0), first.1.max(last.1))))
}

/// The position that `C12` names: row 11, column 2; `None` outside the grid.
fn address(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|it| it.is_ascii_alphabetic()).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let col = text[..letters].iter().fold(0, |col, it| col * 26 + u32::from(it.to_ascii_uppercase() - b'A') + 1);
    within_grid((whole(&text[letters..])?.checked_sub(1)?, col - 1))
}

/// A whole number of at most nine digits.
fn whole(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, it| it.is_ascii_digit().then(|| number * 10 + u32::from(it - b'0')))
}

fn within_grid(position: (u32, u32)) -> Option<(u32, u32)> {
    (position.0 < limits::GRID_ROWS && position.1 < limits::GRID_COLS).then_some(position)
}
