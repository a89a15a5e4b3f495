//! The 25 items, a column per territoire, with live subtotals by group and the total.

use super::size;
use crate::base::cell::a1;
use crate::base::codes::GROUPES_MAIA25;
use crate::base::fold::fold;
use crate::base::territoire::Territoire;
use crate::identify::tables::maia25_items::{ITEMS, Item};
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Table, total};
use crate::write::consolidation::figures;
use crate::write::consolidation::territoires::WHOLE;

/// Where the subtotals stand and what they are.
pub(super) struct Grid {
    pub subtotals: Vec<Subtotal>,
}

/// The row of a group and its score in each territoire, where it is known.
pub(super) struct Subtotal {
    pub row: u32,
    pub scores: Vec<Option<f64>>,
}

impl Grid {
    /// The cell of a territoire, by its rank, in a row.
    pub(super) fn cell(&self, row: u32, territoire: usize) -> Option<String> {
        u32::try_from(territoire).ok().map(|it| a1(row, FIRST + it))
    }
}

/// Column of the first territoire.
const FIRST: u32 = 2;

/// Writes the items of each group, then its subtotal.
pub(super) fn table(report: &Report, page: &mut Page, territoires: &[&Territoire]) -> Grid {
    let mut columns = vec![Column::new("Item", 52.0, Kind::Wrapped), Column::new("N°", 7.0, Kind::Plain)];
    columns.extend(territoires.iter().map(|it| Column::new(&*it.name, 16.0, Kind::Integer)));
    columns.push(Column::new(WHOLE, 14.0, Kind::Integer));
    let mut table = page.table("Les 25 items par territoire", columns);
    let mut subtotals = Vec::new();
    for groupe in GROUPES_MAIA25.codes {
        let mut items = Vec::new();
        for item in ITEMS.iter().filter(|it| it.group == groupe.id) {
            let scores = territoires.iter().map(|it| score(report, &it.id, item)).collect();
            items.push(row(&mut table, item, scores));
        }
        let scores = subtotal(report, &mut table, territoires, (groupe.id, groupe.label), &items);
        subtotals.push(Subtotal { row: table.next_row() - 1, scores });
    }
    whole(report, &mut table, territoires, &subtotals);
    table.finish();
    Grid { subtotals }
}

/// The point of an item; one that was deduced says so.
fn score(report: &Report, territoire: &str, item: &Item) -> Cell {
    let modalite = item.number.to_string();
    let figure = report.figures.of(territoire, "maia25_item", &modalite);
    let cell = figures::cell(territoire, ("maia25_item", &modalite), figure);
    if figure.is_some_and(is_deduced) { cell.kind(Kind::Deduced) } else { cell }
}

fn is_deduced(figure: &Figure) -> bool {
    fold(&figure.note).contains("dedui")
}

fn row(table: &mut Table, item: &Item, scores: Vec<Cell>) -> Vec<Option<f64>> {
    let values: Vec<Option<f64>> = scores.iter().map(Cell::value).collect();
    let sum = across(table.next_row(), &values);
    let number = Cell::number(f64::from(item.number));
    table.row([Cell::text(item.label), number].into_iter().chain(scores).chain([sum]));
    values
}

/// The live sum of a row over territoires.
fn across(row: u32, values: &[Option<f64>]) -> Cell {
    let range = format!("{}:{}", a1(row, FIRST), a1(row, FIRST + values.len().saturating_sub(1) as u32));
    let formula = |it| Cell::formula(format!("SUM({range})"), it);
    Cell::known(total(values.iter().copied()), formula, NO_GRID).without_note()
}

/// The score of a group in each territoire: the live sum of its items when that is what the figure says.
fn subtotal(
    report: &Report,
    table: &mut Table,
    territoires: &[&Territoire],
    (groupe, label): (&str, &str),
    items: &[Vec<Option<f64>>],
) -> Vec<Option<f64>> {
    let row = table.next_row();
    let first = row - items.len() as u32;
    let sums = (0..territoires.len()).map(|rank| total(items.iter().map(|it| it[rank]))).collect();
    let formula = |col: u32| format!("SUM({}:{})", a1(first, col), a1(row - 1, col));
    let cells = summed(report, territoires, ("maia25_groupe", groupe), sums, formula);
    let label = Cell::text(format!("{label} (sur {})", size(groupe)));
    finish(cells, row, |cells| table.subtotal([label, Cell::text("–")].into_iter().chain(cells)))
}

/// The total: the five subtotals together.
fn whole(report: &Report, table: &mut Table, territoires: &[&Territoire], subtotals: &[Subtotal]) {
    let row = table.next_row();
    let sums = (0..territoires.len()).map(|rank| total(subtotals.iter().map(|it| it.scores[rank]))).collect();
    let formula = |col: u32| {
        let terms: Vec<String> = subtotals.iter().map(|it| a1(it.row, col)).collect();
        format!("SUM({})", terms.join(","))
    };
    let cells = summed(report, territoires, ("maia25_total", ""), sums, formula);
    let label = Cell::text(format!("Total (sur {})", ITEMS.len()));
    finish(cells, row, |cells| table.total([label, Cell::text("–")].into_iter().chain(cells)));
}

/// Adds the département to a row of scores, writes it and gives the scores back.
fn finish(cells: Vec<Cell>, row: u32, write: impl FnOnce(Vec<Cell>)) -> Vec<Option<f64>> {
    let scores: Vec<Option<f64>> = cells.iter().map(Cell::value).collect();
    let sum = across(row, &scores);
    write(cells.into_iter().chain([sum]).collect());
    scores
}

/// A figure of each territoire: a formula where it is the sum of the cells above, else what it is.
fn summed(
    report: &Report,
    territoires: &[&Territoire],
    (indicateur, modalite): (&str, &str),
    sums: Vec<Option<f64>>,
    formula: impl Fn(u32) -> String,
) -> Vec<Cell> {
    let cell = |((territoire, sum), col): ((&&Territoire, Option<f64>), u32)| {
        let figure = report.figures.of(&territoire.id, indicateur, modalite);
        let cell = figures::cell(&territoire.id, (indicateur, modalite), figure);
        match cell.value().zip(sum) {
            Some((value, sum)) if value == sum => Cell::formula(formula(col), sum),
            _ => cell.without_note(),
        }
    };
    territoires.iter().zip(sums).zip(FIRST..).map(cell).collect()
}

const NO_GRID: &str = "Aucune grille MAIA 25 n’a été reçue";
