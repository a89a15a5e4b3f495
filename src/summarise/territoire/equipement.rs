//! Beds and places for the old.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_equipement",
        label: "Taux d’équipement",
        unit: Unit::PourMille,
        formula: "Lits ou places pour 1 000 habitants de 75 ans et plus, selon l’équipement.",
        norm: None,
        source: "Cahier des charges national, annexe V.",
    }],
    split: Split::List(&["MEDECINE", "CHIRURGIE", "SSR", "SSIAD", "EHPAD_USLD"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne décrit le territoire.",
    remarks: &[],
    examples: &[],
};
