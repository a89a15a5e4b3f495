//! What the sheets of one workbook teach one another: a heading read on one of them means the same on the others.
//!
//! A base kept with one sheet a month or a state has sheets of two rows, where no value tells what a heading means, and waiting lists
//! with too few columns to be known on their own.

use std::collections::BTreeMap;

use super::{Identified, RawTable};
use crate::base::table::{Column, TableKind};
use crate::extract::grid::{Grid, Value};
use crate::identify::cells::words::folded;
use crate::identify::tables::cas;

/// Headings by kind, with the column that most cells were read under.
#[derive(Debug, Default)]
pub(super) struct Learned {
    kinds: BTreeMap<&'static str, BTreeMap<String, &'static Column>>,
}

/// Id of a column → how many cells were read under it, and the column.
type Readings = BTreeMap<&'static str, (usize, &'static Column)>;

impl Learned {
    /// From what was found on each sheet on its own.
    pub(super) fn from(found: &[Identified]) -> Self {
        let mut read: BTreeMap<&'static str, BTreeMap<String, Readings>> = BTreeMap::new();
        for table in found.iter().flat_map(|it| &it.tables).filter(|it| !it.turned) {
            let headings = read.entry(table.kind.id).or_default();
            for (rank, matched) in table.columns.iter().enumerate() {
                let filled = table.rows.iter().filter(|it| it.cells.get(rank).is_some_and(Option::is_some)).count();
                let columns = headings.entry(folded(&matched.heading)).or_default();
                columns.entry(matched.column.id).or_insert((0, matched.column)).0 += filled;
            }
        }
        let most = |columns: Readings| {
            let most = columns.values().map(|it| it.0).max()?;
            let mut best = columns.values().filter(|it| it.0 == most && it.0 > 0);
            best.next().filter(|_| best.next().is_none()).map(|it| it.1)
        };
        let kept = |headings: BTreeMap<String, _>| {
            headings.into_iter().filter_map(|(text, columns)| Some((text, most(columns)?))).collect()
        };
        Self { kinds: read.into_iter().map(|(kind, headings)| (kind, kept(headings))).collect() }
    }

    /// Whether the other sheets taught nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether another sheet of the workbook holds a table of that kind.
    pub(super) fn has(&self, kind: &TableKind) -> bool {
        self.kinds.contains_key(kind.id)
    }

    /// The column that a heading is on another sheet.
    pub(super) fn column(&self, kind: &TableKind, heading: &str) -> Option<&'static Column> {
        self.kinds.get(kind.id)?.get(&folded(heading)).copied()
    }

    /// Whether another sheet of the workbook gives that column: the exits of a base may have their own sheet.
    pub(super) fn gives(&self, kind: &TableKind, column: &Column) -> bool {
        self.kinds.get(kind.id).is_some_and(|it| it.values().any(|it| it.id == column.id))
    }

    /// Whether a sheet would be read otherwise with what the others know.
    pub(super) fn concerns(&self, grid: &Grid, found: &Identified) -> bool {
        if self.kinds.is_empty() || grid.filled() == 0 {
            return false;
        }
        if found.tables.is_empty() {
            return found.nearest.is_some_and(|it| self.has(it)) || self.names_two(grid);
        }
        found.tables.iter().filter(|it| !it.turned).any(|table| self.contradicts(grid, table))
    }

    /// Whether some row names two known headings, as that of a short list does.
    fn names_two(&self, grid: &Grid) -> bool {
        grid.rows.iter().take(LOOKED_AT).any(|row| {
            let texts: Vec<String> = row.cells.iter().filter_map(|it| text(&it.1)).map(folded).collect();
            self.kinds.values().any(|known| texts.iter().filter(|it| known.contains_key(*it)).count() >= 2)
        })
    }

    /// Whether a sheet reads a heading otherwise, or is told to lack a column that another one has.
    fn contradicts(&self, grid: &Grid, table: &RawTable) -> bool {
        let Some(known) = self.kinds.get(table.kind.id) else { return false };
        let lacks = |it: &&Column| !table.columns.iter().any(|own| own.column.id == it.id);
        if table.kind == &cas::KIND && known.values().any(lacks) {
            return true;
        }
        let headings = grid.rows.iter().find(|it| it.number == table.top_left.row);
        headings.into_iter().flat_map(|it| &it.cells).any(|(col, value)| {
            let learned = text(value).and_then(|it| known.get(&folded(it)));
            let own = table.columns.iter().find(|it| it.col == *col).map(|it| it.column.id);
            learned.is_some_and(|it| Some(it.id) != own)
        })
    }
}

/// How many rows are looked at for the headings of a short list.
const LOOKED_AT: usize = 40;

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) if text.len() <= super::sheet::LONGEST_HEADING => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::settings::Settings;
    use crate::identify::tests::{columns, sheet};
    use crate::identify::workbook;

    #[test]
    fn a_heading_told_by_the_values_of_one_sheet_means_the_same_on_the_others() {
        let long: String =
            (1..=9).map(|it| format!("\n{it}|GC 1|0{it}/01/2017|1{it}/01/2017|2{it}/01/2017|0{it}/06/2017")).collect();
        let long = format!("N° dossier|GC|Date de la demande|Date de la 1ère visite|Intégré|Date de sortie{long}");
        let short = "N° dossier|GC|Date de la demande|Date de la 1ère visite|Intégré|Date de sortie\n12|GC 1|01/02/2017||03/02/2017|";
        let found = workbook(&[sheet(&long), sheet(short)], &["base".to_owned()], None, &Settings::default());
        assert!(columns(&found[0]).contains(&"date_inclusion"), "{:?}", columns(&found[0]));
        assert_eq!(columns(&found[1]), columns(&found[0]));
    }

    #[test]
    fn exits_on_their_own_sheet_are_not_asked_of_the_sheet_of_open_cases() {
        let open = "N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion\n1|GC 1|01/01/2017|02/01/2017|05/01/2017";
        let closed = "N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie\n\
                      2|GC 1|01/01/2017|02/01/2017|05/01/2017|05/06/2017";
        let asked = |sheets: &[Grid]| {
            let found = workbook(sheets, &["base".to_owned()], None, &Settings::default());
            found[0].diagnostics.iter().any(|it| it.message.contains("Date de sortie"))
        };
        assert!(asked(&[sheet(open)]));
        assert!(!asked(&[sheet(open), sheet(closed)]));
    }

    #[test]
    fn a_waiting_list_beside_a_base_is_read_though_it_has_few_columns() {
        let base = "N° dossier|GC|Date de la demande|Date d'inclusion|Date de sortie\n1|GC 1|01/01/2017|05/01/2017|";
        let list = "N° dossier|Date de la demande|Adressé par\n7|01/12/2017|CLIC\n8|03/12/2017|Famille";
        let alone = workbook(&[sheet(list)], &["base".to_owned()], None, &Settings::default());
        assert!(alone[0].tables.is_empty());
        let found = workbook(&[sheet(base), sheet(list)], &["base".to_owned()], None, &Settings::default());
        assert_eq!(columns(&found[1]), ["id_dossier", "date_demande", "orienteur"]);
    }
}
