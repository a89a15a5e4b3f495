//! Inclusions a month for one full-time case manager.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::INCLUS;
use crate::summarise::pool::postes::ETP_MOYEN;
use crate::summarise::tally::{denominator, numerator};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "nouveaux_cas_par_mois_par_etp",
        label: "Nouveaux cas par mois et par ETP",
        unit: Unit::CasParMoisParEtp,
        formula: "Inclusions de la période, divisées par le nombre de mois (12 pour une année, sinon jours / 30,4375) et par les ETP moyens de gestionnaires de cas\u{a0}: somme des ETP multipliés par leurs jours de présence, divisée par les jours de la période. Un territoire laisse de côté les gestionnaires mutualisés, le département les compte.",
        norm: Some(Norm { sense: Sense::AtMost, threshold: |settings| settings.seuils.nouveaux_cas_par_mois }),
        source: "Circulaire, fiche indicateurs MAIA (inclusion progressive, 5 nouveaux cas par mois)\u{a0}; MAIA 25, item 21.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_inclusion", "effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let id = "nouveaux_cas_par_mois_par_etp";
        let rows = pool.cases_and_managers(&[(&numerator(id), col(INCLUS))])?;
        Ok(rows.with_column((col(ETP_MOYEN) * lit(pool.periode.months())).alias(denominator(id))))
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
saverne     | 0,0694 | 2          | 28,8066
departement | 0,0961 | 3          | 31,2066
",
    }],
};
