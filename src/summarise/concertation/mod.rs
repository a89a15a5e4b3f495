//! Concertation, one-stop desk, road map, deadlines.

mod grille;
mod reunions;
mod assiduite;
mod decisions;
mod feuille_de_route;
mod guichet;
mod orientations;
mod ruptures;
mod objectif;
mod echeance;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[
    &grille::FAMILY,
    &reunions::FAMILY,
    &decisions::FAMILY,
    &assiduite::FAMILY,
    &feuille_de_route::FAMILY,
    &guichet::FAMILY,
    &orientations::FAMILY,
    &ruptures::FAMILY,
    &objectif::FAMILY,
    &echeance::FAMILY,
];
