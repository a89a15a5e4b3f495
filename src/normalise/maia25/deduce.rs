//! The score of a blank item, when the known scores and the stated subtotal leave one answer.

use std::collections::BTreeSet;

use super::{GROUPE, ITEM, Ligne, TOTAL, size};
use crate::base::cell::Place;
use crate::base::codes::GROUPES_MAIA25;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::identify::tables::maia25_items::ITEMS;

pub(in crate::normalise) static NOTE_DEDUITE: Rule = Rule {
    code: "M25-20",
    severity: Severity::AVerifier,
    title: "Note MAIA 25 absente, déduite du sous-total",
    explanation: "La case est vide, mais les autres notes et le sous-total écrit ne laissent qu’une réponse\u{a0}: c’est elle qui \
                  compte.",
    correction: "Écrire la note dans la grille.",
};

/// A score that was deduced.
#[derive(Debug, PartialEq)]
pub(super) struct Deduced {
    pub row: u32,
    pub item: i64,
    pub score: i64,
    /// What it follows from.
    pub from: String,
}

impl Deduced {
    pub(super) fn remark(&self, place: Place) -> Diagnostic {
        let Self { item, score, from, .. } = self;
        let message = format!("Item {item}\u{a0}: note absente, déduite du {from}\u{a0}: {score}");
        Diagnostic::new(&NOTE_DEDUITE, place, message).correction(format!("Écrire {score} dans cette case."))
    }
}

/// Fills what subtotals leave one answer for, then what the total does.
pub(super) fn deduce(lignes: &mut [Ligne]) -> Vec<Deduced> {
    let mut deduced = Vec::new();
    for groupe in GROUPES_MAIA25.codes {
        let stated = stated(lignes, |it| it.role == GROUPE && it.groupe == Some(groupe.id));
        fill(lignes, |it| it.groupe == Some(groupe.id), size(groupe.id), stated, "sous-total", &mut deduced);
    }
    let stated = stated(lignes, |it| it.role == TOTAL);
    fill(lignes, |_| true, ITEMS.len(), stated, "total", &mut deduced);
    deduced
}

/// The total of that kind, when it is stated once.
fn stated(lignes: &[Ligne], of: impl Fn(&Ligne) -> bool) -> Option<i64> {
    let totals: Vec<_> = lignes.iter().filter(|it| of(it)).collect();
    if let [total] = totals[..] { total.score } else { None }
}

/// Blank items, and items that the table has not at all, are all 0 or all 1 when what is left to reach the stated total says so.
fn fill(
    lignes: &mut [Ligne],
    of: impl Fn(&Ligne) -> bool,
    size: usize,
    stated: Option<i64>,
    from: &str,
    deduced: &mut Vec<Deduced>,
) {
    let Some(stated) = stated else { return };
    let items = || lignes.iter().filter(|it| it.role == ITEM && of(it));
    let distinct: BTreeSet<_> = items().filter_map(|it| it.item).collect();
    let known: Vec<i64> = items().filter_map(|it| it.score).collect();
    if distinct.len() != items().count() || known.iter().any(|it| !(0..=1).contains(it)) {
        return;
    }
    let unknown = size.saturating_sub(known.len()) as i64;
    let score = match stated - known.iter().sum::<i64>() {
        0 => 0,
        left if left == unknown => 1,
        _ => return,
    };
    for ligne in lignes.iter_mut().filter(|it| it.role == ITEM && of(it) && it.score.is_none()) {
        ligne.score = Some(score);
        ligne.deduit = true;
        deduced.push(Deduced { row: ligne.row, item: ligne.item.unwrap_or_default(), score, from: from.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items 1 to 4 with their scores, then the subtotal.
    fn grid(scores: [Option<i64>; 4], stated: Option<i64>) -> Vec<Ligne> {
        let ligne = |row, role, item, score| Ligne {
            row,
            role,
            date: None,
            item,
            groupe: Some("table_strategique"),
            score,
            deduit: false,
        };
        let items = (0..).zip(scores).map(|(row, score)| ligne(row, ITEM, Some(i64::from(row) + 1), score));
        items.chain([ligne(4, GROUPE, None, stated)]).collect()
    }

    #[test]
    fn a_blank_is_filled_only_when_one_answer_is_left() {
        for (scores, stated, expected) in [
            ([Some(1), Some(1), None, Some(1)], Some(4), vec![(3, 1)]),
            ([Some(1), Some(1), None, Some(1)], Some(3), vec![(3, 0)]),
            ([Some(1), None, None, Some(1)], Some(2), vec![(2, 0), (3, 0)]),
            ([Some(1), None, None, Some(1)], Some(3), vec![]),
            ([Some(1), Some(1), None, Some(1)], Some(5), vec![]),
            ([Some(1), Some(1), None, Some(1)], None, vec![]),
            ([Some(2), Some(1), None, Some(1)], Some(4), vec![]),
        ] {
            let mut lignes = grid(scores, stated);
            let deduced: Vec<_> = deduce(&mut lignes).iter().map(|it| (it.item, it.score)).collect();
            assert_eq!(deduced, expected, "{scores:?} {stated:?}");
        }
    }

    #[test]
    fn an_item_that_is_not_there_leaves_doubt() {
        let mut lignes = grid([Some(1), Some(1), None, Some(1)], Some(3));
        lignes.remove(3);
        assert_eq!(deduce(&mut lignes), []);
    }
}
