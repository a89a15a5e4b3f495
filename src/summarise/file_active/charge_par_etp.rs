//! Open cases for one full-time case manager.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::OUVERT;
use crate::summarise::pool::postes::ETP_FIN;
use crate::summarise::tally::{denominator, numerator};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "charge_par_etp",
        label: "Charge par ETP de gestionnaire de cas",
        unit: Unit::CasParEtp,
        formula: "Dossiers ouverts le dernier jour de la période, divisés par les ETP de gestionnaires de cas présents ce jour-là. Un territoire laisse de côté les gestionnaires mutualisés, leurs postes et leurs dossiers\u{a0}; le département les compte.",
        norm: Some(Norm { sense: Sense::AtMost, threshold: |settings| settings.seuils.charge_par_etp }),
        source: "Cahier des charges national, § 3.3 (une quarantaine de situations)\u{a0}; MAIA 25, item 21.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_inclusion", "effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let rows = pool.cases_and_managers(&[(&numerator("charge_par_etp"), col(OUVERT))])?;
        Ok(rows.with_column(col(ETP_FIN).alias(denominator("charge_par_etp"))))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun ETP de gestionnaire de cas présent le dernier jour de la période.",
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
saverne     | 1,6667 | 3          | 1,8
departement | 2      | 4          | 2
",
    }],
};
