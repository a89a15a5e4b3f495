//! Raw tables → typed frames in which every row leads back to its cells.

pub mod actions;
pub mod columns;
pub mod communes;
pub mod concertation;
pub mod example;
pub mod frames;
pub mod values;
mod cas;
mod effectifs;
mod budget;
mod build;
mod grille;
mod maia25;
mod month_first;
mod encountered;
mod territoires;
mod exercice;
mod join;
mod kinds;
#[cfg(test)]
mod raw;
pub mod readings;
mod registre;
mod state;
mod titles;
mod unite;

use polars::prelude::DataFrame;

use crate::base::diagnostic::{Reported, Rule};
use crate::base::failure::Failure;
use crate::identify::RawTable;
pub use budget::comptes;
pub use encountered::Encountered;
pub use frames::{Frames, Provenance, TableOrigin, Usage};
use kinds::Kind;
pub use readings::Readings;
pub use unite::{Uniting, unite};

/// One raw table once its cells are understood; still local to its file.
///
/// `frame` has at least the columns of its kind's schema; `territoire` is still null in it, `gc` still the label as written, and
/// `origin` ranks in `rows`; [`unite`] resolves the three.
#[derive(Debug)]
pub struct Part {
    pub table: TableOrigin,
    pub frame: DataFrame,
    /// Row of the sheet of each `origin`.
    pub rows: Vec<u32>,
    pub usage: Usage,
    /// Last modification that the document states, to settle two versions of a row.
    pub modified: Option<String>,
    /// What says to which territoire each row belongs.
    clues: territoires::Clues,
    /// Folders, file and sheet, to name a row of another document.
    document: String,
    encountered: Vec<Encountered>,
}

/// What a kind of table makes of its raw table.
#[derive(Debug)]
pub struct Understood {
    /// The columns of the kind's schema (others may follow, for uniting); `territoire` is null.
    pub frame: DataFrame,
    /// Row of the sheet of each `origin`: `origin` is a rank in this list.
    pub rows: Vec<u32>,
    pub usage: Usage,
}

/// The rules that this stage raises.
pub static RULES: &[&Rule] = &[
    &values::rules::DATE_NOT_UNDERSTOOD,
    &values::rules::IMPOSSIBLE_DATE,
    &values::rules::SERIAL_DATE,
    &values::rules::IMPLAUSIBLE_DATE,
    &values::rules::CHOSEN_DATE,
    &values::rules::NUMBER_NOT_UNDERSTOOD,
    &values::rules::AMBIGUOUS_NUMBER,
    &values::rules::CHOSEN_NUMBER,
    &values::rules::LONG_NUMBER,
    &values::rules::UNEXPECTED_TYPE,
    &values::rules::ERROR_CELL,
    &values::rules::UNCOMPUTED_CELL,
    &values::rules::YES_NO_NOT_UNDERSTOOD,
    &values::rules::UNKNOWN_CODE,
    &values::rules::YEAR_NOT_UNDERSTOOD,
    &values::rules::LATE_BIRTH,
    &readings::CORRECTED,
    &readings::WRONG_CODE,
    &readings::TWO_READINGS,
    &readings::ORPHAN,
    &month_first::MONTH_FIRST,
    &territoires::WITHOUT_TERRITOIRE,
    &territoires::OF_NO_SITE,
    &territoires::CLAIMED_TWICE,
    &territoires::MISSPELT,
    &territoires::NOT_LISTED,
    &territoires::FINER,
    &territoires::BY_NAME_ALONE,
    &cas::EQUAL,
    &cas::DIFFERENT,
    &cas::SAME_NUMBER,
    &cas::OVERLAPPING,
    &cas::IN_TWO_TERRITOIRES,
    &cas::FOLLOWED_TWICE,
    &cas::COMPLETED,
    &cas::TOLD_BY_THE_SHEET,
    &effectifs::QUALITE_ABSENTE,
    &effectifs::POSTE_VACANT,
    &effectifs::MONTANTS_D_UNE_AUTRE_DUREE,
    &effectifs::MONTANT_INVRAISEMBLABLE,
    &effectifs::EXERCICE_SUPPOSE,
    &effectifs::POSTE_DIFFERENT,
    &budget::EXERCICE_SUPPOSE,
    &budget::SANS_COMPTE,
    &budget::SIGNE_RETOURNE,
    &budget::MONTANT_DIFFERENT,
    &maia25::NOTE_DEDUITE,
    &maia25::DATE_ABSENTE,
    &maia25::NOTE_DIFFERENTE,
    &grille::ANNEE_ABSENTE,
    &grille::VALEUR_DIFFERENTE,
    &registre::LIGNE_DIFFERENTE,
];

/// Understands the cells of one table. Local: knows no other file, so that files go in parallel.
pub fn understand(table: &RawTable) -> Result<Reported<Part>, Failure> {
    let kind = Kind::of(table.kind.id).ok_or_else(|| Failure::Internal("table sans normalisation".to_owned()))?;
    let righted = month_first::righted(table);
    let (table, mut diagnostics) = match &righted {
        Some(Reported { value, diagnostics }) => (value, diagnostics.clone()),
        None => (table, Vec::new()),
    };
    let value = kind.understand(table)?.drain_into(&mut diagnostics);
    let part = Part {
        table: TableOrigin {
            sheet: table.top_left.sheet,
            kind: kind.id(),
            columns: table.columns.iter().map(|it| (it.column.id, it.col)).collect(),
            turned: table.turned,
        },
        clues: territoires::Clues::of(table, &value.rows),
        document: document(&table.names),
        encountered: encountered::of(table),
        frame: value.frame,
        rows: value.rows,
        usage: value.usage,
        modified: table.modified.clone(),
    };
    Ok(Reported { value: part, diagnostics })
}

/// The same, values of coded columns being read as people said.
pub fn understand_as(table: &RawTable, readings: &Readings) -> Result<Reported<Part>, Failure> {
    if readings.is_empty() {
        return understand(table);
    }
    let (table, encountered) = readings.applied(table);
    let mut part = understand(&table)?;
    part.value.encountered = encountered;
    Ok(part)
}

impl Part {
    /// The same part, known to readers of remarks by its file, as it was received, and its sheet.
    pub fn read_in(self, file: &str, sheet: &str) -> Self {
        let document = if sheet.is_empty() { file.to_owned() } else { format!("{file} › {sheet}") };
        Self { document, ..self }
    }
}

/// `Saverne/BDD › Feuil1`, from the names of a table: sheet, file, folders from the nearest up.
fn document(names: &[String]) -> String {
    let [sheet, files @ ..] = names else { return String::new() };
    let path: Vec<&str> = files.iter().rev().map(String::as_str).collect();
    let parts = [path.join("/"), sheet.clone()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" › ")
}
