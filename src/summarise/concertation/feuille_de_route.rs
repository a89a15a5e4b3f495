//! Actions of the road map by state.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "feuille_de_route",
        label: "Feuille de route",
        unit: Unit::Action,
        formula: "Actions de la feuille de route, selon leur état.",
        norm: None,
        source: "Convention FIR 201700224, annexe 5 (pilotage)\u{a0}; feuille de route du territoire.",
    }],
    split: Split::List(&["realise", "en_cours", "a_faire", "en_retard"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne donne la feuille de route.",
    remarks: &[],
    examples: &[],
};
