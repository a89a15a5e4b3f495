//! Ceilings that no honest spreadsheet of a MAIA reaches. Passing one refuses the file and names the ceiling.

/// Bytes of a file of the inbox.
pub(super) const FILE: u64 = 256 << 20;
/// Parts of a compressed file.
pub(super) const PARTS: u64 = 10_000;
/// Bytes of a part once inflated.
pub(super) const PART: u64 = 1 << 30;
/// Bytes of all the parts once inflated.
pub(super) const INFLATED: u64 = 2 << 30;
/// Times that a part may be larger than its compressed form…
pub(super) const RATIO: u64 = 100;
/// … once it passes this many bytes.
pub(super) const RATIO_FROM: u64 = 100 << 10;
/// Elements inside one another.
pub(super) const DEPTH: usize = 64;
/// Attributes of an element.
pub(super) const ATTRIBUTES: u64 = 1_024;
/// Bytes of one run of text or of one tag.
pub(super) const TOKEN: usize = 16 << 20;
/// Bytes of an XML part that is not in UTF-8.
pub(super) const TRANSLATED: usize = 64 << 20;
/// Bytes of the shared texts of a workbook, together.
pub(super) const TEXTS: usize = 128 << 20;
/// Characters of the text of a cell, as in Excel; the rest is cut off and said.
pub(super) const TEXT: usize = 32_767;
/// Cells of a file that hold something.
pub(super) const CELLS: usize = 5_000_000;
/// Sheets of a workbook that are read.
pub(super) const SHEETS: usize = 255;
/// Columns beyond which a sheet is said to be unusually wide.
pub(super) const COLUMNS: u32 = 1_000;
/// Equal rows that one written row may stand for.
pub(super) const REPEATED: u64 = 10_000;
/// Rows and columns of a sheet of Excel.
pub(super) const GRID_ROWS: u32 = 1_048_576;
pub(super) const GRID_COLS: u32 = 16_384;
