//! Tables that pilotes keep and that are not read: known so that they are named, and never mistaken for another.

/// A table known by its headings alone.
#[derive(Debug)]
pub struct Lookalike {
    /// What people read.
    pub label: &'static str,
    /// Headings that no table that is read has.
    pub headings: &'static [&'static str],
    /// So many of them make such a table.
    pub least: usize,
}

/// The tables that are named and left aside.
pub static LOOKALIKES: &[Lookalike] = &[Lookalike {
    label: "Grille de validation",
    headings: &["Source de données", "Objectifs et normes", "Objectif et norme", "Norme", "Preuve", "Justificatif"],
    least: 2,
}];
