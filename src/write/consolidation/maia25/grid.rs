//! The 25 items by territoire, with live subtotals by group and the total.

use super::{label, size};
use crate::base::codes::GROUPES_MAIA25;
use crate::base::fold::fold;
use crate::base::territoire::Territoire;
use crate::identify::tables::maia25_items::{ITEMS, Item};
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone, total};
use crate::write::consolidation::figures;
use crate::write::consolidation::matrix::{self, At, Extra, Line, Matrix, Zone};
use crate::write::consolidation::territoires::WHOLE;

/// A line of the grid.
#[derive(Clone, Copy)]
enum Row {
    Item(&'static Item),
    /// Sum of the lines of a group: its rank, its first and its last line.
    Groupe(usize, usize, usize),
    /// Sum of the subtotals.
    Total,
}

/// The grid once written.
pub(super) struct Grid {
    at: At,
    rows: Vec<Row>,
    /// By line, then by territoire.
    scores: Vec<Vec<Option<f64>>>,
}

impl Grid {
    /// Where the subtotal of a group stands in a territoire, and its value, both by rank.
    pub(super) fn subtotal(&self, groupe: usize, territoire: usize) -> Option<(String, f64)> {
        let line = self.rows.iter().position(|it| matches!(it, Row::Groupe(rank, ..) if *rank == groupe))?;
        Some((self.at.cell(line, territoire), self.scores[line][territoire]?))
    }
}

/// Writes the items of each group, then its subtotal, then the total.
pub(super) fn table(report: &Report, page: &mut Page, territoires: &[&Territoire]) -> Grid {
    let rows = rows();
    let scores: Vec<Vec<Option<f64>>> =
        rows.iter().map(|row| territoires.iter().map(|it| figure(report, &it.id, *row)?.valeur).collect()).collect();
    let mut zones: Vec<Zone> = territoires.iter().map(|it| Zone { name: it.name.clone(), tone: Tone::Plain }).collect();
    zones.push(Zone { name: WHOLE.to_owned(), tone: Tone::Total });
    let numbers = rows.iter().map(|row| match row {
        Row::Item(item) => Cell::number(f64::from(item.number)),
        _ => Cell::none(),
    });
    let matrix = Matrix {
        caption: "Les 25 items par territoire".to_owned(),
        corner: "Item",
        label: label(territoires.len()),
        lines: rows.iter().map(|it| line(*it)).collect(),
        zones,
        before: vec![Extra { heading: "N°", width: 7.0, kind: Kind::Plain, cells: numbers.collect() }],
        after: Vec::new(),
        cell: Box::new(|line, zone, at| match territoires.get(zone) {
            Some(territoire) => score(report, territoire, &rows, &scores, (line, zone), at),
            None => whole(&scores[line], line, at),
        }),
    };
    let at = matrix::table(page, &matrix);
    drop(matrix);
    Grid { at, rows, scores }
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (groupe, rank) in GROUPES_MAIA25.codes.iter().zip(0..) {
        let first = rows.len();
        rows.extend(ITEMS.iter().filter(|it| it.group == groupe.id).map(Row::Item));
        rows.push(Row::Groupe(rank, first, rows.len().saturating_sub(1)));
    }
    rows.push(Row::Total);
    rows
}

fn line(row: Row) -> Line {
    match row {
        Row::Item(item) => Line { short: format!("Item {}", item.number), ..Line::new(item.label, Kind::Integer) },
        Row::Groupe(rank, ..) => {
            let groupe = &GROUPES_MAIA25.codes[rank];
            let label = format!("{} (sur\u{a0}{})", groupe.label, size(groupe.id));
            Line { tone: Tone::Subtotal, ..Line::new(label, Kind::Integer) }
        }
        Row::Total => {
            Line { tone: Tone::Total, ..Line::new(format!("Total (sur\u{a0}{})", ITEMS.len()), Kind::Integer) }
        }
    }
}

fn figure<'a>(report: &'a Report, territoire: &'a str, row: Row) -> Option<&'a Figure> {
    match row {
        Row::Item(item) => {
            report.figures.split(territoire, "maia25_item").find(|it| it.modalite.parse() == Ok(item.number))
        }
        Row::Groupe(rank, ..) => report.figures.of(territoire, "maia25_groupe", GROUPES_MAIA25.codes[rank].id),
        Row::Total => report.figures.of(territoire, "maia25_total", ""),
    }
}

/// A point, or a live sum of the points above where it is what the figure says.
fn score(
    report: &Report,
    territoire: &Territoire,
    rows: &[Row],
    scores: &[Vec<Option<f64>>],
    (line, zone): (usize, usize),
    at: &At,
) -> Cell {
    let figure = figure(report, &territoire.id, rows[line]);
    let plain = match (figure.and_then(|it| it.valeur), figure) {
        (Some(value), _) => Cell::number(value),
        (None, Some(figure)) => Cell::missing(figures::reason(figure)).without_note(),
        (None, None) => Cell::missing(NO_GRID).without_note(),
    };
    let (formula, parts) = match rows[line] {
        Row::Item(_) if figure.is_some_and(is_deduced) => return plain.kind(Kind::Deduced),
        Row::Item(_) => return plain,
        Row::Groupe(_, first, last) => (format!("SUM({})", at.lines(first..=last, zone)), first..=last),
        Row::Total => {
            let subtotals = (0..line).filter(|it| matches!(rows[*it], Row::Groupe(..)));
            let terms: Vec<String> = subtotals.map(|it| at.cell(it, zone)).collect();
            (format!("SUM({})", terms.join(",")), 0..=line.saturating_sub(1))
        }
    };
    let items = parts.filter(|it| matches!(rows[*it], Row::Item(_))).map(|it| scores[it][zone]);
    match total(items).zip(plain.value()) {
        Some((sum, value)) if sum == value => Cell::formula(formula, sum),
        _ => plain,
    }
}

/// A point that no file states.
fn is_deduced(figure: &Figure) -> bool {
    fold(&figure.note).contains("dedui")
}

/// The département: the territoires together.
fn whole(scores: &[Option<f64>], line: usize, at: &At) -> Cell {
    let last = scores.len().saturating_sub(1);
    let formula = |it| Cell::formula(format!("SUM({})", at.zones(line, 0..=last)), it);
    Cell::known(total(scores.iter().copied()), formula, NO_GRID).without_note()
}

const NO_GRID: &str = "Aucune grille MAIA 25 n’a été reçue";
