//! Whether a row may hold headings, before anything is compared with them.

use super::amid::is_like_neighbours;
use super::header::Header;
use super::headings::{is_heading_like, is_year_alone};
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::{account, names_account};
use crate::identify::lexicon::is_value;
use crate::identify::sheet::{Known, Sheet};

/// Whether a row may hold headings. Amid the rows of a table it must do better: the cells of a base also hold known words.
pub(super) fn is_promising<'a>(sheet: &Sheet<'a>, at: usize, row: &'a Row, above: Option<&Header>) -> bool {
    if !is_wordy(row) {
        return false;
    }
    let known: Vec<Known> = row
        .cells
        .iter()
        .filter_map(|(col, value)| Some((*col, as_text(value)?)))
        .map(|(col, it)| if is_answer(sheet, row.number, col, it) { Known::Unknown } else { sheet.known(it) })
        .collect();
    let years = row.cells.iter().filter(|it| is_year_alone(&it.1)).count();
    let words = years + known.iter().filter(|it| **it > Known::Unknown).count();
    let spelled = known.iter().filter(|it| **it == Known::Spelled).count();
    if words < 2 || is_like_neighbours(sheet, at, above) {
        return false;
    }
    if above.is_some() && is_amid_rows(sheet, at, row) {
        return spelled >= 2 && (spelled == known.len() || spelled >= 3.max(known.len() * 3 / 5));
    }
    let opens = above.is_none() && (spelled >= 3 || (spelled >= 2 && opens_accounts(sheet, row)));
    let mostly = words * 5 >= known.len() * 2 || opens;
    mostly && (above.is_none() || spelled >= 2.max(known.len() / 3))
}

/// Whether the rows just below are accounts of a budget: few words tell the months, or the sites, that stand over their amounts.
fn opens_accounts(sheet: &Sheet, row: &Row) -> bool {
    let below = sheet.rows(row.number + 1, row.number + 3);
    let named = |row: &Row| row.cells.iter().take(2).any(|it| is_account(&it.1)) && row.cells.len() >= 3;
    below.iter().filter(|it| named(it)).count() >= 2
}

fn is_account(value: &Value) -> bool {
    match value {
        Value::Text(text) => names_account(text),
        Value::Number(number) => number.fract() == 0.0 && account(&number.to_string()).is_some(),
        _ => false,
    }
}

/// Whether the row just above is a row of cells too.
fn is_amid_rows(sheet: &Sheet, at: usize, row: &Row) -> bool {
    let above = at.checked_sub(1).and_then(|it| sheet.grid.rows.get(it));
    above.is_some_and(|it| it.number + 1 == row.number && it.cells.len() >= 3)
}

/// Whether the row holds texts and hardly anything else.
fn is_wordy(row: &Row) -> bool {
    let measures = row.cells.iter().filter(|(_, value)| !is_heading_like(value)).count();
    row.cells.len() >= 2 && measures * 6 <= row.cells.len()
}

pub(super) fn texts(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().filter_map(|it| as_text(&it.1))
}

fn as_text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a text is a value that comes again just below it: `Inclus`, `seul` are headings only over other words.
fn is_answer(sheet: &Sheet, row: u32, col: u32, text: &str) -> bool {
    let written = fold(text);
    is_value(&written) && {
        let below = sheet.rows(row + 1, row + BELOW);
        let again = below.iter().filter_map(|it| it.get(col).and_then(as_text)).filter(|it| fold(it) == written);
        again.take(2).count() == 2
    }
}

/// So many rows below are looked at.
const BELOW: u32 = 20;
