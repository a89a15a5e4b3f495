//! How long people wait: each delay looks at its own two dates only.

mod demande_visite;
mod dates_manquantes;
mod demande_inclusion;
mod inclusion_psi;

use polars::prelude::*;

use super::family::{Family, Remark};
use super::pool::Pool;
use super::tally::{backwards, count, delay, denominator, ratio, to_the_day, within};

pub(super) static FAMILIES: &[&Family] =
    &[&demande_visite::FAMILY, &dates_manquantes::FAMILY, &demande_inclusion::FAMILY, &inclusion_psi::FAMILY];

/// Why cases do not enter a delay.
static REMARKS: &[Remark] = &[
    Remark {
        column: "imprecis",
        one: "1 dossier écarté\u{a0}: une des deux dates n’est pas connue au jour près.",
        many: "{} dossiers écartés\u{a0}: une des deux dates n’est pas connue au jour près.",
    },
    Remark {
        column: "inverses",
        one: "1 dossier écarté\u{a0}: les deux dates sont dans le mauvais ordre.",
        many: "{} dossiers écartés\u{a0}: les deux dates sont dans le mauvais ordre.",
    },
];

/// The mean, and the median if asked, of a delay that ends in the period.
fn delays(pool: &Pool, from: &str, to: &str, mean: &str, median: Option<&str>) -> PolarsResult<LazyFrame> {
    let rows = pool.cas().filter(within(to, pool.periode)).with_column(delay(from, to).alias("delai"));
    let mut measures = ratio(mean, col("delai").sum(), col("delai").count()).to_vec();
    if let Some(median) = median {
        measures.push(col("delai").median().alias(median));
        measures.push(col("delai").count().alias(denominator(median)));
    }
    measures.push(count(to_the_day(from).and(to_the_day(to)).not()).alias("imprecis"));
    measures.push(count(backwards(from, to)).alias("inverses"));
    pool.by_zone(rows, &[], &measures)
}
