//! People followed, by whom they live with.

use super::followed;
use crate::base::codes::MODES_DE_VIE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_mode_de_vie",
        label: "Profil\u{a0}: mode de vie",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon avec qui vit la personne\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&MODES_DE_VIE),
    reads: &["cas", "cas.date_inclusion", "cas.mode_de_vie"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("mode_de_vie"), "profil_mode_de_vie")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | mode_de_vie
Saverne    | 30/06/2017     | SEUL
Saverne    | 30/06/2017     | SEUL
Saverne    | 30/06/2017     |
Saverne    |                | SEUL
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | SEUL     | 2
saverne     | NR       | 1
departement | SEUL     | 2
departement | NR       | 1
",
    }],
};
