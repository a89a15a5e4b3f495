//! State tables in parts: what one leaves blank another fills, what two say alike counts once, what two say otherwise is a conflict.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::Uniting;
use super::frames::TERRITOIRE;
use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::table::{ORIGIN, au_jour, pourcent};

/// What becomes of rows of equal key that stand in different tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// One row is left, with the values of all.
    Merge,
    /// Each row keeps the values that no other gave before it; one with none left goes.
    Apart,
}

/// How the rows of a kind of table are joined.
pub(super) struct Join<'a, K> {
    /// What makes two rows speak of the same thing; `None` for a row that is never joined. Unique within a table.
    pub keys: &'a [Option<K>],
    /// The columns that are compared.
    pub cells: &'a [&'static str],
    pub rows: Rows,
    /// Rows whose values give way to others without conflict; empty when there are none.
    pub weak: &'a [bool],
    /// Raised at both cells of a conflict.
    pub rule: &'static Rule,
}

/// The rows that are left.
pub(super) struct Joined {
    pub frame: DataFrame,
    pub diagnostics: Vec<Diagnostic>,
    /// Rank in the given frame of each row that another absorbed.
    pub absorbed: Vec<usize>,
}

impl<K: Ord> Join<'_, K> {
    pub(super) fn run(&self, frame: &DataFrame, uniting: &Uniting) -> Result<Joined, Failure> {
        let groups = self.groups(frame, uniting)?;
        let origins = frame.column(ORIGIN)?.u32()?.to_vec();
        let mut kept = vec![true; frame.height()];
        let mut columns: Vec<Column> = frame.columns().to_vec();
        let mut diagnostics = Vec::new();
        if self.rows == Rows::Merge {
            groups.iter().flat_map(|rows| &rows[1..]).for_each(|row| kept[*row] = false);
        }
        let mut filled = vec![false; frame.height()];
        for name in self.cells {
            let values = comparable(frame.column(name)?)?;
            let mut from: Vec<Option<IdxSize>> = (0..).take(frame.height()).map(Some).collect();
            for rows in &groups {
                let given: Vec<usize> = rows.iter().copied().filter(|row| values[*row].is_some()).collect();
                let strong: Vec<usize> = given.iter().copied().filter(|row| !self.is_weak(*row)).collect();
                let believed = if strong.is_empty() { &given } else { &strong };
                let Some(&first) = believed.first() else { continue };
                let other = believed.iter().filter(|row| values[**row] != values[first]);
                let differ = other.max_by_key(|row| {
                    let origin = origins.get(**row).copied().flatten();
                    (origin.and_then(|it| uniting.modified(it)), std::cmp::Reverse(**row))
                });
                let winner = match differ {
                    None => first,
                    Some(&other) => self.settle(frame, uniting, name, [first, other], &mut diagnostics)?,
                };
                match self.rows {
                    Rows::Merge => from[rows[0]] = Some(winner as IdxSize),
                    Rows::Apart => given.iter().filter(|row| **row != winner).for_each(|row| from[*row] = None),
                }
            }
            (0..frame.height()).for_each(|row| filled[row] |= from[row].is_some() && values[row].is_some());
            let companions = [(*name).to_owned(), au_jour(name), pourcent(name)];
            let from = IdxCa::from_iter(from);
            for column in columns.iter_mut().filter(|it| companions.iter().any(|name| it.name() == name)) {
                *column = column.take(&from)?;
            }
        }
        if self.rows == Rows::Apart {
            for rows in &groups {
                let empty = rows.iter().all(|row| !filled[*row]);
                rows.iter().for_each(|row| kept[*row] = filled[*row] || empty && *row == rows[0]);
            }
        }
        let absorbed = (0..frame.height()).filter(|row| !kept[*row]).collect();
        let frame = DataFrame::new(frame.height(), columns)?.filter(&BooleanChunked::from_iter(kept))?;
        Ok(Joined { frame, diagnostics, absorbed })
    }

    fn is_weak(&self, row: usize) -> bool {
        self.weak.get(row) == Some(&true)
    }

    /// Rows of equal key in different tables; the table with most rows comes first, then the document modified last.
    fn groups(&self, frame: &DataFrame, uniting: &Uniting) -> Result<Vec<Vec<usize>>, Failure> {
        let origins = frame.column(ORIGIN)?.u32()?.to_vec();
        let table = |row: usize| {
            let origin = origins.get(row).copied().flatten()?;
            uniting.provenance.rows.get(origin as usize).map(|it| it.0)
        };
        let mut sizes: BTreeMap<_, usize> = BTreeMap::new();
        (0..frame.height()).for_each(|row| *sizes.entry(table(row)).or_default() += 1);
        let mut groups: BTreeMap<&K, Vec<usize>> = BTreeMap::new();
        for (row, key) in self.keys.iter().enumerate() {
            if let Some(key) = key {
                groups.entry(key).or_default().push(row);
            }
        }
        let mut groups: Vec<_> = groups.into_values().filter(|rows| rows.len() > 1).collect();
        for rows in &mut groups {
            rows.sort_by_cached_key(|row| {
                let modified = origins[*row].and_then(|it| uniting.modified(it)).map(str::to_owned);
                (std::cmp::Reverse((sizes.get(&table(*row)).copied(), modified)), *row)
            });
        }
        groups.sort();
        Ok(groups)
    }

    /// Which of two rows is believed for a column: the one that `maia.toml` names, else that of the document modified last, and this is said.
    fn settle(
        &self,
        frame: &DataFrame,
        uniting: &Uniting,
        column: &str,
        rows: [usize; 2],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<usize, Failure> {
        let cells = [Cell::of(frame, uniting, column, rows[0])?, Cell::of(frame, uniting, column, rows[1])?];
        if let Some(chosen) = cells.iter().find(|it| it.chosen(uniting)) {
            return Ok(chosen.row);
        }
        let last = if cells[1].modified > cells[0].modified { 1 } else { 0 };
        for (cell, other) in [(&cells[0], &cells[1]), (&cells[1], &cells[0])] {
            let message = format!(
                "La même valeur est donnée deux fois et diffère\u{a0}: ici et dans «\u{a0}{}\u{a0}». En attendant, \
                 celle de «\u{a0}{}\u{a0}» est retenue",
                other.name, cells[last].name,
            );
            diagnostics.push(Diagnostic::new(self.rule, cell.place, message).territoire(cell.territoire.clone()));
        }
        Ok(cells[last].row)
    }
}

