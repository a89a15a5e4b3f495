//! Figures against zones: a row per figure while zones fit the page, a row per zone beyond. Formulas do not know which.

use std::ops::RangeInclusive;

use crate::base::cell::a1;
use crate::write::book::{Cell, Column, Kind, Page, Span, Tone};

/// What stands where.
pub(super) struct Matrix<'a> {
    pub caption: String,
    /// Heading of the labels of lines, and their width in characters.
    pub corner: &'static str,
    pub label: f64,
    pub lines: Vec<Line>,
    pub zones: Vec<Zone>,
    /// What is said of each line, before and after its values.
    pub before: Vec<Extra>,
    pub after: Vec<Extra>,
    /// The cell of a line in a zone.
    pub cell: Cells<'a>,
}

/// Gives the cell of a line in a zone, both by rank.
pub(super) type Cells<'a> = Box<dyn Fn(usize, usize, &At) -> Cell + 'a>;

/// A figure.
pub(super) struct Line {
    pub label: String,
    /// Its heading where lines are columns.
    pub short: String,
    pub kind: Kind,
    pub tone: Tone,
}

/// A territoire, the département, or what is said of them all.
pub(super) struct Zone {
    pub name: String,
    pub tone: Tone,
}

/// What is said of each line: a unit, a norm, a link.
pub(super) struct Extra {
    pub heading: &'static str,
    pub width: f64,
    pub kind: Kind,
    /// One per line.
    pub cells: Vec<Cell>,
}

/// Where the cells of a matrix are.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    upright: bool,
    header: u32,
    row: u32,
    col: u16,
}

/// Zones beyond which each takes a row instead of a column.
const MOST_COLUMNS: usize = 9;
const VALUE: f64 = 15.0;
/// Width of the name of a territoire.
pub(super) const NAME: f64 = 30.0;

impl Line {
    /// An ordinary line.
    pub(super) fn new(label: impl Into<String>, kind: Kind) -> Self {
        let label = label.into();
        Self { short: label.clone(), label, kind, tone: Tone::Plain }
    }
}

impl Line {
    /// The least width of the line as a column: its values and the longest word of its heading.
    fn narrow(&self) -> f64 {
        let values = match self.kind {
            Kind::Integer => 8.0,
            Kind::Euros | Kind::Cents => 14.0,
            _ => 10.0,
        };
        let word = self.short.split([' ', '-']).map(|it| it.chars().count()).max().unwrap_or(0);
        f64::max(values, word as f64 + 2.5)
    }
}

/// Whether so many territoires stand side by side, or one under the other.
pub(super) fn is_upright(territoires: usize) -> bool {
    territoires <= MOST_COLUMNS
}

impl At {
    /// The address of a cell.
    pub(super) fn cell(&self, line: usize, zone: usize) -> String {
        let (row, col) = self.position(line, zone);
        a1(row, u32::from(col))
    }

    /// The addresses of lines that follow each other in a zone: `C5:C8`.
    pub(super) fn lines(&self, lines: RangeInclusive<usize>, zone: usize) -> String {
        format!("{}:{}", self.cell(*lines.start(), zone), self.cell(*lines.end(), zone))
    }

    /// The addresses of a line in zones that follow each other.
    pub(super) fn zones(&self, line: usize, zones: RangeInclusive<usize>) -> String {
        format!("{}:{}", self.cell(line, *zones.start()), self.cell(line, *zones.end()))
    }

    /// The cells of a line over zones, for a chart, with the cell of its name.
    pub(super) fn line_series(&self, line: usize, zones: RangeInclusive<usize>) -> ((u32, u16), Span) {
        let (row, col) = self.position(line, 0);
        let name = if self.upright { (row, 0) } else { (self.header, col) };
        (name, self.span((line, *zones.start()), (line, *zones.end())))
    }

    /// The cells of a zone over lines, for a chart, with the cell of its name.
    pub(super) fn zone_series(&self, zone: usize, lines: RangeInclusive<usize>) -> ((u32, u16), Span) {
        let (row, col) = self.position(0, zone);
        let name = if self.upright { (self.header, col) } else { (row, 0) };
        (name, self.span((*lines.start(), zone), (*lines.end(), zone)))
    }

    /// The names of zones, for the categories of a chart.
    pub(super) fn zone_names(&self, zones: RangeInclusive<usize>) -> Span {
        let (from, to) = (self.position(0, *zones.start()), self.position(0, *zones.end()));
        if self.upright { (self.header, from.1, self.header, to.1) } else { (from.0, 0, to.0, 0) }
    }

