//! Hospital stays of the people followed.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::SUIVI;
use crate::summarise::tally::{count, ratio, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "hospitalisations_par_cas",
        label: "Hospitalisations par dossier",
        unit: Unit::ParCas,
        formula: "Somme des hospitalisations des dossiers suivis dans la période, divisée par les dossiers suivis dont le nombre d’hospitalisations est renseigné.",
        norm: None,
        source: "Indicateur de suivi interne aux MAIA.",
    }],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let stays = col("hospitalisations");
        let told = stays.clone().count();
        let told = when(told.clone().gt(lit(0))).then(told).otherwise(lit(NULL));
        let mut measures = ratio("hospitalisations_par_cas", sum_known(stays.clone()), told).to_vec();
        measures.push(count(stays.is_null()).alias("inconnues"));
        pool.by_zone(pool.cas().filter(col(SUIVI)), &[], &measures)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier suivi dont le nombre d’hospitalisations soit renseigné.",
    remarks: &[Remark {
        column: "inconnues",
        one: "1 dossier suivi écarté\u{a0}: nombre d’hospitalisations non renseigné.",
        many: "{} dossiers suivis écartés\u{a0}: nombre d’hospitalisations non renseigné.",
    }],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | hospitalisations
Saverne    | 30/06/2017     | 3
Saverne    | 30/06/2017     | 0
Saverne    | 30/06/2017     |
",
        )],
        expect: "
territoire  | valeur | numerateur | denominateur
saverne     | 1,5    | 3          | 2
departement | 1,5    | 3          | 2
",
    }],
};
