//! People followed, by main diagnosis.

use super::followed;
use crate::base::codes::DIAGNOSTICS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_diagnostic",
        label: "Profil\u{a0}: diagnostic",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon le diagnostic principal\u{a0}; NR quand ce n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&DIAGNOSTICS),
    reads: &["cas", "cas.date_inclusion", "cas.diagnostic"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(followed(pool), code("diagnostic"), "profil_diagnostic")),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | diagnostic
Saverne    | 30/06/2017     | MAMA
Saverne    | 30/06/2017     | MAMA
Saverne    | 30/06/2017     |
Saverne    |                | MAMA
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | MAMA     | 2
saverne     | NR       | 1
departement | MAMA     | 2
departement | NR       | 1
",
    }],
};