    /// The names of lines, for the categories of a chart.
    pub(super) fn line_names(&self, lines: RangeInclusive<usize>) -> Span {
        let (from, to) = (self.position(*lines.start(), 0), self.position(*lines.end(), 0));
        if self.upright { (from.0, 0, to.0, 0) } else { (self.header, from.1, self.header, to.1) }
    }

    fn position(&self, line: usize, zone: usize) -> (u32, u16) {
        let (down, right) = if self.upright { (line, zone) } else { (zone, line) };
        (self.row.saturating_add(down as u32), self.col.saturating_add(right as u16))
    }

    fn span(&self, from: (usize, usize), to: (usize, usize)) -> Span {
        let (from, to) = (self.position(from.0, from.1), self.position(to.0, to.1));
        (from.0, from.1, to.0, to.1)
    }
}

/// Writes the matrix.
pub(super) fn table(page: &mut Page, matrix: &Matrix) -> At {
    let territoires = matrix.zones.iter().filter(|it| it.tone == Tone::Plain).count();
    if is_upright(territoires) { upright(page, matrix) } else { sideways(page, matrix) }
}

fn upright(page: &mut Page, matrix: &Matrix) -> At {
    let mut columns = vec![Column::new(matrix.corner, matrix.label, Kind::Wrapped)];
    columns.extend(matrix.before.iter().map(|it| Column::new(it.heading, it.width, it.kind)));
    columns.extend(matrix.zones.iter().map(|it| Column::new(&*it.name, VALUE, Kind::Integer)));
    columns.extend(matrix.after.iter().map(|it| Column::new(it.heading, it.width, it.kind)));
    let mut table = page.table(matrix.caption.clone(), columns);
    let row = table.next_row();
    let at = At { upright: true, header: row - 1, row, col: matrix.before.len() as u16 + 1 };
    for (line, rank) in matrix.lines.iter().zip(0..) {
        let values = matrix.zones.iter().zip(0..).map(|(zone, place)| {
            let tone = if zone.tone == Tone::Total { Tone::Subtotal } else { zone.tone };
            toned(of_kind((matrix.cell)(rank, place, &at), line.kind), tone)
        });
        let said = |extras: &[Extra]| extras.iter().map(|it| it.cells[rank].clone()).collect::<Vec<_>>();
        let cells = [Cell::text(&*line.label)].into_iter().chain(said(&matrix.before)).chain(values);
        let cells: Vec<Cell> = cells.chain(said(&matrix.after)).collect();
        match line.tone {
            Tone::Total => table.total(cells),
            Tone::Subtotal => table.subtotal(cells),
            Tone::Muted => table.aside(cells),
            _ => table.row(cells),
        }
    }
    table.finish();
    at
}

fn sideways(page: &mut Page, matrix: &Matrix) -> At {
    let mut columns = vec![Column::new("Territoire", NAME, Kind::Text)];
    columns.extend(matrix.lines.iter().map(|it| Column::new(&*it.short, it.narrow(), it.kind)));
    let mut table = page.table(matrix.caption.clone(), columns);
    let row = table.next_row();
    let at = At { upright: false, header: row - 1, row, col: 1 };
    for (zone, place) in matrix.zones.iter().zip(0..) {
        let values = matrix.lines.iter().zip(0..).map(|(line, rank)| {
            let tone = if line.tone == Tone::Total { Tone::Subtotal } else { line.tone };
            toned(of_kind((matrix.cell)(rank, place, &at), line.kind), tone)
        });
        let cells = [Cell::text(&*zone.name)].into_iter().chain(values);
        match zone.tone {
            Tone::Total => table.total(cells),
            Tone::Muted => table.aside(cells),
            _ => table.row(cells),
        }
    }
    for extra in matrix.before.iter().chain(&matrix.after) {
        let cells = extra.cells.iter().map(|it| of_kind(it.clone(), extra.kind));
        table.aside([Cell::text(extra.heading)].into_iter().chain(cells));
    }
    table.finish();
    at
}

/// The cell in the kind of its line, unless it has its own.
fn of_kind(cell: Cell, kind: Kind) -> Cell {
    if cell.has_kind() { cell } else { cell.kind(kind) }
}

/// The cell in the tone of its line or zone, unless it has its own.
fn toned(cell: Cell, tone: Tone) -> Cell {
    if cell.is_plain() { cell.tone(tone) } else { cell }
}
