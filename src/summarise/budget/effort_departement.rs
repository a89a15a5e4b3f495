//! What the département put in, against its floor.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{ZONE, denominator, euros, numerator, reason};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "effort_departement",
        label: "Effort du département",
        unit: Unit::Pourcent,
        formula: "Participation réalisée du département, rapportée au plancher annuel de la convention. Se calcule pour la convention entière.",
        norm: Some(Norm { sense: Sense::AtLeast, threshold: |_| 100.0 }),
        source: "Convention FIR 201700224, art. 3.1 bis (260 368\u{a0}€ par an).",
    }],
    split: Split::Whole,
    reads: &["budget"],
    compute: Compute::Tally(|pool: &Pool| {
        let floor = pool.settings.convention.plancher_departement;
        let why = match floor {
            Some(_) => "Le réalisé ne dit pas ce que le département a versé.",
            None => "maia.toml ne dit pas le plancher de la convention.",
        };
        let floor = floor.map_or_else(|| lit(NULL), |it| lit(it as f64)).cast(DataType::Float64);
        let rows = pool.departement_gave().filter(col(ZONE).eq(lit(0u32)));
        Ok(rows.with_columns([
            euros(col("verse_departement")).alias(numerator("effort_departement")),
            floor.alias(denominator("effort_departement")),
            lit(why).alias(reason("effort_departement")),
        ]))
    }),
    unseen: Unseen::Unavailable,
    empty: "Se calcule pour la convention entière, au département, quand le réalisé nomme les financeurs.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "maia.toml",
                "
[convention]
plancher_departement = 20000
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
territoire  | valeur | numerateur | denominateur | statut
departement | 120    | 24000      | 20000        | ok
saverne     |        |            |              | indisponible
",
    }],
};
