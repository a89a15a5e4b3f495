//! One drawer for every table: headings over one to three rows, merged, repeated, blank columns, hidden ones, blank rows.

use std::collections::BTreeMap;

use super::book::{Book, Cell, Spot, Truth};
use crate::draw::Draw;

/// A table before it is laid out.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<Heading>,
    pub lines: Vec<Line>,
}

/// A column: what the frame calls it, and its heading.
#[derive(Debug)]
pub struct Heading {
    pub id: &'static str,
    pub text: String,
}

#[derive(Debug)]
pub enum Line {
    /// A row of data, and what the frame must have of it.
    Row(BTreeMap<&'static str, Cell>, BTreeMap<&'static str, String>),
    /// A title, a subtotal, a total: its cells by column; words that have no column go in the first.
    Words(&'static str, BTreeMap<&'static str, Cell>, String),
    /// A title of what follows, over the table.
    Title(String),
}

/// How the headings of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    OneRow,
    /// The first word over the others.
    Split,
    /// Each heading merged over two rows.
    Tall,
    /// A word of its own over groups of columns.
    Banded,
    /// The same, over headings that are split.
    BandedAndSplit,
}

const SHAPES: [Shape; 16] = {
    let mut shapes = [Shape::OneRow; 16];
    shapes[11] = Shape::Split;
    shapes[12] = Shape::Split;
    shapes[13] = Shape::Tall;
    shapes[14] = Shape::Banded;
    shapes[15] = Shape::BandedAndSplit;
    shapes
};

/// Words over groups of columns that say nothing of them.
const BANDS: [&str; 4] = ["Informations générales", "Suivi", "Détail", "À compléter par la MAIA"];

/// How freely a table is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Freedom {
    /// Headings come again in the middle.
    pub repeats: bool,
    /// Blank rows and columns inside, hidden ones.
    pub gaps: bool,
    /// Headings on several rows.
    pub tall: bool,
}

pub const FREE: Freedom = Freedom { repeats: true, gaps: true, tall: true };

/// Nothing between two rows.
pub const TIGHT: Freedom = Freedom { repeats: false, gaps: false, tall: true };

/// Nothing between two rows, and headings on one.
pub const PLAIN: Freedom = Freedom { tall: false, ..TIGHT };

/// Lays a table out from a cell; gives the first row after it, and the first column after it.
pub fn lay(draw: &mut Draw, book: &mut Book, from: Spot, table: &Table, freedom: Freedom) -> (u32, u16) {
    let cols = columns(draw, from.col, table.columns.len(), freedom.gaps);
    let after = cols.last().map_or(from.col, |it| it + 1);
    let shape = if freedom.tall { *draw.pick(&SHAPES) } else { Shape::OneRow };
    let mut laid = Laid { cols, shape, headings: (0, 0), row: from.row, sheet: from.sheet };
    laid.headings(draw, book, table);
    for line in &table.lines {
        if freedom.gaps && draw.chance(2) {
            laid.row += 1;
        }
        if freedom.repeats && draw.chance(2) && laid.may_repeat() {
            laid.headings(draw, book, table);
        }
        laid.line(book, table, line);
        if freedom.gaps && draw.chance(1) && matches!(line, Line::Row(..)) {
            book.hide_row(laid.spot(laid.row - 1, 0));
        }
    }
    if freedom.gaps && draw.chance(8) {
        let hidden = draw.below(laid.cols.len());
        book.hide_column(laid.spot(laid.row, hidden));
    }
    (laid.row, after)
}

/// Where each column stands; now and then a blank one comes between two.
fn columns(draw: &mut Draw, first: u16, count: usize, gaps: bool) -> Vec<u16> {
    let blank = (gaps && count > 3 && draw.chance(12)).then(|| 1 + draw.below(count - 1));
    (0..count).map(|it| first + it as u16 + u16::from(blank.is_some_and(|blank| it >= blank))).collect()
}

/// Whether a part of a heading stands on a row of its own.
fn is_word(text: &str) -> bool {
    text.chars().filter(|it| it.is_alphabetic()).count() >= 3
}

struct Laid {
    cols: Vec<u16>,
    shape: Shape,
    headings: (u32, u32),
    row: u32,
    sheet: usize,
}

impl Laid {
    fn spot(&self, row: u32, rank: usize) -> Spot {
        Spot { sheet: self.sheet, row, col: self.cols[rank] }
    }

    /// Headings come again below some rows, when they stand on one.
    fn may_repeat(&self) -> bool {
        self.row > self.headings.1 + 1 && matches!(self.shape, Shape::OneRow | Shape::Tall)
    }

    fn headings(&mut self, draw: &mut Draw, book: &mut Book, table: &Table) {
        let first = self.row;
        if matches!(self.shape, Shape::Banded | Shape::BandedAndSplit) && self.cols.len() > 3 {
            let middle = 2 + draw.below(self.cols.len() - 3);
            for (from, to) in [(0, middle - 1), (middle, self.cols.len() - 1)] {
                let spot = self.spot(self.row, from);
                book.put(spot, *draw.pick(&BANDS));
                book.merge(spot, self.row, self.cols[to]);
            }
            self.row += 1;
        }
        let split = matches!(self.shape, Shape::Split | Shape::BandedAndSplit);
        let last = self.row + u32::from(split || self.shape == Shape::Tall);
        for (rank, heading) in table.columns.iter().enumerate() {
            match heading.text.split_once(' ') {
                Some((upper, lower)) if split && is_word(upper) && is_word(lower) => {
                    book.put(self.spot(self.row, rank), upper);
                    book.put(self.spot(last, rank), lower);
                }
                _ if self.shape == Shape::Tall => {
                    book.put(self.spot(self.row, rank), heading.text.as_str());
                    book.merge(self.spot(self.row, rank), last, self.cols[rank]);
                }
                _ => book.put(self.spot(last, rank), heading.text.as_str()),
            }
        }
        self.headings = (first, last);
        self.row = last + 1;
    }

    fn line(&mut self, book: &mut Book, table: &Table, line: &Line) {
        let rank = |id: &str| table.columns.iter().position(|it| it.id == id);
        match line {
            Line::Row(cells, values) => {
                let mut truth = Truth { values: values.clone(), headings: self.headings, ..Truth::default() };
                for (rank, heading) in table.columns.iter().enumerate() {
                    let spot = self.spot(self.row, rank);
                    truth.spots.insert(heading.id, spot);
                    book.put(spot, cells.get(heading.id).cloned().unwrap_or(Cell::Blank));
                }
                book.truth.push(truth);
            }
            Line::Words(column, cells, words) => {
                for (id, cell) in cells {
                    if let Some(rank) = rank(id) {
                        book.put(self.spot(self.row, rank), cell.clone());
                    }
                }
                book.put(self.spot(self.row, rank(column).unwrap_or(0)), words.as_str());
            }
            Line::Title(words) => book.put(self.spot(self.row, 0), words.as_str()),
        }
        self.row += 1;
    }
}
