//! How long people were followed, once out.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::SORTI;
use crate::summarise::tally::{backwards, count, delay, denominator, ratio, to_the_day};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "duree_suivi_moyenne",
            label: "Durée moyenne de suivi des sortis",
            unit: Unit::Mois,
            formula: "Jours entre l’inclusion et la sortie divisés par 30,4375, en moyenne sur les sorties de la période dont les deux dates sont connues au jour près et dans l’ordre.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA.",
        },
        Indicator {
            id: "duree_suivi_mediane",
            label: "Durée médiane de suivi des sortis",
            unit: Unit::Mois,
            formula: "Durée que la moitié des sorties ne dépasse pas (MEDIANE du tableur), sur les mêmes dossiers que la moyenne.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA.",
        },
    ],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let months = |days: Expr| days.cast(DataType::Float64) / lit(DAYS_IN_A_MONTH);
        let exits = pool.cas().filter(col(SORTI)).with_column(delay("date_inclusion", "date_sortie").alias("duree"));
        let [sum, cases] = ratio("duree_suivi_moyenne", months(col("duree").sum()), col("duree").count());
        let undated = to_the_day("date_inclusion").and(to_the_day("date_sortie")).not();
        let measures = [
            sum,
            cases,
            months(col("duree").median()).alias("duree_suivi_mediane"),
            col("duree").count().alias(denominator("duree_suivi_mediane")),
            count(undated).alias("imprecis"),
            count(backwards("date_inclusion", "date_sortie")).alias("inverses"),
        ];
        pool.by_zone(exits, &[], &measures)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune sortie de la période dont les deux dates soient connues au jour près.",
    remarks: &[Remark { column: "imprecis", one: "1 sortie écartée\u{a0}: une des deux dates n’est pas connue au jour près.", many: "{} sorties écartées\u{a0}: une des deux dates n’est pas connue au jour près." }, Remark { column: "inverses", one: "1 sortie écartée\u{a0}: les deux dates sont dans le mauvais ordre.", many: "{} sorties écartées\u{a0}: les deux dates sont dans le mauvais ordre." }, ],
    examples: &[
        Example { given: &[("cas", "
territoire | date_inclusion | date_sortie
Saverne    | 01/01/2016     | 01/01/2017
Saverne    | 01/07/2017     | 31/07/2017
Saverne    | 07/2017        | 31/07/2017
Saverne    | 01/01/2016     | 31/12/2016
")], expect: "
territoire  | indicateur          | valeur | denominateur | note
saverne     | duree_suivi_moyenne | 6,5051 | 2            | 1 sortie écartée\u{a0}: une des deux dates n’est pas connue au jour près.
saverne     | duree_suivi_mediane | 6,5051 | 2            | 1 sortie écartée\u{a0}: une des deux dates n’est pas connue au jour près.
departement | duree_suivi_moyenne | 6,5051 | 2            | 1 sortie écartée\u{a0}: une des deux dates n’est pas connue au jour près.
departement | duree_suivi_mediane | 6,5051 | 2            | 1 sortie écartée\u{a0}: une des deux dates n’est pas connue au jour près.
" },
    ],
};

const DAYS_IN_A_MONTH: f64 = 30.4375;
