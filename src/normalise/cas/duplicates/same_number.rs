//! Rows of one file number: versions of a follow-up, a new follow-up, or a number given twice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::{Absorbed, MANY, Pairs, Row, place};
use crate::base::codes::NR;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::grouped;
use crate::identify::tables::cas as table;
use crate::normalise::Uniting;
use crate::normalise::frames::cas_schema;

pub(in crate::normalise) static DIFFERENT: Rule = Rule {
    code: "DOU-02",
    severity: Severity::AVerifier,
    title: "Même dossier, contenu différent",
    explanation: "Deux documents décrivent le même suivi autrement. La ligne du document modifié en dernier est comptée\u{a0}; quand les documents \
                  ne disent pas lequel, la plus remplie.",
    correction: "Vérifier que la ligne comptée est la bonne, et retirer l’autre.",
};

pub(in crate::normalise) static SAME_NUMBER: Rule = Rule {
    code: "DOU-03",
    severity: Severity::ACorriger,
    title: "Numéro de dossier donné deux fois",
    explanation: "Deux lignes différentes du même tableau portent le même numéro de dossier et la même date d’inclusion. Les deux sont comptées.",
    correction: "Corriger le numéro, ou retirer la ligne en trop.",
};

pub(in crate::normalise) static OVERLAPPING: Rule = Rule {
    code: "DOU-04",
    severity: Severity::ACorriger,
    title: "Deux suivis du même dossier se chevauchent",
    explanation: "Une nouvelle inclusion ne commence qu’une fois le suivi précédent terminé. Les deux suivis sont comptés.",
    correction: "Renseigner la sortie du premier suivi, ou retirer la ligne en trop.",
};

/// Below this share of different numbers, a column is no numbering of files.
const LEAST_DIFFERENT_PERCENT: usize = 95;

/// Leaves the last version of each follow-up.
pub(super) fn drop_older(
    rows: &[Row],
    kept: &mut [bool],
    frame: &DataFrame,
    uniting: &Uniting,
    absorbed: &mut Vec<Absorbed>,
) -> Result<Vec<Diagnostic>, Failure> {
    let numbered = numbered_tables(rows, kept);
    let mut order: Vec<&Row> =
        rows.iter().filter(|it| kept[it.at] && it.number.is_some() && numbered.contains(&it.table)).collect();
    order.sort_by_key(|it| (it.territoire, it.number, it.origin));
    let groups = || order.chunk_by(|a, b| (a.territoire, a.number) == (b.territoire, b.number));
    let one_numbering = one_numbering(groups());
    let mut versions = Pairs::default();
    let mut unsettled = Pairs::default();
    let mut twice = Pairs::default();
    let mut overlaps = Pairs::default();
    for group in groups().filter(|it| it.len() > 1) {
        let mut by_priority: Vec<&Row> = group.to_vec();
        by_priority.sort_by_key(|it| Reverse((uniting.modified(it.origin), it.filled, it.origin)));
        let mut last: Vec<&Row> = Vec::new();
        for row in by_priority {
            let newer = last.iter().find(|it| {
                it.table != row.table && one_numbering.contains(&pair(it, row)) && same_follow_up(it, row, group)
            });
            let Some(newer) = newer else {
                last.push(row);
                continue;
            };
            kept[row.at] = false;
            absorbed.push(Absorbed { from: row.at, into: newer.at, wholly: false });
            let settled =
                uniting.modified(newer.origin) > uniting.modified(row.origin) && uniting.modified(row.origin).is_some();
            if settled { versions.add(row, newer) } else { unsettled.add(row, newer) }
        }
        last.sort_by_key(|it| (it.inclusion, it.origin));
        for (index, row) in last.iter().enumerate() {
            let Some(before) = last[..index].iter().rev().find(|it| one_numbering.contains(&pair(it, row))) else {
                continue;
            };
            if row.inclusion == before.inclusion && row.table == before.table {
                twice.add(row, before);
            } else if overlap(before, row) {
                overlaps.add(row, before);
            }
        }
    }
    let mut diagnostics = different(versions, frame, rows, uniting, Severity::AVerifier)?;
    diagnostics.extend(different(unsettled, frame, rows, uniting, Severity::ACorriger)?);
    let name = |origin| uniting.name(origin, table::ID_DOSSIER);
    diagnostics.extend(twice.diagnostics(
        &SAME_NUMBER,
        uniting,
        |_, other| format!("Le même numéro de dossier est déjà en {}", name(other)),
        |count, _| format!("{} lignes portent un numéro de dossier déjà donné", grouped(count as u64)),
    ));
    diagnostics.extend(overlaps.diagnostics(
        &OVERLAPPING,
        uniting,
        |_, other| format!("Ce suivi commence avant la fin de celui du même numéro en {}", name(other)),
        |count, document| {
            format!("{} suivis commencent avant la fin de celui du même numéro dans {document}", grouped(count as u64))
        },
    ));
    Ok(diagnostics)
}

/// Tables whose numbers tell rows apart: nearly all different, re-inclusions set aside.
fn numbered_tables(rows: &[Row], kept: &[bool]) -> BTreeSet<u32> {
    let mut tables: BTreeMap<u32, Numbers> = BTreeMap::new();
    for row in rows.iter().filter(|it| kept[it.at]) {
        let numbers = tables.entry(row.table).or_default();
        numbers.rows += 1;
        if let Some(number) = row.number {
            numbers.numbered += 1;
            numbers.different.insert((number, row.inclusion));
        }
    }
    let tells =
        |it: &Numbers| it.numbered * 2 >= it.rows && it.different.len() * 100 >= it.numbered * LEAST_DIFFERENT_PERCENT;
    tables.into_iter().filter(|it| tells(&it.1)).map(|it| it.0).collect()
}

