//! Where the one-stop desk sent people.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "guichet_orientations",
        label: "Orientations du guichet intégré",
        unit: Unit::Demande,
        formula: "Demandes du guichet intégré dans la période, selon le service vers lequel la personne est orientée.",
        norm: None,
        source: "Cahier des charges national, § 3.2.",
    }],
    split: Split::List(SERVICES),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne tient le registre du guichet intégré.",
    remarks: &[],
    examples: &[],
};

/// Codes of who refers people, and case management itself.
const SERVICES: &[&str] = &[
    "GESTION_DE_CAS",
    "MEDECIN_TRAITANT",
    "HOPITAL",
    "CONSULT_MEMOIRE",
    "EMS_APA",
    "CLIC",
    "CCAS",
    "SERVICE_SOCIAL",
    "SSIAD",
    "SAAD",
    "IDEL",
    "ESA",
    "EHPAD_AJ",
    "RESEAU_PTA",
    "PSY",
    "MJPM",
    "FAMILLE",
    "PERSONNE",
    "AUTRE",
    "NR",
];
