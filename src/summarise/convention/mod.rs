//! The account of the convention: what the grant was, what was given, spent, left, and what is due when.

mod calendrier;
mod compte;

pub use calendrier::{Ecart, Echeance, calendar};
pub use compte::{Base, Compte, GrandLivre, Paye, Report};
