//! One MAIA 25 grid and one column of scores → a raw table.

use super::scores::{Scores, headings};
use super::{ItemRow, Lines, answers, is_total};
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::{text, total};
use crate::identify::cells::look::{Look, look};
use crate::identify::layout::titles::{is_title, titles};
use crate::identify::sheet::Sheet;
use crate::identify::tables::maia25::{DATE_EVAL, ITEM, KIND, LIBELLE, REMARQUE, SCORE, TERRITOIRE};
use crate::identify::tables::maia25_items::range_named;
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// The table of one column of scores.
pub(in crate::identify) fn table(sheet: &Sheet, lines: &Lines, scores: &Scores, several: bool) -> RawTable {
    let first = lines.items.first().map_or(0, |it| it.row);
    let layout = Layout::of(sheet, lines, scores, several);
    let left = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)?.cells.first()).map(|it| it.0).min();
    let left = left.unwrap_or(lines.label).min(scores.col);
    let above = below_titles(sheet, lines);
    let mut titles = titles(sheet, above, lines.floor, lines.head, (left, scores.col));
    if several {
        // A row that heads each column is no line over all of them: `Item : | MAIA Saverne | MAIA Molsheim`.
        titles.retain(|(cell, _)| !scores.headings.iter().any(|it| it.0 == cell.row));
        let own = scores.headings.iter().rev().map(|(row, text)| (sheet.grid.cell(*row, scores.col), text.clone()));
        for title in own {
            titles.insert(0, title);
        }
    }
    RawTable {
        kind: &KIND,
        top_left: sheet.grid.cell(first, lines.label),
        columns: layout.matched(sheet, lines, scores),
        rows: layout.rows(sheet, lines, scores),
        titles,
        names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
        modified: sheet.modified.map(str::to_owned),
        turned: false,
    }
}

/// The first row of the headings of a grid, below its titles.
fn below_titles(sheet: &Sheet, lines: &Lines) -> u32 {
    let wide = headings(sheet, lines).iter().rev().take_while(|it| !is_title(it));
    wide.last().map_or(lines.head, |it| it.number)
}

/// Where the other columns of a grid stand.
struct Layout {
    territoire: Option<u32>,
    /// A column of dates, one for each row.
    dates: Option<u32>,
    remark: Option<u32>,
}

impl Layout {
    fn of(sheet: &Sheet, lines: &Lines, scores: &Scores, several: bool) -> Self {
        let headed = |words: &[&str]| headed(sheet, lines, words);
        let dates = headed(DATES);
        Self {
            territoire: headed(TERRITOIRES).filter(|it| *it != scores.col),
            dates: dates.filter(|it| *it != scores.col && scores.date.is_none()),
            remark: headed(&[
                "remarque",
                "remarques",
                "rq",
                "commentaire",
                "commentaires",
                "precision",
                "precisions",
                "source",
                "observations",
            ])
            .or_else(|| if several { None } else { wordy_column(sheet, lines, scores.col) }),
        }
    }

