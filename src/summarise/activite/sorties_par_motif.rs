//! Exits of the period by reason.

use crate::base::codes::MOTIFS_SORTIE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::SORTI;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "sorties_par_motif",
        label: "Sorties par motif",
        unit: Unit::Cas,
        formula: "Nombre de dossiers dont la date de sortie tombe dans la période, selon le motif de sortie\u{a0}; NR quand il n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Codes(&MOTIFS_SORTIE),
    reads: &["cas", "cas.date_sortie", "cas.motif_sortie"],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_code(pool.cas().filter(col(SORTI)), code("motif_sortie"), "sorties_par_motif")
    }),
    unseen: Unseen::Zero,
    empty: "Aucune sortie datée dans la base.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_sortie | motif_sortie
Saverne    | 15/03/2017  | EHPAD
Saverne    | 16/03/2017  | NR
Saverne    | 16/03/2016  | DECES
Molsheim   | 2017        | EHPAD
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | EHPAD    | 1
saverne     | NR       | 1
molsheim    | EHPAD    | 1
departement | EHPAD    | 2
departement | NR       | 1
departement | DECES    | 0
",
    }],
};
