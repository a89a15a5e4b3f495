//! MAIA 25 grids, laid out as the national one.

use super::days::day;
use super::random::Random;
use super::sheet::{Cell, Sheet};
use crate::identify::tables::maia25_items::ITEMS;

/// Scores of a territoire.
#[derive(Debug, Clone)]
pub(super) struct Grid25 {
    /// In the order of the grid, gates respected.
    pub(super) scores: Vec<i64>,
    /// The first of the month of the evaluation, in days since 1 January 1970.
    pub(super) date: i32,
    /// Rank of an item whose score nobody filled in; its group's subtotal tells it.
    pub(super) blank: Option<usize>,
    /// The month stands as text.
    pub(super) month_as_text: bool,
}

/// Draws a grid: of the exercice most of the time, else of the year before.
pub(super) fn draw(stream: &mut Random) -> Grid25 {
    let mut scores: Vec<i64> = ITEMS.iter().map(|_| i64::from(stream.percent(58))).collect();
    // Without meetings of the table, or without representatives, what depends on them is not scored.
    if let [met, decided, represented, followed, ..] = scores.as_mut_slice() {
        *decided &= *met;
        *represented &= *met;
        *followed &= *met & *represented & *decided;
    }
    Grid25 {
        scores,
        date: if stream.percent(70) { day(2017, 12, 1) } else { day(2016, 12, 1) },
        blank: stream.percent(15).then(|| 5 + stream.below(20)),
        month_as_text: stream.percent(25),
    }
}

/// Lays the grid out.
pub(super) fn lay_out(sheet: &mut Sheet, title: &str, grid: &Grid25) {
    sheet.push(0, vec![Cell::bold(title)]);
    let month = match (grid.month_as_text, grid.date == day(2017, 12, 1)) {
        (false, _) => Cell::Month(grid.date),
        (true, true) => Cell::text("déc-17"),
        (true, false) => Cell::text("déc-16"),
    };
    sheet.push(0, vec![Cell::bold("CONCERTATION"), Cell::Blank, Cell::Blank, month]);
    for (group, heading, above, note, most) in GROUPS {
        if let Some(above) = above {
            sheet.skip(1);
            sheet.push(0, vec![Cell::bold(*above)]);
        }
        if let Some(heading) = heading {
            sheet.push(0, vec![Cell::bold(*heading)]);
        }
        let mut subtotal = 0;
        for ((rank, item), score) in
            ITEMS.iter().enumerate().zip(&grid.scores).filter(|((_, it), _)| it.group == *group)
        {
            if matches!(item.number, 2 | 4) {
                sheet.push(0, vec![Cell::text("si OUI")]);
            }
            subtotal += score;
            let label = Cell::text(item.texts.first().copied().unwrap_or(item.label));
            if grid.blank == Some(rank) {
                sheet.push(0, vec![label]);
            } else {
                sheet.push(0, vec![label, Cell::text("oui"), Cell::text("non"), Cell::Number(*score as f64)]);
            }
        }
        sheet.push(
            0,
            vec![
                Cell::Blank,
                Cell::Blank,
                Cell::Blank,
                Cell::Number(subtotal as f64),
                Cell::text(format!("{note} {most}")),
            ],
        );
    }
    let total: i64 = grid.scores.iter().sum();
    sheet.push(
        0,
        vec![Cell::Blank, Cell::Blank, Cell::Blank, Cell::Number(total as f64), Cell::text("max gd total 25")],
    );
}

/// Group, its heading, the part it opens, how its subtotal is worded, its maximum.
type Group = (&'static str, Option<&'static str>, Option<&'static str>, &'static str, u32);

static GROUPS: &[Group] = &[
    ("table_strategique", Some("1) Table Stratégique"), None, "Max point Table Stratégique", 4),
    ("table_tactique", Some("2) Table Tactique"), None, "max point Table Tactique =", 6),
    ("guichet_outils", Some("1) Outils"), Some("GUICHET INTEGRE"), "max point outils du guichet intégré =", 4),
    ("guichet_organisation", Some("2) Organisation"), None, "max point organisation", 6),
    ("gestion_de_cas", None, Some("GESTION DE CAS"), "max point GC", 5),
];
