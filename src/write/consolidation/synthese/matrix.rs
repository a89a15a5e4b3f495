//! Figures against zones: a row per figure while zones fit the page, a row per zone beyond.

use crate::write::book::{Area, Cell, Column, Kind, Page, Span};

/// A figure in each zone.
pub(super) struct Line {
    pub label: String,
    pub unit: &'static str,
    pub norm: Option<String>,
    pub kind: Kind,
    /// The sheet that details it.
    pub sheet: &'static str,
    pub cells: Vec<Cell>,
}

/// Where the values stand.
pub(super) struct Placed {
    area: Area,
    upright: bool,
}

/// Zones beyond which each takes a row instead of a column.
const MOST_COLUMNS: usize = 8;
/// Column of the first zone.
const FIRST: u16 = 2;

impl Placed {
    /// Name, values and categories of a line over the first zones.
    pub(super) fn series(&self, line: usize, zones: usize) -> Option<((u32, u16), Span, Span)> {
        let (line, zones) = (u16::try_from(line).ok()?, u16::try_from(zones).ok()?.checked_sub(1)?);
        let Area { header, first, .. } = self.area;
        if self.upright {
            let row = first + u32::from(line);
            Some(((row, 0), (row, FIRST, row, FIRST + zones), (header, FIRST, header, FIRST + zones)))
        } else {
            let (col, last) = (line + 1, first + u32::from(zones));
            Some(((header, col), (first, col, last, col), (first, 0, last, 0)))
        }
    }
}

/// Writes the table.
pub(super) fn table(page: &mut Page, caption: &str, zones: &[&str], lines: &[Line]) -> Placed {
    let upright = zones.len() <= MOST_COLUMNS;
    let area = if upright { by_line(page, caption, zones, lines) } else { by_zone(page, caption, zones, lines) };
    Placed { area, upright }
}

fn by_line(page: &mut Page, caption: &str, zones: &[&str], lines: &[Line]) -> Area {
    let mut columns = vec![Column::new("Indicateur", 50.0, Kind::Wrapped), Column::new("Unité", 12.0, Kind::Text)];
    columns.extend(zones.iter().map(|it| Column::new(*it, 17.0, Kind::HeadNumber)));
    columns.push(Column::new("Repère", 10.0, Kind::Text));
    columns.push(Column::new("Détail", 14.0, Kind::Text));
    let mut table = page.table(caption, columns);
    for line in lines {
        let cells = line.cells.iter().cloned().map(|it| it.kind(line.kind));
        table.row(
            [Cell::text(&*line.label), Cell::text(line.unit)].into_iter().chain(cells).chain([norm(line), link(line)]),
        );
    }
    table.finish()
}

fn by_zone(page: &mut Page, caption: &str, zones: &[&str], lines: &[Line]) -> Area {
    let mut columns = vec![Column::new("Territoire", 50.0, Kind::Text)];
    columns.extend(lines.iter().map(|it| Column::new(heading(it), 17.0, it.kind)));
    let mut table = page.table(caption, columns);
    for (zone, rank) in zones.iter().zip(0..) {
        let cells = lines.iter().map(|it| it.cells.get(rank).cloned().unwrap_or_default());
        let cells = std::iter::once(Cell::text(*zone)).chain(cells);
        if rank + 1 == zones.len() { table.total(cells) } else { table.row(cells) }
    }
    table.aside(std::iter::once(Cell::text("Repère")).chain(lines.iter().map(|it| norm(it).kind(Kind::Text))));
    table.aside(std::iter::once(Cell::text("Détail")).chain(lines.iter().map(link)));
    table.finish()
}

fn heading(line: &Line) -> String {
    if line.unit.is_empty() { line.label.clone() } else { format!("{} ({})", line.label, line.unit) }
}

fn norm(line: &Line) -> Cell {
    Cell::text(line.norm.as_deref().unwrap_or("–"))
}

fn link(line: &Line) -> Cell {
    Cell::link(format!("internal:'{}'!A1", line.sheet), line.sheet)
}
