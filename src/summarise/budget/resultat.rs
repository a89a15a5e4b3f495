//! What is left of the products once the charges are paid.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::comptes::{CHARGES, PRODUITS};
use crate::summarise::tally::euros;
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "resultat",
        label: "Résultat",
        unit: Unit::Euros,
        formula: "Recettes réalisées moins dépenses réalisées.",
        norm: None,
        source: "Convention FIR 201700224, art. 6 et annexe 2\u{a0}; arrêté du 11 octobre 2006 (compte rendu financier).",
    }],
    split: Split::Whole,
    reads: &["budget"],
    compute: Compute::Tally(|pool: &Pool| {
        Ok(pool.spent().with_column(euros(col(PRODUITS) - col(CHARGES)).alias("resultat")))
    }),
    unseen: Unseen::Unavailable,
    empty: "Il manque les dépenses réalisées, ou les recettes réalisées.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "budget",
            "
territoire | role   | sens | compte | prevu  | realise | financeur
           | compte | D    | 60     | 15 000 | 14 000  |
           | compte | D    | 64     | 80 000 | 81 000,50 |
           | detail | D    | 64     | 50 000 | 50 000  | ARS
           | compte | D    | 66     |        | 500     |
           | compte | R    | 74     | 95 000 | 96 000  |
           | detail | R    | 74     | 71 000 | 72 000  | ARS
           | detail | R    | 74     | 24 000 | 24 000  | DEPARTEMENT
Saverne    | detail | D    | 62     | 1 000  |         |
Saverne    | detail | D    | 62     | 500    |         |
Molsheim   | compte | D    | 62     | 500    | 400     |
",
        )],
        expect: "
territoire  | valeur | statut
departement | 499,5  | ok
saverne     |        | indisponible
molsheim    |        | indisponible
",
    }],
};
