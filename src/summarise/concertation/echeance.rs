//! Documents sent, against their deadlines.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "echeance_ecart",
        label: "Écart aux échéances",
        unit: Unit::Jours,
        formula: "Jours entre l’échéance et la date de réception\u{a0}; au-dessus de zéro, c’est un retard.",
        norm: None,
        source: "Convention FIR 201700224, art. 4, 5 et 6.",
    }],
    split: Split::List(DEADLINES),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne donne les dates de réception.",
    remarks: &[],
    examples: &[],
};

/// What is due in a year, in the order of the calendar.
const DEADLINES: &[&str] = &[
    "rapport_activite",
    "compte_rendu_financier",
    "comptes_certifies",
    "versement_1",
    "validation_ars",
    "versement_2",
    "rapport_etape",
];
