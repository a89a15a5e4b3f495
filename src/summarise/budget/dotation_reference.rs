//! The grant against what the State counts for as many MAIA and case managers.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{ZONE, denominator, numerator, reason};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "dotation_reference_ecart",
        label: "Écart à la dotation de référence",
        unit: Unit::Euros,
        formula: "Dotation de l’exercice, moins 100 000\u{a0}€ par MAIA (un pilote financé chacune) et 60 000\u{a0}€ par gestionnaire de cas financé. Se calcule pour la convention entière.",
        norm: None,
        source: "Réponse à la question écrite n° 1226 (Assemblée nationale, 27 novembre 2012)\u{a0}; convention FIR 201700224, art. 3.1 et 3.2.",
    }],
    split: Split::Whole,
    reads: &[],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Se calcule pour la convention entière, au département.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "maia.toml",
                "
[convention]
pilotes_finances = 1
gestionnaires_finances = 3
dotation = { 2017 = 290000 }
",
            ),
            (
                "effectifs",
                "
territoire | qualite    | etp | date_entree | financeur   | mutualise | cout_total | cout_ap | diu
Saverne    | PILOTE     | 1   | 01/02/2013  | ARS         | non       | 50 000     | 50 000  |
Saverne    | GC         | 0,8 |             | ARS         | non       | 30 000,50  | 45 000  | OBTENU
Saverne    | GC         | 1   | 01/02/2018  | ARS         | non       |            | 45 000  | NON
           | GC         | 1   | 01/09/2017  | ARS         | oui       | 14 000     | 42 000  | EN_COURS
           | SECRETAIRE | 0,9 |             | DEPARTEMENT | non       | 39 500     |         |
",
            ),
        ],
        expect: "
territoire  | valeur | numerateur | denominateur
departement | 10000  | 290000     | 280000
",
    }],
};

const ID: &str = "dotation_reference_ecart";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let convention = &pool.settings.convention;
    let grant = convention.dotation.get(&pool.periode.exercice.to_string()).map(|it| *it as f64);
    let reference = convention.dotation_de_reference().map(|cents| cents as f64 / 100.0);
    let gap = grant.zip(reference).map(|(grant, reference)| grant - reference);
    let row = df!(
        ZONE => [0u32],
        ID => [gap],
        numerator(ID) => [grant],
        denominator(ID) => [reference],
        reason(ID) => ["maia.toml ne dit pas la dotation de l’exercice ou le nombre de postes financés."],
    )?;
    Ok(row.lazy())
}
