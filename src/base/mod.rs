//! Words shared by all stages; imports nothing else of ours.

pub mod bilan;
pub mod cell;
pub mod codes;
pub mod comptes;
pub mod date;
pub mod diagnostic;
pub mod failure;
pub mod fold;
pub mod money;
pub mod person;
pub mod settings;
pub mod table;
pub mod territoire;
