//! Whole sheets: given as text tables, recognised, shown as text.

mod accounts;
mod amended;
mod budgets;
mod cases;
mod drawn;
mod layouts;
mod left;
mod registres;
mod road_map;
mod scales;
mod sites;
mod staffing;
mod validation;
mod variants;
mod wordings;

use super::*;
use crate::base::cell::{FileId, SheetId, Sources, a1};
use crate::base::date::{days, french, from_days};
use crate::extract::grid::Row;

/// A sheet from lines of cells between `|`: dates as `14/11/2016`, numbers with a point, all else text.
pub(super) fn sheet(text: &str) -> Grid {
    let mut grid = Grid::new(SheetId { file: FileId(0), index: 0 }, "Feuil1");
    for (number, line) in text.trim_matches('\n').lines().enumerate() {
        let cells = line.split('|').enumerate().filter_map(|(col, cell)| Some((col as u32, value(cell.trim())?)));
        let cells: Vec<_> = cells.collect();
        if !cells.is_empty() {
            grid.rows.push(Row { number: number as u32, cells });
        }
    }
    grid
}

fn value(cell: &str) -> Option<Value> {
    let parts: Vec<i16> = cell.split('/').filter_map(|it| it.parse().ok()).collect();
    if cell.is_empty() {
        None
    } else if let ([day, month, year], 2) = (parts.as_slice(), cell.matches('/').count()) {
        Some(Value::Date { day: days(jiff::civil::Date::constant(*year, *month as i8, *day as i8)), second: 0 })
    } else if let Ok(number) = cell.parse::<f64>() {
        Some(Value::Number(number))
    } else {
        Some(Value::Text(cell.replace("\\n", "\n").into()))
    }
}

pub(super) fn recognised(grid: &Grid) -> Identified {
    on_its_own(grid, &["fichier".to_owned(), "dossier".to_owned()], &Settings::default())
}

/// A sheet alone in its workbook.
pub(super) fn on_its_own(grid: &Grid, names: &[String], settings: &Settings) -> Identified {
    workbook(std::slice::from_ref(grid), names, None, settings).remove(0)
}

pub(super) fn of(text: &str) -> Identified {
    recognised(&sheet(text))
}

/// Kind, columns, titles and rows of each table.
pub(super) fn shown(identified: &Identified) -> String {
    let mut text = String::new();
    for table in &identified.tables {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|it| format!("{}@{}", it.column.id, a1(0, it.col).trim_end_matches('1')))
            .collect();
        text += &format!("# {} {}: {}\n", table.kind.id, a1(table.top_left.row, table.top_left.col), columns.join(" "));
        for (_, title) in &table.titles {
            text += &format!("^ {title}\n");
        }
        for row in &table.rows {
            let role = match row.role {
                Role::Data => "-",
                Role::Total => "T",
                Role::GrandTotal => "G",
            };
            let cells: Vec<String> = row.cells.iter().map(|it| it.as_ref().map_or(String::new(), cell)).collect();
            let section = row.section.as_deref().map_or(String::new(), |it| format!("[{it}] "));
            text += &format!("{role} {} {section}{}\n", row.row + 1, cells.join("|"));
        }
    }
    text
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date { day, .. } => from_days(*day).map_or(String::new(), french),
        other => format!("{other:?}"),
    }
}

/// Code and cell of each remark.
pub(super) fn remarks(identified: &Identified) -> Vec<String> {
    let sources = Sources::default();
    identified.diagnostics.iter().map(|it| format!("{} {}", it.rule.code, sources.name(&it.place))).collect()
}

/// Ids of the columns of the only table.
#[track_caller]
pub(super) fn columns(identified: &Identified) -> Vec<&'static str> {
    assert_eq!(identified.tables.len(), 1, "{}", shown(identified));
    identified.tables[0].columns.iter().map(|it| it.column.id).collect()
}

#[track_caller]
pub(super) fn check(identified: &Identified, expected: &str) {
    let shown = shown(identified);
    assert!(shown.trim() == expected.trim(), "\n{shown}\nexpected\n{expected}");
}
