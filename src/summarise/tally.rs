//! The columns of a tally and the expressions that fill them.
//!
//! A tally has one row per [`ZONE`], and per [`MODALITE`] or [`PERIODE`] where a family is split. For a figure `x` it holds either the
//! value in a column `x`, or a numerator `x.n` and a denominator `x.d` whose quotient it is (times 100 for a percentage), or all three.
//! `x.raison` says why `x` is null, [`NOTE`] goes to the note, [`REPORTE`] marks a state of an earlier year.

use jiff::civil::Date;
use polars::prelude::*;

use crate::base::date::{Periode, days};
use crate::base::table::{ETP_UNIT, au_jour};

/// Rank of a zone: 0 is the département, the territoires follow.
pub const ZONE: &str = "zone";
pub const MODALITE: &str = "modalite";
pub const PERIODE: &str = "periode";
pub const NOTE: &str = "note";
pub const REPORTE: &str = "reporte";

/// The column of a figure's numerator.
pub fn numerator(id: &str) -> String {
    format!("{id}.n")
}

/// The column of a figure's denominator.
pub fn denominator(id: &str) -> String {
    format!("{id}.d")
}

/// The column that says why a figure is null.
pub fn reason(id: &str) -> String {
    format!("{id}.raison")
}

/// How many rows hold the condition.
pub fn count(condition: Expr) -> Expr {
    condition.fill_null(lit(false)).cast(DataType::Int64).sum()
}

/// A sum that is null when nothing is known: polars gives 0.
pub fn sum_known(values: Expr) -> Expr {
    when(values.clone().count().gt(lit(0))).then(values.sum()).otherwise(lit(NULL))
}

/// Two columns whose quotient is the figure.
pub fn ratio(id: &str, numerators: Expr, denominators: Expr) -> [Expr; 2] {
    [numerators.alias(numerator(id)), denominators.alias(denominator(id))]
}

/// Cases of a kind among those of another: two counts.
pub fn share(id: &str, among: Expr, kind: Expr) -> [Expr; 2] {
    ratio(id, count(among.clone().and(kind)), count(among))
}

/// The same; both counts are null when no case is known to count among: a column that no file has counts nothing.
pub fn known_share(id: &str, among: Expr, kind: Expr) -> [Expr; 2] {
    let under = count(among.clone());
    let known = |counted: Expr| when(under.clone().gt(lit(0i64))).then(counted).otherwise(lit(NULL));
    ratio(id, known(count(among.and(kind))), known(under.clone()))
}

/// Cents as euros.
pub fn euros(cents: Expr) -> Expr {
    cents.cast(DataType::Float64) / lit(100.0)
}

/// Ten-thousandths as full-time equivalents.
pub fn etp(units: Expr) -> Expr {
    units.cast(DataType::Float64) / lit(ETP_UNIT as f64)
}

/// A day as a constant of a plan.
pub fn day(date: Date) -> Expr {
    lit(days(date)).cast(DataType::Date)
}

/// Days since 1970 of a date column.
pub fn in_days(date: Expr) -> Expr {
    date.cast(DataType::Int32).cast(DataType::Int64)
}

/// Whether a date column falls in the period; false when it is null.
pub fn within(column: &str, periode: Periode) -> Expr {
    let date = col(column);
    date.clone().gt_eq(day(periode.debut)).and(date.lt_eq(day(periode.fin))).fill_null(lit(false))
}

/// Whether a date column is on or before a day; false when it is null.
pub fn until(column: &str, date: Date) -> Expr {
    col(column).lt_eq(day(date)).fill_null(lit(false))
}

/// Whether a date column is before a day; false when it is null.
pub fn before(column: &str, date: Date) -> Expr {
    col(column).lt(day(date)).fill_null(lit(false))
}

/// Whether a date column is known to the day.
pub fn to_the_day(column: &str) -> Expr {
    col(column).is_not_null().and(col(au_jour(column)).fill_null(lit(false)))
}

/// Whether a column of codes says one of them; false when it is null.
pub fn says(column: &str, codes: &[&str]) -> Expr {
    let one = |code: &&str| col(column).eq(lit(*code)).fill_null(lit(false));
    codes.iter().map(one).reduce(Expr::or).unwrap_or_else(|| lit(false))
}

/// Whether a column of codes is filled in.
pub fn filled(column: &str) -> Expr {
    col(column).is_not_null().and(col(column).neq(lit(crate::base::codes::NR)).fill_null(lit(false)))
}

/// Whole months from a date to the end of the period, as Excel's DATEDIF counts them.
pub fn whole_months(column: &str, fin: Date) -> Expr {
    let date = col(column);
    let months = lit(i64::from(fin.year()) * 12 + i64::from(fin.month()))
        - date.clone().dt().year().cast(DataType::Int64) * lit(12)
        - date.clone().dt().month().cast(DataType::Int64);
    months - date.dt().day().gt(lit(fin.day())).cast(DataType::Int64)
}

/// The larger of two expressions that are never null.
pub fn max(a: Expr, b: Expr) -> Expr {
    when(a.clone().gt(b.clone())).then(a).otherwise(b)
}

/// The smaller of two expressions that are never null.
pub fn min(a: Expr, b: Expr) -> Expr {
    when(a.clone().lt(b.clone())).then(a).otherwise(b)
}

/// Days between two dates, both known to the day and in order; null otherwise.
pub fn delay(from: &str, to: &str) -> Expr {
    let days = in_days(col(to)) - in_days(col(from));
    let sound = to_the_day(from).and(to_the_day(to)).and(days.clone().gt_eq(lit(0i64)));
    when(sound.fill_null(lit(false))).then(days).otherwise(lit(NULL))
}

/// Whether two dates known to the day are in the wrong order.
pub fn backwards(from: &str, to: &str) -> Expr {
    to_the_day(from).and(to_the_day(to)).and(col(to).lt(col(from))).fill_null(lit(false))
}

/// The value that Excel's CENTILE.INC gives.
pub fn percentile(values: Expr, rank: f64) -> Expr {
    values.quantile(lit(rank), QuantileMethod::Linear)
}

/// A code, `NR` where the file has no such column.
pub fn code(column: &str) -> Expr {
    col(column).fill_null(lit(crate::base::codes::NR))
}

/// One row per modality out of one row per zone: `modality.n` and `modality.d` become those of the figure; `said` columns stay with each.
pub fn by_modality(wide: LazyFrame, id: &str, modalites: &[&str], said: &[&str]) -> PolarsResult<LazyFrame> {
    by_modality_saying(wide, id, modalites, |_| said.iter().map(|it| col(*it)).collect())
}

/// The same; `said` is what the row of a modality says beside its figure.
pub fn by_modality_saying(
    wide: LazyFrame,
    id: &str,
    modalites: &[&str],
    said: impl Fn(&str) -> Vec<Expr>,
) -> PolarsResult<LazyFrame> {
    let wide = wide.cache();
    let rows: Vec<LazyFrame> = modalites
        .iter()
        .map(|it| {
            let [above, below] = [(numerator(it), numerator(id)), (denominator(it), denominator(id))];
            let figure =
                [col(ZONE), lit(*it).alias(MODALITE), col(above.0).alias(above.1), col(below.0).alias(below.1)];
            wide.clone().select(figure.into_iter().chain(said(it)).collect::<Vec<_>>())
        })
        .collect();
    concat(rows, UnionArgs::default())
}
