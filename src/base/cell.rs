//! Where something was read: file, sheet, cell; written as Excel shows it.

use std::path::{Path, PathBuf};

/// A file of the inbox: its rank in [`Sources::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A sheet of a file, by its rank in the workbook (0 for a csv file).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetId {
    pub file: FileId,
    pub index: u32,
}

/// A cell; row and column start at zero and are absolute in the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    pub sheet: SheetId,
    pub row: u32,
    pub col: u32,
}

/// What a remark is about: the whole inbox, a file, a sheet, a cell or a rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Inbox,
    File(FileId),
    Sheet(SheetId),
    Cell(CellRef),
    /// Both corners are included; the second is a row and a column.
    Span(CellRef, (u32, u32)),
}

impl Place {
    /// The file the place lies in, if any.
    pub fn file(&self) -> Option<FileId> {
        match *self {
            Place::Inbox => None,
            Place::File(file) => Some(file),
            Place::Sheet(sheet) => Some(sheet.file),
            Place::Cell(cell) | Place::Span(cell, _) => Some(cell.sheet.file),
        }
    }

    /// The sheet the place lies in, if any.
    pub fn sheet(&self) -> Option<SheetId> {
        match *self {
            Place::Inbox | Place::File(_) => None,
            Place::Sheet(sheet) => Some(sheet),
            Place::Cell(cell) | Place::Span(cell, _) => Some(cell.sheet),
        }
    }

    /// `C12` or `C12:C40`; empty when the place is larger than cells.
    pub fn address(&self) -> String {
        match *self {
            Place::Inbox | Place::File(_) | Place::Sheet(_) => String::new(),
            Place::Cell(cell) => a1(cell.row, cell.col),
            Place::Span(cell, (row, col)) => format!("{}:{}", a1(cell.row, cell.col), a1(row, col)),
        }
    }
}

/// The files of the inbox in path order, with the names of their sheets.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    pub files: Vec<SourceFile>,
}

/// A file as the reader of a remark knows it.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the inbox.
    pub path: PathBuf,
    pub sheets: Vec<String>,
}

impl Sources {
    /// The path of a file relative to the inbox, with `/` on every system.
    pub fn file_name(&self, file: FileId) -> String {
        self.files.get(file.0 as usize).map_or_else(String::new, |it| slashed(&it.path))
    }

    /// The name of a sheet; empty for a csv file.
    pub fn sheet_name(&self, sheet: SheetId) -> &str {
        self.files
            .get(sheet.file.0 as usize)
            .and_then(|it| it.sheets.get(sheet.index as usize))
            .map_or("", String::as_str)
    }

    /// `Haguenau/budget.xlsx › Budget 2017 › C12`.
    pub fn name(&self, place: &Place) -> String {
        let parts = [
            place.file().map(|it| self.file_name(it)).unwrap_or_default(),
            place.sheet().map(|it| self.sheet_name(it).to_owned()).unwrap_or_default(),
            place.address(),
        ];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" › ")
    }
}

/// A path with `/` on every system.
pub fn slashed(path: &Path) -> String {
    path.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The address of a cell as Excel shows it: `a1(11, 2)` is `C12`.
pub fn a1(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(col) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::a1;

    #[test]
    fn addresses_are_those_of_excel() {
        for (row, col, expected) in
            [(0, 0, "A1"), (11, 2, "C12"), (0, 25, "Z1"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(a1(row, col), expected);
        }
    }
}
