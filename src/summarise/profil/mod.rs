//! Who the people followed are.

mod sexe;
mod age;
mod gir;
mod mode_de_vie;
mod aidant;
mod diagnostic;
mod apa;
mod protection;

use polars::prelude::{LazyFrame, col};

use super::family::Family;
use super::pool::Pool;
use super::pool::cas::SUIVI;

pub(super) static FAMILIES: &[&Family] = &[
    &sexe::FAMILY,
    &age::FAMILY,
    &gir::FAMILY,
    &mode_de_vie::FAMILY,
    &aidant::FAMILY,
    &diagnostic::FAMILY,
    &apa::FAMILY,
    &protection::FAMILY,
];

/// Files followed at least one day of the period.
fn followed(pool: &Pool) -> LazyFrame {
    pool.cas().filter(col(SUIVI))
}
