//! Rows that say the same in two documents: one counts.

use std::collections::BTreeMap;

use super::{Pairs, Row, place, span};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::money::grouped;
use crate::normalise::Uniting;

pub(in crate::normalise) static EQUAL: Rule = Rule {
    code: "DOU-01",
    severity: Severity::AVerifier,
    title: "Lignes présentes deux fois",
    explanation: "Ces lignes disent exactement la même chose que celles d’un autre tableau, ou du même. Elles ne comptent qu’une fois.",
    correction: "Rien à faire si les deux documents se recoupent\u{a0}; sinon, retirer les lignes en trop.",
};

/// A row without file number nor name must say this much for another to be the same by more than chance.
const ENOUGH: u32 = 6;

/// Leaves one of the rows that say the same.
pub(super) fn drop_equal<'a>(rows: &[Row<'a>], kept: &mut [bool], uniting: &Uniting) -> Vec<Diagnostic> {
    let key = |it: &Row<'a>| (it.content, it.person, it.territoire, it.number);
    let mut order: Vec<&Row> = rows.iter().collect();
    order.sort_by_key(|it| (key(it), it.origin));
    let mut pairs = Pairs::default();
    for group in order.chunk_by(|a, b| key(a) == key(b)).filter(|it| it.len() > 1) {
        let identified = group[0].number.is_some() || group[0].person.is_some();
        if identified {
            for row in &group[1..] {
                kept[row.at] = false;
                pairs.add(row, group[0]);
            }
        } else if group[0].filled >= ENOUGH {
            let table = fullest(group);
            let first = group.iter().find(|it| it.table == table).unwrap_or(&group[0]);
            for row in group.iter().filter(|it| it.table != table) {
                kept[row.at] = false;
                pairs.add(row, first);
            }
        }
    }
    pairs.diagnostics_by_table(uniting)
}

/// The table that has most of the rows, the first of them when several do: two persons may look alike within one table.
fn fullest(group: &[&Row]) -> u32 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for row in group {
        *counts.entry(row.table).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or_default();
    counts.into_iter().find(|it| it.1 == most).map_or(0, |it| it.0)
}

impl Pairs {
    /// One remark for two tables, however many rows.
    fn diagnostics_by_table(self, uniting: &Uniting) -> Vec<Diagnostic> {
        let diagnostic = |((table, other), pairs): ((u32, u32), Vec<(u32, u32)>)| {
            if let [(row, same)] = pairs[..] {
                let message = format!(
                    "Ligne identique à {}\u{a0}: comptée une fois",
                    uniting.name(same, super::table::ID_DOSSIER)
                );
                return Diagnostic::new(&EQUAL, place(uniting, row), message);
            }
            let document = uniting.documents.get(other as usize).map_or("", String::as_str);
            let (count, what) =
                (grouped(pairs.len() as u64), if table == other { "répétées dans" } else { "déjà dans" });
            let message = format!("{count} lignes sont {what} {document}\u{a0}: comptées une fois");
            Diagnostic::new(&EQUAL, span(uniting, pairs.iter().map(|it| it.0)), message)
        };
        self.by_tables.into_iter().map(diagnostic).collect()
    }
}
