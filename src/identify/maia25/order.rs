//! Rows that word items → grids, by the order of the scale.

use std::sync::Arc;

use super::ItemRow;
use super::items::Likeness;

/// A row, the items it may word, the likeliest first, and the group it stands in.
#[derive(Debug, Clone)]
pub(super) struct Worded {
    pub row: u32,
    pub found: Arc<[Likeness]>,
    pub within: Option<(u8, u8)>,
    /// The number written beside, in a column whose numbers mostly are those of the labels.
    pub written: Option<u8>,
}

/// Rows → grids: each item once in a grid; the number beside, the group and the order of the scale settle what words leave open.
pub(super) fn split(worded: &[Worded]) -> Vec<Vec<ItemRow>> {
    let mut grids: Vec<Vec<ItemRow>> = Vec::new();
    let mut current: Vec<ItemRow> = Vec::new();
    for (rank, one) in worded.iter().enumerate() {
        let last = current.last().map_or(0, |it| it.item);
        let seen = |item: u8| current.iter().any(|it| it.item == item);
        let Some((item, sure)) = one.item(last, seen) else { continue };
        let next: Vec<u8> =
            worded.iter().skip(rank + 1).take(AHEAD).filter_map(|it| Some(it.item(item, |_| false)?.0)).collect();
        if seen(item) {
            // The same item just said again is a note; said again further down with those that follow it, it opens another grid.
            if item >= last || next.iter().filter(|it| seen(**it)).count() < 2 {
                continue;
            }
            grids.push(std::mem::take(&mut current));
        } else if !sure && misleads(item, last, &next) {
            continue;
        }
        current.push(ItemRow { row: one.row, item });
    }
    grids.push(current);
    grids
}

/// Whether an item is out of the order that goes on after it: back, or ahead of all that follow.
fn misleads(item: u8, last: u8, next: &[u8]) -> bool {
    let back = item < last && next.first().is_some_and(|it| *it > last);
    let ahead = next.len() == AHEAD && next.iter().all(|it| (last..item).contains(it)) && next.is_sorted();
    back || ahead
}

impl Worded {
    /// The item of a row after another, and whether its words or its number are sure.
    fn item(&self, last: u8, seen: impl Fn(u8) -> bool) -> Option<(u8, bool)> {
        let in_group = |it: &&Likeness| self.within.is_some_and(|(first, last)| (first..=last).contains(&it.item));
        let best = self.found.first()?;
        if let Some(written) = self.written {
            let like = self.found.iter().any(|it| it.item == written && best.score - it.score <= FAR);
            if like || best.score < SURE {
                return Some((written, true));
            }
        }
        let best = self.found.iter().find(in_group).filter(|it| best.score - it.score <= FAR).unwrap_or(best);
        let close = self.found.iter().filter(|it| (best.score - it.score).abs() <= CLOSE);
        let close = || close.clone().filter(|it| in_group(&best) <= in_group(it));
        let expected = close().find(|it| it.item == last + 1).filter(|it| !seen(it.item));
        let chosen = expected.or_else(|| close().find(|it| !seen(it.item))).unwrap_or(best);
        Some((chosen.item, chosen.score >= SURE))
    }
}

/// Items that near are settled by the order of the scale, and that far by the group they stand in.
const CLOSE: f64 = 0.15;
const FAR: f64 = 0.3;
/// From there on, words are sure.
const SURE: f64 = 0.75;
/// How many rows further tell a list that starts again.
const AHEAD: usize = 3;
