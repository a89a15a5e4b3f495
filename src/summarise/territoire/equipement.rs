//! Beds and places for the old.

use polars::prelude::*;

use super::population::SOURCE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{NOTE, REPORTE, by_modality};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_equipement",
        label: "Taux d’équipement",
        unit: Unit::PourMille,
        formula: "Lits ou places pour 1 000 habitants de 75 ans et plus, selon l’équipement.",
        norm: None,
        source: SOURCE,
    }],
    split: Split::List(EQUIPEMENTS),
    reads: &["territoire"],
    compute: Compute::Tally(|pool: &Pool| {
        let columns = ["lits_medecine", "lits_chirurgie", "lits_ssr", "places_ssiad", "lits_ehpad_usld"];
        let ratios: Vec<_> =
            EQUIPEMENTS.iter().zip(columns).map(|(id, column)| (*id, col(column), col("pop_75"))).collect();
        by_modality(pool.population_ratios(&ratios)?, "taux_equipement", EQUIPEMENTS, &[REPORTE, NOTE])
    }),
    unseen: Unseen::Unavailable,
    empty: "Le tableau du territoire ne donne pas cet équipement, ou pas la population de 75 ans et plus.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "territoire",
            "
territoire | exercice | pop_75 | lits_ehpad_usld | places_ssiad
Saverne    | 2016     | 8 000  | 800             | 160
Molsheim   | 2017     | 2 000  | 300             |
",
        )],
        expect: "
territoire  | modalite    | valeur | numerateur | denominateur | statut | note
saverne     | EHPAD_USLD  | 100    | 800        | 8000 | reporte | Données de 2016.
saverne     | SSIAD       | 20     | 160        | 8000 | reporte | Données de 2016.
molsheim    | EHPAD_USLD  | 150    | 300        | 2000 | ok |
departement | EHPAD_USLD  | 110    | 1100       | 10000 | reporte | Données de 2016.
departement | SSIAD       | 20     | 160        | 8000 | reporte | Données de 2016.
",
    }],
};

/// Facilities, in the order of the annexe.
const EQUIPEMENTS: &[&str] = &["MEDECINE", "CHIRURGIE", "SSR", "SSIAD", "EHPAD_USLD"];
