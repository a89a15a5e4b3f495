//! Values of coded columns that are no known spelling: how often they were met, and what they were read as.

use std::collections::BTreeMap;

use super::values::{self, How};
use crate::base::cell::Place;
use crate::base::codes::CodeList;
use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::extract::grid::Value;
use crate::identify::{RawTable, Role};

/// A value of a coded column that is not one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encountered {
    pub kind: &'static str,
    pub column: &'static str,
    /// Folded; `None` when one of its words may name a person.
    pub value: Option<String>,
    /// The code it was read as; `None` when it was not understood.
    pub read_as: Option<&'static str>,
    pub count: usize,
    /// The first cell that holds it.
    pub place: Place,
}

/// The values of one table, in order of column then value.
pub(super) fn of(table: &RawTable) -> Vec<Encountered> {
    let mut all = Vec::new();
    for (rank, matched) in table.columns.iter().enumerate() {
        let ColumnType::Code(list) = matched.column.ty else { continue };
        let mut found: BTreeMap<String, Encountered> = BTreeMap::new();
        let mut seen: BTreeMap<&str, Option<(String, Option<&'static str>)>> = BTreeMap::new();
        for row in table.rows.iter().filter(|it| it.role == Role::Data) {
            let Some(Some(Value::Text(text))) = row.cells.get(rank) else { continue };
            let Some((folded, read_as)) = seen.entry(text).or_insert_with(|| unusual(text, list)) else { continue };
            let place = Place::Cell(table.cell(row.row, matched.col));
            let entry = found.entry(folded.clone()).or_insert_with(|| Encountered {
                kind: table.kind.id,
                column: matched.column.id,
                value: values::is_known(folded).then(|| folded.clone()),
                read_as: *read_as,
                count: 0,
                place,
            });
            entry.count += 1;
        }
        all.extend(found.into_values());
    }
    all
}

/// The values of several tables as one list: one line for each value of a column, hidden values by cell.
pub(super) fn unite(parts: impl IntoIterator<Item = Encountered>) -> Vec<Encountered> {
    let mut all: BTreeMap<_, Encountered> = BTreeMap::new();
    for it in parts {
        let hidden = it.value.is_none().then_some(it.place);
        match all.get_mut(&(it.kind, it.column, it.value.clone(), hidden)) {
            Some(entry) => entry.count += it.count,
            None => {
                all.insert((it.kind, it.column, it.value.clone(), hidden), it);
            }
        }
    }
    all.into_values().collect()
}

fn unusual(text: &str, list: &'static CodeList) -> Option<(String, Option<&'static str>)> {
    let value = Value::Text(text.into());
    match values::classify(&value, list) {
        (How::Exact, _) => None,
        (How::Contained | How::Unknown, read) => Some((fold(text), read.value())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tables::cas::KIND;
    use crate::normalise::raw::raw;

    #[test]
    fn unusual_values_are_counted_and_names_hidden() {
        let text = "orienteur\nMT\nCH de Haguenau\nMme Untel\nCLIC ou EMS\nclic OU ems\nMme Untel\n";
        let table = raw(&KIND, &[], &["Feuil1", "f"], text);
        let shown = |it: Encountered| {
            let value = it.value.unwrap_or_else(|| "caché".to_owned());
            format!("{value} {} {} {}", it.read_as.unwrap_or("-"), it.count, it.place.address())
        };
        let twice = of(&table).into_iter().chain(of(&table));
        let shown: Vec<_> = unite(twice).into_iter().map(shown).collect();
        assert_eq!(shown, ["caché HOPITAL 2 A3", "caché AUTRE 4 A4", "clic ou ems AUTRE 4 A5"]);
    }
}
