//! The description of each territoire that holds at the end of the period.

use polars::prelude::*;

use super::{POOLED, Pool, both};
use crate::normalise::frames::TERRITOIRE;
use crate::summarise::tally::{NOTE, REPORTE, denominator, numerator};

const EXERCICE: &str = "exercice";

impl Pool<'_> {
    /// Descriptions of the exercice, else of the latest year before it, [`REPORTE`] and [`NOTE`] saying so; one that names no year is
    /// taken for the exercice. A row without territoire describes the whole département, to which sites are then not added.
    pub fn population(&self) -> PolarsResult<LazyFrame> {
        let exercice = lit(i32::from(self.periode.exercice));
        let year = col(EXERCICE).fill_null(exercice.clone());
        let known_by_then =
            self.table("territoire").with_column(year.alias(EXERCICE)).filter(col(EXERCICE).lt_eq(exercice.clone()));
        let latest = col(EXERCICE).eq(col(EXERCICE).max().over([col(TERRITOIRE)])?);
        let whole = col(TERRITOIRE).is_null();
        let counted = when(whole.clone().any(true)).then(whole).otherwise(col(POOLED));
        Ok(known_by_then.filter(latest).with_columns([
            counted.alias(POOLED),
            col(EXERCICE).lt(exercice.clone()).alias(REPORTE),
            when(col(EXERCICE).lt(exercice))
                .then(col(EXERCICE).cast(DataType::String))
                .otherwise(lit(NULL))
                .alias(NOTE),
        ]))
    }

    /// Quotients of sums over the same descriptions: those that have both figures. Each has its name, what is divided and by what.
    pub fn population_ratios(&self, ratios: &[(&str, Expr, Expr)]) -> PolarsResult<LazyFrame> {
        let mut measures = Vec::new();
        for (id, above, below) in ratios {
            let known = above.clone().is_not_null().and(below.clone().is_not_null());
            let sum = |it: &Expr| {
                let sum = when(known.clone()).then(it.clone()).otherwise(lit(NULL)).sum();
                when(known.clone().any(true)).then(sum).otherwise(lit(NULL))
            };
            measures.extend([sum(above).alias(numerator(id)), sum(below).alias(denominator(id))]);
        }
        let carried = col(NOTE).drop_nulls().min();
        let said =
            when(carried.clone().is_not_null()).then(lit("Données de ") + carried + lit(".")).otherwise(lit(NULL));
        measures.extend([col(REPORTE).any(true).alias(REPORTE), said.alias(NOTE)]);
        let rows = self.population()?;
        both(rows.clone(), rows, &[], &measures)
    }
}
