//! Cells that stand for the one above: ditto marks, and names of sites or case managers written once for the rows below.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::extract::grid::Value;
use crate::identify::cells::labels::text;
use crate::identify::tables::cas;
use crate::identify::{RawRow, Role};

/// Whether a cell only says « as above »: `"`, `″`, `- " -`, `idem`.
pub(super) fn is_ditto(value: &Value) -> bool {
    let Some(text) = text(value).map(str::trim).filter(|it| it.len() <= 24) else { return false };
    if text.starts_with(QUOTES) || text.starts_with(DASHES) {
        let only = |it: char| QUOTES.contains(&it) || DASHES.contains(&it) || it.is_whitespace();
        return text.contains(QUOTES) && text.chars().all(only);
    }
    text.starts_with(['i', 'I', 'd', 'D']) && WORDS.contains(&&*fold(text))
}

const QUOTES: [char; 10] = ['"', '“', '”', '„', '″', '〃', '«', '»', '’', '\''];
const DASHES: [char; 3] = ['-', '–', '—'];

const WORDS: &[&str] = &["idem", "id", "ditto", "idem ci dessus", "idem dessus", "idem supra", "dito"];

/// Writes again, row by row, the site or the case manager that each block of rows gives once, on its first row.
///
/// Such a column is told by its cells: the first row has a value, no value comes twice, and most rows are blank. Gives the rows written.
pub(super) fn spread(columns: &[(u32, &'static Column)], rows: &mut [RawRow]) -> Vec<(u32, u32)> {
    let mut written = Vec::new();
    let places = |wanted: fn(&Column) -> bool| columns.iter().position(|it| wanted(it.1));
    for rank in [places(is_site), places(is_manager)].into_iter().flatten() {
        let within = places(is_site).filter(|it| *it != rank);
        let Some((col, _)) = columns.get(rank).filter(|_| is_given_once(rows, rank, within)) else { continue };
        let mut last: Option<Value> = None;
        for row in rows.iter_mut() {
            if row.role != Role::Data {
                last = None;
                continue;
            }
            let Some(cell) = row.cells.get_mut(rank) else { continue };
            match cell {
                Some(value) => last = Some(value.clone()),
                None if last.is_some() => {
                    cell.clone_from(&last);
                    written.push((row.row, *col));
                }
                None => {}
            }
        }
    }
    written
}

fn is_site(column: &Column) -> bool {
    matches!(column.ty, ColumnType::Territoire)
}

fn is_manager(column: &Column) -> bool {
    column.id == cas::GC
}

/// Whether the values of a column come once each, the first on the first row, with blanks below most of them.
fn is_given_once(rows: &[RawRow], rank: usize, within: Option<usize>) -> bool {
    let cell = |row: &RawRow, at: usize| row.cells.get(at).cloned().flatten().map(|it| folded(&it));
    let mut site = None;
    let mut seen = BTreeSet::new();
    let (mut filled, mut blank) = (0_usize, 0_usize);
    let mut first = true;
    for row in rows.iter().filter(|it| it.role == Role::Data) {
        site = within.and_then(|it| cell(row, it)).or(site);
        match cell(row, rank) {
            Some(value) => {
                filled += 1;
                if !seen.insert((site.clone(), value)) {
                    return false;
                }
            }
            None if first => return false,
            None => blank += 1,
        }
        first = false;
    }
    blank > filled
}

fn folded(value: &Value) -> String {
    match value {
        Value::Text(text) => fold(text),
        other => format!("{other:?}"),
    }
}

/// The last value read in each column, for the rows that only repeat it.
#[derive(Debug, Default)]
pub(super) struct Above {
    values: BTreeMap<u32, Value>,
    /// Cells that were read as the one above.
    pub repeated: Vec<(u32, u32)>,
}

impl Above {
    /// The value that a cell stands for; a mark with nothing above it is none.
    pub(super) fn meant(&mut self, row: u32, col: u32, value: Option<Value>) -> Option<Value> {
        match value {
            Some(value) if is_ditto(&value) => {
                let above = self.values.get(&col).cloned();
                if above.is_some() {
                    self.repeated.push((row, col));
                }
                above
            }
            Some(value) => {
                self.values.insert(col, value.clone());
                Some(value)
            }
            None => {
                self.values.remove(&col);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tests::{check, of, remarks};

    #[test]
    fn ditto_marks_are_quotes_and_words_for_the_same() {
        for yes in ["\"", " '' ", "″", "- \" -", "idem", "Idem.", "id.", "«", "IDEM"] {
            assert!(is_ditto(&Value::Text(yes.into())), "{yes}");
        }
        for no in ["-", "?", "", "Identifié", "IDE", "id 12", "d", "/"] {
            assert!(!is_ditto(&Value::Text(no.into())), "{no}");
        }
    }

    #[test]
    fn a_ditto_mark_is_the_value_above_in_any_column() {
        let found = of(
            "MAIA|GC|Date de la demande|Date d'inclusion|Date de sortie\nSaverne|GC 1|01/02/2017|03/02/2017|\nidem|\"|02/02/2017|\"|\nidem|GC 2|05/02/2017||\nMolsheim|\"|05/02/2017||",
        );
        let expected = "# cas A1: territoire@A gc@B date_demande@C date_inclusion@D date_sortie@E
- 2 Saverne|GC 1|01/02/2017|03/02/2017|
- 3 Saverne|GC 1|02/02/2017|03/02/2017|
- 4 Saverne|GC 2|05/02/2017||
- 5 Molsheim|GC 2|05/02/2017||";
        check(&found, expected);
        assert!(remarks(&found).contains(&"TAB-14 A3".to_owned()), "{:?}", remarks(&found));
    }

    #[test]
    fn a_site_written_once_stands_for_the_rows_below_it() {
        let site = |lines: &str| -> Vec<String> {
            let found = of(lines);
            let rows = found.tables[0].rows.iter().filter(|it| it.role == Role::Data);
            rows.map(|it| it.cells[0].as_ref().and_then(text).unwrap_or_default().to_owned()).collect()
        };
        let headings = "MAIA|N° dossier|Date de la demande|Date d'inclusion|Date de sortie\n";
        let once = format!(
            "{headings}Saverne|1|01/02/2017||\n|2|02/02/2017||\n|3|03/02/2017||\nMolsheim|4|05/02/2017||\n|5|05/02/2017||"
        );
        assert_eq!(site(&once), ["Saverne", "Saverne", "Saverne", "Molsheim", "Molsheim"]);
        let holes = format!(
            "{headings}Saverne|1|01/02/2017||\n|2|02/02/2017||\nMolsheim|3|03/02/2017||\nSaverne|4|05/02/2017||\n|5|05/02/2017||"
        );
        assert_eq!(site(&holes), ["Saverne", "", "Molsheim", "Saverne", ""]);
    }
}
