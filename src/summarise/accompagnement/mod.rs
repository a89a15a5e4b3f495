//! What is done for the people followed, and what their files hold.

mod pratiques;
mod psi_revises;
mod hospitalisations;
mod completude;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] =
    &[&pratiques::FAMILY, &psi_revises::FAMILY, &hospitalisations::FAMILY, &completude::FAMILY];
