//! A table with a row per territoire, whose département is summed or computed again by live formulas.

use super::figures::{self, Id, figure, reason, value};
use crate::base::cell::a1;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Span, Table, total};

/// A column of the table.
pub(super) struct Measure {
    pub heading: &'static str,
    pub width: f64,
    pub kind: Kind,
    pub what: What,
}

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// A figure that adds up over territoires.
    Sum(Id),
    /// What a ratio is made from; both add up.
    Numerateur(Id),
    Denominateur(Id),
    /// A figure that no formula of the sheet can give: a median.
    Value(Id),
    /// A figure that is one column of the table divided by another (their ranks among the measures).
    Ratio(Id, usize, usize),
    /// Whether the norm of a figure holds, in a word.
    Verdict(Id),
    /// The same number on each row: a norm, for charts.
    Constant(f64),
}

/// Where the rows of the table stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub header: u32,
    /// Rows of the territoires that count in the département.
    pub first: u32,
    pub last: u32,
}

impl Placed {
    /// The cells of a column, territoires only.
    pub(super) fn span(self, col: u16) -> Span {
        (self.first, col, self.last, col)
    }
}

/// Name of the row of what counts in the département and belongs to no territoire.
pub(super) const ELSEWHERE: &str = "Sans territoire";
/// Name of the row of the whole.
pub(super) const WHOLE: &str = "Département";
/// Two numbers closer than this are one number rounded twice.
pub(super) const CLOSE: f64 = 1e-5;

/// Writes the table; nothing but a sentence when no territoire is known.
pub(super) fn table(report: &Report, page: &mut Page, caption: &str, measures: &[Measure]) -> Option<Placed> {
    let territoires = &report.frames.territoires;
    if territoires.is_empty() {
        page.paragraph("Aucun territoire n’a été reconnu dans les fichiers reçus.");
        return None;
    }
    let mut columns = vec![Column::new("Territoire", 28.0, Kind::Text)];
    columns.extend(measures.iter().map(|it| Column::new(it.heading, it.width, it.kind)));
    let mut table = page.table(caption, columns);
    let (pooled, apart): (Vec<&Territoire>, Vec<&Territoire>) = territoires.iter().partition(|it| it.pooled);
    let mut sums: Vec<Option<f64>> = vec![None; measures.len()];
    let first = table.next_row();
    for territoire in &pooled {
        let cells = row(report, table.next_row(), territoire, measures);
        for ((sum, cell), measure) in sums.iter_mut().zip(&cells).zip(measures) {
            if let (true, Some(value)) = (measure.adds_up(), cell.value()) {
                *sum = total([*sum, Some(value)]);
            }
        }
        table.row(labelled(&territoire.name, cells));
    }
    let last = table.next_row().saturating_sub(1);
    let elsewhere = elsewhere(report, measures, &sums);
    if let Some(values) = &elsewhere {
        table.row(labelled(ELSEWHERE, values.iter().map(|it| it.map_or_else(dash, Cell::number)).collect()));
    }
    let whole = whole(report, &table, measures, &sums, elsewhere.as_deref());
    table.total(labelled(WHOLE, whole));
    for territoire in apart {
        let cells = row(report, table.next_row(), territoire, measures);
        table.aside(labelled(&format!("{} (à part)", territoire.name), cells));
    }
    let Area { header, .. } = table.finish();
    Some(Placed { header, first, last })
}

impl Measure {
    fn adds_up(&self) -> bool {
        matches!(self.what, What::Sum(_) | What::Numerateur(_) | What::Denominateur(_))
    }
}

fn row(report: &Report, row: u32, territoire: &Territoire, measures: &[Measure]) -> Vec<Cell> {
    let plain: Vec<Cell> = measures.iter().map(|it| plain(report, &territoire.id, it.what)).collect();
    with_ratios(report, row, &territoire.id, measures, plain)
}

