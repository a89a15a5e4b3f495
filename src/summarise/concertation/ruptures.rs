//! Breaks in paths, duplicates, lacking services.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "ruptures",
        label: "Ruptures signalées",
        unit: Unit::Signalement,
        formula: "Ruptures de parcours, doublons et manques signalés par les gestionnaires de cas dans la période, selon leur type.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::List(&["RUPTURE", "DOUBLON", "SERVICE_MANQUANT", "REFUS", "DELAI", "AUTRE", "NR"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne tient le registre des ruptures.",
    remarks: &[],
    examples: &[],
};
