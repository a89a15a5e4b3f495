//! Figures of a MAIA 25 grid.

use super::Truth;
use crate::identify::tables::maia25_items::ITEMS;

/// Adds the scores of a territoire.
pub(in crate::exemple) fn of_grid(truth: &mut Truth, scores: &[i64]) {
    for (item, score) in ITEMS.iter().zip(scores) {
        truth.count("maia25_item", &item.number.to_string(), *score);
        truth.count("maia25_groupe", item.group, *score);
        truth.count("maia25_total", "", *score);
    }
}
