//! The MAIA 25 grid that holds at the end of the period, its gates applied.

use polars::prelude::*;

use super::POOLED;
use crate::base::date::Periode;
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::summarise::tally::{NOTE, REPORTE, ZONE, day, says};

/// The score once the gates are applied: 0, 1 or null.
pub const POINTS: &str = "points";
/// Whether a gate brought a point down to zero.
pub const ANNULE: &str = "annule";

/// Keeps the items of the latest grid of each territoire on or before the end of the period; a grid without date comes last.
///
/// Item 1 at 0 brings items 2 to 4 to 0, item 3 at 0 brings item 4 to 0: the two lines «si OUI» of the grid, as they stand.
pub fn prepare(rows: LazyFrame, periode: Periode) -> LazyFrame {
    let date = col("date_eval");
    let known_by_then = date.clone().is_null().or(date.clone().lt_eq(day(periode.fin)));
    let numbered = col("item").gt_eq(lit(1i64)).and(col("item").lt_eq(lit(25i64)));
    let items = rows.filter(says(ROLE, &["item"]).and(numbered).and(col(ZONE).is_not_null()).and(known_by_then));
    let latest = items.clone().group_by([col(ZONE)]).agg([date.clone().max().alias("derniere")]);
    let items = items.join(latest, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left));
    let of_the_latest = date.clone().eq(col("derniere")).or(col("derniere").is_null()).fill_null(lit(false));
    let items = items.filter(of_the_latest).group_by([col(ZONE), col(POOLED), col(TERRITOIRE), col("item")]).agg([
        col("groupe").min(),
        col("score").filter(col("score").eq(lit(0i64)).or(col("score").eq(lit(1i64)))).min(),
        col("deduit").fill_null(lit(false)).any(true),
        date.clone().max(),
    ]);
    let items = [1, 3].iter().fold(items.clone(), |all, gate| {
        let score = items.clone().filter(col("item").eq(lit(i64::from(*gate))));
        let score = score.select([col(ZONE), col("score").alias(format!("condition_{gate}"))]);
        all.join(score, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left))
    });
    let shut = |gate: &str, items: [i64; 2]| {
        let concerned = col("item").gt_eq(lit(items[0])).and(col("item").lt_eq(lit(items[1])));
        concerned.and(col(gate).eq(lit(0i64))).fill_null(lit(false))
    };
    let shut = shut("condition_1", [2, 4]).or(shut("condition_3", [4, 4]));
    let year = date.clone().dt().year().cast(DataType::Int32);
    items.with_columns([
        when(shut.clone()).then(lit(0i64)).otherwise(col("score")).alias(POINTS),
        shut.and(col("score").gt(lit(0i64))).fill_null(lit(false)).alias(ANNULE),
        year.lt(lit(i32::from(periode.exercice))).fill_null(lit(false)).alias(REPORTE),
        written(date).alias(NOTE),
    ])
}

/// `État de décembre 2016.`, or the day when it is not the first: a grid is dated by its month.
fn written(date: Expr) -> Expr {
    let year = date.clone().dt().to_string("%Y");
    let month = MONTHS.iter().zip(1i8..).fold(lit(""), |other, (name, rank)| {
        when(date.clone().dt().month().eq(lit(rank))).then(lit(*name)).otherwise(other)
    });
    let by_month = lit("État ") + month + lit(" ") + year + lit(".");
    when(date.clone().is_null())
        .then(lit("Grille sans date."))
        .when(date.clone().dt().day().eq(lit(1i8)))
        .then(by_month)
        .otherwise(date.dt().to_string("État du %d/%m/%Y."))
}

const MONTHS: &[&str] = &[
    "de janvier",
    "de février",
    "de mars",
    "d’avril",
    "de mai",
    "de juin",
    "de juillet",
    "d’août",
    "de septembre",
    "d’octobre",
    "de novembre",
    "de décembre",
];
