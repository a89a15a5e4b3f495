//! Posts that nobody holds: `VACANT` where a name or a title stands.

use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::tables::effectifs as table;
use crate::identify::{RawRow, RawTable};

pub(in crate::normalise) static POSTE_VACANT: Rule = Rule {
    code: "EFF-22",
    severity: Severity::AVerifier,
    title: "Poste dit vacant",
    explanation: "Un poste que personne n’occupe n’entre ni dans les ETP présents, ni dans le nombre de personnes. S’il porte un coût de \
                  l’exercice, quelqu’un l’a occupé\u{a0}: il compte, et ses dates disent quand.",
    correction: "Rien à faire si le poste est resté vacant\u{a0}; sinon, écrire les dates d’entrée et de départ de la personne qui l’a occupé.",
};

/// Where a title, a profile, a status or a name says it.
const SAYING: [&str; 4] = [table::QUALITE, table::IDENTITE, table::STATUT, table::PROFIL];

/// The cell of a row that says its post vacant.
pub(super) fn cell(table: &RawTable, row: &RawRow) -> Option<CellRef> {
    let mut cells = table.columns.iter().zip(&row.cells).filter(|it| SAYING.contains(&it.0.column.id));
    cells.find(|it| it.1.as_ref().is_some_and(says_vacant)).map(|it| table.cell(row.row, it.0.col))
}

/// What a post said vacant counts for, once its cost says whether someone held it.
pub(super) fn remark(cell: CellRef, paid: bool) -> Diagnostic {
    let message = if paid {
        "Le poste est dit vacant et porte un coût\u{a0}: il est compté, présent sauf ce que disent ses dates"
    } else {
        "Le poste est dit vacant\u{a0}: il n’est pas compté"
    };
    Diagnostic::new(&POSTE_VACANT, Place::Cell(cell), message)
}

fn says_vacant(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let folded = format!(" {} ", fold(text));
    ["vacant", "vacante", "a pourvoir", "non pourvu", "en cours de recrutement"]
        .iter()
        .any(|it| folded.contains(&format!(" {it} ")))
}
