//! Why a sheet holds no known table.

use super::naming::list;
use super::rules::TAB_09;
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
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
        "Cette feuille ressemble au tableau «\u{a0}{}\u{a0}», mais {} seulement\u{a0}; elle n’est pas lue.",
        nearest.kind.label,
        found(nearest)
    );
    Some(Diagnostic::new(&TAB_09, Place::Cell(sheet.grid.cell(nearest.row, 0)), message))
}

fn found(nearest: &Nearest) -> String {
    let labels: Vec<String> = nearest.columns.iter().map(|it| format!("«\u{a0}{it}\u{a0}»")).collect();
    match labels.as_slice() {
        [only] => format!("la colonne {only} a été trouvée"),
        _ => format!("les colonnes {} ont été trouvées", list(&labels, "et")),
    }
}
