//! Rows that each give a part of one follow-up: requests in one table, exits in another. They count once, and complete one another.

use std::collections::{BTreeMap, BTreeSet};

use super::{Absorbed, Known, Pairs, Row, place, span};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::money::grouped;
use crate::identify::tables::cas as table;
use crate::normalise::Uniting;

pub(in crate::normalise) static COMPLETED: Rule = Rule {
    code: "DOU-07",
    severity: Severity::AVerifier,
    title: "Lignes qui se complètent",
    explanation: "Deux tableaux donnent chacun une partie du même suivi, par exemple les demandes dans l’un et les sorties dans l’autre. Les lignes \
                  du même dossier, de la même personne ou de la même date d’inclusion sont réunies et comptées une fois.",
    correction: "Rien à faire si chaque ligne réunie est bien du même suivi\u{a0}; sinon, donner le même numéro de dossier dans les deux tableaux.",
};

/// Where no name tells persons, this share of the rows of the table must find theirs in the other, and so many at least by dates alone.
const LEAST: usize = 3;
const LEAST_SHARE_PERCENT: usize = 60;

/// Dates without which a row is but a part of a follow-up.
const WHOLE: [&str; 2] = [table::DATE_DEMANDE, table::DATE_INCLUSION];

/// Leaves one of the rows that are parts of the same follow-up; what the others say goes into it.
pub(super) fn join(
    rows: &[Row],
    kept: &mut [bool],
    known: &Known,
    uniting: &Uniting,
    absorbed: &mut Vec<Absorbed>,
) -> Vec<Diagnostic> {
    let mut tables: BTreeMap<u32, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|it| kept[it.at]) {
        tables.entry(row.table).or_default().push(row);
    }
    let sites: BTreeMap<u32, BTreeSet<&str>> =
        tables.iter().map(|(table, rows)| (*table, rows.iter().map(|it| it.territoire).collect())).collect();
    let meet = |one: &u32, other: &u32| {
        sites.get(one).zip(sites.get(other)).is_some_and(|(one, other)| !one.is_disjoint(other))
    };
    let lacks = |row: &Row, column: &str| !uniting.provenance.has(row.origin, column);
    let lacking = |rows: &[&Row]| rows.first().is_some_and(|row| WHOLE.iter().any(|it| lacks(row, it)));
    let mut pairs = Pairs::default();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (part, of_part) in tables.iter().filter(|it| lacking(it.1)) {
        for of_other in tables.iter().filter(|it| it.0 != part && meet(part, it.0)).map(|it| it.1) {
            let gives = |column: &&str| {
                of_part.first().is_some_and(|it| lacks(it, column))
                    && of_other.first().is_some_and(|it| !lacks(it, column))
            };
            if !WHOLE.iter().any(gives) {
                continue;
            }
            for (row, whole) in matched(of_part, of_other, known) {
                if taken.contains(&row.at) || taken.contains(&whole.at) || !kept[row.at] || !kept[whole.at] {
                    continue;
                }
                taken.extend([row.at, whole.at]);
                kept[row.at] = false;
                absorbed.push(Absorbed { from: row.at, into: whole.at, wholly: true });
                pairs.add(row, whole);
            }
        }
    }
    pairs.by_tables.into_iter().map(|((_, other), pairs)| remark(other, &pairs, uniting)).collect()
}

fn remark(other: u32, pairs: &[(u32, u32)], uniting: &Uniting) -> Diagnostic {
    if let [(row, whole)] = pairs {
        let message = format!("Ligne réunie à {}\u{a0}: comptée une fois", uniting.name(*whole, table::ID_DOSSIER));
        return Diagnostic::new(&COMPLETED, place(uniting, *row), message);
    }
    let document = uniting.documents.get(other as usize).map_or("", String::as_str);
    let message =
        format!("{} lignes complètent celles de {document}\u{a0}: comptées une fois", grouped(pairs.len() as u64));
    Diagnostic::new(&COMPLETED, span(uniting, pairs.iter().map(|it| it.0)), message)
}

/// Each row of a table with the only one of another that may be of the same follow-up, when it is the only one for it too.
fn matched<'a>(of_part: &[&'a Row<'a>], of_other: &[&'a Row<'a>], known: &Known) -> Vec<(&'a Row<'a>, &'a Row<'a>)> {
    let named = only_ones(
        of_part,
        of_other,
        |row| row.person.map(|it| (row.territoire, it)),
        |row, other| {
            row.number.is_none_or(|it| other.number.is_none_or(|other| it == other)) && known.agree(row, other)
        },
    );
    if !named.is_empty() {
        return named;
    }
    let most = |pairs: &[_]| pairs.len() * 100 >= of_part.len() * LEAST_SHARE_PERCENT;
    let numbered = only_ones(
        of_part,
        of_other,
        |row| Some((row.territoire, row.number?)),
        |row, other| known.agree(row, other) && row.person.zip(other.person).is_none_or(|(one, other)| one == other),
    );
    if !numbered.is_empty() && most(&numbered) {
        return numbered;
    }
    let started = |row: &Row<'a>| row.inclusion.filter(|_| row.person.is_none() && row.number.is_none());
    let dated = only_ones(
        of_part,
        of_other,
        |row| Some((row.territoire, started(row)?)),
        |row, other| known.agree(row, other) && known.same_case(row, other),
    );
    if dated.len() >= LEAST && most(&dated) { dated } else { Vec::new() }
}

/// Pairs of rows of one key that fit each other and no other row.
fn only_ones<'a, K: Ord>(
    of_part: &[&'a Row<'a>],
    of_other: &[&'a Row<'a>],
    key: impl Fn(&Row<'a>) -> Option<K>,
    fit: impl Fn(&Row<'a>, &Row<'a>) -> bool,
) -> Vec<(&'a Row<'a>, &'a Row<'a>)> {
    let mut parts: BTreeMap<K, Vec<&'a Row<'a>>> = BTreeMap::new();
    for row in of_part {
        if let Some(key) = key(row) {
            parts.entry(key).or_default().push(row);
        }
    }
    let mut by_part: BTreeMap<usize, Vec<&'a Row<'a>>> = BTreeMap::new();
    let mut by_other: BTreeMap<usize, usize> = BTreeMap::new();
    for other in of_other {
        for row in key(other).and_then(|it| parts.get(&it)).into_iter().flatten().filter(|it| fit(it, other)) {
            by_part.entry(row.at).or_default().push(other);
            *by_other.entry(other.at).or_default() += 1;
        }
    }
    let only = |row: &&&'a Row<'a>| match by_part.get(&row.at).map(Vec::as_slice) {
        Some([other]) => by_other.get(&other.at) == Some(&1),
        _ => false,
    };
    let pair = |row: &&'a Row<'a>| Some((*row, *by_part.get(&row.at)?.first()?));
    of_part.iter().filter(only).filter_map(pair).collect()
}
