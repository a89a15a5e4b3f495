//! A figure split by a closed list: a row per territoire, a column per modality, live totals both ways.

use super::figures::reason;
use super::territoires::{ELSEWHERE, WHOLE};
use crate::base::cell::a1;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Table, total};

/// A figure and the columns it is split into.
pub struct Split {
    pub caption: String,
    pub indicateur: &'static str,
    /// What picks the figure of a column, and the heading of that column.
    pub columns: Vec<(Key, String)>,
    pub kind: Kind,
    /// Adds a last row with the share of each column in the département.
    pub shares: bool,
}

/// What a column of a split stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Modalite(String),
    Periode(String),
}

impl Key {
    fn is_of(&self, figure: &Figure) -> bool {
        match self {
            Key::Modalite(modalite) => figure.modalite == *modalite,
            Key::Periode(periode) => figure.modalite.is_empty() && figure.periode == *periode,
        }
    }
}

/// Writes the table; gives back where its territoires stand.
pub fn table(report: &Report, page: &mut Page, split: &Split) -> Area {
    let territoires: Vec<&Territoire> = report.frames.territoires.iter().filter(|it| it.pooled).collect();
    let mut columns = vec![Column::new("Territoire", 28.0, Kind::Text)];
    columns.extend(split.columns.iter().map(|(_, heading)| Column::new(heading, 12.0, split.kind)));
    columns.push(Column::new("Total", 12.0, split.kind));
    let mut table = page.table(split.caption.clone(), columns);
    let mut sums = vec![None; split.columns.len()];
    for territoire in territoires {
        let values = values(report, &territoire.id, split);
        add(&mut sums, &values);
        let cells = cells(report, &territoire.id, split, &values);
        row(&mut table, &territoire.name, cells);
    }
    let territoires = table.area();
    let whole = values(report, DEPARTEMENT, split);
    let beyond: Vec<Option<f64>> =
        whole.iter().zip(&sums).map(|(whole, sum)| total([Some((*whole)?), sum.map(|it| -it)])).collect();
    if beyond.iter().flatten().any(|it| *it > 0.0) {
        add(&mut sums, &beyond);
        let cells = cells(report, DEPARTEMENT, split, &beyond);
        row(&mut table, ELSEWHERE, cells);
    }
    totals(&mut table, &sums, split.shares);
    table.finish();
    territoires
}

fn values(report: &Report, territoire: &str, split: &Split) -> Vec<Option<f64>> {
    let of = |key: &Key| report.figures.split(territoire, split.indicateur).find(|it| key.is_of(it));
    split.columns.iter().map(|(key, _)| of(key)?.valeur).collect()
}

fn cells(report: &Report, territoire: &str, split: &Split, values: &[Option<f64>]) -> Vec<Cell> {
    let why = report.figures.split(territoire, split.indicateur).find(|it| it.valeur.is_none()).map(reason);
    let why = why.unwrap_or_else(|| "Aucune donnée reçue pour calculer cette valeur".to_owned());
    values.iter().map(|it| Cell::known(*it, Cell::number, &why)).collect()
}

fn row(table: &mut Table, name: &str, cells: Vec<Cell>) {
    let number = table.next_row();
    let total = across(number, &cells);
    table.row(std::iter::once(Cell::text(name)).chain(cells).chain([total]));
}

/// The live sum of a row.
fn across(row: u32, cells: &[Cell]) -> Cell {
    let range = format!("{}:{}", a1(row, 1), a1(row, cells.len() as u32));
    let formula = |it| Cell::formula(format!("SUM({range})"), it);
    Cell::known(total(cells.iter().map(Cell::value)), formula, "Aucune valeur connue à additionner")
}

fn totals(table: &mut Table, sums: &[Option<f64>], shares: bool) {
    let row = table.next_row();
    let cells: Vec<Cell> = sums.iter().zip(1..).map(|(sum, col)| table.sum(col, [*sum])).collect();
    let total = across(row, &cells);
    let all = total.value();
    table.total(std::iter::once(Cell::text(WHOLE)).chain(cells).chain([total]));
    let Some(all) = all.filter(|it| shares && *it > 0.0) else { return };
    let whole = a1(row, sums.len() as u32 + 1);
    let share = |(sum, col): (&Option<f64>, u32)| {
        let share = |it: f64| Cell::formula(format!("{}/{whole}", a1(row, col)), it / all);
        Cell::known(*sum, share, "Aucune valeur connue").kind(Kind::Percent)
    };
    let shares: Vec<Cell> = sums.iter().zip(1..).map(share).collect();
    let total = across(row + 1, &shares).kind(Kind::Percent);
    table.aside(std::iter::once(Cell::text("Part du total")).chain(shares).chain([total]));
}

fn add(sums: &mut [Option<f64>], values: &[Option<f64>]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum = total([*sum, *value]);
    }
}
