//! Figures of a MAIA 25 grid, and the two items that a case base tells.

use super::{Truth, yearly};
use crate::identify::tables::maia25_items::ITEMS;

/// Adds the scores of a territoire.
pub(in crate::exemple) fn of_grid(truth: &mut Truth, scores: &[i64]) {
    for (item, score) in ITEMS.iter().zip(scores) {
        truth.count("maia25_item", &item.number.to_string(), *score);
        truth.count("maia25_groupe", item.group, *score);
        truth.count("maia25_total", "", *score);
    }
}

/// Adds items 21 and 24 of a territoire whose cases and posts are known.
pub(in crate::exemple) fn of_computed_items(truth: &mut Truth) {
    if truth.gc_etp > 0 {
        let load_holds = truth.open * 10_000 <= 40 * truth.gc_etp;
        // Inclusions by month and by mean full-time post, against 5.
        let intake_holds = truth.included * 365 * 10_000 < 5 * 12 * truth.gc_days;
        truth.count("maia25_item_calcule", "21", i64::from(load_holds || intake_holds));
    }
    let days = truth.delays.get("delai_demande_visite").map(Vec::as_slice).unwrap_or_default();
    let (missing, expected) = truth.shares.get(&yearly("dates_manquantes", "")).copied().unwrap_or_default();
    if !days.is_empty() && expected > 0 {
        let quick = days.iter().sum::<i64>() < 10 * days.len() as i64;
        truth.count("maia25_item_calcule", "24", i64::from(quick && missing * 10 < expected));
    }
}
