//! What fits where: lines that a text takes in its column, rows that a printed page holds.

use std::collections::BTreeMap;

/// Height of an ordinary row, in points.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// What a page of A4 has between its margins, in points: width, height.
pub(super) type Paper = (f64, f64);
pub(super) const LYING: Paper = (LONG_SIDE - SIDES, SHORT_SIDE - ENDS);
pub(super) const UPRIGHT: Paper = (SHORT_SIDE - SIDES, LONG_SIDE - ENDS);
const LONG_SIDE: f64 = 842.0;
const SHORT_SIDE: f64 = 595.0;
/// Margins on both sides, at both ends.
const SIDES: f64 = 2.0 * 36.0;
const ENDS: f64 = (0.6 + 0.7) * 72.0;
/// Part of the page that is counted on: readers without our font get slightly taller rows.
const SAFE: f64 = 0.98;

/// Rows that should stay on one page: the first and the last.
pub(super) type Block = (u32, u32);

/// The highest row that Excel takes, in points.
pub(super) const HIGHEST: f64 = 409.0;

/// Lines that a text takes in a column so many characters wide; words break at spaces and after hyphens.
pub(super) fn lines_of(text: &str, width: f64) -> u32 {
    let room = (width as usize).max(1);
    text.split('\n').map(|it| lines_of_paragraph(it, room)).sum()
}

fn lines_of_paragraph(text: &str, room: usize) -> u32 {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split_inclusive([' ', '-']) {
        let length = word.trim_end().chars().count();
        if used > 0 && used + length > room {
            lines += 1;
            used = 0;
        }
        // A word longer than the column goes on below.
        lines += length.div_ceil(room).max(1) as u32 - 1;
        used += word.chars().count();
    }
    lines
}

/// Points of a column so many characters wide.
pub(super) fn points(width: f64) -> f64 {
    (width * 7.0 + 5.0) * 0.75
}

/// The rows before which a page ends, so that blocks that fit one page are not cut.
pub(super) fn breaks(blocks: &[Block], heights: &BTreeMap<u32, f64>, width: f64, paper: Paper) -> Vec<u32> {
    let capacity = capacity(width, paper);
    let mut breaks = Vec::new();
    let mut start = 0;
    for &(first, last) in blocks {
        let fits = height(heights, start, last + 1) <= capacity;
        if !fits && first > start && height(heights, first, last + 1) <= capacity {
            breaks.push(first);
            start = first;
        } else if !fits {
            // It runs over several pages: what follows starts somewhere down the last of them.
            let over = height(heights, start, last + 1) % capacity;
            start = (last + 1).saturating_sub((over / LINE_HEIGHT) as u32);
        }
    }
    breaks
}

/// Whether a block is higher than a page.
pub(super) fn runs_over((first, last): Block, heights: &BTreeMap<u32, f64>, width: f64, paper: Paper) -> bool {
    height(heights, first, last + 1) > capacity(width, paper)
}

/// What is left of the paper under rows, so many points high, that come back on each page.
pub(super) fn under(repeated: f64, width: f64, (across, down): Paper) -> Paper {
    (across, down - repeated * (across / width.max(1.0)).min(1.0))
}

/// Points of rows that a page holds, once what is so many points wide fits across it.
fn capacity(width: f64, (across, down): Paper) -> f64 {
    SAFE * down / (across / width.max(1.0)).min(1.0)
}

/// Points of the rows from one to before another.
fn height(heights: &BTreeMap<u32, f64>, from: u32, to: u32) -> f64 {
    let rows = f64::from(to.saturating_sub(from)) * LINE_HEIGHT;
    rows + heights.range(from..to.max(from)).map(|(_, it)| it - LINE_HEIGHT).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_high_as_their_longest_text() {
        for (text, width, expected) in [
            ("Territoire", 28.0, 1),
            ("Haguenau-Wissembourg", 14.0, 2),
            ("Délai moyen (jours)", 14.0, 2),
            ("", 10.0, 1),
            ("un deux trois", 8.0, 2),
            ("a\nb\n\nc", 8.0, 4),
            ("indivisible", 5.0, 3),
        ] {
            assert_eq!(lines_of(text, width), expected, "{text}");
        }
    }

    #[test]
    fn a_block_that_fits_a_page_is_not_cut() {
        let none = BTreeMap::new();
        assert_eq!(breaks(&[(0, 9), (10, 19)], &none, 500.0, LYING), [0u32; 0]);
        assert_eq!(breaks(&[(0, 19), (20, 39), (40, 59)], &none, 500.0, LYING), [20, 40]);
        // A title that comes back on each page takes room.
        let tight = [(0, 15), (16, 31)];
        assert_eq!(breaks(&tight, &none, 500.0, LYING), [0u32; 0]);
        assert_eq!(breaks(&tight, &none, 500.0, under(26.0, 500.0, LYING)), [16]);
        // A long table flows; what follows it stays whole.
        assert_eq!(breaks(&[(0, 99), (100, 131)], &none, 500.0, LYING), [100]);
    }
}
