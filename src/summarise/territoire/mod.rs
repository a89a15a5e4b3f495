//! The population and the equipment of a territoire.

mod population;
mod cas_pour_1000;
mod equipement;
mod densite_medicale;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] =
    &[&population::FAMILY, &cas_pour_1000::FAMILY, &equipement::FAMILY, &densite_medicale::FAMILY];
