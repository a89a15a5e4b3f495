//! Items reached in the validation grid.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "grille_items_atteints",
        label: "Grille de validation, items atteints",
        unit: Unit::Item,
        formula: "Items atteints, par section de la grille\u{a0}; dénominateur\u{a0}: items applicables.",
        norm: None,
        source: "Convention FIR 201700224, annexe 5 (grille de validation).",
    }],
    split: Split::List(SECTIONS),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne donne la grille de validation.",
    remarks: &[],
    examples: &[],
};

/// Sections of the validation grid, in its order.
const SECTIONS: &[&str] = &[
    "obligations_juridiques",
    "pilote",
    "concertation_strategique",
    "concertation_tactique",
    "guichet_integre",
    "outils_communs",
    "organisation_guichet",
    "gestionnaires_de_cas",
    "outils_gc",
    "appui_pilote",
    "connaissance_partagee",
    "pilotage",
];