/// The file numbers of one table.
#[derive(Default)]
struct Numbers<'a> {
    rows: usize,
    numbered: usize,
    /// With the inclusion that each is given for.
    different: BTreeSet<(&'a str, Option<i32>)>,
}

/// Pairs of tables whose numbers name the same persons: where they meet, persons or dates agree more often than not.
///
/// Two case managers may each number their files 1, 2, 3…
fn one_numbering<'a>(groups: impl Iterator<Item = &'a [&'a Row<'a>]>) -> BTreeSet<(u32, u32)> {
    let mut votes: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    let mut own = BTreeSet::new();
    for group in groups {
        for (index, row) in group.iter().enumerate() {
            own.insert((row.table, row.table));
            for other in group[..index].iter().filter(|it| it.table != row.table) {
                *votes.entry(pair(row, other)).or_default() += agreement(row, other);
            }
        }
    }
    own.extend(votes.into_iter().filter(|it| it.1 > 0).map(|it| it.0));
    own
}

/// 1 when two rows seem to be of one person, -1 when they do not, 0 when nothing tells.
fn agreement(row: &Row, other: &Row) -> i64 {
    let differ =
        |one: Option<&str>, two: Option<&str>| matches!((one, two), (Some(a), Some(b)) if a != b && a != NR && b != NR);
    let known = |one: Option<u64>, two: Option<u64>| one.zip(two).map(|(a, b)| a == b);
    let birth = row.birth.zip(other.birth).map(|(a, b)| a == b);
    match (known(row.person, other.person), birth) {
        (Some(true), _) | (_, Some(true)) => return 1,
        (Some(false), _) | (_, Some(false)) => return -1,
        (None, None) => {}
    }
    let dates = [(row.request, other.request), (row.inclusion, other.inclusion)];
    if dates.iter().any(|(a, b)| a.is_some() && a == b) {
        return if differ(row.sex, other.sex) { 0 } else { 1 };
    }
    if differ(row.sex, other.sex) || dates.iter().any(|(a, b)| a.is_some() && b.is_some()) { -1 } else { 0 }
}

/// Same inclusion; where one has none yet, the same request, or no other follow-up to be taken for.
fn same_follow_up(one: &Row, two: &Row, group: &[&Row]) -> bool {
    match (one.inclusion, two.inclusion) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        _ if one.request.is_some() && two.request.is_some() => one.request == two.request,
        _ => group.len() == 2,
    }
}

fn overlap(before: &Row, after: &Row) -> bool {
    let (Some(_), Some(start)) = (before.inclusion, after.inclusion) else { return false };
    before.exit.is_none_or(|it| it > start)
}

fn pair(one: &Row, two: &Row) -> (u32, u32) {
    (one.table.min(two.table), one.table.max(two.table))
}

pub(super) fn different(
    pairs: Pairs,
    frame: &DataFrame,
    rows: &[Row],
    uniting: &Uniting,
    severity: Severity,
) -> Result<Vec<Diagnostic>, Failure> {
    let at: BTreeMap<u32, usize> =
        if pairs.by_tables.is_empty() { BTreeMap::new() } else { rows.iter().map(|it| (it.origin, it.at)).collect() };
    let mut diagnostics = Vec::new();
    for ((_, other), pairs) in pairs.by_tables {
        if pairs.len() > MANY {
            let document = uniting.documents.get(other as usize).map_or("", String::as_str);
            let message = format!(
                "{} dossiers sont décrits autrement dans {document}, dont les lignes sont comptées",
                grouped(pairs.len() as u64)
            );
            let place = super::span(uniting, pairs.iter().map(|it| it.0));
            diagnostics.push(Diagnostic::new(&DIFFERENT, place, message).severity(severity));
            continue;
        }
        for (row, newer) in pairs {
            let (Some(one), Some(two)) = (at.get(&row), at.get(&newer)) else { continue };
            let columns = differing(frame, *one, *two)?;
            let what = if columns.is_empty() { String::new() } else { format!(" ({})", columns.join(", ")) };
            let message = format!(
                "Dossier décrit autrement en {}{what}\u{a0}; c’est cette autre ligne qui est comptée",
                uniting.name(newer, table::ID_DOSSIER)
            );
            diagnostics.push(Diagnostic::new(&DIFFERENT, place(uniting, row), message).severity(severity));
        }
    }
    Ok(diagnostics)
}

/// Labels of the columns in which two rows differ, the first ones.
fn differing(frame: &DataFrame, one: usize, two: usize) -> PolarsResult<Vec<String>> {
    let schema = cas_schema();
    let mut labels = Vec::new();
    for column in table::KIND.columns.iter().filter(|it| schema.contains(it.id)) {
        let values = frame.column(column.id)?;
        let (a, b) = (values.get(one)?, values.get(two)?);
        let same = a == b || (a.is_null() && b.is_null());
        if !same && labels.len() < 4 {
            labels.push(column.label.to_lowercase());
        }
    }
    Ok(labels)
}
