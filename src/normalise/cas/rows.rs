//! Which rows of a case base say something of a request or of a follow-up.

use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::extract::grid::Value;
use crate::identify::tables::cas as table;
use crate::identify::{RawRow, RawTable, Role};
use crate::normalise::values::says_something;

/// How many data rows hold anything, and those that count.
///
/// A row that only numbers a file, names a person or computes an age from nothing does not; nor does an example or a legend.
pub(super) fn counted(raw: &RawTable) -> (usize, Vec<&RawRow>) {
    let telling: Vec<usize> =
        raw.columns.iter().enumerate().filter(|it| tells(it.1.column.id, it.1.column.ty)).map(|it| it.0).collect();
    let filled = |row: &&RawRow| row.role == Role::Data && row.cells.iter().any(Option::is_some);
    let read = raw.rows.iter().filter(filled).count();
    let counts = |row: &&RawRow| {
        let cell = |at: &usize| row.cells.get(*at).and_then(Option::as_ref).is_some_and(says_something);
        telling.iter().any(cell) && !is_example(row)
    };
    (read, raw.rows.iter().filter(filled).filter(counts).collect())
}

fn tells(id: &str, ty: ColumnType) -> bool {
    match ty {
        ColumnType::Date => id != table::DATE_NAISSANCE,
        ColumnType::Code(_) => true,
        _ => false,
    }
}

/// `Exemple`, `ex : Mme X`, `Légende` in the first cells of a row.
fn is_example(row: &RawRow) -> bool {
    let texts = row.cells.iter().flatten().take(3).filter_map(|it| match it {
        Value::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().any(|text| {
        let folded = fold(text);
        folded == "ex" || ["exemple", "ex ", "legende", "mode d emploi"].iter().any(|it| folded.starts_with(it))
    })
}
