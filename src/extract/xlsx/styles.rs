//! What the style of a cell says about its number.

use std::collections::BTreeMap;

use crate::extract::fault::Fault;
use crate::extract::number_format::NumberFormat;
use crate::extract::xml::{Lexer, Token};

/// Number formats by rank of the cell style.
#[derive(Default)]
pub(super) struct Formats(Vec<NumberFormat>);

impl Formats {
    /// The format of that style; plain when there is no such style.
    pub(super) fn get(&self, style: u32) -> NumberFormat {
        self.0.get(style as usize).copied().unwrap_or(NumberFormat::Plain)
    }
}

/// The part that holds them.
pub(super) fn read(mut lexer: Lexer) -> Result<Formats, Fault> {
    let mut written = BTreeMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    while let Some(token) = lexer.next()? {
        match token {
            Token::Open(tag) => match tag.name() {
                b"numFmt" => {
                    let code = tag.get(b"formatCode")?.unwrap_or_default();
                    if let Some(id) = tag.number(b"numFmtId")? {
                        written.insert(id, NumberFormat::written(&code));
                    }
                }
                b"cellXfs" => in_cells = true,
                b"xf" if in_cells => {
                    let id = tag.number(b"numFmtId")?.unwrap_or(0);
                    formats.push(written.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Token::Close(b"cellXfs") => in_cells = false,
            _ => {}
        }
    }
    Ok(Formats(formats))
}
