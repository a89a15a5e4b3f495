//! What tables of a state have in common: their rank, and the exercice they are for.

use std::collections::BTreeSet;

use polars::prelude::*;

use super::Uniting;
use super::frames::TABLEAU;
use crate::base::diagnostic::{Diagnostic, Reported, Rule};
use crate::base::failure::Failure;
use crate::base::table::ORIGIN;

const EXERCICE: &str = "exercice";

/// Numbers tables by their rank in the inbox.
pub(super) fn rank_tables(frame: DataFrame, uniting: &Uniting) -> PolarsResult<DataFrame> {
    let ranks: Int32Chunked = frame
        .column(ORIGIN)?
        .u32()?
        .iter()
        .map(|origin| uniting.provenance.rows.get(origin? as usize).map(|it| it.0 as i32))
        .collect();
    let mut frame = frame;
    frame.with_column(ranks.with_name(TABLEAU.into()).into_column())?;
    Ok(frame)
}

/// The rows of the exercice, and those that belong to none and are `kept`. Rows that say no year count for it, which `supposed` says once
/// a table.
pub(super) fn of_the_exercice(
    frame: DataFrame,
    uniting: &Uniting,
    supposed: &'static Rule,
    kept: Expr,
) -> Result<Reported<DataFrame>, Failure> {
    let exercice = i32::from(uniting.periode.exercice);
    let unsaid = frame.clone().lazy().filter(col(EXERCICE).is_null().and(kept.clone().not())).collect()?;
    let mut seen = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for origin in unsaid.column(ORIGIN)?.u32()?.iter().flatten() {
        let Some(&(table, _)) = uniting.provenance.rows.get(origin as usize) else { continue };
        if seen.insert(table) {
            let message = format!("Aucune année n’est indiquée\u{a0}: le tableau est compté pour {exercice}");
            diagnostics.push(Diagnostic::new(supposed, uniting.place(origin, EXERCICE), message));
        }
    }
    let year = when(kept.clone()).then(col(EXERCICE)).otherwise(col(EXERCICE).fill_null(lit(exercice)));
    let frame =
        frame.lazy().with_column(year.alias(EXERCICE)).filter(kept.or(col(EXERCICE).eq(lit(exercice)))).collect()?;
    Ok(Reported { value: frame, diagnostics })
}
