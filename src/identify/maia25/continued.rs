//! Items worded over two rows, of which the first is scored.

use super::ItemRow;
use super::items::likenesses;
use crate::extract::grid::Row;
use crate::identify::cells::answers::said;
use crate::identify::cells::labels::text;
use crate::identify::sheet::Sheet;

/// Gives items known by the row where their words end the row where they start, when that one is scored.
pub(super) fn raised(sheet: &Sheet, label: u32, items: &mut [ItemRow]) {
    let known: Vec<u32> = items.iter().map(|it| it.row).collect();
    for it in items {
        let above = it.row.checked_sub(1).filter(|above| !known.contains(above));
        let rows = above.and_then(|above| Some((sheet.grid.row(above)?, sheet.grid.row(it.row)?)));
        let Some((above, row)) = rows.filter(|(above, row)| row.cells.len() == 1 && is_answered(above, label)) else {
            continue;
        };
        let whole = || Some(format!("{} {}", text(above.get(label)?)?, text(row.get(label)?)?));
        if whole().is_some_and(|it_says| likenesses(&it_says).first().is_some_and(|best| best.item == it.item)) {
            it.row = above.number;
        }
    }
}

fn is_answered(row: &Row, label: u32) -> bool {
    row.cells.iter().any(|it| it.0 != label && said(&it.1).is_some())
}
