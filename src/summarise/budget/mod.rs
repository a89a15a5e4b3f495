//! Money: planned, spent, left, and what one person followed costs.

mod execution;
mod resultat;
mod a_recuperer;
mod versements;
mod effort_departement;
mod dotation_reference;
mod cout_par_situation;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[
    &execution::FAMILY,
    &resultat::FAMILY,
    &a_recuperer::FAMILY,
    &versements::FAMILY,
    &effort_departement::FAMILY,
    &dotation_reference::FAMILY,
    &cout_par_situation::FAMILY,
];
