//! What was reached of the targets of the convention.

use polars::prelude::*;

use crate::base::table::ETP_UNIT;
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{MODALITE, ZONE, denominator};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "objectif",
        label: "Objectifs de la convention",
        unit: Unit::Libre,
        formula: "Résultat atteint, pour chaque action et chacun de ses indicateurs\u{a0}; dénominateur\u{a0}: la cible. Les résultats ne s’additionnent pas\u{a0}: le département n’a que les siens.",
        norm: None,
        source: "Convention FIR 201700224, annexe 4.",
    }],
    split: Split::Open,
    reads: &["objectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let exercice = lit(i32::from(pool.periode.exercice));
        let of_the_year = col("exercice").is_null().or(col("exercice").eq(exercice));
        let zone = when(col(TERRITOIRE).is_null()).then(lit(0u32).cast(DataType::UInt32)).otherwise(col(ZONE));
        let modalite = col("action") + lit(" › ") + col("indicateur");
        let unit = lit(ETP_UNIT as f64);
        let rows = pool.table("objectifs").filter(of_the_year).with_column(zone.alias(ZONE));
        Ok(rows.filter(col(ZONE).is_not_null().and(modalite.clone().is_not_null())).group_by([col(ZONE), modalite.alias(MODALITE)]).agg([
            (col("atteint").drop_nulls().last().cast(DataType::Float64) / unit.clone()).alias("objectif"),
            (col("cible").drop_nulls().last().cast(DataType::Float64) / unit).alias(denominator("objectif")),
            (len() - lit(1u32)).alias("autres"),
        ]))
    }),
    unseen: Unseen::Unavailable,
    empty: "Le résultat atteint n’est pas renseigné.",
    remarks: &[Remark {
        column: "autres",
        one: "2 lignes pour cet indicateur\u{a0}: la dernière renseignée est retenue.",
        many: "{} autres lignes pour cet indicateur\u{a0}: la dernière renseignée est retenue.",
    }],
    examples: &[Example {
        given: &[(
            "objectifs",
            "
territoire | exercice | action         | indicateur | cible | atteint | periode
Saverne    | 2017     | Gestion de cas | Situations | 40    | 38      |
Saverne    | 2017     | Formation      | Sessions   | 4     |         |
           | 2017     | Formation      | Sessions   | 12    | 5       | S1
           | 2017     | Formation      | Sessions   | 12    | 9       | S2
Saverne    | 2016     | Réseau         | Réunions   | 2     | 2       |
",
        )],
        expect: "
territoire  | modalite                    | valeur | denominateur | statut       | note
saverne     | Gestion de cas › Situations | 38     | 40           | ok           |
saverne     | Formation › Sessions        |        | 4            | indisponible | Le résultat atteint n’est pas renseigné.
departement | Formation › Sessions        | 9      | 12           | ok           | 2 lignes pour cet indicateur\u{a0}: la dernière renseignée est retenue.
",
    }],
};
