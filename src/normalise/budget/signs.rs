//! Expenses written below zero, as results do: the sign says the side, not a credit.

use super::AMOUNTS;
use super::lignes::{Ligne, Role};

/// Turns the amounts of a side over where all its accounts are below zero; the first row of each column turned over, with the column.
pub(super) fn right(lignes: &mut [Ligne]) -> Vec<(u32, &'static str)> {
    let mut turned = Vec::new();
    for sens in ["D", "R"] {
        for (rank, column) in AMOUNTS.into_iter().enumerate() {
            let of_side = |it: &Ligne| it.sens == Some(sens);
            let accounts = lignes.iter().filter(|it| of_side(it) && it.role == Role::Compte);
            let known: Vec<i64> = accounts.filter_map(|it| it.amounts[rank]).filter(|it| *it != 0).collect();
            if known.len() < FEWEST || known.iter().any(|it| *it > 0) {
                continue;
            }
            turned
                .extend(lignes.iter().find(|it| of_side(it) && it.amounts[rank].is_some()).map(|it| (it.row, column)));
            for ligne in lignes.iter_mut().filter(|it| of_side(it)) {
                let turn = |it: i64| if ligne.role == Role::Total && it > 0 { it } else { it.saturating_neg() };
                ligne.amounts[rank] = ligne.amounts[rank].map(turn);
            }
        }
    }
    turned
}

/// One or two accounts below zero may be credits.
const FEWEST: usize = 3;
