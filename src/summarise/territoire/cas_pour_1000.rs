//! People followed for the old who live there.

use polars::prelude::*;

use super::population::SOURCE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::SUIVI;
use crate::summarise::tally::{ZONE, count, numerator};
use crate::summarise::{Indicator, Unit};

const ID: &str = "cas_pour_1000_75_plus";

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: ID,
        label: "Dossiers suivis pour 1 000 habitants de 75 ans et plus",
        unit: Unit::PourMille,
        formula: "Dossiers suivis dans la période, rapportés à la population de 75 ans et plus.",
        norm: None,
        source: SOURCE,
    }],
    split: Split::Whole,
    reads: &["cas", "territoire"],
    compute: Compute::Tally(|pool: &Pool| {
        let followed = count(col(SUIVI)).alias(numerator(ID));
        let cases = pool.by_zone(pool.cas().filter(pool.also_in("territoire")), &[], &[followed])?;
        let old = pool.population_ratios(&[(ID, col("pop_75"), col("pop_75"))])?.drop(cols([numerator(ID)]));
        Ok(old.join(cases, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left)))
    }),
    unseen: Unseen::Unavailable,
    empty: "La population de 75 ans et plus n’est pas renseignée.",
    remarks: &[],
    examples: &[Example {
        given: &[
            ("cas", "territoire | date_inclusion\nSaverne | 30/06/2017\nSaverne | 01/07/2017\nSaverne | 01/02/2018\nMolsheim | 30/06/2017"),
            ("territoire", "territoire | exercice | pop_75\nSaverne | 2017 | 500"),
        ],
        expect: "
territoire  | valeur | numerateur | denominateur | statut       | note
saverne     | 4      | 2          | 500          | ok           |
molsheim    |        |            |              | indisponible | Aucun tableau «\u{a0}Caractéristiques du territoire\u{a0}» reçu.
departement | 4      | 2          | 500          | ok           | Sans Molsheim\u{a0}: aucun tableau «\u{a0}Caractéristiques du territoire\u{a0}» reçu.
",
    }],
};
