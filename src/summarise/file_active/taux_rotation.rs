//! Exits for the open cases of an average day.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{JOURS, SORTI};
use crate::summarise::tally::{count, ratio};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_rotation",
        label: "Taux de rotation",
        unit: Unit::Pourcent,
        formula: "Sorties de la période, divisées par la file active moyenne.",
        norm: None,
        source: "Indicateur de suivi interne aux MAIA.",
    }],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let average = col(JOURS).sum().cast(DataType::Float64) / lit(pool.periode.days() as f64);
        pool.by_zone(pool.cas(), &[], &ratio("taux_rotation", count(col(SORTI)), average))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier ouvert dans la période.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | date_sortie
Saverne    | 01/06/2016     |
Saverne    | 01/06/2016     | 01/01/2017
Molsheim   |                |
",
        )],
        expect: "
territoire  | valeur | numerateur | denominateur | statut
saverne     | 100    | 1          | 1            | ok
molsheim    |        | 0          | 0            | indisponible
departement | 100    | 1          | 1            | ok
",
    }],
};
