//! Requests to the one-stop desk, and where people were sent.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "guichet_demandes",
        label: "Demandes au guichet intégré",
        unit: Unit::Demande,
        formula: "Demandes reçues au guichet intégré dans la période, selon leur motif.",
        norm: None,
        source: "Cahier des charges national, § 3.2.",
    }],
    split: Split::List(&["INFORMATION", "AIDE_A_DOMICILE", "SOINS", "HEBERGEMENT", "ADMINISTRATIF", "AUTRE", "NR"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne tient le registre du guichet intégré.",
    remarks: &[],
    examples: &[],
};