/// The cell of a measure, but for ratios which need the cells beside them.
fn plain(report: &Report, territoire: &str, what: What) -> Cell {
    let part = |id: Id, part: fn(&Figure) -> Option<f64>| match figure(report, territoire, id) {
        Some(figure) => Cell::known(part(figure), Cell::number, &reason(figure)),
        None => figures::cell(territoire, id, None),
    };
    match what {
        What::Sum(id) | What::Value(id) | What::Ratio(id, ..) => {
            figures::cell(territoire, id, figure(report, territoire, id))
        }
        What::Numerateur(id) => part(id, |it| it.numerateur),
        What::Denominateur(id) => part(id, |it| it.denominateur),
        What::Verdict(id) => figures::verdict(report, figure(report, territoire, id)),
        What::Constant(value) => Cell::number(value),
    }
}

/// Replaces ratios by live formulas wherever the cells beside them give that very value.
fn with_ratios(report: &Report, row: u32, territoire: &str, measures: &[Measure], cells: Vec<Cell>) -> Vec<Cell> {
    let numbers: Vec<Option<f64>> = cells.iter().map(Cell::value).collect();
    let ratio = |cell: Cell, measure: &Measure| {
        let What::Ratio(id, over, under) = measure.what else { return cell };
        let figure = figure(report, territoire, id);
        let (Some(Some(over_value)), Some(Some(under_value))) = (numbers.get(over), numbers.get(under)) else {
            return cell;
        };
        let result = over_value / under_value;
        match figure.and_then(value) {
            Some(value) if (result - value).abs() < CLOSE => {
                let formula = format!("{}/{}", a1(row, over as u32 + 1), a1(row, under as u32 + 1));
                Cell::formula(formula, result).named(territoire, id.0, id.1)
            }
            _ => cell,
        }
    };
    cells.into_iter().zip(measures).map(|(cell, measure)| ratio(cell, measure)).collect()
}

/// What the département counts beyond its territoires, for the columns that add up; `None` when it counts nothing more.
fn elsewhere(report: &Report, measures: &[Measure], sums: &[Option<f64>]) -> Option<Vec<Option<f64>>> {
    let beyond = |measure: &Measure, sum: &Option<f64>| {
        let whole = plain(report, DEPARTEMENT, measure.what).value()?;
        let beyond = total([Some(whole), sum.map(|it| -it)]).filter(|_| measure.adds_up())?;
        Some(if beyond.abs() < CLOSE { 0.0 } else { beyond })
    };
    let values: Vec<Option<f64>> = measures.iter().zip(sums).map(|(measure, sum)| beyond(measure, sum)).collect();
    values.iter().flatten().any(|it| *it > 0.0).then_some(values)
}

fn whole(
    report: &Report,
    table: &Table,
    measures: &[Measure],
    sums: &[Option<f64>],
    elsewhere: Option<&[Option<f64>]>,
) -> Vec<Cell> {
    let area = table.area();
    let sum = |measure: &Measure, rank: usize| {
        let known = plain(report, DEPARTEMENT, measure.what);
        let (Some(whole), Some(sum), true) = (known.value(), sums[rank], measure.adds_up()) else { return known };
        let result = total([Some(sum), elsewhere.and_then(|it| it[rank])]).unwrap_or(whole);
        if (result - whole).abs() < CLOSE {
            let cell = Cell::formula(format!("SUM({})", area.range(rank as u16 + 1)), result);
            named(cell, measure.what)
        } else {
            known.note("Le département ne compte qu’une fois ce que plusieurs territoires comptent chacun.")
        }
    };
    let cells = measures.iter().zip(0..).map(|(measure, rank)| sum(measure, rank)).collect();
    with_ratios(report, table.next_row(), DEPARTEMENT, measures, cells)
}

fn named(cell: Cell, what: What) -> Cell {
    match what {
        What::Sum((indicateur, modalite)) => cell.named(DEPARTEMENT, indicateur, modalite),
        _ => cell,
    }
}

fn labelled(name: &str, cells: Vec<Cell>) -> Vec<Cell> {
    std::iter::once(Cell::text(name)).chain(cells).collect()
}

/// A cell to which the column does not apply.
fn dash() -> Cell {
    Cell::none()
}
