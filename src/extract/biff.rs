//! The records of a workbook of Excel 5 to 2003: what calamine does not tell about rows, columns and leading zeros.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::grid::{Grid, Value};
use super::number_format::{self, NumberFormat};
use super::sheets;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const ENCRYPTED: u16 = 0x002f;
const SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const NUMBER: u16 = 0x0203;
const SQUEEZED: u16 = 0x027e;
const SQUEEZED_ROW: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;
const COLUMNS: u16 = 0x007d;

/// What each sheet hides and where it shows leading zeros, in the order of the workbook.
#[derive(Debug, Default)]
pub(super) struct Layout(Vec<SheetLayout>);

#[derive(Debug, Default)]
struct SheetLayout {
    hidden_rows: Vec<u32>,
    /// First and last, from one.
    hidden_cols: Vec<(u64, u64)>,
    /// Row and column of the numbers whose format is made of zeros.
    zeros: Vec<(u32, u32, NumberFormat)>,
}

impl Layout {
    /// Reads the stream of a workbook; one that is cut or encrypted is refused.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Fault> {
        let mut starts = Vec::new();
        let mut written = BTreeMap::new();
        let mut styles = Vec::new();
        for record in Records(stream) {
            let (kind, data) = record?;
            match kind {
                ENCRYPTED => return Err(Fault::Protected),
                SHEET => starts.push(data.get(..4).map_or(0, |it| u32_at(it, 0) as usize)),
                FORMAT => written.extend(zeros_format(data)),
                STYLE => styles.push(data.get(2..4).map_or(0, |it| u16_at(it, 0))),
                EOF => {
                    let zeros = |style: u16| written.get(styles.get(usize::from(style))?).copied();
                    return starts
                        .into_iter()
                        .map(|it| sheet(stream, it, &zeros))
                        .collect::<Result<_, _>>()
                        .map(Layout);
                }
                _ => {}
            }
        }
        Err(Fault::Incomplete)
    }

    /// Completes a grid: rows and columns hidden that hold something, digits as they are shown.
    pub(super) fn complete(&self, grid: &mut Grid) {
        let Some(layout) = self.0.get(grid.sheet.index as usize) else { return };
        let rows: Vec<u32> = layout.hidden_rows.iter().copied().filter(|it| grid.row(*it).is_some()).collect();
        grid.hidden_rows.extend(rows);
        sheets::hide_columns(grid, &layout.hidden_cols);
        for &(row, col, format) in &layout.zeros {
            let Ok(at) = grid.rows.binary_search_by_key(&row, |it| it.number) else { continue };
            let cells = &mut grid.rows[at].cells;
            let Ok(at) = cells.binary_search_by_key(&col, |it| it.0) else { continue };
            if let Value::Number(number) = cells[at].1 {
                cells[at].1 = number_format::read(number, format, false).unwrap_or_else(|plain| plain);
            }
        }
    }
}

/// The number of a format and the format itself, when it is made of zeros.
fn zeros_format(data: &[u8]) -> Option<(u16, NumberFormat)> {
    let code: String = data.get(3..)?.iter().filter(|it| **it >= 0x20).map(|it| char::from(*it)).collect();
    let format = NumberFormat::written(&code);
    matches!(format, NumberFormat::Zeros(_)).then(|| (u16_at(data, 0), format))
}

/// The layout of the sheet that starts there; charts may lie inside it.
fn sheet(stream: &[u8], start: usize, zeros: &impl Fn(u16) -> Option<NumberFormat>) -> Result<SheetLayout, Fault> {
    let mut layout = SheetLayout::default();
    let mut depth = 0;
    for record in Records(stream.get(start..).ok_or(Fault::Incomplete)?) {
        let (kind, data) = record?;
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => return Ok(layout),
            EOF => depth -= 1,
            ROW if data.len() >= 16 && data[12] & 0x20 != 0 => layout.hidden_rows.push(u32::from(u16_at(data, 0))),
            COLUMNS if data.len() >= 10 && data[8] & 1 != 0 => {
                layout.hidden_cols.push((u64::from(u16_at(data, 0)) + 1, u64::from(u16_at(data, 2)) + 1));
            }
            NUMBER | SQUEEZED | FORMULA if data.len() >= 6 => {
                let (row, col) = (u32::from(u16_at(data, 0)), u32::from(u16_at(data, 2)));
                layout.zeros.extend(zeros(u16_at(data, 4)).map(|it| (row, col, it)));
            }
            // A row, its first column, then a style and a number for each cell.
            SQUEEZED_ROW if data.len() >= 6 => {
                let row = u32::from(u16_at(data, 0));
                let cells = data[4..data.len() - 2].chunks_exact(6).zip(u32::from(u16_at(data, 2))..);
                layout.zeros.extend(cells.filter_map(|(cell, col)| Some((row, col, zeros(u16_at(cell, 0))?))));
            }
            _ => {}
        }
    }
    Err(Fault::Incomplete)
}

/// The records of a stream: what each is, and its data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8]), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.0.get(..4)?;
        let (kind, length) = (u16_at(head, 0), usize::from(u16_at(head, 2)));
        let Some(data) = self.0.get(4..4 + length) else {
            self.0 = &[];
            return Some(Err(Fault::Incomplete));
        };
        self.0 = &self.0[4 + length..];
        Some(Ok((kind, data)))
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}
