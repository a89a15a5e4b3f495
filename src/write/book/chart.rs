//! Native charts in the look of the workbook, each with an alternative text.

use std::collections::BTreeSet;

use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{
    ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, ObjectMovement,
};

use super::page::Page;
use super::style::{INK, PALETTE, RULE};

/// A chart drawn from cells of its sheet.
#[derive(Debug, Clone)]
pub struct Chart {
    pub shape: Shape,
    /// What it shows, with unit and period.
    pub title: String,
    /// What a reader who cannot see it must know.
    pub alt_text: String,
    pub categories: Span,
    pub series: Vec<Series>,
    /// Top of the axis of values, when it means something.
    pub most: Option<f64>,
    /// How values are written: `0`, `#,##0\ "€"`.
    pub number_format: &'static str,
}

/// How values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Upright bars side by side.
    Columns,
    /// Upright bars, the series on top of each other.
    Stacked,
    /// Lying bars side by side, for long labels.
    Bars,
}

/// The values of a series; its name is a heading of the sheet.
#[derive(Debug, Clone)]
pub struct Series {
    pub name: (u32, u16),
    pub values: Span,
    /// Drawn as a line across the bars: a norm.
    pub line: bool,
}

/// Cells of the sheet, both corners included: first row and column, last row and column.
pub type Span = (u32, u16, u32, u16);

/// Pixels of the charts of a row together, and the height of each.
const WIDTH: u32 = 1140;
const HEIGHT: u32 = 290;
/// Charts that stand side by side.
const ABREAST: usize = 3;
const GAP: u32 = 20;
/// Pixels of a category of lying bars.
const BAR: u32 = 38;
/// Pixels of a row of ordinary height.
const ROW: u32 = 20;
/// Categories beyond which a chart says nothing.
const MOST_CATEGORIES: u32 = 25;

impl Page {
    /// Draws charts side by side under what is written, as many in a row as stay legible.
    pub fn charts(&mut self, charts: &[Chart]) {
        let legible: Vec<&Chart> = charts.iter().filter(|it| it.is_legible() && it.shows(&self.numbers)).collect();
        let abreast = legible.len().clamp(2, ABREAST);
        let width = WIDTH / abreast as u32;
        for row in legible.chunks(abreast) {
            for (chart, offset) in row.iter().zip((0..).step_by(width as usize)) {
                let drawn = draw(chart, self.title(), width - GAP);
                let inserted = self.worksheet.insert_chart_with_offset(self.next, 0, &drawn, offset, 4).map(|_| ());
                self.keep(inserted);
            }
            let height = row.iter().map(|it| it.height()).max().unwrap_or(HEIGHT);
            let rows = (height + GAP).div_ceil(ROW);
            self.blocks.push((self.next, self.next + rows - 1));
            self.drawn = f64::from(WIDTH) * 0.75;
            self.next += rows + 1;
        }
    }
}

impl Chart {
    /// Lying bars need room for each category.
    fn height(&self) -> u32 {
        let (first, _, last, _) = self.categories;
        match self.shape {
            Shape::Bars => (90 + BAR * (last.saturating_sub(first) + 1)).clamp(HEIGHT, 2 * HEIGHT),
            _ => HEIGHT,
        }
    }

    /// Whether some bar has a value.
    fn shows(&self, numbers: &BTreeSet<(u32, u16)>) -> bool {
        self.series.iter().filter(|it| !it.line).any(|it| {
            let (first_row, first_col, last_row, last_col) = it.values;
            (first_row..=last_row).any(|row| (first_col..=last_col).any(|col| numbers.contains(&(row, col))))
        })
    }

    fn is_legible(&self) -> bool {
        let (first_row, first_col, last_row, last_col) = self.categories;
        if last_row < first_row || last_col < first_col {
            return false;
        }
        last_row - first_row < MOST_CATEGORIES && u32::from(last_col - first_col) < MOST_CATEGORIES
    }
}

fn draw(chart: &Chart, tab: &str, width: u32) -> xlsx::Chart {
    let shape = match chart.shape {
        Shape::Columns => ChartType::Column,
        Shape::Stacked => ChartType::ColumnStacked,
        Shape::Bars => ChartType::Bar,
    };
    let mut drawn = xlsx::Chart::new(shape);
    drawn.set_width(width).set_height(chart.height()).set_alt_text(&chart.alt_text);
    // Columns are not as wide in every spreadsheet: a chart keeps its own size.
    drawn.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    drawn
        .title()
        .set_name(&chart.title)
        .set_font(ChartFont::new().set_bold().set_size(12).set_color(INK))
        .set_overlay(false);
    let mut lines = xlsx::Chart::new(ChartType::Line);
    for (series, rank) in chart.series.iter().zip(0..) {
        if series.line {
            norm_line(lines.add_series(), chart, series, tab);
        } else {
            bars(drawn.add_series(), chart, series, tab, rank);
        }
    }
    if chart.series.iter().any(|it| it.line) {
        drawn.combine(&lines);
    }
    axes(&mut drawn, chart);
    drawn.chart_area().set_format(ChartFormat::new().set_border(ChartLine::new().set_color(RULE)));
    if chart.series.len() == 1 {
        drawn.legend().set_hidden();
    } else {
        drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(&small_font());
    }
    drawn
}

fn axes(drawn: &mut xlsx::Chart, chart: &Chart) {
    let small = small_font();
    if chart.shape == Shape::Bars {
        // Lying bars have their axes swapped; the first category stands on top, and labels make the axis of values useless.
        drawn.y_axis().set_font(&small).set_reverse().set_major_gridlines(false);
        drawn.x_axis().set_hidden(true).set_major_gridlines(false).set_min(0);
        return;
    }
    drawn.x_axis().set_font(&small).set_major_gridlines(false);
    let values = drawn.y_axis();
    if let Some(most) = chart.most {
        values.set_max(most);
    }
    values
        .set_font(&small)
        .set_num_format("#,##0")
        .set_min(0)
        .set_format(ChartFormat::new().set_no_line())
        .set_major_gridlines_line(ChartLine::new().set_color(RULE).set_width(0.75));
}

fn bars(drawn: &mut xlsx::ChartSeries, chart: &Chart, series: &Series, tab: &str, rank: usize) {
    let colour = PALETTE[rank % PALETTE.len()];
    let stacked = chart.shape == Shape::Stacked;
    let ink = if stacked && rank == 0 { 0xFFFFFF } else { 0x333333 };
    let mut label = xlsx::ChartDataLabel::new();
    label.show_value().set_num_format(chart.number_format).set_font(ChartFont::new().set_size(9).set_color(ink));
    place(drawn, chart, series, tab);
    drawn
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)))
        .set_gap(if stacked { 60 } else { 80 })
        .set_data_label(&label);
    if stacked {
        drawn.set_overlap(100);
    }
}

fn norm_line(drawn: &mut xlsx::ChartSeries, chart: &Chart, series: &Series, tab: &str) {
    place(drawn, chart, series, tab);
    drawn
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(PALETTE[2]).set_width(2.0)))
        .set_marker(xlsx::ChartMarker::new().set_none());
}

fn place(drawn: &mut xlsx::ChartSeries, chart: &Chart, series: &Series, tab: &str) {
    let (row, col) = series.name;
    drawn.set_name((tab, row, col)).set_categories(range(tab, chart.categories)).set_values(range(tab, series.values));
}

fn range(tab: &str, (first_row, first_col, last_row, last_col): Span) -> (&str, u32, u16, u32, u16) {
    (tab, first_row, first_col, last_row, last_col)
}

fn small_font() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(9).set_color(0x444444);
    font
}
