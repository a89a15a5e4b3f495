//! Rows without a file number that an older copy of the same base gives in an earlier state: counted once, in the last one.
//!
//! Two documents are copies of one base when enough of their rows are equal; the others, and those too short to be called equal on their
//! own, are then compared cell by cell.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::{Pairs, Row, same_number};
use crate::base::codes::NR;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::identify::tables::cas as table;
use crate::normalise::Uniting;

/// So many equal rows at least, and this share of the shorter document, make two copies of one base.
const LEAST_EQUAL: usize = 3;
const LEAST_SHARE_PERCENT: usize = 20;

/// Leaves the last state of each follow-up that two copies of one base describe.
pub(super) fn drop_earlier(
    rows: &[Row],
    kept: &mut [bool],
    frame: &DataFrame,
    uniting: &Uniting,
) -> Result<Vec<Diagnostic>, Failure> {
    let copies = copies(rows);
    let mut order: Vec<&Row> = rows
        .iter()
        .filter(|it| kept[it.at] && it.number.is_none() && starts(it).is_some())
        .filter(|it| copies.iter().any(|(one, other)| [*one, *other].contains(&it.table)))
        .collect();
    order.sort_by_key(|it| (it.territoire, starts(it), it.origin));
    let known = Known::of(frame)?;
    let mut pairs = Pairs::default();
    let mut taken = BTreeSet::new();
    for group in order.chunk_by(|a, b| (a.territoire, starts(a)) == (b.territoire, starts(b))) {
        for row in group {
            let newer = group.iter().find(|it| {
                copies.contains(&pair(it, row))
                    && !taken.contains(&(it.at, row.table))
                    && (is_newer(it, row, uniting) || (it.content == row.content && it.table > row.table))
                    && known.same_case(row, it)
            });
            if let Some(newer) = newer {
                kept[row.at] = false;
                taken.insert((newer.at, row.table));
                pairs.add(row, newer);
            }
        }
    }
    same_number::different(pairs, frame, rows, uniting, Severity::AVerifier)
}

/// Pairs of tables with enough equal rows.
fn copies(rows: &[Row]) -> BTreeSet<(u32, u32)> {
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

/// What tells one case from another, where it is known.
struct Known<'f> {
    texts: Vec<&'f StringChunked>,
    dates: Vec<Int32Chunked>,
}

impl<'f> Known<'f> {
    fn of(frame: &'f DataFrame) -> PolarsResult<Self> {
        let texts = [table::GC, table::ORIENTEUR, table::SEXE, table::COMMUNE].map(|it| frame.column(it)?.str());
        let dates = [table::DATE_PREMIERE_VISITE, table::DATE_INCLUSION, table::DATE_SORTIE]
            .map(|it| Ok(frame.column(it)?.date()?.physical().clone()));
        let texts = texts.into_iter().collect::<PolarsResult<_>>()?;
        Ok(Self { texts, dates: dates.into_iter().collect::<PolarsResult<_>>()? })
    }

    /// Whether what both rows know is the same, and something besides the date tells it.
    fn same_case(&self, row: &Row, other: &Row) -> bool {
        let person = row.person.zip(other.person).map(|(one, other)| one == other);
        let birth = row.birth.zip(other.birth).map(|(one, other)| one == other);
        let texts = self.texts.iter().map(|it| {
            let told = |at| it.get(at).filter(|it| *it != NR);
            told(row.at).zip(told(other.at)).map(|(one, other)| one == other)
        });
        let dates = self.dates.iter().map(|it| it.get(row.at).zip(it.get(other.at)).map(|(one, other)| one == other));
        let told: Vec<bool> = [person, birth].into_iter().chain(texts).chain(dates).flatten().collect();
        !told.is_empty() && told.iter().all(|it| *it)
    }
}
