//! The words above a validation grid, when it has headings.

use super::Vocabulary;
use crate::identify::tables::grille::KIND;

pub(super) static VOCABULARY: Vocabulary = Vocabulary {
    kind: &KIND,
    phrases: &[],
    synonyms: &[],
    weak: &["maia", "item", "annee", "section"],
    foreign: &[],
    derived: &[],
    siblings: &[],
    // A grid is known by its items, not by its headings.
    signature: &[],
    other: 0.0,
    least: 1.0,
    needed: &[],
    year: None,
    shy: false,
    spelled: 0,
};
