//! Accounts as rows write them, and how detailed lines add up.

use std::collections::BTreeMap;

pub use crate::base::comptes::{COMPTES, Compte, label, side};
pub(super) use crate::base::comptes::{bare, by_label};
use crate::base::fold::fold;

/// The number a cell begins with, and the rest of its text: `64 Frais du personnel (2)` is `64` and `Frais du personnel`.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let start = ["compte ", "cpte ", "c/"]
        .iter()
        .find_map(|it| text.get(..it.len()).filter(|start| start.eq_ignore_ascii_case(it)).map(|start| start.len()));
    let text = text[start.unwrap_or(0)..].trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (code, rest) = text.split_at(digits);
    let apart = rest.chars().next().is_none_or(|it| !it.is_alphanumeric() && !matches!(it, ',' | '%' | '€'));
    let known = (2..=8).contains(&digits) && side(code).is_some();
    let amount = rest.trim_start().starts_with(['%', '€']);
    (apart && known && !amount).then(|| (code, bare(rest)))
}

/// A detailed line of an account, for one column of amounts.
#[derive(Debug, Clone, Copy)]
pub struct Detail<'a> {
    /// `64111`; `None` for a line without number.
    pub code: Option<&'a str>,
    pub libelle: &'a str,
    /// Cents.
    pub amount: Option<i64>,
}

/// What the detailed lines of one account add up to, each amount once; `None` when none is known.
///
/// `64111` is part of `641` when both are there, a line without number part of the numbered line above it, and « dont … » part of the
/// line above: a part counts only where the whole is blank.
pub fn sum(details: &[Detail]) -> Option<i64> {
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); details.len()];
    let mut roots = Vec::new();
    for (rank, parent) in parents(details).into_iter().enumerate() {
        match parent {
            Some(parent) => parts[parent].push(rank),
            None => roots.push(rank),
        }
    }
    total(roots.into_iter().map(|rank| value(details, &parts, rank)))
}

/// The line that each line is a part of. A number is longer than its parent's, and « dont … » has no part: depth is bounded.
fn parents(details: &[Detail]) -> Vec<Option<usize>> {
    let mut numbers = BTreeMap::new();
    for (rank, code) in details.iter().enumerate().filter_map(|(rank, it)| Some((rank, it.code?))) {
        numbers.entry(code).or_insert(rank);
    }
    let (mut line, mut numbered) = (None, None);
    let mut parents = Vec::with_capacity(details.len());
    for (rank, detail) in details.iter().enumerate() {
        if fold(detail.libelle).starts_with("dont ") {
            parents.push(line);
            continue;
        }
        line = Some(rank);
        let Some(code) = detail.code else {
            parents.push(numbered);
            continue;
        };
        numbered = Some(rank);
        parents.push((1..code.len()).rev().find_map(|length| numbers.get(code.get(..length)?).copied()));
    }
    parents
}

fn value(details: &[Detail], parts: &[Vec<usize>], rank: usize) -> Option<i64> {
    details[rank].amount.or_else(|| total(parts[rank].iter().map(|it| value(details, parts, *it))))
}

fn total(amounts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    let mut known = amounts.flatten();
    let first = known.next()?;
    known.try_fold(first, i64::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_opens_its_cell() {
        for (text, expected) in [
            ("64 Frais du personnel (2)", Some(("64", "Frais du personnel"))),
            ("64111 - Rémunération principale", Some(("64111", "Rémunération principale"))),
            ("Compte 60 : Achats", Some(("60", "Achats"))),
            ("60", Some(("60", ""))),
            ("61 Locations (16 VS)", Some(("61", "Locations (16 VS)"))),
            ("16 véhicules", None),
            ("60 % du total", None),
            ("60 000 €", Some(("60", "000 €"))),
            ("7e Subvention", None),
            ("6 Charges", None),
            ("Autres", None),
        ] {
            assert_eq!(leading(text), expected, "{text}");
        }
    }

    #[test]
    fn each_amount_counts_once() {
        fn line(text: &'static str, amount: Option<i64>) -> Detail<'static> {
            let (code, libelle) = leading(text).map_or((None, text), |it| (Some(it.0), it.1));
            Detail { code, libelle, amount }
        }
        for (details, expected) in [
            (vec![line("Locations", Some(64)), line("Assurance", None)], Some(64)),
            (vec![line("Locations", None)], None),
            (
                vec![
                    line("641 Rémunérations", Some(100)),
                    line("64111 Principale", Some(80)),
                    line("645 Charges", Some(40)),
                ],
                Some(140),
            ),
            (vec![line("64111 Principale", Some(80)), line("64112 Indemnités", Some(20))], Some(100)),
            (vec![line("641 Rémunérations", None), line("Pilotes", Some(60)), line("GC", Some(40))], Some(100)),
            (vec![line("641 Rémunérations", Some(100)), line("Pilotes", Some(60))], Some(100)),
            (vec![line("Locations", Some(64)), line("dont véhicules", Some(60))], Some(64)),
        ] {
            assert_eq!(sum(&details), expected, "{details:?}");
        }
    }
}