/// A cell in conflict with another.
struct Cell {
    row: usize,
    place: Place,
    /// `fichier › feuille › C12`.
    name: String,
    modified: Option<String>,
    territoire: Option<String>,
}

impl Cell {
    fn of(frame: &DataFrame, uniting: &Uniting, column: &str, row: usize) -> Result<Self, Failure> {
        let origin = frame.column(ORIGIN)?.u32()?.get(row).unwrap_or_default();
        Ok(Self {
            row,
            place: uniting.place(origin, column),
            name: uniting.name(origin, column),
            modified: uniting.modified(origin).map(str::to_owned),
            territoire: frame.column(TERRITOIRE)?.str()?.get(row).map(str::to_owned),
        })
    }

    /// Whether `[choix]` names this cell, as `fichier.xlsx › feuille › C12`; folders and extension are optional.
    fn chosen(&self, uniting: &Uniting) -> bool {
        uniting.settings.choix.keys().any(|key| bare(key) == bare(&self.name))
    }
}

/// The name of a cell without folders nor extension, folded.
fn bare(name: &str) -> String {
    let (file, rest) = name.split_once('›').unwrap_or((name, ""));
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file).trim();
    let stem = file.rsplit_once('.').filter(|it| (1..=4).contains(&it.1.len())).map_or(file, |it| it.0);
    fold(&format!("{stem} {rest}"))
}

/// Values that compare as texts.
fn comparable(column: &Column) -> PolarsResult<Vec<Option<String>>> {
    let texts = column.to_physical_repr().cast(&DataType::String)?;
    Ok(texts.str()?.iter().map(|it| it.map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_cell_is_named_with_or_without_folder_and_extension() {
        for name in
            ["Saverne/Budget 2017.xlsx › Feuil1 › C12", "Budget 2017 › Feuil1 › C12", "budget 2017.ods › feuil1 › c12"]
        {
            assert_eq!(bare(name), "budget 2017 feuil1 c12", "{name}");
        }
    }
}
