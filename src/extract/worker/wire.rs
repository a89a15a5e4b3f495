//! What goes through the pipes: each message with its length and its hash, so that half a message is never believed.

use std::io::{Read, Write};
use std::sync::Arc;

use crate::base::cell::{CellRef, FileId, Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::extract::fault::Fault;
use crate::extract::grid::{Corners, Grid, Row, Value};
use crate::extract::{Content, RULES};

const HASH: usize = 32;

/// Writes a message.
pub(super) fn send(pipe: &mut impl Write, message: &[u8]) -> std::io::Result<()> {
    pipe.write_all(&(message.len() as u64).to_le_bytes())?;
    pipe.write_all(blake3::hash(message).as_bytes())?;
    pipe.write_all(message)?;
    pipe.flush()
}

/// Reads a message; `None` when there is no more, or when it is not whole.
pub(super) fn receive(pipe: &mut impl Read) -> Option<Vec<u8>> {
    let mut length = [0; 8];
    let mut hash = [0; HASH];
    pipe.read_exact(&mut length).ok()?;
    pipe.read_exact(&mut hash).ok()?;
    let length = u64::from_le_bytes(length);
    let mut message = Vec::new();
    pipe.take(length).read_to_end(&mut message).ok()?;
    (message.len() as u64 == length && *blake3::hash(&message).as_bytes() == hash).then_some(message)
}

/// A file to read.
pub(super) fn request(bytes: &[u8], file: FileId) -> Vec<u8> {
    let mut message = Message::default();
    message.number(file.0);
    message.0.extend_from_slice(bytes);
    message.0
}

/// The file that a request holds.
pub(super) fn read_request(message: &[u8]) -> Option<(&[u8], FileId)> {
    let mut parts = Parts(message);
    let file = FileId(parts.number()?);
    Some((parts.0, file))
}

/// What was read.
pub(super) fn reply(result: &Result<Content, Fault>) -> Vec<u8> {
    let mut message = Message::default();
    match result {
        Ok(content) => {
            message.byte(0);
            message.text(content.modified.as_deref().unwrap_or_default());
            message.list(&content.grids, Message::grid);
            message.list(&content.diagnostics, Message::diagnostic);
        }
        Err(Fault::Protected) => message.byte(1),
        Err(Fault::Limit(_, value, ceiling)) => {
            message.byte(2);
            message.0.extend_from_slice(&value.to_le_bytes());
            message.0.extend_from_slice(&ceiling.to_le_bytes());
        }
        Err(Fault::Interrupted(_)) => message.byte(3),
        Err(_) => message.byte(4),
    }
    message.0
}

/// What a reply holds; `None` when it makes no sense.
pub(super) fn read_reply(message: &[u8]) -> Option<Result<Content, Fault>> {
    let mut parts = Parts(message);
    Some(match parts.byte()? {
        0 => {
            let modified = Some(parts.text()?).filter(|it| !it.is_empty()).map(str::to_owned);
            let grids = parts.list(Parts::grid)?;
            let diagnostics = parts.list(Parts::diagnostic)?;
            Ok(Content { grids, modified, diagnostics, ..Content::default() })
        }
        1 => Err(Fault::Protected),
        2 => Err(Fault::limit("de cellules", parts.long()?, parts.long()?)),
        3 => Err(super::DIED),
        _ => Err(Fault::malformed()),
    })
}

/// A message being written.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn real(&mut self, number: f64) {
        self.0.extend_from_slice(&number.to_bits().to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn list<'a, T: 'a>(&mut self, items: impl IntoIterator<Item = &'a T>, write: impl Fn(&mut Self, &T)) {
        let start = self.0.len();
        self.number(0);
        let mut count = 0_u32;
        for item in items {
            write(self, item);
            count += 1;
        }
        self.0[start..start + 4].copy_from_slice(&count.to_le_bytes());
    }

    fn grid(&mut self, grid: &Grid) {
        self.sheet(grid.sheet);
        self.text(&grid.name);
        self.byte(u8::from(grid.hidden));
        self.list(&grid.merged, |message, range| message.range(*range));
        self.list(&grid.rows, |message, row| {
            message.number(row.number);
            message.list(&row.cells, |message, (col, value)| {
                message.number(*col);
                message.value(value);
            });
        });
    }

    fn sheet(&mut self, sheet: SheetId) {
        self.number(sheet.file.0);
        self.number(sheet.index);
    }

    fn range(&mut self, range: Corners) {
        for number in [range.0.0, range.0.1, range.1.0, range.1.1] {
            self.number(number);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => {
                self.byte(0);
                self.text(text);
            }
            Value::Number(number) => {
                self.byte(1);
                self.real(*number);
            }
            Value::Date { day, second } => {
                self.byte(2);
                self.number(day.cast_unsigned());
                self.number(*second);
            }
            Value::Duration(days) => {
                self.byte(3);
                self.real(*days);
            }
            Value::Bool(it) => self.byte(4 + u8::from(*it)),
            Value::Error(text) => {
                self.byte(6);
                self.text(text);
            }
            Value::Uncomputed => self.byte(7),
        }
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        self.text(diagnostic.rule.code);
        self.byte(diagnostic.severity as u8);
        match diagnostic.place {
            Place::Inbox => self.byte(0),
            Place::File(file) => {
                self.byte(1);
                self.number(file.0);
            }
            Place::Sheet(sheet) => {
                self.byte(2);
                self.sheet(sheet);
            }
            Place::Cell(cell) => {
                self.byte(3);
                self.sheet(cell.sheet);
                self.range(((cell.row, cell.col), (0, 0)));
            }
            Place::Span(cell, last) => {
                self.byte(4);
                self.sheet(cell.sheet);
                self.range(((cell.row, cell.col), last));
            }
        }
        self.text(&diagnostic.message);
        self.text(&diagnostic.correction);
    }
}

/// A message being read; nothing in it is trusted.
struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|it| it[0])
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn long(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn real(&mut self) -> Option<f64> {
        self.long().map(f64::from_bits)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }

    fn grid(&mut self) -> Option<Grid> {
        let mut grid = Grid::new(self.sheet()?, self.text()?);
        grid.hidden = self.byte()? == 1;
        grid.merged = self.list(Self::range)?;
        grid.rows = self.list(|parts| {
            let number = parts.number()?;
            let cells = parts.list(|parts| Some((parts.number()?, parts.value()?)))?;
            Some(Row { number, cells })
        })?;
        Some(grid)
    }

    fn sheet(&mut self) -> Option<SheetId> {
        Some(SheetId { file: FileId(self.number()?), index: self.number()? })
    }

    fn range(&mut self) -> Option<Corners> {
        Some(((self.number()?, self.number()?), (self.number()?, self.number()?)))
    }

    fn value(&mut self) -> Option<Value> {
        Some(match self.byte()? {
            0 => Value::Text(Arc::from(self.text()?)),
            1 => Value::Number(self.real()?),
            2 => Value::Date { day: self.number()?.cast_signed(), second: self.number()? },
            3 => Value::Duration(self.real()?),
            4 => Value::Bool(false),
            5 => Value::Bool(true),
            6 => Value::Error(Arc::from(self.text()?)),
            7 => Value::Uncomputed,
            _ => return None,
        })
    }

    fn diagnostic(&mut self) -> Option<Diagnostic> {
        let code = self.text()?;
        let rule = RULES.iter().find(|it| it.code == code)?;
        let severity = [Severity::Bloquant, Severity::ACorriger, Severity::AVerifier]
            .into_iter()
            .nth(usize::from(self.byte()?))?;
        let place = match self.byte()? {
            0 => Place::Inbox,
            1 => Place::File(FileId(self.number()?)),
            2 => Place::Sheet(self.sheet()?),
            kind => {
                let sheet = self.sheet()?;
                let ((row, col), last) = self.range()?;
                let cell = CellRef { sheet, row, col };
                if kind == 3 { Place::Cell(cell) } else { Place::Span(cell, last) }
            }
        };
        let message = self.text()?;
        let correction = self.text()?;
        Some(Diagnostic::new(rule, place, message).severity(severity).correction(correction))
    }
}
