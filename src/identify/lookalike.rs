//! Headings of tables that are not read, found so that such tables are named and not mistaken for others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::headings::Heading;
use super::tables::lookalikes::{LOOKALIKES, Lookalike};
use super::words::folded;

/// The table that some headings are those of, if it is one that is not read.
pub(super) fn lookalike(headings: &[Heading]) -> Option<&'static Lookalike> {
    let mut found: Vec<BTreeSet<String>> = vec![BTreeSet::new(); LOOKALIKES.len()];
    for heading in headings {
        let text = folded(&heading.text);
        for rank in HEADINGS.get(&text).into_iter().flatten() {
            if let Some(set) = found.get_mut(*rank) {
                set.insert(text.clone());
            }
        }
    }
    let ranked = LOOKALIKES.iter().zip(found).filter(|(it, found)| found.len() >= it.least);
    ranked.max_by_key(|it| it.1.len()).map(|it| it.0)
}

/// Folded heading → ranks of the tables that have it.
static HEADINGS: LazyLock<BTreeMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut headings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (rank, table) in LOOKALIKES.iter().enumerate() {
        for heading in table.headings {
            headings.entry(folded(heading)).or_default().push(rank);
        }
    }
    headings
});
