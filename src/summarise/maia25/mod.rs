//! The MAIA 25 scale: what the grid states, and what the data says.

mod item;
mod item_calcule;
mod groupe;
mod total;

use polars::prelude::*;

use super::family::{Family, Remark};
use super::pool::grilles::{ANNULE, POINTS};
use super::tally::{NOTE, REPORTE, count};
use crate::normalise::frames::TERRITOIRE;

pub(super) static FAMILIES: &[&Family] = &[&item::FAMILY, &item_calcule::FAMILY, &groupe::FAMILY, &total::FAMILY];

/// What the data say of the items.
pub(super) static COMPUTED: &Family = &item_calcule::FAMILY;

/// The items, in the order of the grid.
const ITEMS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25",
];

/// How the scores came about.
static REMARKS: &[Remark] = &[
    Remark { column: "deduits", one: "1 score déduit du sous-total.", many: "{} scores déduits du sous-total." },
    Remark {
        column: "annules",
        one: "1 score compté 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.",
        many: "{} scores comptés 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.",
    },
    Remark { column: "inconnus", one: "1 item non renseigné.", many: "{} items non renseignés." },
];

/// These measures, with what a figure of a grid says of its dates and scores.
fn measures(measures: &[Expr]) -> Vec<Expr> {
    let common = [
        col(REPORTE).any(true).alias(REPORTE),
        col(NOTE).min().alias("premiere_note"),
        col(NOTE).max().alias("derniere_note"),
        count(col("deduit")).alias("deduits"),
        count(col(ANNULE)).alias("annules"),
        count(col(POINTS).is_null()).alias("inconnus"),
    ];
    measures.iter().cloned().chain(common).collect()
}

/// The number of grids that a figure rests on.
fn grids() -> Expr {
    col(TERRITOIRE).n_unique().cast(DataType::Int64).alias("grilles")
}

/// The date of the grid, when all have the same.
fn note(rows: LazyFrame) -> LazyFrame {
    let one_date = col("premiere_note").eq(col("derniere_note"));
    let note = when(one_date).then(col("premiere_note")).otherwise(lit("Grilles de dates différentes."));
    rows.with_column(note.alias(NOTE))
}
