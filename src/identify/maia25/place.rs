//! Items that their label does not tell: their number, or the place that is left, does.

use std::collections::{BTreeMap, BTreeSet};

use super::around::groups;
use super::items::{shares_a_word, weak};
use super::lines::{NEAR, SHORTEST, column_of_numbers};
use super::numbers::number;
use super::{ItemRow, Lines, is_total};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::Row;
use crate::identify::cells::answers::said;
use crate::identify::cells::labels::text;
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::maia25_items::{ITEMS, range_named};

/// The first row of a list: that of its first known item, or rows just above that answer as items do, though their label words none.
pub(super) fn opening(sheet: &Sheet, label: u32, items: &[ItemRow], floor: u32) -> u32 {
    let Some(first) = items.first().map(|it| it.row) else { return floor };
    let known: Vec<&Row> = items.iter().filter_map(|it| sheet.grid.row(it.row)).collect();
    let columns = answering(&known, label);
    let mut opened = first;
    for row in sheet.rows(floor.max(first.saturating_sub(NEAR)), first).iter().rev().skip(1) {
        if row.number + 1 != opened || !answers_as(row, &known, label, &columns) {
            break;
        }
        opened = row.number;
    }
    opened
}

/// Whether a row has a label that is no heading, and answers, all of them given by some known item in the same column.
fn answers_as(row: &Row, known: &[&Row], label: u32, columns: &BTreeSet<u32>) -> bool {
    let worded = row.get(label).and_then(text);
    let worded = worded.is_some_and(|it| it.len() >= SHORTEST && !is_total(it) && !heads_labels(it));
    let mut answers = row.cells.iter().filter(|it| columns.contains(&it.0) && said(&it.1).is_some()).peekable();
    worded && answers.peek().is_some() && answers.all(|(col, value)| known.iter().any(|it| it.get(*col) == Some(value)))
}

/// The columns that answer items: one answer alone may be the number of the first.
fn answering(known: &[&Row], label: u32) -> BTreeSet<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (col, _) in known.iter().flat_map(|it| &it.cells).filter(|it| it.0 != label && said(&it.1).is_some()) {
        *counts.entry(*col).or_default() += 1;
    }
    counts.into_iter().filter(|it| it.1 > 1).map(|it| it.0).collect()
}

/// Whether a text heads a column of labels: `Intitulé de l’item`, and not `Item 3 : …`.
fn heads_labels(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|it| HEADINGS.contains(&it)) && !folded.contains(|it: char| it.is_ascii_digit())
}

/// Words that head a column of labels.
const HEADINGS: &[&str] = &[
    "item",
    "items",
    "critere",
    "criteres",
    "libelle",
    "libelles",
    "intitule",
    "intitules",
    "question",
    "questions",
    "indicateur",
    "indicateurs",
];

/// Adds the items whose label was not understood but whose number is written beside, as it is for the others; says those whose
/// number and label disagree.
pub(super) fn completed(sheet: &Sheet, lines: &mut Lines, opened: u32) -> Vec<Diagnostic> {
    let beside = |row: u32, col: u32| sheet.grid.get(row, col).and_then(number);
    let numbers = column_of_numbers(sheet, lines.label, &lines.items);
    let Some(numbers) = numbers else { return Vec::new() };
    let disagree =
        lines.items.iter().filter_map(|it| Some((it, beside(it.row, numbers)?))).filter(|it| it.0.item != it.1);
    let diagnostics = disagree
        .map(|(it, written)| remarks::number_and_label(sheet.grid.cell(it.row, numbers), it.item, written))
        .collect();
    for row in sheet.rows(opened, lines.end).iter().filter(|it| !lines.others.contains(&it.number)) {
        let known = lines.items.iter().any(|it| it.row == row.number);
        let free = |item: &u8| !known && !lines.items.iter().any(|it| it.item == *item);
        if let Some(item) = beside(row.number, numbers).filter(free) {
            lines.items.push(ItemRow { row: row.number, item });
        }
    }
    lines.items.sort_by_key(|it| it.row);
    diagnostics
}

/// Adds the items whose label says little, but which fill alone the place that is left between two known items of a group.
pub(super) fn placed(sheet: &Sheet, lines: &mut Lines) -> Vec<Diagnostic> {
    let (Some(first), Some(last)) = (lines.items.first().map(|it| it.row), lines.items.last().map(|it| it.row)) else {
        return Vec::new();
    };
    let known: Vec<&Row> = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)).collect();
    let columns = answering(&known, lines.label);
    let labelled = |row: &&Row| {
        let label = row.get(lines.label).and_then(text);
        label.is_some_and(|it| {
            !is_total(it)
                && (row.number >= lines.head || !heads_labels(it))
                && range_named(it).is_none_or(|_| it.len() >= SHORTEST)
        }) && (lines.items.iter().any(|it| it.row == row.number)
            || row.cells.iter().any(|it| columns.contains(&it.0) && said(&it.1).is_some()))
            && !lines.others.contains(&row.number)
    };
    let from = lines.floor.max(first.saturating_sub(NEAR)).max(lines.head.saturating_sub(NEAR));
    let rows: Vec<&Row> = sheet.rows(from, last + NEAR).iter().filter(labelled).collect();
    let within = groups(sheet, lines.label, rows.iter().map(|it| it.number));
    let whole = rows.len() == ITEMS.len();
    let mut added: Vec<ItemRow> = Vec::new();
    let mut run: Vec<&Row> = Vec::new();
    let mut before: Option<ItemRow> = None;
    for row in &rows {
        match lines.items.iter().find(|it| it.row == row.number) {
            None => run.push(row),
            Some(item) => {
                added.extend(filling(&std::mem::take(&mut run), before, Some(*item), lines, &within, whole));
                before = Some(*item);
            }
        }
    }
    added.extend(filling(&run, before, None, lines, &within, whole));
    let diagnostics = added.iter().map(|it| remarks::by_place(sheet.grid.cell(it.row, lines.label), it.item)).collect();
    lines.items.extend(added);
    lines.items.sort_by_key(|it| it.row);
    diagnostics
}

/// The items of rows between two known ones, when there are as many as items left, and each has a word of its own; any word of the item
/// does in a `whole` grid, which has as many rows as the scale has items.
fn filling(
    run: &[&Row],
    before: Option<ItemRow>,
    after: Option<ItemRow>,
    lines: &Lines,
    within: &BTreeMap<u32, (u8, u8)>,
    whole: bool,
) -> Vec<ItemRow> {
    let Some(first) = run.first() else { return Vec::new() };
    let group =
        within.get(&first.number).copied().filter(|it| run.iter().all(|row| within.get(&row.number) == Some(it)));
    let (lowest, highest) = group.unwrap_or((1, ITEMS.len() as u8));
    let start = before.filter(|it| (lowest..=highest).contains(&it.item)).map_or(lowest, |it| it.item + 1);
    let stop = after.filter(|it| (lowest..=highest).contains(&it.item)).map_or(highest + 1, |it| it.item);
    let items: Vec<u8> = (start..stop).collect();
    let free = items.iter().all(|item| !lines.items.iter().any(|it| it.item == *item));
    let tells = if whole { shares_a_word } else { weak };
    let like = || {
        run.iter().zip(&items).all(|(row, item)| row.get(lines.label).and_then(text).is_some_and(|it| tells(it, *item)))
    };
    if items.len() != run.len() || !free || !like() {
        return Vec::new();
    }
    run.iter().zip(items).map(|(row, item)| ItemRow { row: row.number, item }).collect()
}
