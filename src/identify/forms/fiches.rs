//! Road maps kept as one form per axis: labels one under the other, what they announce beside or below them.

use std::collections::BTreeSet;

use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::Sheet;
use crate::identify::tables::registres::feuille_de_route::{
    ACTION, AXE, DATE_VALIDATION, ECHEANCE, KIND, MECANISME, OBJECTIF, PORTEUR, REALISE, RESULTAT, VIGILANCE,
};
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// Labels as they begin once folded, and the column each announces; the longest first.
static LABELS: &[(&str, &str)] = &[
    ("objectif et date de decision", OBJECTIF),
    ("rappel date de decision", DATE_VALIDATION),
    ("date de decision", DATE_VALIDATION),
    ("porteur de l action", PORTEUR),
    ("porteur", PORTEUR),
    ("realise actions et dates", REALISE),
    ("resultats cf indicateurs", RESULTAT),
    ("actions a realiser", ACTION),
    ("action a realiser", ACTION),
    ("points de vigilance", VIGILANCE),
    ("point de vigilance", VIGILANCE),
    ("objectifs", OBJECTIF),
    ("objectif", OBJECTIF),
    ("realise", REALISE),
    ("resultats", RESULTAT),
    ("resultat", RESULTAT),
    ("calendrier", ECHEANCE),
    ("echeance", ECHEANCE),
];
/// Columns of a row, in order.
const COLUMNS: [&str; 11] = [
    MECANISME,
    AXE,
    OBJECTIF,
    DATE_VALIDATION,
    PORTEUR,
    REALISE,
    RESULTAT,
    ACTION,
    ECHEANCE,
    VIGILANCE,
    crate::identify::tables::registres::feuille_de_route::CONSTAT,
];
/// Fewer labels than this make no form.
const LEAST: usize = 4;
/// Blank rows that end what a label announces.
const GAP: u32 = 3;
/// More cells than this in a row, or as many beside a label, and it is one of a table.
const WIDEST: usize = 3;
/// A label longer than this is a sentence.
const LONGEST: usize = 80;

/// A form: where its labels stand.
struct Fiche {
    col: u32,
    /// Row of the line that names mechanism and axis.
    title: Option<u32>,
    labels: Vec<Label>,
    /// First row that is no longer of this form.
    end: u32,
}

struct Label {
    row: u32,
    column: &'static str,
    /// What is written after the label in its own cell.
    inline: String,
}

/// The table of the forms of a sheet, if it holds any, with the rows, first and last, that each takes.
pub(in crate::identify) fn find(sheet: &Sheet) -> Option<(RawTable, Vec<(u32, u32)>)> {
    let columns: BTreeSet<u32> = sheet.grid.rows.iter().flat_map(|it| it.cells.first()).map(|it| it.0).collect();
    let fiches: Vec<Fiche> = columns.into_iter().flat_map(|col| fiches(sheet, col)).collect();
    let first = fiches.first()?;
    let from = first.from()?;
    let rows: Vec<RawRow> = fiches.iter().filter_map(|it| it.row(sheet)).collect();
    let columns = COLUMNS.iter().filter_map(|id| {
        Some(Matched { column: KIND.column(id)?, col: first.col, heading: String::new(), how: How::Exact })
    });
    let table = RawTable {
        kind: &KIND,
        top_left: sheet.grid.cell(from, first.col),
        columns: columns.collect(),
        rows,
        titles: titles(sheet, from, 0, 0, (first.col, first.col)),
        names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
        modified: sheet.modified.map(str::to_owned),
        turned: false,
    };
    let taken = fiches.iter().filter_map(|it| Some((it.from()?, it.end.saturating_sub(1))));
    Some((table, taken.collect()))
}

/// The forms whose labels stand in a column, one under the other.
fn fiches(sheet: &Sheet, col: u32) -> Vec<Fiche> {
    let labels = sheet.grid.rows.iter().filter_map(|row| label(row, col));
    let mut groups: Vec<Vec<Label>> = Vec::new();
    for label in labels {
        match groups.last_mut() {
            Some(group) if label.column != OBJECTIF && group.iter().all(|it| it.column != label.column) => {
                group.push(label);
            }
            _ => groups.push(vec![label]),
        }
    }
    groups.retain(|it| it.len() >= LEAST && it.iter().any(|it| [ACTION, REALISE].contains(&it.column)));
    let titles: Vec<Option<u32>> = groups.iter().map(|it| title(sheet, col, it)).collect();
    let ends: Vec<u32> = groups.iter().map(|it| it.last().map_or(0, |last| tail(sheet, last.row))).collect();
    let parts = groups.into_iter().zip(titles).zip(ends);
    parts.map(|((labels, title), end)| Fiche { col, title, labels, end }).collect()
}

/// First row below a label that is no longer of its form: blank rows, a table, or the line above the next form.
fn tail(sheet: &Sheet, label: u32) -> u32 {
    let mut last = label;
    for row in sheet.rows(label + 1, sheet.last_row()) {
        if row.number > last + GAP || row.cells.len() > WIDEST || opens(sheet, row) {
            break;
        }
        last = row.number;
    }
    last + 1
}

