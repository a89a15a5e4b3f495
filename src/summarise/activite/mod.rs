//! What comes in, what is decided, what goes out.

mod demandes;

use super::family::Family;

pub(super) static FAMILIES: &[&Family] = &[&demandes::FAMILY];
