//! Inclusions month by month.

use crate::normalise::example::Example;
use crate::summarise::MOIS_INCONNU;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::INCLUS;
use crate::summarise::tally::{MODALITE, PERIODE, to_the_day};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "nouveaux_cas_mensuels",
        label: "Inclusions par mois",
        unit: Unit::Cas,
        formula: "Nombre de dossiers dont la date d’inclusion tombe dans le mois\u{a0}; une date connue au mois ou à l’année près compte dans l’année seulement, à part.",
        norm: None,
        source: "Cahier des charges national, § 3.3 et annexe IV.",
    }],
    split: Split::Months,
    reads: &["cas", "cas.date_inclusion"],
    compute: Compute::Tally(|pool: &Pool| {
        let dated = to_the_day("date_inclusion");
        let month = when(dated.clone()).then(col("date_inclusion").dt().to_string("%Y-%m"));
        let month = month.otherwise(lit(pool.periode.exercice.to_string())).alias(PERIODE);
        let unknown = when(dated).then(lit("")).otherwise(lit(MOIS_INCONNU)).alias(MODALITE);
        pool.by_zone(pool.cas().filter(col(INCLUS)), &[unknown, month], &[len().alias("nouveaux_cas_mensuels")])
    }),
    unseen: Unseen::Zero,
    empty: "Aucune inclusion datée dans la base.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion
Saverne    | 05/01/2017
Saverne    | 31/01/2017
Saverne    | 03/2017
Saverne    | 31/12/2016
Molsheim   | 14/11/2017
",
        )],
        expect: "
territoire  | modalite     | periode | valeur
saverne     |              | 2017-01 | 2
saverne     |              | 2017-03 | 0
saverne     | mois_inconnu | 2017    | 1
molsheim    |              | 2017-11 | 1
departement |              | 2017-01 | 2
departement |              | 2017-11 | 1
departement | mois_inconnu | 2017    | 1
",
    }],
};
