//! Items 22, 23 and 25: case management; items 21 and 24 are counted on the case base.

use super::{Cas, Jugement};

/// The link with the physician is a procedure that both tables validated.
pub(super) fn medecin_traitant(cas: &Cas) -> Jugement {
    cas.valides_deux_fois(22, &["PROCEDURE_MT"])
}

/// The place of the case manager during a hospital stay is a procedure that both tables validated.
pub(super) fn hospitalisation(cas: &Cas) -> Jugement {
    cas.valides_deux_fois(23, &["PROCEDURE_HOSPITALISATION"])
}

/// Decisions rest on the activity of case managers.
pub(super) fn rapport_d_activite(cas: &Cas) -> Jugement {
    cas.appui(
        25,
        &["BDD_GC", "RAPPORT_ACTIVITE"],
        "Aucune décision ne s’appuie sur la base ou le rapport d’activité des gestionnaires de cas.",
    )
}
