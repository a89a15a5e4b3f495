//! What `maia.toml` says of headings: spellings of a département, and answers where recognition asked.

use super::{Candidate, Level};
use crate::base::cell::{CellRef, a1};
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::table::{Column, TableKind};
use crate::identify::cells::words::folded;

/// What `maia.toml` answers about a cell.
#[derive(Debug, Clone, Copy)]
pub(in crate::identify) enum Answer {
    Column(&'static Column),
    /// Not to be read.
    Nothing,
}

/// The column that `[entetes.…]` says a heading is.
pub(in crate::identify) fn declared(kind: &'static TableKind, settings: &Settings, heading: &str) -> Option<Candidate> {
    let columns = settings.entetes.get(kind.id)?;
    let written = folded(heading);
    let column = columns.iter().find_map(|(column, spellings)| {
        let same = spellings.iter().any(|it| folded(it) == written);
        kind.column(column).filter(|_| same)
    })?;
    Some(Candidate { column, level: Level::Declared, score: 1.0 })
}

/// What `[choix]` says of a cell: its key is `fichier › feuille › cellule`, with or without folders and extension.
pub(in crate::identify) fn answer(
    settings: &Settings,
    kind: &'static TableKind,
    cell: CellRef,
    sheet: &str,
    names: &[String],
) -> Option<Answer> {
    let (_, choice) = settings.choix.iter().find(|(key, _)| points_at(key, cell, sheet, names))?;
    let wanted = fold(choice);
    let column = kind.columns.iter().find(|it| it.id == choice || fold(it.id) == wanted || fold(it.label) == wanted);
    match column {
        Some(column) => Some(Answer::Column(column)),
        None if matches!(wanted.as_str(), "" | "ignorer" | "aucune" | "rien") => Some(Answer::Nothing),
        None => None,
    }
}

/// The key to put in `[choix]` for a cell.
pub(in crate::identify) fn key(cell: CellRef, sheet: &str, names: &[String]) -> String {
    let path: Vec<&str> = names.iter().rev().map(String::as_str).collect();
    let parts = [path.join("/"), sheet.to_owned(), a1(cell.row, cell.col)];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" › ")
}

fn points_at(key: &str, cell: CellRef, sheet: &str, names: &[String]) -> bool {
    let parts: Vec<&str> = key.split('›').map(str::trim).collect();
    let (file, named_sheet, address) = match parts.as_slice() {
        [file, named, address] => (*file, *named, *address),
        [file, address] => (*file, "", *address),
        _ => return false,
    };
    let right_sheet = fold(named_sheet) == fold(sheet) || (named_sheet.is_empty() && cell.sheet.index == 0);
    address.eq_ignore_ascii_case(&a1(cell.row, cell.col)) && right_sheet && is_file(file, names)
}

fn is_file(path: &str, names: &[String]) -> bool {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let Some((name, folders)) = names.split_first() else { return false };
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    (fold(file) == fold(name) || fold(stem) == fold(name))
        && parts.zip(folders).all(|(one, other)| fold(one) == fold(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::{FileId, SheetId};
    use crate::identify::tables::cas;

    #[test]
    fn an_answer_is_found_by_file_sheet_and_cell() {
        let cell = CellRef { sheet: SheetId { file: FileId(0), index: 0 }, row: 3, col: 2 };
        let names = ["base".to_owned(), "Saverne".to_owned()];
        for (place, expected) in [
            ("Saverne/base.xlsx › Suivi › C4", true),
            ("base.xlsx › Suivi › c4", true),
            ("base › suivi › C4", true),
            ("Molsheim/base.xlsx › Suivi › C4", false),
            ("base.xlsx › Suivi › C5", false),
            ("base.xlsx › Autre › C4", false),
        ] {
            let settings = Settings::parse(&format!("[choix]\n\"{place}\" = \"date_sortie\"\n")).unwrap();
            let found = answer(&settings, &cas::KIND, cell, "Suivi", &names);
            assert_eq!(matches!(found, Some(Answer::Column(it)) if it.id == "date_sortie"), expected, "{place}");
        }
        assert_eq!(key(cell, "Suivi", &names), "Saverne/base › Suivi › C4");
    }
}
