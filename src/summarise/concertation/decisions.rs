//! Follow-up of decisions.

use polars::prelude::*;

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::concertation::{DECISIONS, SUR, VALEUR};
use crate::summarise::tally::{MODALITE, ratio};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_suivi_decisions",
        label: "Suivi des décisions",
        unit: Unit::Pourcent,
        formula: "Décisions de la période qui ont au moins une ligne de suivi, rapportées à celles qu’une réunion suivante de la même table a pu suivre.",
        norm: None,
        source: "MAIA 25, items 4, 8 et 9.",
    }],
    split: Split::List(TABLES),
    reads: &[DECISIONS],
    compute: Compute::Tally(|pool: &Pool| {
        let share = ratio("taux_suivi_decisions", col(VALEUR).sum(), col(SUR).sum());
        pool.by_zone(pool.table(DECISIONS), &[col(MODALITE)], &share)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune décision de cette table qu’une réunion suivante ait pu suivre.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "decisions",
                "
territoire | id | table    | date       | texte_court
Saverne    | D1 | TACTIQUE | 16/05/2017 | Diffuser le formulaire
Saverne    | D2 | TACTIQUE | 16/05/2017 | Former les accueils
Saverne    | D3 | TACTIQUE | 12/10/2017 | Relancer
",
            ),
            (
                "suivi",
                "
territoire | decision_id | table    | date       | etat
Saverne    | D1          | TACTIQUE | 12/10/2017 | FAIT
",
            ),
        ],
        expect: "
territoire  | modalite    | valeur | numerateur | denominateur
saverne     | tactique    | 50     | 1          | 2
saverne     | strategique |        |            |
departement | tactique    | 50     | 1          | 2
",
    }],
};

/// The tables whose decisions are followed.
pub(super) const TABLES: &[&str] = &["strategique", "tactique"];
