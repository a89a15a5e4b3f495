//! The kinds of tables that are recognised, one file each.

pub mod budget;
pub mod cas;
pub mod effectifs;
pub mod lookalikes;
pub mod maia25;
pub mod maia25_items;
pub mod valeurs;

use crate::base::table::TableKind;

/// Every kind of table, that pilotes keep, in the order people read them. Beside them, [`valeurs`] is an output handed back.
pub static TABLE_KINDS: &[&TableKind] = &[&cas::KIND, &effectifs::KIND, &budget::KIND, &maia25::KIND];
