//! Why a sheet holds no known table.

use super::naming::list;
use super::rules::{TAB_09, TAB_16};
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::money::grouped;
use crate::base::table::{Column, Need};
use crate::extract::grid::Row;
use crate::identify::cells::labels::{names_account, text};
use crate::identify::cells::look::{Look, look};
use crate::identify::layout::header::Nearest;
use crate::identify::sheet::Sheet;
use crate::identify::tables::lookalikes::Lookalike;

/// The reason, in French.
pub(in crate::identify) fn reason(sheet: &Sheet, lookalike: Option<&Lookalike>, nearest: Option<&Nearest>) -> String {
    if sheet.grid.filled() == 0 {
        return "la feuille est vide".to_owned();
    }
    if let Some(lookalike) = lookalike {
        return format!("ressemble à «\u{a0}{}\u{a0}», que maia ne lit pas", lookalike.label);
    }
    match nearest {
        Some(nearest) => format!(
            "aucun tableau connu\u{a0}; le plus proche est «\u{a0}{}\u{a0}», dont {} seulement à la ligne {}",
            nearest.kind.label,
            found(nearest),
            nearest.row + 1
        ),
        None => "aucune ligne d’en-têtes connue n’y a été trouvée".to_owned(),
    }
}

/// A remark when several headings were known, too few for the table to serve.
pub(in crate::identify) fn nearly(
    sheet: &Sheet,
    lookalike: Option<&Lookalike>,
    nearest: Option<&Nearest>,
) -> Option<Diagnostic> {
    let nearest = nearest.filter(|it| it.columns.len() >= 4 && lookalike.is_none())?;
    let message = format!(
        "Cette feuille ressemble au tableau «\u{a0}{}\u{a0}», mais {} seulement{}\u{a0}; elle n’est pas lue.",
        nearest.kind.label,
        found(nearest),
        lacking(nearest)
    );
    Some(Diagnostic::new(&TAB_09, Place::Cell(sheet.grid.cell(nearest.row, 0)), message))
}

/// A remark when accounts and amounts stand in a sheet where no budget is read.
pub(in crate::identify) fn accounts(sheet: &Sheet) -> Option<Diagnostic> {
    if explains(sheet) {
        return None;
    }
    let rows = sheet.grid.rows.iter().take(SEARCHED);
    let named = |row: &&Row| row.cells.iter().filter(|it| text(&it.1).is_some_and(names_account)).count();
    let figures = |row: &Row| row.cells.iter().any(|it| matches!(look(&it.1), Look::Number(_)));
    let lines: Vec<&Row> = rows.clone().filter(|it| named(it) > 0 && figures(it)).collect();
    let across = || rows.clone().find(|it| named(it) >= FEWEST);
    let first = if lines.len() >= FEWEST { lines.first().copied() } else { across() }?;
    let message = "Cette feuille porte des comptes et des montants, mais pas sous les en-têtes d’un budget connu\u{a0}; elle n’est pas lue.";
    let cell = sheet.grid.cell(first.number, first.cells.first().map_or(0, |it| it.0));
    Some(Diagnostic::new(&TAB_09, Place::Cell(cell), message).correction(
        "Écrire un compte par ligne, sous les en-têtes «\u{a0}Libellé\u{a0}», «\u{a0}Prévu\u{a0}» et «\u{a0}Réalisé\u{a0}».".to_owned(),
    ))
}

/// Fewer accounts than this are words in common.
const FEWEST: usize = 3;
/// How many rows are gone through to find them.
const SEARCHED: usize = 1_000;

/// A remark on a sheet of rows with dates or figures where no headings are known: what it holds may be missing from the figures.
pub(in crate::identify) fn unread(sheet: &Sheet) -> Option<Diagnostic> {
    let measured = |row: &&Row| {
        row.cells.len() >= 2 && row.cells.iter().any(|it| matches!(look(&it.1), Look::Date | Look::Number(_)))
    };
    let mut rows = sheet.grid.rows.iter().filter(measured);
    let first = rows.next()?;
    let count = 1 + rows.count();
    if count < LEAST_ROWS || explains(sheet) {
        return None;
    }
    let message = format!(
        "Aucun tableau connu dans cette feuille, qui a {} lignes de dates ou de nombres\u{a0}: elle n’est pas lue.",
        grouped(count as u64)
    );
    let col = first.cells.first().map_or(0, |it| it.0);
    Some(Diagnostic::new(&TAB_16, Place::Cell(sheet.grid.cell(first.number, col)), message))
}

/// Whether a sheet explains the others.
pub(super) fn explains(sheet: &Sheet) -> bool {
    GUIDES.contains(&fold(&sheet.grid.name).as_str())
}

/// Names of sheets that explain the others.
const GUIDES: &[&str] = &["mode d emploi", "notice", "legende", "lisez moi", "listes"];

/// Fewer rows are notes.
const LEAST_ROWS: usize = 3;

/// The columns that the table cannot do without and that were not found.
fn lacking(nearest: &Nearest) -> String {
    let lacks = |it: &&Column| it.need == Need::Required && !nearest.columns.contains(&it.label);
    let labels: Vec<String> =
        nearest.kind.columns.iter().filter(lacks).map(|it| format!("«\u{a0}{}\u{a0}»", it.label)).collect();
    if labels.is_empty() { String::new() } else { format!(", sans {}", list(&labels, "ni")) }
}

fn found(nearest: &Nearest) -> String {
    let labels: Vec<String> = nearest.columns.iter().map(|it| format!("«\u{a0}{it}\u{a0}»")).collect();
    match labels.as_slice() {
        [only] => format!("la colonne {only} a été trouvée"),
        _ => format!("les colonnes {} ont été trouvées", list(&labels, "et")),
    }
}
