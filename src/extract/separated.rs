//! Text files: fields parted by `;`, tabs or commas, in the encodings offices use.

use std::borrow::Cow;
use std::sync::Arc;

use super::grid::{Grid, Row, Value};
use crate::base::cell::{FileId, SheetId};

/// The only sheet of a text file.
pub(super) fn read(bytes: &[u8], file: FileId) -> Vec<Grid> {
    let text = decode(bytes);
    let mut grid = Grid::new(SheetId { file, index: 0 }, "");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    for (record, number) in reader.records().flatten().zip(0..) {
        let cells: Vec<(u32, Value)> = (0..)
            .zip(record.iter())
            .filter(|(_, field)| !field.trim().is_empty())
            .map(|(col, field)| (col, Value::Text(Arc::from(field))))
            .collect();
        if !cells.is_empty() {
            grid.rows.push(Row { number, cells });
        }
    }
    vec![grid]
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0, Cow::Borrowed),
    }
}

fn separator(text: &str) -> u8 {
    let head: String = text.lines().take(20).collect();
    [b';', b'\t', b','].into_iter().max_by_key(|it| head.bytes().filter(|byte| byte == it).count()).unwrap_or(b';')
}
