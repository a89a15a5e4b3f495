//! The population and the equipment of a territoire.

mod population;
mod equipement;
mod densite_medicale;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[&population::FAMILY, &equipement::FAMILY, &densite_medicale::FAMILY];
