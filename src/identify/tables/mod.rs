//! The kinds of tables that are recognised, one file each.

pub mod budget;
pub mod cas;
pub mod effectifs;
pub mod lookalikes;
pub mod maia25;
pub mod maia25_items;

use crate::base::table::TableKind;

/// Every kind of table, in the order people read them.
pub static TABLE_KINDS: &[&TableKind] = &[&cas::KIND, &effectifs::KIND, &budget::KIND, &maia25::KIND];
