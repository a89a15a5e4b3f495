//! Breaks in paths, duplicates, lacking services.

use crate::base::codes::RUPTURES;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "ruptures",
        label: "Ruptures signalées",
        unit: Unit::Signalement,
        formula: "Ruptures de parcours, doublons et manques signalés par les gestionnaires de cas dans la période, selon leur type.",
        norm: None,
        source: "Cahier des charges national, annexe IV.",
    }],
    split: Split::Codes(&RUPTURES),
    reads: &["ruptures"],
    compute: Compute::Tally(|pool: &Pool| pool.by_code(pool.in_period("ruptures", "date"), code("type"), "ruptures")),
    unseen: Unseen::Zero,
    empty: "Aucun signalement daté au registre des ruptures.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "ruptures",
            "
territoire | date       | type
Saverne    | 02/01/2017 | RUPTURE
Saverne    | 05/2017    | SERVICE_MANQUANT
Saverne    | 20/12/2016 | DOUBLON
Molsheim   | 01/02/2017 | RUPTURE
",
        )],
        expect: "
territoire  | modalite         | valeur
saverne     | RUPTURE          | 1
saverne     | SERVICE_MANQUANT | 1
saverne     | DOUBLON          | 0
molsheim    | RUPTURE          | 1
departement | RUPTURE          | 2
departement | SERVICE_MANQUANT | 1
",
    }],
};
