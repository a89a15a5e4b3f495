//! People followed, by legal protection.

use super::followed;
use crate::base::codes::PROTECTIONS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_protection",
        label: "Profil\u{a0}: protection juridique",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon la mesure de protection juridique\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&PROTECTIONS),
    reads: &["cas", "cas.date_inclusion", "cas.protection_juridique"],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_code(followed(pool), code("protection_juridique"), "profil_protection")
    }),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | protection_juridique
Saverne    | 30/06/2017     | TUTELLE
Saverne    | 30/06/2017     | TUTELLE
Saverne    | 30/06/2017     |
Saverne    |                | TUTELLE
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | TUTELLE     | 2
saverne     | NR       | 1
departement | TUTELLE     | 2
departement | NR       | 1
",
    }],
};
