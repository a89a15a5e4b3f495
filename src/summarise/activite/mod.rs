//! What comes in, what is decided, what goes out.

mod demandes;
mod demandes_en_attente;
mod demandes_par_orienteur;
mod taux_inclusion;
mod non_inclusions_par_motif;
mod nouveaux_cas;
mod nouveaux_cas_mensuels;
mod sorties;
mod sorties_par_motif;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[
    &demandes::FAMILY,
    &demandes_en_attente::FAMILY,
    &demandes_par_orienteur::FAMILY,
    &taux_inclusion::FAMILY,
    &non_inclusions_par_motif::FAMILY,
    &nouveaux_cas::FAMILY,
    &nouveaux_cas_mensuels::FAMILY,
    &sorties::FAMILY,
    &sorties_par_motif::FAMILY,
];
