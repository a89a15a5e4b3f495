//! How many are old, or helped, or far from one another.

use polars::prelude::*;

use crate::base::table::ETP_UNIT;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "taux_60_plus",
            label: "Part des 60 ans et plus",
            unit: Unit::Pourcent,
            formula: "Population de 60 ans et plus, rapportée à la population totale.",
            norm: None,
            source: SOURCE,
        },
        Indicator {
            id: "taux_75_plus",
            label: "Part des 75 ans et plus",
            unit: Unit::Pourcent,
            formula: "Population de 75 ans et plus, rapportée à la population totale.",
            norm: None,
            source: SOURCE,
        },
        Indicator {
            id: "taux_apa",
            label: "Taux de bénéficiaires de l’APA",
            unit: Unit::Pourcent,
            formula: "Bénéficiaires de l’APA, rapportés à la population de 60 ans et plus.",
            norm: None,
            source: SOURCE,
        },
        Indicator {
            id: "densite",
            label: "Densité de population",
            unit: Unit::HabitantsParKm2,
            formula: "Population totale, divisée par la superficie.",
            norm: None,
            source: SOURCE,
        },
    ],
    split: Split::Whole,
    reads: &["territoire"],
    compute: Compute::Tally(|pool: &Pool| {
        let km2 = col("superficie").cast(DataType::Float64) / lit(ETP_UNIT as f64);
        pool.population_ratios(&[
            ("taux_60_plus", col("pop_60"), col("pop_totale")),
            ("taux_75_plus", col("pop_75"), col("pop_totale")),
            ("taux_apa", col("benef_apa"), col("pop_60")),
            ("densite", col("pop_totale"), km2),
        ])
    }),
    unseen: Unseen::Unavailable,
    empty: "Le tableau du territoire ne donne pas les deux chiffres à rapporter l’un à l’autre.",
    remarks: &[],
    examples: &[
        Example {
            given: &[(
                "territoire",
                "
territoire | exercice | pop_totale | pop_60 | pop_75 | benef_apa | superficie
Saverne    | 2016     | 100 000    | 24 000 | 9 000  | 1 800     | 1 000,8
Molsheim   | 2017     | 60 000     | 12 000 |        | 600       | 480
",
            )],
            expect: "
territoire  | indicateur   | valeur    | numerateur | denominateur | statut       | note
saverne     | taux_60_plus | 24        | 24000      | 100000       | reporte      | Données de 2016.
saverne     | taux_75_plus | 9         | 9000       | 100000       | reporte      | Données de 2016.
saverne     | taux_apa     | 7,5       | 1800       | 24000        | reporte      | Données de 2016.
saverne     | densite      | 99,9201 | 100000     | 1000,8       | reporte      | Données de 2016.
molsheim    | taux_60_plus | 20        | 12000      | 60000        | ok           |
molsheim    | taux_75_plus |           |            |              | indisponible | Le tableau du territoire ne donne pas les deux chiffres à rapporter l’un à l’autre.
molsheim    | taux_apa     | 5         | 600        | 12000        | ok           |
molsheim    | densite      | 125       | 60000      | 480          | ok           |
departement | taux_60_plus | 22,5      | 36000      | 160000       | reporte      | Données de 2016.
departement | taux_75_plus | 9         | 9000       | 100000       | reporte      | Données de 2016.
departement | taux_apa     | 6,6667    | 2400       | 36000        | reporte      | Données de 2016.
departement | densite      | 108,0497  | 160000     | 1480,8       | reporte      | Données de 2016.
",
        },
        Example {
            given: &[(
                "territoire",
                "
territoire | exercice | pop_totale | pop_60
           | 2017     | 1 000 000  | 250 000
Saverne    | 2017     | 100 000    | 24 000
Saverne    | 2016     | 90 000     | 24 000
Saverne    | 2018     | 110 000    | 24 000
",
            )],
            expect: "
territoire  | indicateur   | valeur | denominateur
saverne     | taux_60_plus | 24     | 100000
departement | taux_60_plus | 25     | 1000000
",
        },
    ],
};

/// Where the rates come from.
pub(super) const SOURCE: &str = "Cahier des charges national, annexe V.";
