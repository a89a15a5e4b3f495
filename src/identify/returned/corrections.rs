//! The sheet *Valeurs rencontrées*, handed back: found by its own headings, wherever they stand.

use std::sync::LazyLock;

use crate::base::fold::fold;
use crate::base::table::{Column, Need};
use crate::extract::grid::{Grid, Row, Value};
use crate::identify::tables::valeurs::KIND;
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// The table of corrected readings that a sheet holds, if it is one.
pub fn corrections(grid: &Grid) -> Option<RawTable> {
    let (at, columns) = grid.rows.iter().enumerate().find_map(|(at, row)| Some((at, headings(row)?)))?;
    let header = grid.rows.get(at)?;
    let cells = |row: &Row| columns.iter().map(|it| row.get(it.col).cloned()).collect::<Vec<_>>();
    let rows = grid.rows.iter().skip(at + 1).map(|row| RawRow {
        row: row.number,
        role: Role::Data,
        section: None,
        cells: cells(row),
    });
    Some(RawTable {
        kind: &KIND,
        top_left: grid.cell(header.number, columns.first()?.col),
        rows: rows.filter(|it| it.cells.iter().any(Option::is_some)).collect(),
        columns,
        titles: Vec::new(),
        names: vec![grid.name.clone()],
        modified: None,
        turned: false,
    })
}

/// Longer texts are none of the headings, however they are written.
const LONGEST: usize = 60;

/// The columns of a row of headings that has all those required.
fn headings(row: &Row) -> Option<Vec<Matched>> {
    let named = row.cells.iter().filter_map(|(col, value)| {
        let Value::Text(text) = value else { return None };
        let folded = (text.len() <= LONGEST && may_begin_one(text)).then(|| fold(text))?;
        let column = LABELS.iter().find(|it| it.0 == folded)?.1;
        Some(Matched { column, col: *col, heading: text.to_string(), how: How::Exact })
    });
    let columns: Vec<Matched> = named.collect();
    let has = |id| columns.iter().any(|it| it.column.id == id);
    KIND.columns.iter().filter(|it| it.need == Need::Required).all(|it| has(it.id)).then_some(columns)
}

/// The headings, folded, with their columns.
static LABELS: LazyLock<Vec<(String, &'static Column)>> =
    LazyLock::new(|| KIND.columns.iter().map(|it| (fold(it.label), it)).collect());

/// Whether the first letter is that of a heading. Every text of every sheet comes here: most stop at once.
fn may_begin_one(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or_default();
    !first.is_ascii_alphabetic() || LABELS.iter().any(|it| it.0.as_bytes().first() == Some(&first.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::{FileId, SheetId};

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::new(SheetId { file: FileId(0), index: 0 }, "Feuil1");
        for (row, number) in rows.iter().zip(0..) {
            let cells = row.iter().zip(0..).filter(|it| !it.0.is_empty());
            grid.rows.push(Row { number, cells: cells.map(|(it, col)| (col, Value::Text((*it).into()))).collect() });
        }
        grid
    }

    #[test]
    fn the_sheet_is_known_by_its_headings_below_any_title() {
        let found = corrections(&grid(&[
            &["Valeurs rencontrées – exercice 2017"],
            &["Colonne", "VALEUR RENCONTREE", "Nombre", "Lue comme"],
            &["Orienteur", "clic ou ems", "4", "CLIC"],
        ]))
        .unwrap();
        let ids: Vec<_> = found.columns.iter().map(|it| (it.column.id, it.col)).collect();
        assert_eq!(ids, [("colonne", 0), ("valeur", 1), ("lue_comme", 3)]);
        assert_eq!(found.rows.len(), 1);
        assert!(corrections(&grid(&[&["Colonne", "Valeur rencontrée"], &["Orienteur", "Lue comme"]])).is_none());
    }
}
