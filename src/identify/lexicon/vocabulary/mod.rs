//! The words of each kind of table: which mean the same, which say little, which say that a column is something else.

mod budget;
mod cas;
mod cas_phrases;
mod cas_synonyms;
mod effectifs;
mod grille;
mod maia25;

use std::collections::BTreeMap;

use crate::base::table::TableKind;
use crate::identify::tables::registres::REGISTRES;

/// How the headings of one kind of table are worded. All words are folded and singular.
#[derive(Debug)]
pub(in crate::identify) struct Vocabulary {
    pub kind: &'static TableKind,
    /// Several words that stand for one; `$` is the end of the heading.
    pub phrases: &'static [(&'static str, &'static str)],
    /// A word, and those that mean it.
    pub synonyms: &'static [(&'static str, &'static [&'static str])],
    /// Words that say something, but not which column it is.
    pub weak: &'static [&'static str],
    /// Words that make of a heading something no column holds: `net`, `écart`.
    pub foreign: &'static [&'static str],
    /// Headings of columns that can be computed from the others: known, and left aside without a word.
    pub derived: &'static [&'static str],
    /// Columns that offices head alike; the values tell them apart.
    pub siblings: &'static [&'static [&'static str]],
    /// Columns that tell the kind, and how much.
    pub signature: &'static [(&'static str, f64)],
    /// What any other column adds.
    pub other: f64,
    /// Below this sum a row of headings is not of this kind.
    pub least: f64,
    /// At least one column of each group is needed, whatever the sum.
    pub needed: &'static [&'static [&'static str]],
    /// So many columns are named by a known spelling, not by words in common.
    pub spelled: usize,
    /// What stands under a bare year.
    pub year: Option<&'static str>,
    /// Whether headings of tables that are not read rule this kind out.
    pub shy: bool,
}

/// One for each kind of table.
pub(in crate::identify) fn vocabularies() -> impl Iterator<Item = &'static Vocabulary> {
    let own = [&cas::VOCABULARY, &effectifs::VOCABULARY, &budget::VOCABULARY, &maia25::VOCABULARY, &grille::VOCABULARY];
    own.into_iter().chain(REGISTRES.iter().map(|it| &it.words))
}

/// How sure a column is at most when its heading only has words in common with it.
pub(in crate::identify) const LIKELY: f64 = 0.7;

/// How much less is needed beside a table of the same kind.
const FAMILIAR: f64 = 1.0;

impl Vocabulary {
    /// How much a column tells that the table is of this kind.
    pub(in crate::identify) fn signature(&self, column: &str) -> f64 {
        self.signature.iter().find(|(id, _)| *id == column).map_or(self.other, |it| it.1)
    }

    /// Whether a row of headings is enough to know the kind; a MAIA 25 grid is known by its items.
    pub(in crate::identify) fn is_told_by_headings(&self) -> bool {
        !self.signature.is_empty()
    }

    /// Whether the columns found, each with how sure it is, make a table of this kind; `familiar` in a workbook that holds another.
    pub(in crate::identify) fn enough(&self, found: &BTreeMap<&'static str, f64>, familiar: bool) -> bool {
        let least = if familiar { self.least - FAMILIAR } else { self.least };
        found.keys().map(|it| self.signature(it)).sum::<f64>() >= least
            && found.values().filter(|it| **it > LIKELY).count() >= self.spelled
            && self.needed.iter().all(|group| found.keys().any(|it| group.contains(it)))
    }
}
