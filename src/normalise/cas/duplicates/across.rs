//! One person followed by two territoires at once: told, never merged.

use super::{Pairs, Row};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::money::grouped;
use crate::identify::tables::cas as table;
use crate::normalise::Uniting;

pub(in crate::normalise) static IN_TWO_TERRITOIRES: Rule = Rule {
    code: "DOU-05",
    severity: Severity::AVerifier,
    title: "Même personne suivie par deux territoires",
    explanation: "Le nom et la date de naissance sont les mêmes, et les deux suivis se chevauchent. Chacun compte dans son territoire.",
    correction: "Voir entre pilotes lequel des deux suivis doit être clos.",
};

/// Follow-ups of one name and birth that overlap between two territoires.
pub(super) fn tell(rows: &[Row], kept: &[bool], uniting: &Uniting) -> Vec<Diagnostic> {
    let mut order: Vec<&Row> = rows
        .iter()
        .filter(|it| kept[it.at] && it.person.is_some() && it.birth.is_some() && it.inclusion.is_some())
        .collect();
    order.sort_by_key(|it| (it.person, it.birth, it.inclusion, it.origin));
    let mut pairs = Pairs::default();
    for group in order.chunk_by(|a, b| (a.person, a.birth) == (b.person, b.birth)) {
        for (index, row) in group.iter().enumerate() {
            let other = group[..index].iter().rev().find(|it| it.territoire != row.territoire && overlap(it, row));
            if let Some(other) = other {
                pairs.add(row, other);
            }
        }
    }
    pairs.diagnostics(
        &IN_TWO_TERRITOIRES,
        uniting,
        |_, other| format!("La même personne est suivie en même temps en {}", uniting.name(other, table::ID_DOSSIER)),
        |count, document| format!("{} personnes sont suivies en même temps dans {document}", grouped(count as u64)),
    )
}

fn overlap(before: &Row, after: &Row) -> bool {
    before.exit.is_none_or(|exit| after.inclusion.is_some_and(|start| exit > start))
}
