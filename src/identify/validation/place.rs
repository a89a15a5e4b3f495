//! Items of a validation grid whose label says little, but which fill alone the place that is left between two known ones.

use super::labels::{item, shares_a_word};
use super::{ItemRow, Lines, is_labelled};
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::Row;
use crate::identify::cells::labels::text;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::grille_items::ITEMS;

/// Adds them to the items of the grid.
pub(super) fn placed(sheet: &Sheet, lines: &mut Lines) -> Vec<Diagnostic> {
    let known = lines.items.clone();
    let mut added = Vec::new();
    let nexts = known.iter().skip(1).map(|it| (it.row, it.rank));
    let after = known.last().map_or(0, |it| it.row + (ITEMS.len() - it.rank) as u32);
    for (before, (row, rank)) in known.iter().zip(nexts.chain([(after, ITEMS.len())])) {
        let free: Vec<usize> =
            (before.rank + 1..rank).filter(|rank| !known.iter().any(|it| it.rank == *rank)).collect();
        let rows = sheet.rows(before.row + 1, row.saturating_sub(1)).iter();
        let rows: Vec<&Row> = rows.filter(|it| is_filled(it, lines.label)).collect();
        let like =
            |row: &&Row, rank: usize| row.get(lines.label).and_then(text).is_some_and(|it| shares_a_word(it, rank));
        if rows.len() == free.len() && rows.iter().zip(&free).all(|it| like(it.0, *it.1)) {
            added.extend(rows.iter().zip(free).map(|it| ItemRow { row: it.0.number, rank: it.1 }));
            continue;
        }
        // Else those that have a word of one item only, which no other row has.
        for row in &rows {
            let mut ranks = free.iter().filter(|it| like(row, **it));
            if let (Some(rank), None) = (ranks.next(), ranks.next())
                && rows.iter().filter(|it| like(it, *rank)).count() == 1
            {
                added.push(ItemRow { row: row.number, rank: *rank });
            }
        }
    }
    let said = |it: &ItemRow| Some(remarks::item_by_place(sheet.grid.cell(it.row, lines.label), item(it.rank)?.label));
    let diagnostics = added.iter().filter_map(said).collect();
    lines.items.extend(added);
    lines.items.sort_by_key(|it| it.row);
    diagnostics
}

fn is_filled(row: &Row, label: u32) -> bool {
    is_labelled(row, label) && row.cells.iter().any(|it| it.0 > label)
}
