//! Lines of text above a table, and those the sheet opens with.

use crate::base::cell::CellRef;
use crate::base::date::{french, from_days};
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::words::is_year;
use crate::identify::sheet::Sheet;

/// At most this many lines above a table, and as many at the top of the sheet.
const LINES: usize = 8;

/// Lines above a row, from the nearest up, down to `floor` included; then those the sheet opens with, above its `first` headings.
pub(in crate::identify) fn titles(
    sheet: &Sheet,
    above: u32,
    floor: u32,
    first: u32,
    columns: (u32, u32),
) -> Vec<(CellRef, String)> {
    let near = above.checked_sub(1).map(|last| sheet.rows(floor, last)).unwrap_or_default();
    let mut titles: Vec<(CellRef, String)> =
        near.iter().rev().take_while(|it| is_title(it)).take(LINES).filter_map(|it| text(sheet, it, columns)).collect();
    for row in opening(sheet, first) {
        titles.extend(text(sheet, row, columns).filter(|(cell, _)| !titles.iter().any(|it| it.0 == *cell)));
    }
    titles
}

/// Lines below the headings that say in what the amounts are counted: `Montants en k€`.
pub(in crate::identify) fn units(sheet: &Sheet, from: u32, to: u32) -> Vec<(CellRef, String)> {
    let says_unit = |text: &str| {
        let folded = fold(text);
        text.to_lowercase().replace(' ', "").contains("k€")
            || folded.contains("milliers d euros")
            || folded.contains("keuro")
    };
    let lines = sheet.rows(from, to).iter().filter(|it| it.cells.len() == 1 && is_title(it));
    lines.filter_map(|it| text(sheet, it, (0, u32::MAX - 1))).filter(|it| says_unit(&it.1)).collect()
}

/// The lines a sheet opens with that speak of the whole sheet: the last one, just above the first headings, is that table's own.
fn opening<'a>(sheet: &Sheet<'a>, first: u32) -> &'a [Row] {
    let rows = &sheet.grid.rows;
    let start = rows.first().map_or(0, |it| it.number);
    let mut lines = rows
        .iter()
        .enumerate()
        .take_while(|(rank, row)| row.number < first && row.number == start + *rank as u32 && is_title(row))
        .count()
        .min(LINES);
    if rows.get(lines).is_some_and(|it| it.number == first && lines > 0 && first == start + lines as u32) {
        lines -= 1;
    }
    rows.get(..lines).unwrap_or_default()
}

/// A text alone on its row, or a few texts with nothing that is counted: `Exercice : | 2017` is one, a row of figures is not.
pub(in crate::identify) fn is_title(row: &Row) -> bool {
    let counted =
        row.cells.iter().any(|(_, value)| matches!(look(value), Look::Number(number) if !is_year(number as i32)));
    let texts = row.cells.iter().filter(|it| matches!(it.1, Value::Text(_))).count();
    row.cells.len() <= 4 && texts * 2 >= row.cells.len() && !counted
}

/// The texts of a row of titles, those over the columns of the table alone when others stand beside.
fn text(sheet: &Sheet, row: &Row, columns: (u32, u32)) -> Option<(CellRef, String)> {
    let alone = row.cells.len() == 1;
    let over = |col: u32| {
        let end = sheet.extent(row.number, col).1;
        alone || (col <= columns.1 && end + 1 >= columns.0)
    };
    let written = row.cells.iter().filter(|it| over(it.0)).filter_map(|(col, value)| match value {
        Value::Text(text) => Some((*col, text.trim().to_owned())),
        Value::Number(number) if number.fract() == 0.0 && is_year(*number as i32) => Some((*col, number.to_string())),
        Value::Date { day, .. } => Some((*col, french(from_days(*day)?))),
        _ => None,
    });
    let cells: Vec<(u32, String)> = written.collect();
    // `Exercice :` and `2017` in two cells are one line.
    let joined: Vec<&str> = cells.iter().map(|it| it.1.as_str()).collect();
    cells.first().map(|(col, _)| (sheet.grid.cell(row.number, *col), joined.join(" ")))
}
