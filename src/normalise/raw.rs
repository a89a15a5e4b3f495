//! Raw tables written as text, for tests: `# ` a sub-title, `= ` a total, `== ` a total of totals.

use polars::prelude::*;

use super::{Frames, understand, unite};
use crate::base::cell::{CellRef, FileId, SheetId};
use crate::base::diagnostic::Reported;
use crate::base::settings::Settings;
use crate::base::table::TableKind;
use crate::extract::grid::Value;
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// A table whose first line has the ids of its columns; cells are parted by `|`.
pub(super) fn raw(kind: &'static TableKind, titles: &[&str], names: &[&str], text: &str) -> RawTable {
    let sheet = SheetId { file: FileId(0), index: 0 };
    let top_left = CellRef { sheet, row: 0, col: 0 };
    let mut lines = text.trim().lines().map(str::trim);
    let headings = lines.next().unwrap();
    let columns = headings.split('|').zip(0..).map(|(id, col)| {
        let column = kind.column(id.trim()).unwrap();
        Matched { column, col, heading: column.label.to_owned(), how: How::Exact }
    });
    let mut section = None;
    let mut rows = Vec::new();
    for (row, line) in (1..).zip(lines) {
        if let Some(title) = line.strip_prefix("# ") {
            section = Some(title.to_owned());
            continue;
        }
        let (role, line) = match (line.strip_prefix("== "), line.strip_prefix("= ")) {
            (Some(rest), _) => (Role::GrandTotal, rest),
            (_, Some(rest)) => (Role::Total, rest),
            _ => (Role::Data, line),
        };
        let cells = line.split('|').map(str::trim).map(|it| (!it.is_empty()).then(|| value(it))).collect();
        rows.push(RawRow { row, role, section: section.clone(), cells });
    }
    RawTable {
        kind,
        top_left,
        columns: columns.collect(),
        rows,
        titles: titles.iter().map(|it| (top_left, (*it).to_owned())).collect(),
        names: names.iter().map(|it| (*it).to_owned()).collect(),
        modified: None,
        turned: false,
    }
}

/// What tables of as many files are together, for 2017; `settings` is the text of `maia.toml`.
pub(super) fn united(tables: Vec<RawTable>, settings: &str) -> Reported<Frames> {
    let mut parts = Vec::new();
    for (rank, mut table) in (0..).zip(tables) {
        table.top_left.sheet.file = FileId(rank);
        parts.push(understand(&table).unwrap().value);
    }
    unite(parts, &Settings::parse(settings).unwrap(), Some(2017), None).unwrap()
}

/// Columns of a frame as texts, a line a row.
pub(super) fn lines(frame: &DataFrame, columns: &[&str]) -> Vec<String> {
    let columns: Vec<Column> =
        columns.iter().map(|it| frame.column(it).unwrap().cast(&DataType::String).unwrap()).collect();
    let row = |row| columns.iter().map(|it| it.str().unwrap().get(row).unwrap_or("").to_owned()).collect::<Vec<_>>();
    (0..frame.height()).map(|it| row(it).join("|")).collect()
}

fn value(text: &str) -> Value {
    text.replace(',', ".").parse().map_or_else(|_| Value::Text(text.into()), Value::Number)
}
