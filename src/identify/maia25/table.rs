//! One MAIA 25 grid and one column of scores → a raw table.

use super::answers::{Answers, answers};
use super::{ItemRow, Lines, is_point, is_total};
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::{text, total};
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::words::is_year;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::{LONGEST_HEADING, Sheet};
use crate::identify::tables::maia25::{DATE_EVAL, ITEM, KIND, LIBELLE, REMARQUE, SCORE, TERRITOIRE};
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// A column of scores and what stands above it.
#[derive(Debug)]
pub(super) struct Scores {
    pub col: u32,
    /// Row and content of the cell above that says when the grid was filled in.
    date: Option<(u32, Value)>,
    /// Row and text of the other cells above, from the nearest up.
    headings: Vec<(u32, String)>,
    answers: Answers,
}

/// Headings stand at most this many rows above the first item.
const ABOVE: u32 = 8;

/// The columns of scores of a grid; all but one or two are sites or years side by side.
pub(super) fn score_columns(sheet: &Sheet, lines: &Lines) -> Vec<Scores> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for item in &lines.items {
        let Some(row) = sheet.grid.row(item.row) else { continue };
        for (col, _) in row.cells.iter().filter(|(col, value)| *col != lines.label && is_point(value)) {
            match counts.iter_mut().find(|it| it.0 == *col) {
                Some(count) => count.1 += 1,
                None => counts.push((*col, 1)),
            }
        }
    }
    counts.sort_unstable();
    let most = counts.iter().map(|it| it.1).max().unwrap_or(0);
    let kept = counts.into_iter().filter(|it| it.1 * 2 >= most && it.1 * 3 >= lines.items.len());
    let columns: Vec<Scores> = kept.map(|it| above(sheet, lines, it.0)).filter(|it| !it.is_ignored()).collect();
    let chosen = choose(columns);
    match answers(sheet, lines).filter(|_| chosen.is_empty()) {
        Some((col, answers)) => vec![Scores { answers, ..above(sheet, lines, col) }],
        None => chosen,
    }
}

/// Of several columns, those that a site or a date heads; else the last one, just before the remarks.
fn choose(columns: Vec<Scores>) -> Vec<Scores> {
    if columns.len() < 2 {
        return columns;
    }
    let (mut headed, rest): (Vec<Scores>, Vec<Scores>) =
        columns.into_iter().partition(|it| it.date.is_some() || it.names_a_site());
    if headed.is_empty() { rest.into_iter().next_back().into_iter().collect() } else { std::mem::take(&mut headed) }
}

impl Scores {
    /// Whether the scores are something else than figures in the file.
    pub(super) fn are_answers(&self) -> bool {
        self.answers != Answers::Points
    }

    /// `oui`, `non`, `max`: no scores, whatever the figures below.
    fn is_ignored(&self) -> bool {
        let nearest = self.headings.first().map(|it| fold(&it.1)).unwrap_or_default();
        let words: Vec<&str> = nearest.split(' ').collect();
        words.iter().any(|it| {
            ["oui", "non", "ino", "max", "maximum", "poids", "numero", "n", "no", "item", "total"].contains(it)
        }) && !words.contains(&"maia")
    }

    fn names_a_site(&self) -> bool {
        self.headings.iter().any(|(_, text)| {
            let folded = fold(text);
            !SCORE_WORDS.contains(&folded.as_str()) && folded.len() >= 3
        })
    }
}

const SCORE_WORDS: &[&str] =
    &["score", "scores", "point", "points", "note", "notes", "cotation", "valeur", "resultat", "pts", "oui", "non"];

fn above(sheet: &Sheet, lines: &Lines, col: u32) -> Scores {
    let mut scores = Scores { col, date: None, headings: Vec::new(), answers: Answers::Points };
    let Some(first) = lines.items.first() else { return scores };
    let floor = lines.floor.max(first.row.saturating_sub(ABOVE));
    let rows = first.row.checked_sub(1).map(|last| sheet.rows(floor, last)).unwrap_or_default();
    for row in rows.iter().rev() {
        match row.get(col).or_else(|| merged_over(sheet, row, col)) {
            Some(value) if says_when(value) => {
                scores.date.get_or_insert((row.number, value.clone()));
            }
            Some(Value::Text(text)) if text.len() <= LONGEST_HEADING => {
                scores.headings.push((row.number, text.trim().to_owned()))
            }
            _ => {}
        }
    }
    scores
}

/// A heading merged over several columns of scores.
fn merged_over<'a>(sheet: &Sheet, row: &'a Row, col: u32) -> Option<&'a Value> {
    let left = row.cells.iter().rev().find(|it| it.0 < col)?;
    (sheet.extent(row.number, left.0).1 >= col && left.0 > 0).then_some(&left.1)
}

fn says_when(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() <= 30 && (look(value) == Look::Date || text.trim().parse().is_ok_and(is_year)),
        Value::Number(number) => number.fract() == 0.0 && is_year(*number as i32),
        Value::Date { .. } => true,
        _ => false,
    }
}

/// The table of one column of scores.
pub(in crate::identify) fn table(sheet: &Sheet, lines: &Lines, scores: &Scores, several: bool) -> RawTable {
    let first = lines.items.first().map_or(0, |it| it.row);
    let layout = Layout::of(sheet, lines, scores, several);
    let mut titles = titles(sheet, first, lines.floor, first, (lines.label.min(scores.col), scores.col));
    if several {
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
        let dates = headed(&["date", "periode", "annee", "date d evaluation", "evaluation du", "date evaluation"]);
        Self {
            territoire: headed(&["territoire", "site", "maia", "territoire maia"]),
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
        let above =
            |col: u32| lines.items.first().and_then(|it| heading_above(sheet, lines, it.row, col)).unwrap_or_default();
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
        for row in sheet.rows(first.row, lines.end) {
            if let Some(item) = lines.items.iter().find(|it| it.row == row.number) {
                rows.push(self.item_row(row, *item, lines, scores, &section));
            } else if let Some(label) = row.cells.iter().filter_map(|it| text(&it.1)).find(|it| is_total(it)) {
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
        self.raw(row, Role::Data, scores, section, number, label, scores.answers.score(row, scores.col))
    }

    fn total_row(&self, row: &Row, label: &str, scores: &Scores, section: &Option<String>) -> RawRow {
        let role = if is_grand(label) { Role::GrandTotal } else { Role::Total };
        let section = if role == Role::GrandTotal { &None } else { section };
        self.raw(row, role, scores, section, None, Some(Value::Text(label.into())), row.get(scores.col).cloned())
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

/// The column that one of these words heads, just above the first item.
fn headed(sheet: &Sheet, lines: &Lines, words: &[&str]) -> Option<u32> {
    let first = lines.items.first()?;
    let rows = sheet.rows(lines.floor.max(first.row.saturating_sub(ABOVE)), first.row.checked_sub(1)?);
    let header = rows.iter().rev().find(|row| row.get(lines.label).is_some() && row.cells.len() >= 3)?;
    header.cells.iter().find(|it| text(&it.1).is_some_and(|it| words.contains(&fold(it).as_str()))).map(|it| it.0)
}

fn heading_above(sheet: &Sheet, lines: &Lines, row: u32, col: u32) -> Option<String> {
    let rows = sheet.rows(lines.floor.max(row.saturating_sub(ABOVE)), row.checked_sub(1)?);
    rows.iter().rev().find_map(|it| it.get(col)).and_then(text).map(str::to_owned)
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
