//! Physicians and nurses for the population.

use polars::prelude::*;

use super::population::SOURCE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{NOTE, REPORTE, by_modality};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "densite_medicale",
        label: "Densité médicale",
        unit: Unit::PourCentMille,
        formula: "Professionnels pour 100 000 habitants, selon la profession.",
        norm: None,
        source: SOURCE,
    }],
    split: Split::List(PROFESSIONS),
    reads: &["territoire"],
    compute: Compute::Tally(|pool: &Pool| {
        let ratios: Vec<_> = PROFESSIONS
            .iter()
            .zip(["nb_mg", "nb_idel"])
            .map(|(id, column)| (*id, col(column), col("pop_totale")))
            .collect();
        by_modality(pool.population_ratios(&ratios)?, "densite_medicale", PROFESSIONS, &[REPORTE, NOTE])
    }),
    unseen: Unseen::Unavailable,
    empty: "Le tableau du territoire ne donne pas cette profession, ou pas la population totale.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "territoire",
            "territoire | exercice | pop_totale | nb_mg | nb_idel\nSaverne | 2017 | 80 000 | 72 | 88\nMolsheim | 2017 | 20 000 | 28 |",
        )],
        expect: "
territoire  | modalite            | valeur | numerateur | denominateur
saverne     | MEDECIN_GENERALISTE | 90     | 72         | 80000
saverne     | IDEL                | 110    | 88         | 80000
molsheim    | MEDECIN_GENERALISTE | 140    | 28         | 20000
departement | IDEL                | 110    | 88         | 80000
departement | MEDECIN_GENERALISTE | 100    | 100        | 100000
",
    }],
};

const PROFESSIONS: &[&str] = &["MEDECIN_GENERALISTE", "IDEL"];
