//! Accounts of the exercice: detailed accounts rolled up, sites and département put in their places.

use polars::prelude::*;

use super::{POOLED, Pool};
use crate::base::date::Periode;
use crate::normalise::frames::ROLE;
use crate::summarise::tally::{ZONE, says, sum_known};

/// Columns of amounts: planned and spent.
pub const PREVU: &str = "prevu";
pub const REALISE: &str = "realise";
const MEASURES: [&str; 2] = [PREVU, REALISE];

/// 0 for a table of the zone itself, 1 for the sum of the sites.
const SOURCE: &str = "source";

/// Whether the zone has that measure at all.
pub fn stated(measure: &str) -> Expr {
    col(format!("{measure}_la"))
}

/// Whether the measure of the département is the sum of its sites.
pub fn from_sites(measure: &str) -> Expr {
    col(format!("{measure}_somme"))
}

/// Accounts and sub-lines of the exercice; a full year belongs to no exercice.
pub fn of_the_year(rows: LazyFrame, periode: Periode) -> LazyFrame {
    let of_the_year = col("exercice")
        .eq(lit(i32::from(periode.exercice)))
        .and(col("annee_pleine").fill_null(lit(false)).not())
        .and(says(ROLE, &["compte", "detail"]))
        .and(says("sens", &["D", "R"]))
        .and(col("compte").is_not_null());
    rows.filter(of_the_year)
}

/// One row per zone, side and two-digit account, with `prevu` and `realise` in cents.
///
/// The departmental budget is the whole, the sites its parts: they stand for the département only where there is no whole, measure by
/// measure. The amount of an account is that of its own line; without one, that of its sub-lines.
pub fn accounts(rows: LazyFrame) -> PolarsResult<LazyFrame> {
    let keys = [col(ZONE), col(POOLED), col("sens"), col("compte")];
    whole_or_sites(rows.group_by(keys).agg(line_or_sub_lines()), &["sens", "compte"])
}

/// One row per zone, side and funder, with `prevu` and `realise` in cents: accounts that name their funder, else their sub-lines.
pub fn funding(rows: LazyFrame) -> PolarsResult<LazyFrame> {
    let keys = [col(ZONE), col(POOLED), col("sens"), col("compte"), col("financeur")];
    let by_account = rows.filter(col("financeur").is_not_null()).group_by(keys).agg(line_or_sub_lines());
    let keys = [col(ZONE), col(POOLED), col("sens"), col("financeur")];
    let by_funder = by_account.group_by(keys).agg(MEASURES.map(|it| sum_known(col(it)).alias(it)));
    whole_or_sites(by_funder, &["sens", "financeur"])
}

/// Charges and products spent, in cents.
pub const CHARGES: &str = "charges";
pub const PRODUITS: &str = "produits";

impl Pool<'_> {
    /// [`CHARGES`] and [`PRODUITS`] of each zone, each null where nothing of it was received.
    pub fn spent(&self) -> LazyFrame {
        let side = |sens: &'static str| {
            let sum = sum_known(when(says("sens", &[sens])).then(col(REALISE)).otherwise(lit(NULL)));
            when(stated(REALISE).any(true)).then(sum).otherwise(lit(NULL))
        };
        self.comptes().group_by([col(ZONE)]).agg([side("D").alias(CHARGES), side("R").alias(PRODUITS)])
    }

    /// What the département gave, in cents: `verse_departement`, null where nothing says it.
    pub fn departement_gave(&self) -> LazyFrame {
        let own = says("sens", &["R"]).and(says("financeur", &["DEPARTEMENT"]));
        let given = sum_known(when(own).then(col(REALISE)).otherwise(lit(NULL)));
        self.financements().group_by([col(ZONE)]).agg([given.alias("verse_departement")])
    }
}

fn line_or_sub_lines() -> [Expr; 2] {
    MEASURES.map(|measure| {
        let of = |role: &str| sum_known(when(says(ROLE, &[role])).then(col(measure)).otherwise(lit(NULL)));
        coalesce(&[of("compte"), of("detail")]).alias(measure)
    })
}

