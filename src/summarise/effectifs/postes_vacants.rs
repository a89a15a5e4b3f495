//! Posts that the convention pays for and nobody holds.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::postes::{DU_DEPARTEMENT, PRESENT, kind};
use crate::summarise::pool::{POOLED, Pool};
use crate::summarise::tally::{MODALITE, ZONE, denominator, max, numerator, reason};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "postes_vacants",
        label: "Postes vacants",
        unit: Unit::Poste,
        formula: "Postes financés par la convention, moins les postes pourvus le dernier jour de la période (personnes, quel que soit leur temps de travail\u{a0}; zéro au moins). Se compte pour tout le département.",
        norm: None,
        source: "Convention FIR 201700224, art. 3.2.",
    }],
    split: Split::List(&["pilote", "gc"]),
    reads: &["effectifs"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "La convention finance des postes pour l’ensemble du département.",
    remarks: &[],
    examples: &[
        Example {
            given: &[
                (
                    "maia.toml",
                    "
[convention]
pilotes_finances = 4
gestionnaires_finances = 2
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
territoire  | modalite | valeur | numerateur | denominateur | statut
departement | pilote   | 3      | 1          | 4            | ok
departement | gc       | 0      | 2          | 2            | ok
saverne     | gc       |        |            |              | indisponible
",
        },
        Example {
            given: &[(
                "effectifs",
                "
territoire | qualite    | etp | date_entree | financeur   | mutualise | cout_total | cout_ap | diu
Saverne    | PILOTE     | 1   | 01/02/2013  | ARS         | non       | 50 000     | 50 000  |
Saverne    | GC         | 0,8 |             | ARS         | non       | 30 000,50  | 45 000  | OBTENU
Saverne    | GC         | 1   | 01/02/2018  | ARS         | non       |            | 45 000  | NON
           | GC         | 1   | 01/09/2017  | ARS         | oui       | 14 000     | 42 000  | EN_COURS
           | SECRETAIRE | 0,9 |             | DEPARTEMENT | non       | 39 500     |         |
",
            )],
            expect: "
territoire  | modalite | valeur | statut
departement | pilote   |        | indisponible
",
        },
    ],
};

const ID: &str = "postes_vacants";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let convention = &pool.settings.convention;
    let funded = [convention.pilotes_finances, convention.gestionnaires_finances].map(|it| it.map(i64::from));
    let funded = df!(ZONE => [0u32, 0], MODALITE => ["pilote", "gc"], "finances" => funded)?.lazy();
    let held = pool.postes().filter(col(POOLED).and(col(PRESENT)).and(col(DU_DEPARTEMENT).not()));
    let held = held.group_by([kind().alias(MODALITE)]).agg([len().cast(DataType::Int64).alias("pourvus")]);
    let rows = funded.join(held, [col(MODALITE)], [col(MODALITE)], JoinArgs::new(JoinType::Left));
    let held = col("pourvus").fill_null(lit(0i64));
    let vacant = max(col("finances") - held.clone(), lit(0i64));
    Ok(rows.with_columns([
        when(col("finances").is_not_null()).then(vacant).otherwise(lit(NULL)).alias(ID),
        held.alias(numerator(ID)),
        col("finances").alias(denominator(ID)),
        lit("maia.toml ne dit pas combien de postes la convention finance.").alias(reason(ID)),
    ]))
}
