//! Vouchers drawn for a control: the largest of each account, then some at random, always the same for the same ledger.

use std::collections::{BTreeMap, BTreeSet};

use crate::review::depenses::Depense;

/// How many are drawn beside the largest of each account.
const DRAWN: usize = 20;

/// The lines drawn, in order of account, and why each was.
pub(super) fn draw<'a>(lines: &[&'a Depense], exercice: i16) -> Vec<(&'a Depense, String)> {
    let payments = || lines.iter().copied().filter(|it| it.montant.is_some_and(|it| it > 0) && !it.is_allowance());
    let mut largest: BTreeMap<&str, &Depense> = BTreeMap::new();
    for line in payments() {
        let Some(account) = line.racine() else { continue };
        let known = largest.entry(account).or_insert(line);
        if (line.montant, rank(known, exercice)) > (known.montant, rank(line, exercice)) {
            *known = line;
        }
    }
    let taken: BTreeSet<u32> = largest.values().map(|it| it.origin).collect();
    let mut others: Vec<&Depense> =
        payments().filter(|it| it.racine().is_some() && !taken.contains(&it.origin)).collect();
    others.sort_by_key(|it| (rank(it, exercice), it.origin));
    let mut drawn: Vec<(&Depense, String)> = largest
        .iter()
        .map(|(account, line)| (*line, format!("La plus forte du compte {account}")))
        .chain(others.into_iter().take(DRAWN).map(|it| (it, "Tirée au sort".to_owned())))
        .collect();
    drawn.sort_by(|(a, _), (b, _)| (&a.compte, &a.piece, a.origin).cmp(&(&b.compte, &b.piece, b.origin)));
    drawn
}

/// A number that only the voucher and the year decide, evenly spread (FNV-1a, 64 bits).
fn rank(line: &Depense, exercice: i16) -> u64 {
    let mut hash = OFFSET;
    let amount = line.montant.unwrap_or_default().to_le_bytes();
    let words = [&line.piece, &line.mandat, &line.compte].map(|it| it.as_deref().unwrap_or_default().as_bytes());
    let year = exercice.to_le_bytes();
    for byte in year.iter().chain(words.into_iter().flatten()).chain(&amount) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    // The last bytes weigh too little in the high bits: they are spread once more.
    (hash ^ (hash >> 32)).wrapping_mul(PRIME)
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Periode;
    use crate::normalise::example::frames;
    use crate::review::depenses::lignes::{TABLE, every_year};

    fn ledger() -> Vec<Depense> {
        let rows = (1..=60).map(|it| format!("P{it} | 6{}11 | {}", it % 5, it * 7 % 31 + 1));
        let text = format!("n_piece | compte | montant\n{}", rows.collect::<Vec<_>>().join("\n"));
        every_year(&frames(&[(TABLE, &text)], Periode::new(2017, None)).unwrap()).unwrap()
    }

    fn vouchers(lines: &[&Depense], exercice: i16) -> Vec<String> {
        draw(lines, exercice).into_iter().map(|it| it.0.piece.clone().unwrap()).collect()
    }

    #[test]
    fn the_largest_of_each_account_and_as_many_at_random() {
        let ledger = ledger();
        let drawn = draw(&ledger.iter().collect::<Vec<_>>(), 2017);
        assert_eq!(drawn.len(), 5 + DRAWN);
        assert_eq!(drawn.iter().filter(|it| it.1.starts_with("La plus forte")).count(), 5);
        let origins: BTreeSet<u32> = drawn.iter().map(|it| it.0.origin).collect();
        assert_eq!(origins.len(), drawn.len());
    }

    #[test]
    fn the_order_of_the_ledger_does_not_matter_and_the_year_does() {
        let ledger = ledger();
        let (forth, back): (Vec<_>, Vec<_>) = (ledger.iter().collect(), ledger.iter().rev().collect());
        assert_eq!(vouchers(&forth, 2017), vouchers(&back, 2017));
        assert_ne!(vouchers(&forth, 2017), vouchers(&forth, 2018));
    }
}
