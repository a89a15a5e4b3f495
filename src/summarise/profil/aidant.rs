//! People followed, by main carer.

use super::followed;
use crate::base::codes::AIDANTS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_aidant",
        label: "Profil\u{a0}: aidant",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon l’aidant principal\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&AIDANTS),
    reads: &["cas", "cas.date_inclusion", "cas.aidant"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("aidant"), "profil_aidant")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | aidant
Saverne    | 30/06/2017     | CONJOINT
Saverne    | 30/06/2017     | CONJOINT
Saverne    | 30/06/2017     |
Saverne    |                | CONJOINT
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | CONJOINT     | 2
saverne     | NR       | 1
departement | CONJOINT     | 2
departement | NR       | 1
",
    }],
};
