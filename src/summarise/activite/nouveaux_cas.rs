//! Inclusions of the period.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::INCLUS;
use crate::summarise::tally::count;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "nouveaux_cas",
        label: "Inclusions",
        unit: Unit::Cas,
        formula: "Nombre de dossiers dont la date d’inclusion tombe dans la période. Sans date d’inclusion, pas d’inclusion.",
        norm: None,
        source: "Cahier des charges national, § 3.3 et annexe IV.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_inclusion"],
    compute: Compute::Tally(|pool: &Pool| pool.by_zone(pool.cas(), &[], &[count(col(INCLUS)).alias("nouveaux_cas")])),
    unseen: Unseen::Unavailable,
    empty: "La base n’a pas de colonne «\u{a0}Date d’inclusion\u{a0}».",
    remarks: &[],
    examples: &[
        Example {
            given: &[(
                "cas",
                "
territoire | date_inclusion
Saverne    | 01/01/2017
Saverne    | 2017
Saverne    | 31/12/2016
Saverne    |
",
            )],
            expect: "
territoire  | valeur
saverne     | 2
departement | 2
",
        },
        Example {
            given: &[(
                "cas",
                "
territoire | date_demande
Saverne    | 01/01/2017
",
            )],
            expect: "
territoire  | valeur | statut
saverne     |        | indisponible
departement |        | indisponible
",
        },
    ],
};
