//! The columns of values of a validation grid: written out, ticked, or one column of crosses.

use std::collections::BTreeSet;

use super::Lines;
use super::labels::is_modality;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::territoire::towns;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::answers::{Said, is_tick, said};
use crate::identify::cells::labels::text;
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::sites::is_site;
use crate::identify::cells::standing::{Standing, is_judge, standing};
use crate::identify::cells::ticked::{Ticked, ticked};
use crate::identify::cells::words::{is_year, years};
use crate::identify::remarks;
use crate::identify::sheet::Sheet;

/// A column of values and what stands above it.
#[derive(Debug, Clone)]
pub(super) struct Values {
    pub col: u32,
    /// `2016` above it.
    pub year: Option<(Value, String)>,
    /// Row and text of the other cells above, from the nearest up.
    pub headings: Vec<(u32, String)>,
    source: Source,
}

/// How values are given.
#[derive(Debug, Clone)]
enum Source {
    Written,
    /// Crosses, 0 or 1; tells whether nothing there says no.
    Crosses {
        only_yes: bool,
    },
    Ticked(Ticked),
}

/// Fewer answers than this are no column of crosses.
const LEAST: usize = 4;

impl Values {
    /// The value of a row.
    pub(super) fn of(&self, row: &Row) -> Option<Value> {
        let value = row.get(self.col);
        match &self.source {
            Source::Written => value.cloned(),
            Source::Ticked(ticked) => ticked.value(row),
            Source::Crosses { .. } => match value.and_then(said) {
                Some(answer) => Some(Value::Text(if is_tick(answer) { "Oui" } else { "Non" }.into())),
                None if value.is_some_and(is_share) => Some(Value::Text("Partiel".into())),
                None => value.cloned(),
            },
        }
    }

    pub(super) fn takes(&self, col: u32) -> bool {
        self.col == col || matches!(&self.source, Source::Ticked(it) if it.holds(col))
    }

    /// What is said of the way values are read.
    pub(super) fn remark(&self, sheet: &Sheet, lines: &Lines) -> Option<Diagnostic> {
        let Source::Crosses { only_yes } = self.source else { return None };
        let first = lines.items.first().map_or(0, |it| it.row);
        let row = self.headings.first().map_or(first, |it| it.0);
        Some(remarks::answers_of_grid(sheet.grid.cell(row, self.col), only_yes))
    }

    fn standing(&self) -> Standing {
        self.headings.first().map_or(Standing::Plain, |it| standing(&it.1))
    }

    /// The year and the site above it.
    fn key(&self, sheet: &Sheet) -> (String, BTreeSet<String>) {
        let sites = self.headings.iter().filter(|it| is_site(sheet, &it.1));
        let towns = sites.flat_map(|it| towns(&it.1)).filter(|it| !is_judge(it)).collect();
        (self.year.as_ref().map(|it| it.1.clone()).unwrap_or_default(), towns)
    }
}

/// The columns of values under some rows of headings; `apart` tells those that are something else.
pub(super) fn columns(sheet: &Sheet, lines: &Lines, headings: &[&Row], apart: impl Fn(u32) -> bool) -> Vec<Values> {
    let rows: Vec<&Row> = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)).collect();
    let modality = |value: &Value| match text(value)?.trim() {
        "P" | "p" => Some("Partiel".to_owned()),
        written => Some(written.to_owned()).filter(|_| is_modality(value)),
    };
    let mut runs = ticked(&rows, headings, modality);
    runs.retain(|it| !it.holds(lines.label));
    let mut columns: Vec<u32> = rows.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|col| *col != lines.label && !apart(*col) && !runs.iter().any(|it| it.holds(*col)));
    let cells = |col: u32| rows.iter().filter_map(|it| it.get(col)).collect::<Vec<&Value>>();
    let written = |cells: &[&Value]| {
        let known = cells.iter().filter(|it| is_modality(it)).count();
        known * 10 >= cells.len() * 6 && known * 3 >= rows.len()
    };
    let mut found: Vec<Values> = columns
        .iter()
        .filter(|it| written(&cells(**it)))
        .map(|it| above(headings, lines.label, *it, Source::Written))
        .chain(runs.into_iter().filter_map(|run| {
            let col = run.columns.first()?.0;
            Some(above(headings, lines.label, col, Source::Ticked(run)))
        }))
        .collect();
    if found.is_empty() {
        found =
            columns.iter().filter_map(|it| Some(above(headings, lines.label, *it, crosses(&cells(*it))?))).collect();
        if found.len() > 1
            && !found.iter().all(|it| it.year.is_some() || it.headings.iter().any(|it| is_site(sheet, &it.1)))
        {
            found.retain(|it| it.standing() == Standing::Decided);
            found.truncate(usize::from(found.len() == 1));
        }
    }
    found.sort_by_key(|it| it.col);
    found
}

