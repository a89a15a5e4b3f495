//! Exits of the period.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{SORTI, SORTI_SANS_DATE};
use crate::summarise::tally::count;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "sorties",
        label: "Sorties",
        unit: Unit::Cas,
        formula: "Nombre de dossiers dont la date de sortie tombe dans la période.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_sortie"],
    compute: Compute::Tally(|pool: &Pool| {
        let exits = count(col(SORTI)).alias("sorties");
        pool.by_zone(pool.cas(), &[], &[exits, count(col(SORTI_SANS_DATE)).alias("sans_date")])
    }),
    unseen: Unseen::Unavailable,
    empty: "La base n’a pas de colonne «\u{a0}Date de sortie\u{a0}».",
    remarks: &[Remark {
        column: "sans_date",
        one: "1 dossier sorti sans date de sortie n’est pas compté.",
        many: "{} dossiers sortis sans date de sortie ne sont pas comptés.",
    }],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | date_sortie | motif_sortie
Saverne    | 01/01/2016     | 15/03/2017  | EHPAD
Saverne    | 01/01/2016     | 31/12/2016  | DECES
Saverne    | 01/01/2016     |             | DECES
",
        )],
        expect: "
territoire  | valeur | note
saverne     | 1      | 1 dossier sorti sans date de sortie n’est pas compté.
departement | 1      | 1 dossier sorti sans date de sortie n’est pas compté.
",
    }],
};
