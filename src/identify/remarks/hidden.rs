//! What is hidden in a workbook is read like the rest, and said.

use super::rules::TAB_06;
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::Grid;
use crate::identify::RawTable;

/// One remark for the sheet, when something that was read is hidden.
pub(in crate::identify) fn remarks(grid: &Grid, tables: &[RawTable]) -> Option<Diagnostic> {
    let rows = tables.iter().flat_map(|it| &it.rows).filter(|it| grid.hidden_rows.contains(&it.row)).count();
    let columns = tables.iter().flat_map(|it| &it.columns).filter(|it| grid.hidden_cols.contains(&it.col)).count();
    let parts: Vec<String> = [
        grid.hidden.then(|| "la feuille est masquée".to_owned()),
        (rows > 0).then(|| counted(rows, "ligne masquée", "lignes masquées")),
        (columns > 0).then(|| counted(columns, "colonne masquée", "colonnes masquées")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return None;
    }
    let message = format!("Lu comme le reste\u{a0}: {}.", super::naming::list(&parts, "et"));
    Some(Diagnostic::new(&TAB_06, Place::Sheet(grid.sheet), message))
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