/// Of columns for the same site and year, those that count most, with a remark on the others that say otherwise.
pub(super) fn chosen(sheet: &Sheet, lines: &Lines, columns: Vec<Values>) -> (Vec<Values>, Vec<Diagnostic>) {
    let rank = |it: &Values| (it.key(sheet), it.standing());
    let ranks: Vec<_> = columns.iter().map(rank).collect();
    let best = |it: &Values| {
        let (key, own) = rank(it);
        ranks.iter().all(|other| other.0 != key || other.1 <= own)
    };
    let (kept, others): (Vec<Values>, Vec<Values>) = columns.into_iter().partition(best);
    let rows = || lines.items.iter().filter_map(|it| sheet.grid.row(it.row));
    let name = |it: &Values| it.headings.first().map(|it| it.1.clone()).unwrap_or_default();
    let told = |it: &Values| {
        let read = kept.iter().find(|read| read.key(sheet) == it.key(sheet))?;
        let differs = rows().any(|row| it.of(row) != read.of(row));
        let cell = sheet.grid.cell(it.headings.first()?.0, it.col);
        differs.then(|| remarks::other_scores(cell, &name(it), &name(read)))
    };
    let diagnostics = others.iter().filter_map(told).collect();
    (kept, diagnostics)
}

/// How crosses are read, when a column holds hardly anything else; figures must be 0 and 1 both.
fn crosses(cells: &[&Value]) -> Option<Source> {
    let answers: Vec<Said> = cells.iter().filter_map(|it| said(it)).collect();
    let ticks = answers.iter().filter(|it| **it == Said::Tick).count();
    let both = answers.contains(&Said::Point(true)) && answers.contains(&Said::Point(false));
    let only_yes = answers.iter().all(|it| is_tick(*it));
    let shares = if both || answers.iter().any(|it| matches!(it, Said::Word(_))) { shares(cells) } else { 0 };
    let whole = answers.len() + shares == cells.len() && answers.len() >= LEAST && (ticks > 0 || both || shares > 0);
    whole.then_some(Source::Crosses { only_yes })
}

fn shares(cells: &[&Value]) -> usize {
    cells.iter().filter(|it| is_share(it)).count()
}

/// Whether a cell says that an item is reached in part: `50 %`, between nothing and the whole.
fn is_share(value: &Value) -> bool {
    match value {
        Value::Number(number) => *number > 0.0 && *number < 1.0,
        Value::Text(text) => {
            let share = text.trim().strip_suffix('%').map(|it| it.trim().parse::<u8>());
            matches!(share, Some(Ok(1..100)))
        }
        _ => false,
    }
}

fn above(headings: &[&Row], label: u32, col: u32, source: Source) -> Values {
    let mut values = Values { col, year: None, headings: Vec::new(), source };
    for row in headings.iter().rev() {
        match row.get(col) {
            Some(value) if says_year(value) => {
                values.year.get_or_insert_with(|| (value.clone(), shown(value)));
            }
            Some(Value::Text(text)) => values.headings.push((row.number, text.trim().to_owned())),
            // A heading over several columns stands over the first of them.
            None => values.headings.extend(left_of(row, col, label)),
            _ => {}
        }
    }
    if let Source::Ticked(run) = &values.source {
        values.headings.retain(|it| !run.columns.iter().any(|own| fold(&own.1) == fold(&it.1)));
    }
    let within =
        || values.headings.iter().find_map(|it| if let [year] = years(&fold(&it.1))[..] { Some(year) } else { None });
    let year = if values.year.is_none() { within() } else { None };
    if let Some(year) = year {
        values.year = Some((Value::Number(f64::from(year)), year.to_string()));
    }
    values
}

/// The last text left of a column, in a row whose texts are parted by blanks, what heads the labels apart.
fn left_of(row: &Row, col: u32, label: u32) -> Option<(u32, String)> {
    let cells: Vec<_> = row.cells.iter().filter(|it| it.0 > label).collect();
    let (at, value) = cells.iter().rev().find(|it| it.0 < col)?;
    let parted = cells.iter().zip(cells.iter().skip(1)).all(|(one, next)| next.0 > one.0 + 1);
    let text = text(value).filter(|_| parted && row.cells.len() > 1 && *at > 0)?;
    Some((row.number, text.trim().to_owned()))
}

pub(super) fn says_year(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().parse().is_ok_and(is_year) || (text.len() <= 20 && look(value) == Look::Date),
        Value::Number(number) => number.fract() == 0.0 && is_year(*number as i32),
        Value::Date { .. } => true,
        _ => false,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
