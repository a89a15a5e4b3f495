//! Cases followed in the period for one full-time case manager.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::SUIVI;
use crate::summarise::pool::postes::ETP_MOYEN;
use crate::summarise::tally::{denominator, numerator};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "situations_par_etp",
        label: "Situations suivies par ETP",
        unit: Unit::CasParEtp,
        formula: "Dossiers suivis au moins un jour de la période, divisés par les ETP moyens de gestionnaires de cas de la période. Un territoire laisse de côté les gestionnaires mutualisés, le département les compte.",
        norm: Some(Norm { sense: Sense::AtMost, threshold: |settings| settings.seuils.charge_par_etp }),
        source: "Grille de validation, «\u{a0}Nombre de situations par an\u{a0}» (40 situations au plus par ETP).",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_inclusion", "effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let rows = pool.cases_and_managers(&[(&numerator("situations_par_etp"), col(SUIVI))])?;
        Ok(rows.with_column(col(ETP_MOYEN).alias(denominator("situations_par_etp"))))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun ETP de gestionnaire de cas dans la période.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "cas",
                "
territoire | date_inclusion | mutualise
Saverne    | 01/06/2016     | non
Saverne    | 01/02/2017     | non
Saverne    | 15/11/2017     | non
Saverne    | 15/11/2017     | oui
",
            ),
            (
                "effectifs",
                "
territoire | qualite | etp | date_entree | date_sortie | mutualise
Saverne    | GC      | 1   |             |             |
Saverne    | GC      | 0,8 | 01/07/2017  |             |
Saverne    | GC      | 1   |             | 31/12/2017  |
Saverne    | PILOTE  | 1   |             |             |
           | GC      | 0,2 |             |             | oui
",
            ),
        ],
        expect: "
territoire  | valeur | numerateur | denominateur
saverne     | 1,2497 | 3          | 2,4005
departement | 1,5381 | 4          | 2,6005
",
    }],
};
