//! The records of a workbook of Excel 5 to 2003: what calamine does not tell about rows and columns.

use super::fault::Fault;
use super::grid::Grid;
use super::sheets;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const ENCRYPTED: u16 = 0x002f;
const SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;

/// What each sheet hides, in the order of the workbook.
#[derive(Debug, Default)]
pub(super) struct Hidden(Vec<HiddenParts>);

#[derive(Debug, Default)]
struct HiddenParts {
    rows: Vec<u32>,
    /// First and last, from one.
    columns: Vec<(u64, u64)>,
}

impl Hidden {
    /// Reads the stream of a workbook; one that is cut or encrypted is refused.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Fault> {
        let mut starts = Vec::new();
        for record in Records(stream) {
            let (kind, data) = record?;
            match kind {
                ENCRYPTED => return Err(Fault::Protected),
                SHEET => starts.push(data.get(..4).map_or(0, |it| u32_at(it, 0) as usize)),
                EOF => return starts.into_iter().map(|it| hidden(stream, it)).collect::<Result<_, _>>().map(Hidden),
                _ => {}
            }
        }
        Err(Fault::Incomplete)
    }

    /// Notes on the grid the rows and columns hidden that hold something.
    pub(super) fn note(&self, grid: &mut Grid) {
        let Some(parts) = self.0.get(grid.sheet.index as usize) else { return };
        let rows: Vec<u32> = parts.rows.iter().copied().filter(|it| grid.row(*it).is_some()).collect();
        grid.hidden_rows.extend(rows);
        sheets::hide_columns(grid, &parts.columns);
    }
}

/// What the sheet that starts there hides; charts may lie inside it.
fn hidden(stream: &[u8], start: usize) -> Result<HiddenParts, Fault> {
    let mut parts = HiddenParts::default();
    let mut depth = 0;
    for record in Records(stream.get(start..).ok_or(Fault::Incomplete)?) {
        let (kind, data) = record?;
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => return Ok(parts),
            EOF => depth -= 1,
            ROW if data.len() >= 16 && data[12] & 0x20 != 0 => parts.rows.push(u32::from(u16_at(data, 0))),
            COLUMNS if data.len() >= 10 && data[8] & 1 != 0 => {
                parts.columns.push((u64::from(u16_at(data, 0)) + 1, u64::from(u16_at(data, 2)) + 1));
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
