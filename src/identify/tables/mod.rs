//! The kinds of tables that are recognised, one file each.

pub mod budget;
pub mod cas;
pub mod effectifs;
pub mod grille;
pub mod grille_items;
pub mod lookalikes;
pub mod maia25;
pub mod maia25_items;
pub mod registres;
pub mod valeurs;

use crate::base::table::TableKind;
use registres::REGISTRES;

/// The kinds that have a reading of their own; the others are [registers](registres).
const OWN: &[&TableKind] = &[&cas::KIND, &effectifs::KIND, &budget::KIND, &maia25::KIND, &grille::KIND];

/// Every kind of table, that pilotes keep, in the order people read them. Beside them, [`valeurs`] is an output handed back.
pub static TABLE_KINDS: &[&TableKind] = &{
    let mut kinds = [OWN[0]; OWN.len() + REGISTRES.len()];
    let mut at = 1;
    while at < kinds.len() {
        kinds[at] = if at < OWN.len() { OWN[at] } else { REGISTRES[at - OWN.len()].kind };
        at += 1;
    }
    kinds
};
