//! What stands around the items of a list: the groups they are in, the territoires and dates that tell its grids apart.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_total, table};
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::cells::answers::is_answer;
use crate::identify::cells::labels::text;
use crate::identify::sheet::Sheet;
use crate::identify::tables::maia25_items::range_named;

/// The group that each row stands in: the nearest name above it, or left of it.
pub(super) fn groups(sheet: &Sheet, label: u32, items: impl Iterator<Item = u32>) -> BTreeMap<u32, (u8, u8)> {
    let items: BTreeSet<u32> = items.collect();
    let Some(last) = items.last() else { return BTreeMap::new() };
    let mut within = BTreeMap::new();
    let mut current = None;
    for row in sheet.rows(0, *last) {
        let is_item = items.contains(&row.number);
        let texts = row.cells.iter().filter(|it| if is_item { it.0 < label } else { it.0 <= label });
        let mut texts = texts.filter_map(|it| text(&it.1));
        if let Some(range) = texts.clone().filter(|it| !is_total(it)).find_map(range_named) {
            current = Some(range);
        } else if !is_item && texts.any(is_total) {
            current = None;
        }
        if is_item && let Some(range) = current {
            within.insert(row.number, range);
        }
    }
    within
}

/// What the columns of territoires and dates say, row by row: they tell apart the grids of one list.
pub(super) type Keys = BTreeMap<u32, Vec<String>>;

pub(super) fn keys(sheet: &Sheet, label: u32, first: u32) -> Keys {
    let none = Keys::new();
    let Some(head) = table::header(sheet, label, first, 0) else { return none };
    let rows = || sheet.rows(first, sheet.last_row()).iter().filter(|it| it.get(label).is_some());
    let columns: Vec<u32> = head
        .cells
        .iter()
        .filter(|it| it.0 != label && text(&it.1).is_some_and(table::heads_key))
        .map(|it| it.0)
        .filter(|col| rows().filter_map(|it| it.get(*col)).any(|it| !is_answer(it)))
        .collect();
    let mut keys = Keys::new();
    let mut current: Vec<String> = vec![String::new(); columns.len()];
    for row in rows() {
        for (kept, col) in current.iter_mut().zip(&columns) {
            match row.get(*col) {
                Some(Value::Text(text)) => *kept = fold(text),
                Some(other) => *kept = format!("{other:?}"),
                None => {}
            }
        }
        keys.insert(row.number, current.clone());
    }
    if keys.values().collect::<BTreeSet<_>>().len() > 1 { keys } else { none }
}

/// The rows of each key, in the order in which keys first come.
pub(super) fn by_key<T>(rows: Vec<T>, keys: &Keys, row: impl Fn(&T) -> u32) -> Vec<Vec<T>> {
    let mut parts: Vec<(Option<&Vec<String>>, Vec<T>)> = Vec::new();
    for one in rows {
        let key = keys.get(&row(&one));
        match parts.iter_mut().find(|it| it.0 == key) {
            Some(part) => part.1.push(one),
            None => parts.push((key, vec![one])),
        }
    }
    parts.into_iter().map(|it| it.1).collect()
}