/// Adds the département: its own table where it has one for the measure, else the sum of the pooled sites.
fn whole_or_sites(rows: LazyFrame, keys: &[&str]) -> PolarsResult<LazyFrame> {
    let columns: Vec<Expr> = [ZONE, SOURCE].iter().chain(keys).chain(&MEASURES).map(|it| col(*it)).collect();
    let sums = MEASURES.map(|it| sum_known(col(it)).alias(it));
    let keys: Vec<Expr> = keys.iter().map(|it| col(*it)).collect();
    let zone =
        |source: i32| [lit(0u32).cast(DataType::UInt32).alias(ZONE), lit(source).cast(DataType::Int32).alias(SOURCE)];

    let sites = rows.clone().filter(col(ZONE).is_not_null()).with_column(lit(0i32).cast(DataType::Int32).alias(SOURCE));
    let whole = rows.clone().filter(col(ZONE).is_null().and(col(POOLED))).with_columns(zone(0));
    let pooled = rows.filter(col(ZONE).is_not_null().and(col(POOLED)));
    let pooled = pooled.group_by(keys.clone()).agg(sums.clone()).with_columns(zone(1));
    let all = concat([sites, whole, pooled].map(|it| it.select(columns.clone())), UnionArgs::default())?;

    let mut chosen = Vec::new();
    for measure in MEASURES {
        let source = when(col(measure).is_not_null()).then(col(SOURCE)).otherwise(lit(NULL)).min().over([col(ZONE)])?;
        chosen.push(when(col(SOURCE).eq(source.clone())).then(col(measure)).otherwise(lit(NULL)).alias(measure));
        chosen.push(source.clone().is_not_null().alias(format!("{measure}_la")));
        chosen.push(source.eq(lit(1i32)).fill_null(lit(false)).alias(format!("{measure}_somme")));
    }
    let flags = MEASURES.iter().flat_map(|it| [format!("{it}_la"), format!("{it}_somme")]);
    let measures: Vec<Expr> = sums.into_iter().chain(flags.map(|it| col(it).any(true))).collect();
    let keys: Vec<Expr> = std::iter::once(col(ZONE)).chain(keys).collect();
    Ok(all.with_columns(chosen).group_by(keys).agg(measures))
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::*;

    const LINES: usize = 1_000_000;

    /// Amounts of all sizes, of both signs, always the same.
    fn amounts() -> Vec<i64> {
        let mut state = 201_700_224_u64;
        let draw = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i64 % 10_000_000 - 1_000_000
        };
        (0..LINES).map(draw).collect()
    }

    /// The sub-lines of one account, whose amounts stand in so many chunks.
    fn lines(cents: &[i64], chunks: usize) -> LazyFrame {
        let part = |cents: &[i64]| {
            df!(
                ZONE => vec![None::<u32>; cents.len()],
                POOLED => vec![true; cents.len()],
                ROLE => vec!["detail"; cents.len()],
                "sens" => vec!["D"; cents.len()],
                "compte" => vec!["64"; cents.len()],
                "financeur" => vec!["ARS"; cents.len()],
                PREVU => cents,
                REALISE => cents,
            )
            .unwrap()
        };
        let mut parts = cents.chunks(cents.len().div_ceil(chunks)).map(part);
        let first = parts.next().unwrap();
        parts.fold(first, |all, it| all.vstack(&it).unwrap()).lazy()
    }

    #[test]
    fn a_million_amounts_add_up_to_the_cent_in_any_order_and_with_any_number_of_threads() {
        let cents = amounts();
        let expected = cents.iter().map(|it| i128::from(*it)).sum::<i128>();
        let mut orders = [cents.clone(), cents.iter().rev().copied().collect(), cents.clone()];
        orders[2].sort_unstable();
        for (order, chunks) in orders.iter().zip([1, 7, 64]) {
            let summed = accounts(lines(order, chunks)).unwrap().collect().unwrap();
            for measure in MEASURES {
                let sum = summed.column(measure).unwrap().i64().unwrap().get(0).unwrap();
                assert_eq!(i128::from(sum), expected, "{measure}, {chunks} chunks");
            }
            for threads in [1, 2, 5] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                let sum: i64 = pool.install(|| order.par_iter().sum());
                assert_eq!(i128::from(sum), expected, "{threads} threads");
            }
        }
    }
}
