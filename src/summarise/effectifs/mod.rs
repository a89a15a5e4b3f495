//! Posts, what they cost, and whether they are held.

mod etp;
mod cout_personnel;
mod postes_vacants;
mod gc_diu;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] =
    &[&etp::FAMILY, &cout_personnel::FAMILY, &postes_vacants::FAMILY, &gc_diu::FAMILY];
