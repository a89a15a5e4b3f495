//! Meetings held.

use polars::prelude::*;

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::{Pool, concertation};
use crate::summarise::tally::MODALITE;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "reunions",
        label: "Réunions tenues",
        unit: Unit::Reunion,
        formula: "Réunions tenues dans la période, par instance\u{a0}; une réunion départementale compte dans chaque territoire, et une fois au département.",
        norm: None,
        source: "MAIA 25, item 1\u{a0}; circulaire 2012/06, art. 2.3.",
    }],
    split: Split::List(&["strategique", "tactique", "equipe"]),
    reads: &[concertation::REUNIONS],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_zone(pool.table(concertation::REUNIONS), &[col(MODALITE)], &[len().alias("reunions")])
    }),
    unseen: Unseen::Zero,
    empty: "Aucune réunion datée dans les registres reçus.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "reunions",
            "
territoire | table       | date
           | STRATEGIQUE | 14/03/2017
Saverne    | STRATEGIQUE | 12/10/2017
Saverne    | TACTIQUE    | 16/05/2017
Saverne    | TACTIQUE    | 16/05/2016
Molsheim   | EQUIPE      | 02/2017
",
        )],
        expect: "
territoire  | modalite    | valeur
saverne     | strategique | 2
saverne     | tactique    | 1
saverne     | equipe      | 0
molsheim    | strategique | 1
molsheim    | equipe      | 1
departement | strategique | 2
departement | tactique    | 1
departement | equipe      | 1
",
    }],
};
