//! Ledgers: what was paid, with which voucher, from which account, for whom.

pub(super) mod above_staffing;
pub(super) mod account_gap;
pub(super) mod duplicate;
pub mod eligibilite;
pub(super) mod funder_gap;
pub mod lignes;
pub(super) mod missing_voucher;
pub(super) mod out_of_period;
pub(super) mod regranted;
pub(super) mod travel_outside_62;
pub(super) mod unknown_account;
pub(super) mod wrong_sign;

pub use above_staffing::{Personnel, personnel};
pub use lignes::Depense;
