//! Payments of the grant, held against the schedule of the convention.

pub(super) mod late;
pub mod lignes;
pub(super) mod not_as_due;
pub(super) mod not_as_received;

pub use lignes::Recu;
