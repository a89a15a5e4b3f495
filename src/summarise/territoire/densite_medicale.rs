//! Physicians and nurses for the population.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "densite_medicale",
        label: "Densité médicale",
        unit: Unit::PourCentMille,
        formula: "Professionnels pour 100 000 habitants, selon la profession.",
        norm: None,
        source: "Cahier des charges national, annexe V.",
    }],
    split: Split::List(&["MEDECIN_GENERALISTE", "IDEL"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne décrit le territoire.",
    remarks: &[],
    examples: &[],
};
