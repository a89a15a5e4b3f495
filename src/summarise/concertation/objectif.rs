//! What was reached of the targets of the convention.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "objectif",
        label: "Objectifs de la convention",
        unit: Unit::Libre,
        formula: "Résultat atteint, action par action\u{a0}; dénominateur\u{a0}: la cible.",
        norm: None,
        source: "Convention FIR 201700224, annexe 4.",
    }],
    split: Split::Open,
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne donne les objectifs de la convention.",
    remarks: &[],
    examples: &[],
};
