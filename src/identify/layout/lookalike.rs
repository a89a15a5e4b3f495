//! Headings that only one table has: those of tables that are not read, so that they are named, and those of registers, so that they are
//! taken neither for a budget nor for a staffing table.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::headings::Heading;
use crate::identify::cells::words::folded;
use crate::identify::tables::lookalikes::{LOOKALIKES, Lookalike};
use crate::identify::tables::registres::REGISTRES;

/// What headings that only one table has say of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Marked {
    Unread(&'static Lookalike),
    Registre,
}

/// The table that some headings are those of and of no other, if any.
pub(super) fn marked(headings: &[Heading]) -> Option<Marked> {
    let mut found: Vec<BTreeSet<String>> = vec![BTreeSet::new(); LOOKALIKES.len() + REGISTRES.len()];
    for heading in headings {
        let text = folded(&heading.text);
        for rank in HEADINGS.get(&text).into_iter().flatten() {
            if let Some(set) = found.get_mut(*rank) {
                set.insert(text.clone());
            }
        }
    }
    let least = |rank: usize| LOOKALIKES.get(rank).map_or(2, |it| it.least);
    let ranked = found.iter().enumerate().filter(|(rank, found)| found.len() >= least(*rank));
    let (rank, _) = ranked.max_by_key(|it| it.1.len())?;
    Some(LOOKALIKES.get(rank).map_or(Marked::Registre, Marked::Unread))
}

/// Folded heading → ranks of the tables that have it, registers last.
static HEADINGS: LazyLock<BTreeMap<String, Vec<usize>>> = LazyLock::new(|| {
    let unread = LOOKALIKES.iter().map(|it| it.headings);
    let mut headings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (rank, table) in unread.chain(REGISTRES.iter().map(|it| it.marks)).enumerate() {
        for heading in table {
            headings.entry(folded(heading)).or_default().push(rank);
        }
    }
    headings
});
