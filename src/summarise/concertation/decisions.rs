//! Follow-up of decisions, and attendance.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "taux_suivi_decisions",
            label: "Suivi des décisions",
            unit: Unit::Pourcent,
            formula: "Décisions qui ont au moins une ligne de suivi, rapportées aux décisions plus anciennes que la dernière réunion.",
            norm: None,
            source: "MAIA 25, items 4, 8 et 9.",
        },
        Indicator {
            id: "assiduite",
            label: "Assiduité",
            unit: Unit::Pourcent,
            formula: "Structures présentes, rapportées aux structures invitées.",
            norm: None,
            source: "Lettre de mission de la table tactique.",
        },
    ],
    split: Split::List(&["strategique", "tactique"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne tient le registre de la concertation.",
    remarks: &[],
    examples: &[],
};
