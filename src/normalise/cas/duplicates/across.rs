//! One person followed twice at once, by two territoires or in one: told, never merged.

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

pub(in crate::normalise) static FOLLOWED_TWICE: Rule = Rule {
    code: "DOU-06",
    severity: Severity::ACorriger,
    title: "Même personne suivie deux fois en même temps",
    explanation: "Deux lignes du territoire portent le même nom et la même date de naissance, et les deux suivis se chevauchent. Les deux sont comptés.",
    correction: "Retirer la ligne en trop, ou dater la sortie du premier suivi.",
};

/// Follow-ups of one name and birth that overlap.
pub(super) fn tell(rows: &[Row], kept: &[bool], uniting: &Uniting) -> Vec<Diagnostic> {
    let mut order: Vec<&Row> = rows
        .iter()
        .filter(|it| kept[it.at] && it.person.is_some() && it.birth.is_some() && it.inclusion.is_some())
        .collect();
    order.sort_by_key(|it| (it.person, it.birth, it.inclusion, it.origin));
    let mut pairs = Pairs::default();
    let mut twice = Pairs::default();
    for group in order.chunk_by(|a, b| (a.person, a.birth) == (b.person, b.birth)) {
        for (index, row) in group.iter().enumerate() {
            let other = group[..index].iter().rev().find(|it| it.territoire != row.territoire && overlap(it, row));
            if let Some(other) = other {
                pairs.add(row, other);
            }
            // What two rows of one number say is told by their number.
            let numbered = |it: &Row| it.number.is_some() && it.number == row.number;
            let here = |it: &&&Row| it.territoire == row.territoire && !numbered(it) && overlap(it, row);
            if let Some(other) = group[..index].iter().rev().find(here) {
                twice.add(row, other);
            }
        }
    }
    let mut diagnostics = pairs.diagnostics(
        &IN_TWO_TERRITOIRES,
        uniting,
        |_, other| format!("La même personne est suivie en même temps en {}", uniting.name(other, table::ID_DOSSIER)),
        |count, document| format!("{} personnes sont suivies en même temps dans {document}", grouped(count as u64)),
    );
    diagnostics.extend(twice.diagnostics(
        &FOLLOWED_TWICE,
        uniting,
        |_, other| {
            format!("La même personne est déjà suivie à cette date en {}", uniting.name(other, table::ID_DOSSIER))
        },
        |count, document| {
            format!("{} personnes sont déjà suivies à la même date dans {document}", grouped(count as u64))
        },
    ));
    diagnostics
}

fn overlap(before: &Row, after: &Row) -> bool {
    before.exit.is_none_or(|exit| after.inclusion.is_some_and(|start| exit > start))
}
