//! People followed, by sex.

use super::followed;
use crate::base::codes::SEXES;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_sexe",
        label: "Profil\u{a0}: sexe",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon le sexe\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&SEXES),
    reads: &["cas", "cas.date_inclusion", "cas.sexe"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("sexe"), "profil_sexe")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | sexe
Saverne    | 30/06/2017     | F
Saverne    | 30/06/2017     | F
Saverne    | 30/06/2017     |
Saverne    |                | F
Verdun     | 30/06/2017     |
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | F        | 2
saverne     | NR       | 1
verdun      | F        |
verdun      | NR       |
departement | F        | 2
departement | M        | 0
departement | NR       | 2
",
    }],
};
