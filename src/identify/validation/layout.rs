//! Where the columns of a validation grid stand, and the raw table of each column of values.

use super::labels::{is_modality, item, label, section};
use super::values::{Values, chosen, columns, says_year};
use super::{ItemRow, Lines};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::words::is_year;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::{LONGEST_HEADING, Sheet};
use crate::identify::tables::grille::{ANNEE, COMMENTAIRE, ITEM, KIND, NORME, SECTION, SOURCE, TERRITOIRE, VALEUR};
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// Headings stand at most this many rows above the first item.
const ABOVE: u32 = 8;

/// The columns of a grid.
#[derive(Debug)]
pub(super) struct Layout {
    /// First row of the headings; that of the first item when there are none.
    pub top: u32,
    values: Vec<Values>,
    /// Other columns: id, column, heading.
    others: Vec<(&'static str, u32, String)>,
    /// On columns of values that are not read.
    unread: Vec<Diagnostic>,
}

impl Layout {
    pub(super) fn of(sheet: &Sheet, lines: &Lines) -> Self {
        let headings = headings(sheet, lines);
        let told_apart = |col: u32| {
            let texts = || headings.iter().filter_map(|it| it.get(col)).filter_map(text);
            [SOURCE, NORME, COMMENTAIRE].iter().any(|id| texts().any(|it| heads(id, it)))
        };
        let all = columns(sheet, lines, &headings, told_apart);
        let is_value = |col: u32| all.iter().any(|it| it.takes(col));
        let mut others: Vec<(&'static str, u32, String)> = Vec::new();
        for id in [TERRITOIRE, ANNEE, SECTION, SOURCE, NORME, COMMENTAIRE] {
            let taken = |col: u32| is_value(col) || col == lines.label;
            let headed = headings.iter().rev().find_map(|row| {
                row.cells.iter().filter(|it| !taken(it.0)).find(|it| text(&it.1).is_some_and(|it| heads(id, it)))
            });
            if let Some((col, value)) = headed {
                others.push((id, *col, text(value).unwrap_or_default().to_owned()));
            }
        }
        let top = headings.first().map(|it| it.number).or_else(|| Some(lines.items.first()?.row)).unwrap_or(0);
        let (values, unread) = chosen(sheet, lines, all);
        Self { top, values, others, unread }
    }

    /// What is said of the columns of values.
    pub(super) fn remarks(&self, sheet: &Sheet, lines: &Lines) -> Vec<Diagnostic> {
        let read = self.values.iter().filter_map(|it| it.remark(sheet, lines));
        self.unread.iter().cloned().chain(read).collect()
    }

    /// Whether a row has a value.
    pub(super) fn has_value(&self, row: &Row) -> bool {
        self.values.iter().any(|it| it.of(row).is_some_and(|it| is_modality(&it)))
    }

    /// One table for each column of values.
    pub(super) fn tables(&self, sheet: &Sheet, lines: &Lines, turned: bool) -> Vec<RawTable> {
        let apart = turned || self.values.len() > 1;
        self.values.iter().map(|it| self.table(sheet, lines, it, apart)).collect()
    }

    fn table(&self, sheet: &Sheet, lines: &Lines, values: &Values, apart: bool) -> RawTable {
        let first = lines.items.first().map_or(0, |it| it.row);
        let top = self.top.min(first);
        let left = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)?.cells.first()).map(|it| it.0).min();
        let left = left.unwrap_or(lines.label).min(values.col);
        let mut titles = titles(sheet, top, lines.floor.min(top), top, (left, values.col));
        if apart {
            for (row, text) in values.headings.iter().rev() {
                titles.insert(0, (sheet.grid.cell(*row, values.col), text.clone()));
            }
        }
        RawTable {
            kind: &KIND,
            top_left: sheet.grid.cell(first, lines.label),
            columns: self.columns(lines, values),
            rows: lines.items.iter().filter_map(|it| self.row(sheet, lines, values, *it)).collect(),
            titles,
            names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
            modified: sheet.modified.map(str::to_owned),
            turned: false,
        }
    }

    fn columns(&self, lines: &Lines, values: &Values) -> Vec<Matched> {
        let of = |id: &str, col: u32, heading: &str| {
            Some(Matched { column: KIND.column(id)?, col, heading: heading.to_owned(), how: How::Exact })
        };
        let year = values.year.as_ref().map_or("", |it| it.1.as_str());
        let own = [
            of(SECTION, lines.label, ""),
            of(ITEM, lines.label, ""),
            of(VALEUR, values.col, values.headings.first().map_or(year, |it| it.1.as_str())),
            values.year.as_ref().and_then(|it| of(ANNEE, values.col, &it.1)),
        ];
        own.into_iter().flatten().chain(self.kept(values).filter_map(|it| of(it.0, it.1, &it.2))).collect()
    }

    fn row(&self, sheet: &Sheet, lines: &Lines, values: &Values, at: ItemRow) -> Option<RawRow> {
        let row = sheet.grid.row(at.row)?;
        let known = item(at.rank)?;
        let words = |text: &str| Some(Value::Text(text.into()));
        let mut cells = vec![words(known.section), words(known.id), values.of(row)];
        cells.extend(values.year.as_ref().map(|it| Some(it.0.clone())));
        cells.extend(self.kept(values).map(|it| row.get(it.1).cloned()));
        Some(RawRow { row: at.row, role: Role::Data, section: None, cells }).filter(|_| lines.label != values.col)
    }

    /// The other columns that say something of these values: the year above them goes before a column of years.
    fn kept<'a>(&'a self, values: &Values) -> impl Iterator<Item = &'a (&'static str, u32, String)> {
        let dated = values.year.is_some();
        self.others.iter().filter(move |it| it.0 != SECTION && !(dated && it.0 == ANNEE))
    }
}

/// The rows of headings above the first item: those of several cells, and what stands between them and the items.
fn headings<'a>(sheet: &Sheet<'a>, lines: &Lines) -> Vec<&'a Row> {
    let Some(first) = lines.items.first() else { return Vec::new() };
    let Some(last) = first.row.checked_sub(1) else { return Vec::new() };
    let rows = sheet.rows(lines.floor.max(first.row.saturating_sub(ABOVE)), last);
    // Totals of the grid above stand over nothing, nor does what stands above a title of this one.
    let titled = |row: &Row| {
        lines.floor > 0
            && row.cells.len() == 1
            && row.get(lines.label).and_then(text).is_some_and(|it| section(it).is_none())
    };
    let parts = |row: &Row| titled(row) || row.cells.iter().any(|it| counts(&it.1));
    let from = rows.iter().rposition(parts).map_or(0, |it| it + 1);
    let rows = rows.get(from..).unwrap_or_default();
    let telling = |row: &&'a Row| {
        let cells = || row.cells.iter().filter(|it| it.0 != lines.label);
        let short = cells().all(|it| text(&it.1).is_none_or(|it| it.len() <= LONGEST_HEADING && label(it).is_none()));
        let names_section = row.cells.iter().filter_map(|it| text(&it.1)).any(|it| section(it).is_some());
        short && !names_section && (row.cells.len() > 1 || cells().any(|it| says_year(&it.1)))
    };
    rows.iter().filter(telling).collect()
}

/// Whether a cell counts something, and is no year.
fn counts(value: &Value) -> bool {
    matches!(look(value), Look::Number(number) if !is_year(number as i32))
}

/// Whether a heading is that of a column.
fn heads(id: &str, heading: &str) -> bool {
    let folded = fold(heading);
    KIND.column(id).is_some_and(|it| it.headings.iter().chain([&it.label]).any(|it| fold(it) == folded))
}
