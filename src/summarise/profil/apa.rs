//! People followed, by APA benefit.

use super::followed;
use crate::base::codes::APAS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_apa",
        label: "Profil\u{a0}: APA",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon le bénéfice de l’APA\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&APAS),
    reads: &["cas", "cas.date_inclusion", "cas.apa"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("apa"), "profil_apa")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | apa
Saverne    | 30/06/2017     | OUI
Saverne    | 30/06/2017     | OUI
Saverne    | 30/06/2017     |
Saverne    |                | OUI
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | OUI     | 2
saverne     | NR       | 1
departement | OUI     | 2
departement | NR       | 1
",
    }],
};
