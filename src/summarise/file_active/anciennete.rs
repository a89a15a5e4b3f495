//! Open cases by how long they have been followed.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::OUVERT;
use crate::summarise::tally::whole_months;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "anciennete",
        label: "Ancienneté de la file active",
        unit: Unit::Cas,
        formula: "Nombre de dossiers ouverts le dernier jour de la période, selon les mois révolus depuis l’inclusion\u{a0}: moins de 6, de 6 à 11, de 12 à 23, 24 et plus.",
        norm: None,
        source: "Indicateur de suivi interne aux MAIA.",
    }],
    split: Split::List(&["moins_6", "6_11", "12_23", "24_plus"]),
    reads: &["cas", "cas.date_inclusion"],
    compute: Compute::Tally(|pool: &Pool| {
        let months = whole_months("date_inclusion", pool.periode.fin);
        let under = |limit: i64| months.clone().lt(lit(limit));
        let band = when(under(6))
            .then(lit("moins_6"))
            .when(under(12))
            .then(lit("6_11"))
            .when(under(24))
            .then(lit("12_23"))
            .otherwise(lit("24_plus"));
        pool.by_code(pool.cas().filter(col(OUVERT)), band, "anciennete")
    }),
    unseen: Unseen::Zero,
    empty: "Aucun dossier ouvert.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion
Saverne    | 01/07/2017
Saverne    | 30/06/2017
Saverne    | 01/01/2017
Saverne    | 31/12/2016
Saverne    | 01/01/2016
Saverne    | 31/12/2015
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | moins_6  | 1
saverne     | 6_11     | 2
saverne     | 12_23    | 2
saverne     | 24_plus  | 1
departement | moins_6  | 1
departement | 6_11     | 2
departement | 12_23    | 2
departement | 24_plus  | 1
",
    }],
};
