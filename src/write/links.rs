//! Links from a workbook of the set to a cell of the inbox, relative so that both folders can move together.

use std::path::{Component, Path, PathBuf};

use super::book::Cell;
use crate::base::cell::{Place, Sources};
use crate::base::person::MASK;

/// The way from a folder of outputs to the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// `../inputs/`, or nothing when no relative path leads there.
    way: Option<String>,
}

impl Links {
    /// The way from a folder to the inbox; both exist.
    pub fn between(folder: &Path, inbox: &Path) -> Self {
        Self { way: relative(&resolved(folder), &resolved(inbox)) }
    }

    /// No way: addresses are shown without links.
    pub fn none() -> Self {
        Self { way: None }
    }

    /// The cell that shows a place and opens its file there, in a workbook `depth` folders below.
    pub fn to(&self, sources: &Sources, place: &Place, depth: usize, text: impl Into<String>) -> Cell {
        let text = text.into();
        match self.target(sources, place, depth) {
            Some(target) => Cell::link(target, text),
            None => Cell::text(text),
        }
    }

    /// `file:///../../inputs/budget.xlsx#'Feuille 1'!C12`, as the writer of workbooks wants it.
    fn target(&self, sources: &Sources, place: &Place, depth: usize) -> Option<String> {
        let file = place.file()?;
        let way = self.way.as_ref()?;
        let name = sources.file_name(file);
        // A name that is not shown whole leads nowhere.
        if name.contains(MASK) {
            return None;
        }
        let path = escaped(&format!("{}{way}{name}", "../".repeat(depth)))?;
        let sheet = place.sheet().map(|it| sources.sheet_name(it)).filter(|it| !it.is_empty() && !it.contains(MASK));
        let anchor = sheet.map_or_else(String::new, |sheet| {
            let address = Some(place.address()).filter(|it| !it.is_empty());
            format!("#'{}'!{}", sheet.replace('\'', "''"), address.as_deref().unwrap_or("A1"))
        });
        Some(format!("file:///{path}{anchor}"))
    }
}

fn resolved(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// `/a/outputs`, `/a/inputs` → `../inputs/`.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let down = to[shared..].iter().map(|it| match it {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let up = from[shared..].iter().map(|_| Some(".."));
    let steps: Option<Vec<&str>> = up.chain(down).collect();
    Some(steps?.iter().map(|it| format!("{it}/")).collect())
}

/// The path with what a link cannot hold escaped, or nothing when it cannot be.
///
/// The writer of workbooks escapes links that hold none of its own escapes; the others it keeps as they are. `%23` alone is
/// not one of them, and would be escaped twice.
fn escaped(path: &str) -> Option<String> {
    const SPECIAL: &str = "% \"`<>[]^{}";
    if path.chars().any(char::is_control) {
        return None;
    }
    let special = path.contains(|it| SPECIAL.contains(it));
    match (special, path.contains('#')) {
        (false, false) => Some(path.to_owned()),
        (false, true) => None,
        (true, _) => Some(
            path.chars()
                .map(|it| if it == '#' || SPECIAL.contains(it) { format!("%{:02x}", u32::from(it)) } else { it.into() })
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::{CellRef, FileId, SheetId, SourceFile};

    #[test]
    fn the_way_goes_up_then_down() {
        for (from, to, expected) in [
            ("/a/outputs", "/a/inputs", Some("../inputs/")),
            ("/a/b/outputs", "/a/c/inputs", Some("../../c/inputs/")),
            ("/a", "/a/inputs", Some("inputs/")),
            ("/a/inputs/out", "/a/inputs", Some("../")),
            ("a", "b", None),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)).as_deref(), expected, "{from} → {to}");
        }
    }

    #[test]
    fn a_link_names_the_file_the_sheet_and_the_cell() {
        let links = Links { way: Some("../inputs/".to_owned()) };
        let sheet = SheetId { file: FileId(0), index: 0 };
        let cell = Place::Cell(CellRef { sheet, row: 11, col: 2 });
        let span = Place::Span(CellRef { sheet, row: 11, col: 2 }, (13, 2));
        for (path, place, expected) in [
            ("Saverne/budget.xlsx", cell, Some("file:///../../inputs/Saverne/budget.xlsx#'L''année'!C12")),
            ("budget 2017.xlsx", span, Some("file:///../../inputs/budget%202017.xlsx#'L''année'!C12:C14")),
            ("budget.xlsx", Place::Sheet(sheet), Some("file:///../../inputs/budget.xlsx#'L''année'!A1")),
            ("n° 1 #2.xlsx", Place::File(FileId(0)), Some("file:///../../inputs/n°%201%20%232.xlsx")),
            ("100%.xlsx", Place::File(FileId(0)), Some("file:///../../inputs/100%25.xlsx")),
            ("#2.xlsx", cell, None),
            ("a.xlsx", Place::Inbox, None),
        ] {
            let sources =
                Sources { files: vec![SourceFile { path: path.into(), sheets: vec!["L'année".to_owned()] }] };
            assert_eq!(links.target(&sources, &place, 1).as_deref(), expected);
        }
    }

    #[test]
    fn a_csv_file_has_no_sheet_to_open() {
        let sources = Sources { files: vec![SourceFile { path: "a.csv".into(), sheets: vec![String::new()] }] };
        let cell = Place::Cell(CellRef { sheet: SheetId { file: FileId(0), index: 0 }, row: 1, col: 1 });
        let links = Links { way: Some(String::new()) };
        assert_eq!(links.target(&sources, &cell, 0).as_deref(), Some("file:///a.csv"));
    }
}
