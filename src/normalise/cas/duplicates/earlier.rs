//! Rows without a file number that an older copy of the same base gives in an earlier state: counted once, in the last one.
//!
//! The name of the person, or the same days of a visit and of an inclusion, tell a follow-up from any other. Two documents are copies of
//! one base when enough of their rows are equal or so told; the others, and those too short to be called equal on their own, are then
//! compared cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::known::are_numbered;
use super::{Absorbed, Known, Pairs, Row, same_number};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::normalise::Uniting;

/// So many equal rows at least, and this share of the shorter document, make two copies of one base.
const LEAST_EQUAL: usize = 3;
const LEAST_SHARE_PERCENT: usize = 20;

/// Leaves the last state of each follow-up that two copies of one base describe.
pub(super) fn drop_earlier(
    rows: &[Row],
    kept: &mut [bool],
    frame: &DataFrame,
    known: &Known,
    uniting: &Uniting,
    absorbed: &mut Vec<Absorbed>,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut order: Vec<&Row> = rows.iter().filter(|it| kept[it.at] && starts(it).is_some()).collect();
    order.sort_by_key(|it| (it.territoire, starts(it), it.origin));
    let groups: Vec<&[&Row]> = order.chunk_by(is_together).filter(|it| are_of_two_tables(it)).collect();
    let copies = copies(rows, &groups, known);
    let mut pairs = Pairs::default();
    let mut taken = BTreeSet::new();
    for group in groups {
        for row in group {
            let copied =
                |it: &Row| copies.contains(&pair(it, row)) && !are_numbered(row, it) && known.same_case(row, it);
            let newer = group.iter().find(|it| {
                it.table != row.table
                    && (copied(it) || known.identify(row, it))
                    && !taken.contains(&(it.at, row.table))
                    && (is_newer(it, row, uniting) || (it.content == row.content && it.table > row.table))
            });
            if let Some(newer) = newer {
                kept[row.at] = false;
                absorbed.push(Absorbed { from: row.at, into: newer.at, wholly: false });
                taken.insert((newer.at, row.table));
                pairs.add(row, newer);
            }
        }
    }
    same_number::different(pairs, frame, rows, uniting, Severity::AVerifier)
}

/// Whether two rows are of one site and start on the same day.
fn is_together(one: &&Row, other: &&Row) -> bool {
    (one.territoire, starts(one)) == (other.territoire, starts(other))
}

fn are_of_two_tables(group: &[&Row]) -> bool {
    group.first().is_some_and(|first| group.iter().any(|it| it.table != first.table))
}

/// Pairs of tables with enough rows that are equal, or that are surely of the same follow-up; `groups` are rows of the same day.
fn copies(rows: &[Row], groups: &[&[&Row]], known: &Known) -> BTreeSet<(u32, u32)> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let mut by_content: BTreeMap<(&str, u64, Option<u64>), BTreeSet<u32>> = BTreeMap::new();
    for row in rows.iter().filter(|it| it.number.is_none()) {
        *sizes.entry(row.table).or_default() += 1;
        by_content.entry((row.territoire, row.content, row.person)).or_default().insert(row.table);
    }
    let mut equal: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for tables in by_content.values().filter(|it| it.len() > 1) {
        for one in tables {
            for other in tables.range(one + 1..) {
                *equal.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    for group in groups {
        for (rank, one) in group.iter().enumerate() {
            let others = group.iter().skip(rank + 1).filter(|it| it.table != one.table && it.content != one.content);
            for other in others.filter(|it| known.identify(one, it)) {
                *equal.entry(pair(one, other)).or_default() += 1;
            }
        }
    }
    let size = |table: &u32| sizes.get(table).copied().unwrap_or_default();
    let enough = |(one, other): &(u32, u32), count: usize| {
        count >= LEAST_EQUAL && count * 100 >= size(one).min(size(other)) * LEAST_SHARE_PERCENT
    };
    equal.into_iter().filter(|(pair, count)| enough(pair, *count)).map(|it| it.0).collect()
}

fn starts(row: &Row) -> Option<i32> {
    row.request.or(row.inclusion)
}

fn pair(one: &Row, two: &Row) -> (u32, u32) {
    (one.table.min(two.table), one.table.max(two.table))
}

/// The document modified last; where documents do not say, the row that says more.
fn is_newer(row: &Row, than: &Row, uniting: &Uniting) -> bool {
    match (uniting.modified(row.origin), uniting.modified(than.origin)) {
        (Some(one), Some(other)) if one != other => one > other,
        _ => row.filled > than.filled,
    }
}