    fn matched(&self, sheet: &Sheet, lines: &Lines, scores: &Scores) -> Vec<Matched> {
        let heading = |id: &str, col: u32, heading: String| {
            let column = KIND.column(id)?;
            Some(Matched { column, col, heading, how: How::Exact })
        };
        let above = |col: u32| heading_above(sheet, lines, col).unwrap_or_default();
        let date = scores.date.as_ref().map(|(_, value)| shown(value));
        [
            self.territoire.and_then(|it| heading(TERRITOIRE, it, above(it))),
            heading(ITEM, lines.label, String::new()),
            heading(LIBELLE, lines.label, above(lines.label)),
            heading(SCORE, scores.col, scores.headings.first().map(|it| it.1.clone()).unwrap_or_default()),
            date.and_then(|it| heading(DATE_EVAL, scores.col, it))
                .or_else(|| heading(DATE_EVAL, self.dates?, above(self.dates?))),
            self.remark.and_then(|it| heading(REMARQUE, it, above(it))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn rows(&self, sheet: &Sheet, lines: &Lines, scores: &Scores) -> Vec<RawRow> {
        let Some(first) = lines.items.first() else { return Vec::new() };
        let mut section = opening_section(sheet, lines, first.row);
        let mut rows = Vec::new();
        let from = opening_row(sheet, lines, first.row);
        for row in sheet.rows(from, lines.end).iter().filter(|it| !lines.others.contains(&it.number)) {
            if let Some(item) = lines.items.iter().find(|it| it.row == row.number) {
                rows.push(self.item_row(row, *item, lines, scores, &section));
            } else if let Some(label) = row.cells.iter().filter_map(|it| text(&it.1)).find(|it| is_total(it)) {
                if row.number > first.row && lines.others.is_empty() {
                    rows.push(self.total_row(row, label, scores, &section));
                }
            } else if let Some(label) = counted_group(row, lines, scores) {
                section = Some(label.trim().to_owned());
                rows.push(self.total_row(row, label, scores, &section));
            } else if let Some(text) = row.get(lines.label).and_then(text).filter(|it| is_section(row, it)) {
                section = Some(text.trim().to_owned());
            }
        }
        rows
    }

    fn item_row(&self, row: &Row, item: ItemRow, lines: &Lines, scores: &Scores, section: &Option<String>) -> RawRow {
        let number = Some(Value::Number(f64::from(item.item)));
        let label = row.get(lines.label).cloned();
        self.raw(row, Role::Data, scores, section, number, label, scores.score(row))
    }

    fn total_row(&self, row: &Row, label: &str, scores: &Scores, section: &Option<String>) -> RawRow {
        let role = if is_grand(label) { Role::GrandTotal } else { Role::Total };
        let section = if role == Role::GrandTotal { &None } else { section };
        self.raw(
            row,
            role,
            scores,
            section,
            None,
            Some(Value::Text(label.into())),
            row.get(scores.col).map(answers::total),
        )
    }

    #[allow(clippy::too_many_arguments)]
    fn raw(
        &self,
        row: &Row,
        role: Role,
        scores: &Scores,
        section: &Option<String>,
        number: Option<Value>,
        label: Option<Value>,
        score: Option<Value>,
    ) -> RawRow {
        let mut cells = Vec::new();
        if let Some(col) = self.territoire {
            cells.push(row.get(col).cloned());
        }
        cells.extend([number, label, score]);
        match (&scores.date, self.dates) {
            (Some((_, date)), _) => cells.push(Some(date.clone())),
            (None, Some(col)) => cells.push(row.get(col).cloned()),
            (None, None) => {}
        }
        if let Some(col) = self.remark {
            cells.push(row.get(col).cloned());
        }
        RawRow { row: row.number, role, section: section.clone(), cells }
    }
}

/// The line that names the first group, just above the first item, when the list starts by a count of its points.
fn opening_row(sheet: &Sheet, lines: &Lines, first: u32) -> u32 {
    let above = first.checked_sub(1).filter(|it| *it >= lines.floor).and_then(|it| sheet.grid.row(it));
    let named = above.filter(|row| row.get(lines.label).and_then(text).is_some_and(|it| range_named(it).is_some()));
    named.map_or(first, |it| it.number)
}

/// The name of a group with its points beside it.
fn counted_group<'a>(row: &'a Row, lines: &Lines, scores: &Scores) -> Option<&'a str> {
    let label = row.get(lines.label).and_then(text).filter(|it| range_named(it).is_some())?;
    let counted = |it: &Value| matches!(look(&answers::total(it)), Look::Number(_));
    row.get(scores.col).is_some_and(counted).then_some(label)
}

/// The column that one of these words heads, in the row of headings.
fn headed(sheet: &Sheet, lines: &Lines, words: &[&str]) -> Option<u32> {
    let header = header(sheet, lines.label, lines.head, lines.floor)?;
    let cells = header.cells.iter().filter(|it| it.0 != lines.label);
    let mut headed = cells.filter(|it| text(&it.1).is_some_and(|it| words.contains(&fold(it).as_str())));
    headed.next().map(|it| it.0)
}

/// The row of headings above the first item: the nearest that has one over the labels.
pub(super) fn header<'a>(sheet: &Sheet<'a>, label: u32, first: u32, floor: u32) -> Option<&'a Row> {
    let rows = sheet.rows(floor.max(first.saturating_sub(ABOVE)), first.checked_sub(1)?);
    let named = |row: &Row| row.get(label).and_then(text).is_some_and(|it| range_named(it).is_some());
    rows.iter().rev().find(|row| row.get(label).is_some() && row.cells.len() >= 3 && !named(row))
}

/// Whether a heading is that of a column of territoires or of dates.
pub(super) fn heads_key(heading: &str) -> bool {
    let folded = fold(heading);
    TERRITOIRES.contains(&folded.as_str()) || DATES.contains(&folded.as_str())
}

const TERRITOIRES: &[&str] =
    &["territoire", "site", "maia", "territoire maia", "site maia", "secteur", "nom de la maia"];

const DATES: &[&str] = &[
    "date",
    "periode",
    "annee",
    "exercice",
    "date d evaluation",
    "evaluation du",
    "date evaluation",
    "date de l evaluation",
    "date de cotation",
    "cote le",
    "millesime",
];

/// Headings stand at most this many rows above the first item.
const ABOVE: u32 = 8;

fn heading_above(sheet: &Sheet, lines: &Lines, col: u32) -> Option<String> {
    headings(sheet, lines).iter().rev().find_map(|it| it.get(col)).and_then(text).map(str::to_owned)
}

/// The first column right of the scores that holds sentences.
fn wordy_column(sheet: &Sheet, lines: &Lines, score: u32) -> Option<u32> {
    let rows = lines.items.iter().filter_map(|it| sheet.grid.row(it.row));
    let right = rows.flat_map(|it| &it.cells).filter(|it| it.0 > score && text(&it.1).is_some_and(|it| it.len() > 12));
    right.map(|it| it.0).min()
}

/// The nearest line above the first item, in the column of labels.
fn opening_section(sheet: &Sheet, lines: &Lines, first: u32) -> Option<String> {
    let rows = sheet.rows(lines.floor.max(first.saturating_sub(3)), first.checked_sub(1)?);
    let texts =
        rows.iter().rev().filter_map(|row| row.get(lines.label).and_then(text).filter(|it| is_section(row, it)));
    texts.map(|it| it.trim().to_owned()).next()
}

fn is_section(row: &Row, text: &str) -> bool {
    let folded = fold(text);
    row.cells.len() <= 2 && !folded.is_empty() && folded != "si oui" && text.len() <= 60
}

fn is_grand(label: &str) -> bool {
    let folded = fold(label);
    let words: Vec<&str> = folded.split(' ').collect();
    let general = words.iter().any(|it| ["gd", "grand", "general", "generale", "global", "25"].contains(it));
    general
        || (total(label).is_some()
            && words.len() <= 2
            && words.iter().all(|it| ["total", "score", "maia", "points"].contains(it)))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date { day, .. } => {
            crate::base::date::from_days(*day).map_or_else(String::new, crate::base::date::french)
        }
        _ => String::new(),
    }
}
