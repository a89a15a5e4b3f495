//! What the name of a sheet, or of its file, says of all its cases: `Sortis`, `Dossiers clos`, `Refusés`, where no column says it.

use polars::prelude::*;

use crate::base::cell::Place;
use crate::base::codes::NR;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::fold::fold;
use crate::base::money::grouped;
use crate::identify::RawTable;
use crate::identify::tables::cas as table;

pub(in crate::normalise) static TOLD_BY_THE_SHEET: Rule = Rule {
    code: "CAS-16",
    severity: Severity::AVerifier,
    title: "État des dossiers donné par le nom de la feuille",
    explanation: "Aucune colonne ne dit si ces dossiers sont sortis, ou si ces demandes ont été refusées\u{a0}: le nom de la feuille ou du fichier le dit, et il est cru.",
    correction: "Ajouter la date de sortie et son motif, ou le motif de non-inclusion, à chaque ligne.",
};

/// What the name of a sheet may say of its rows.
struct State {
    words: &'static [&'static str],
    column: &'static str,
    code: &'static str,
    /// Columns that say as much: a row where one is filled keeps what it says.
    instead_of: &'static [&'static str],
    label: &'static str,
}

static STATES: &[State] = &[
    State {
        words: &["sorti", "sortie", "clos", "close", "cloture", "cloturee", "termine", "terminee"],
        column: table::STATUT,
        code: "SORTI",
        instead_of: &[table::DATE_SORTIE, table::MOTIF_SORTIE],
        label: "sortis",
    },
    State {
        words: &["refus", "refuse", "refusee", "rejet", "rejete", "rejetee"],
        column: table::DECISION,
        code: "NON_INCLUS",
        instead_of: &[table::DATE_INCLUSION, table::DATE_PREMIERE_VISITE, table::MOTIF_NON_INCLUSION],
        label: "non inclus",
    },
];

/// Words of sheets that hold other cases too.
const OTHERS: &[&str] =
    &["et", "entree", "actif", "active", "cours", "inclu", "inclus", "tous", "toute", "ou", "suivi"];

/// Fills what the name of the sheet says, where the table has no column for it; the remark that tells it.
pub(super) fn complete(raw: &RawTable, columns: &mut Vec<Column>) -> Option<Diagnostic> {
    let state = said(&raw.names)?;
    let height = columns.first()?.len();
    if columns.iter().any(|it| it.name() == state.column) {
        return None;
    }
    let silent = |row: &usize| {
        let instead = columns.iter().filter(|it| state.instead_of.contains(&it.name().as_str()));
        instead.into_iter().all(|it| it.get(*row).is_ok_and(|it| it.is_null() || it.get_str() == Some(NR)))
    };
    let concerned: Vec<bool> = (0..height).map(|it| silent(&it)).collect();
    let count = concerned.iter().filter(|it| **it).count();
    if count == 0 {
        return None;
    }
    let codes: Vec<Option<&str>> = concerned.into_iter().map(|it| it.then_some(state.code)).collect();
    columns.push(Column::new(state.column.into(), codes));
    let rows = if count == 1 { "1 ligne lue".to_owned() } else { format!("{} lignes lues", grouped(count as u64)) };
    let message =
        format!("{rows} comme celles de dossiers {}, d’après le nom de la feuille ou du fichier", state.label);
    Some(Diagnostic::new(&TOLD_BY_THE_SHEET, Place::Cell(raw.top_left), message))
}

/// What the name of the sheet says, or that of the file when the sheet's says nothing.
fn said(names: &[String]) -> Option<&'static State> {
    for name in names.iter().take(2) {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').map(singular).collect();
        let holds = |list: &[&str]| words.iter().any(|it| list.iter().any(|word| singular(word) == *it));
        if holds(OTHERS) || words.len() > 5 {
            return None;
        }
        let mut meant = STATES.iter().filter(|it| holds(it.words));
        match (meant.next(), meant.next()) {
            (Some(only), None) => return Some(only),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
    }
    None
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
