//! The validation grid that holds for the exercice.

use polars::prelude::*;

use crate::base::codes::MODALITES_PAR_ETAT;
use crate::base::date::Periode;
use crate::summarise::tally::{NOTE, REPORTE, ZONE, says};

/// What the item amounts to: `ATTEINT`, `PARTIEL`, `NON`, `NEUTRALISE`; null when the grid says nothing.
pub const ETAT: &str = "etat";

/// Keeps the items of the latest grid of each territoire, of the exercice or before it.
pub fn prepare(rows: LazyFrame, periode: Periode) -> LazyFrame {
    let year = lit(i32::from(periode.exercice));
    let rows = rows.filter(col(ZONE).is_not_null().and(col("annee").lt_eq(year.clone())));
    let latest = rows.clone().group_by([col(ZONE)]).agg([col("annee").max().alias("derniere")]);
    let rows = rows.join(latest, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left));
    let carried = col("annee").lt(year);
    let said = MODALITES_PAR_ETAT.iter().fold(lit(NULL).cast(DataType::String), |other, (etat, modalites)| {
        when(says("modalite", modalites)).then(lit(*etat)).otherwise(other)
    });
    rows.filter(col("annee").eq(col("derniere"))).with_columns([
        when(col("obsolete").fill_null(lit(false))).then(lit("NEUTRALISE")).otherwise(said).alias(ETAT),
        carried.alias(REPORTE),
        (lit("Grille de ") + col("annee").cast(DataType::String) + lit(".")).alias(NOTE),
    ])
}
