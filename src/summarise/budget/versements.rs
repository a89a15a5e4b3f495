//! Payments of the grant against what was due.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "versement_ecart",
            label: "Écart des versements",
            unit: Unit::Euros,
            formula: "Montant reçu moins montant prévu, pour chaque versement de l’exercice.",
            norm: None,
            source: "Convention FIR 201700224, art. 4.1.",
        },
        Indicator {
            id: "versement_retard",
            label: "Retard des versements",
            unit: Unit::Jours,
            formula: "Jours entre l’échéance et la date de réception, pour chaque versement de l’exercice\u{a0}; le premier de 2017 est dû à la réception de la convention, sans échéance.",
            norm: None,
            source: "Convention FIR 201700224, art. 4.1.",
        },
    ],
    split: Split::List(&["1", "2"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne dit les versements reçus.",
    remarks: &[],
    examples: &[],
};
