//! Open cases, and what they weigh on case managers.

mod dossiers;
mod charge_par_etp;
mod charge_par_gc;
mod nouveaux_cas_par_mois_par_etp;
mod situations_par_etp;
mod duree_suivi;
mod taux_rotation;
mod anciennete;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[
    &dossiers::FAMILY,
    &charge_par_etp::FAMILY,
    &charge_par_gc::FAMILY,
    &nouveaux_cas_par_mois_par_etp::FAMILY,
    &situations_par_etp::FAMILY,
    &duree_suivi::FAMILY,
    &taux_rotation::FAMILY,
    &anciennete::FAMILY,
];
