//! People followed, by degree of dependence.

use super::followed;
use crate::base::codes::GIRS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_gir",
        label: "Profil\u{a0}: GIR",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon le GIR à l’entrée\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&GIRS),
    reads: &["cas", "cas.date_inclusion", "cas.gir_entree"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("gir_entree"), "profil_gir")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | gir_entree
Saverne    | 30/06/2017     | 2
Saverne    | 30/06/2017     | 2
Saverne    | 30/06/2017     |
Saverne    |                | 2
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | 2     | 2
saverne     | NR       | 1
departement | 2     | 2
departement | NR       | 1
",
    }],
};
