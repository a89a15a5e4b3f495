//! How many are old, or helped, or far from one another.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "taux_60_plus",
            label: "Part des 60 ans et plus",
            unit: Unit::Pourcent,
            formula: "Population de 60 ans et plus, rapportée à la population totale.",
            norm: None,
            source: "Cahier des charges national, annexe V.",
        },
        Indicator {
            id: "taux_75_plus",
            label: "Part des 75 ans et plus",
            unit: Unit::Pourcent,
            formula: "Population de 75 ans et plus, rapportée à la population totale.",
            norm: None,
            source: "Cahier des charges national, annexe V.",
        },
        Indicator {
            id: "taux_apa",
            label: "Taux de bénéficiaires de l’APA",
            unit: Unit::Pourcent,
            formula: "Bénéficiaires de l’APA, rapportés à la population de 60 ans et plus.",
            norm: None,
            source: "Cahier des charges national, annexe V.",
        },
        Indicator {
            id: "densite",
            label: "Densité de population",
            unit: Unit::HabitantsParKm2,
            formula: "Population totale, divisée par la superficie.",
            norm: None,
            source: "Cahier des charges national, annexe V.",
        },
        Indicator {
            id: "cas_pour_1000_75_plus",
            label: "Dossiers suivis pour 1 000 habitants de 75 ans et plus",
            unit: Unit::PourMille,
            formula: "Dossiers suivis dans la période, rapportés à la population de 75 ans et plus.",
            norm: None,
            source: "Cahier des charges national, annexe V.",
        },
    ],
    split: Split::Whole,
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne décrit le territoire.",
    remarks: &[],
    examples: &[],
};
