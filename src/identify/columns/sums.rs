//! What was spent, told by a column that is the sum of others: quarters, months, what was paid and what is still due.

use std::ops::Range;

use super::Desk;
use super::modifications::cents;
use super::reading::{Reading, State};
use crate::extract::grid::Row;
use crate::identify::How;
use crate::identify::cells::words::{is_period, plain};
use crate::identify::lexicon::{Candidate, Level};
use crate::identify::remarks;
use crate::identify::tables::budget::{KIND, PREVU, PREVU_MODIFIE, REALISE};

impl Desk<'_, '_> {
    /// Leaves aside the amounts that another column adds up, and reads that one as what was spent.
    pub(super) fn settle_sums(&mut self, readings: &mut [Reading]) {
        let Some(column) = KIND.column(REALISE).filter(|_| self.segment.kind == &KIND) else { return };
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        for at in 0..readings.len() {
            let Some(parts) = parts(rows, readings, at) else { continue };
            let blank = readings.get(parts.clone()).is_some_and(|it| it.iter().any(|it| it.profile.filled == 0));
            for part in readings.get_mut(parts).into_iter().flatten().filter(|it| is_spent(it) || period(it)) {
                part.state = State::Settled;
            }
            let Some(whole) = readings.get_mut(at) else { continue };
            let how = if blank || is_spent(whole) { How::Exact } else { How::Values };
            whole.options = vec![(Candidate { column, level: Level::Alias, score: 1.0 }, how)];
            if blank {
                let why = ", alors que les colonnes qu’il additionne ne sont pas toutes remplies\u{a0}: c’est une partie de l’année";
                self.diagnostics.push(remarks::likely(&whole.heading, column, why));
            }
        }
    }
}

/// The columns just before or just after one that adds them up on every line, when that is what was spent.
fn parts(rows: &[Row], readings: &[Reading], at: usize) -> Option<Range<usize>> {
    let whole = readings.get(at).filter(|it| it.state == State::Open && it.profile.is_numbers())?;
    let before = (0..at).map(|from| from..at);
    let after = (at + 1..=readings.len()).rev().map(|to| at + 1..to);
    before.chain(after).find(|it| {
        let Some(parts) = readings.get(it.clone()) else { return false };
        let planned =
            || readings.iter().enumerate().any(|(rank, one)| rank != at && !it.contains(&rank) && is_planned(one));
        let spent = is_spent(whole) || (says_whole(whole) && parts.iter().all(period) && planned());
        spent && parts.iter().all(is_part) && add_up(rows, parts, whole)
    })
}

/// Whether the parts add up to the whole on every line, several of them counting.
fn add_up(rows: &[Row], parts: &[Reading], whole: &Reading) -> bool {
    let at = |row: &Row, it: &Reading| row.get(it.heading.cell.col).and_then(cents);
    let counts = |it: &&Reading| rows.iter().any(|row| at(row, it).is_some_and(|it| it != 0));
    let lines = rows.iter().filter_map(|row| Some((row, at(row, whole)?)));
    let right = |(row, whole): (&Row, i64)| {
        let sum = parts.iter().filter_map(|it| at(row, it)).fold(0_i64, i64::saturating_add);
        sum.abs_diff(whole) <= ROUNDING * parts.len() as u64
    };
    lines.clone().count() >= 2 && lines.clone().all(right) && parts.iter().filter(counts).count() >= 2
}

/// Cents by which rounding may move each amount.
const ROUNDING: u64 = 1;

fn is_part(reading: &Reading) -> bool {
    let figures = reading.profile.filled == 0 || reading.profile.is_numbers();
    reading.state == State::Open
        && figures
        && !reading.profile.are_accounts()
        && (period(reading) || !is_planned(reading))
}

fn period(reading: &Reading) -> bool {
    is_period(&reading.heading.text)
}

fn is_planned(reading: &Reading) -> bool {
    reading.options.first().is_some_and(|it| [PREVU, PREVU_MODIFIE].contains(&it.0.column.id))
}

fn is_spent(reading: &Reading) -> bool {
    reading.options.first().is_some_and(|it| it.0.column.id == REALISE)
}

/// `Cumul`, `Total annuel`.
fn says_whole(reading: &Reading) -> bool {
    let words = plain(&reading.heading.text);
    !words.is_empty() && words.iter().all(|it| WHOLE.contains(&it.as_str()))
}

const WHOLE: &[&str] = &["cumul", "cumule", "total", "annee", "annuel", "general"];
