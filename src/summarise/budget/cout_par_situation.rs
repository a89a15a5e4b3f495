//! What one person followed costs.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{JOURS, SUIVI};
use crate::summarise::pool::comptes::CHARGES;
use crate::summarise::tally::{ZONE, by_modality, count, denominator, euros, numerator};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "cout_par_situation",
        label: "Coût par situation suivie",
        unit: Unit::Euros,
        formula: "Dépenses réalisées, divisées par les dossiers suivis dans la période («\u{a0}periode\u{a0}») ou par la file active moyenne («\u{a0}moyenne\u{a0}»).",
        norm: None,
        source: "Indicateur de suivi interne aux MAIA.",
    }],
    split: Split::List(&["periode", "moyenne"]),
    reads: &["cas", "budget"],
    compute: Compute::Tally(|pool: &Pool| {
        let average = col(JOURS).sum().cast(DataType::Float64) / lit(pool.periode.days() as f64);
        let followed = count(col(SUIVI)).cast(DataType::Float64).alias(denominator("periode"));
        let cases = pool.by_zone(pool.cas(), &[], &[followed, average.alias(denominator("moyenne"))])?;
        let rows = cases.join(pool.spent(), [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left));
        let costs = ["periode", "moyenne"].map(|it| euros(col(CHARGES)).alias(numerator(it)));
        by_modality(rows.with_columns(costs), "cout_par_situation", &["periode", "moyenne"], &[])
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune dépense réalisée, ou aucun dossier suivi.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "cas",
                "
territoire | date_inclusion | date_sortie
Saverne    | 30/06/2016     |
Saverne    | 30/06/2016     | 01/01/2017
",
            ),
            (
                "budget",
                "
territoire | role   | sens | compte | prevu  | realise | financeur
           | compte | D    | 60     | 15 000 | 14 000  |
           | compte | D    | 64     | 80 000 | 81 000,50 |
           | detail | D    | 64     | 50 000 | 50 000  | ARS
           | compte | D    | 66     |        | 500     |
           | compte | R    | 74     | 95 000 | 96 000  |
           | detail | R    | 74     | 71 000 | 72 000  | ARS
           | detail | R    | 74     | 24 000 | 24 000  | DEPARTEMENT
Saverne    | detail | D    | 62     | 1 000  |         |
Saverne    | detail | D    | 62     | 500    |         |
",
            ),
        ],
        expect: "
territoire  | modalite | valeur   | numerateur | denominateur
departement | periode  | 47750,25 | 95500,5    | 2
departement | moyenne  | 95500,5  | 95500,5    | 1
saverne     | periode  |          |            | 2
",
    }],
};