/// Whether the line just above a form is this one.
fn opens(sheet: &Sheet, row: &Row) -> bool {
    let below = sheet.rows(row.number + 1, row.number + GAP).first();
    let first = |it: &Row| it.cells.first().and_then(|cell| label(it, cell.0)).is_some_and(|it| it.column == OBJECTIF);
    below.is_some_and(first)
}

fn label(row: &Row, col: u32) -> Option<Label> {
    let written = text(row.get(col)?).filter(|_| row.cells.len() < WIDEST)?;
    let (head, rest) = written.split_once([':', '\n']).unwrap_or((written, ""));
    let folded = fold(head);
    let known = LABELS.iter().find(|(label, _)| folded == *label && head.len() <= LONGEST)?;
    Some(Label { row: row.number, column: known.1, inline: rest.trim().to_owned() })
}

/// The line just above a form, when it is not of the form above.
fn title(sheet: &Sheet, col: u32, labels: &[Label]) -> Option<u32> {
    let first = labels.first()?.row;
    let above = sheet.rows(first.saturating_sub(GAP), first.checked_sub(1)?);
    let row = above.iter().rev().find(|it| it.cells.iter().any(|cell| text(&cell.1).is_some()))?;
    label(row, col).is_none().then_some(row.number)
}

impl Fiche {
    fn from(&self) -> Option<u32> {
        self.title.or_else(|| self.labels.first().map(|it| it.row))
    }

    /// One row: the axis, and all that is said of it.
    fn row(&self, sheet: &Sheet) -> Option<RawRow> {
        let title =
            self.title.and_then(|row| sheet.grid.row(row)).and_then(|row| row.cells.iter().find_map(|it| text(&it.1)));
        let (mecanisme, axe) = title.map(named).unwrap_or_default();
        let mut cells: Vec<Option<Value>> = vec![None; COLUMNS.len()];
        let mut put = |column: &str, said: String| {
            let rank = COLUMNS.iter().position(|it| *it == column);
            if let Some(cell) = rank.and_then(|it| cells.get_mut(it)).filter(|_| !said.is_empty()) {
                *cell = Some(Value::Text(said.into()));
            }
        };
        put(MECANISME, mecanisme);
        put(AXE, axe);
        for (rank, label) in self.labels.iter().enumerate() {
            let end = self.labels.get(rank + 1).map_or(self.end, |it| it.row);
            put(label.column, self.said(sheet, label, end));
        }
        let row = self.labels.iter().find(|it| it.column == ACTION).or(self.labels.first())?.row;
        cells.iter().any(Option::is_some).then_some(RawRow { row, role: Role::Data, section: None, cells })
    }

    /// What stands beside a label and below it, line by line, without the advice in parentheses.
    fn said(&self, sheet: &Sheet, label: &Label, end: u32) -> String {
        let mut lines = vec![label.inline.clone()];
        let mut last = label.row;
        for row in sheet.rows(label.row, end.saturating_sub(1)) {
            if row.number > last + GAP || row.cells.len() > WIDEST {
                break;
            }
            last = row.number;
            let beside = |it: &&(u32, Value)| it.0 > self.col || it.0 == self.col && row.number > label.row;
            lines.extend(row.cells.iter().filter(beside).filter_map(|it| shown(&it.1)));
        }
        let advice = |it: &str| it.starts_with('(') && it.ends_with(')');
        lines.retain(|it| !(it.is_empty() || advice(it)));
        lines.join("\n")
    }
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Date { day, .. } => crate::base::date::from_days(*day).map(crate::base::date::french),
        _ => None,
    }
}

/// Mechanism and axis of a line: `1.3 Concertation - Constituer une table`, `2.3 Thématique parcours - Favoriser…`.
fn named(title: &str) -> (String, String) {
    let bare = title.trim_start_matches(|it: char| it.is_ascii_digit() || " .)-–".contains(it));
    let parted = ["- ", "– ", ": "].iter().filter_map(|it| bare.find(it).map(|at| (at, it.len()))).min();
    match parted {
        Some((at, width)) => {
            let (head, axe) = (bare.get(..at).unwrap_or_default().trim(), bare.get(at + width..).unwrap_or_default());
            let folded = fold(head);
            let theme = folded.split(' ').any(|it| it.starts_with("thematique") || it == "theme");
            (if theme { "Thématique".to_owned() } else { head.to_owned() }, axe.trim().to_owned())
        }
        None => (String::new(), bare.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mechanism_and_axis_are_read_from_the_line_above_a_form() {
        for (title, mecanisme, axe) in [
            ("1.3 Concertation - Constituer une table", "Concertation", "Constituer une table"),
            ("2.3 Thématique parcours- Elaborer un diagnostic", "Thématique", "Elaborer un diagnostic"),
            ("Guichet intégré : mettre en réseau", "Guichet intégré", "mettre en réseau"),
            ("Favoriser l’interconnaissance", "", "Favoriser l’interconnaissance"),
        ] {
            assert_eq!(named(title), (mecanisme.to_owned(), axe.to_owned()), "{title}");
        }
    }
}
