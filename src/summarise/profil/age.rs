//! People followed, by age at inclusion.

use super::followed;
use crate::base::codes::NR;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "profil_age",
        label: "Profil\u{a0}: âge à l’inclusion",
        unit: Unit::Cas,
        formula: "Nombre de dossiers suivis dans la période, selon l’âge à l’inclusion, par tranche de cinq ans à partir de 60 ans\u{a0}; NR quand il n’est pas connu.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::List(AGES),
    reads: &["cas", "cas.date_inclusion", "cas.age"],
    compute: Compute::Tally(|pool: &Pool| {
        let known = when(col("age").is_null()).then(lit(NR));
        let bands = BANDS.iter().rev().fold(lit(OLDEST), |older, (limit, band)| {
            when(col("age").lt(lit(*limit))).then(lit(*band)).otherwise(older)
        });
        pool.by_code(followed(pool), known.otherwise(bands), "profil_age")
    }),
    unseen: Unseen::Zero,
    empty: "Aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | age
Saverne    | 30/06/2017     | 59
Saverne    | 30/06/2017     | 60
Saverne    | 30/06/2017     | 64
Saverne    | 30/06/2017     | 95
Saverne    | 30/06/2017     |
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | MOINS_60 | 1
saverne     | 60_64    | 2
saverne     | 95_PLUS  | 1
saverne     | NR       | 1
departement | MOINS_60 | 1
departement | 60_64    | 2
departement | 95_PLUS  | 1
departement | NR       | 1
",
    }],
};

/// The age that a band stops before.
const BANDS: &[(i64, &str)] = &[
    (60, "MOINS_60"),
    (65, "60_64"),
    (70, "65_69"),
    (75, "70_74"),
    (80, "75_79"),
    (85, "80_84"),
    (90, "85_89"),
    (95, "90_94"),
];
const OLDEST: &str = "95_PLUS";

const AGES: &[&str] = &["MOINS_60", "60_64", "65_69", "70_74", "75_79", "80_84", "85_89", "90_94", OLDEST, NR];
