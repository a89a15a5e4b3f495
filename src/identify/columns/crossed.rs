//! Codes that head columns of crosses: `Sexe F` beside `Sexe H`, reasons of exit each under its own heading.

use super::Desk;
use super::reading::{Reading, State};
use crate::base::cell::Place;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::extract::grid::Row;
use crate::identify::How;
use crate::identify::cells::answers::{Said, is_tick, said};
use crate::identify::cells::labels::{text, total};
use crate::identify::cells::ticked::Ticked;
use crate::identify::layout::headings::Heading;
use crate::identify::lexicon::{Candidate, Level};
use crate::identify::remarks;
use crate::identify::tables::cas;

/// A column whose codes head columns side by side.
struct Crossed {
    column: &'static Column,
    /// Ranks of the headings.
    from: usize,
    to: usize,
    ticked: Ticked,
}

/// What a heading says when it names a code.
struct Named {
    column: &'static Column,
    /// The words of the code.
    code: String,
    /// Whether they are spelled in the list.
    spelled: bool,
    /// Whether the words before them name the column.
    headed: bool,
}

impl Desk<'_, '_> {
    /// Reads columns of crosses as one column of codes, headed by the first of them; it is told.
    pub(super) fn settle_crosses(&mut self, readings: &mut [Reading]) {
        if self.segment.kind != &cas::KIND {
            return;
        }
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let named: Vec<Vec<Named>> = readings.iter().map(|it| self.named(&it.heading)).collect();
        let mut at = 0;
        while at < readings.len() {
            let Some(found) = longest(readings, &named, at).filter(|it| answers(rows, &it.ticked)) else {
                at += 1;
                continue;
            };
            let Some(run) = readings.get_mut(found.from..found.to) else { return };
            at = found.to;
            if run.iter().any(is_declared) {
                continue;
            }
            let headings: Vec<&Heading> = run.iter().map(|it| &it.heading).collect();
            let about = |place: &Place| headings.iter().any(|it| *place == Place::Cell(it.cell));
            self.diagnostics.retain(|it| !about(&it.place));
            self.diagnostics.extend(remarks::crossed(&headings, found.column));
            for (rank, part) in run.iter_mut().enumerate() {
                part.state = if rank == 0 { State::Open } else { State::Settled };
                part.options.clear();
            }
            let Some(first) = run.first_mut() else { continue };
            let candidate = Candidate { column: found.column, level: Level::Declared, score: 1.0 };
            first.options = vec![(candidate, How::Exact)];
            first.crosses = Some(found.ticked);
        }
    }

    /// The codes that a heading may name, each with the column it is of.
    fn named(&self, heading: &Heading) -> Vec<Named> {
        let words: Vec<&str> = heading.text.split_whitespace().collect();
        let coded = self.segment.kind.columns.iter().filter_map(|column| match column.ty {
            ColumnType::Code(list) => Some((column, list)),
            _ => None,
        });
        let mut all = Vec::new();
        for (column, list) in coded {
            for cut in (0..words.len()).rev() {
                let (head, code) = (words.get(..cut).unwrap_or_default(), words.get(cut..).unwrap_or_default());
                let (head, code) = (head.join(" "), code.join(" "));
                let spelled = list.spells(&code);
                let headed = cut > 0 && self.names(&head, column);
                if headed || (cut == 0 && spelled) {
                    all.push(Named { column, code, spelled, headed });
                    break;
                }
            }
        }
        all
    }

    fn names(&self, head: &str, column: &Column) -> bool {
        let candidates = self.sheet.candidates(head);
        let first = candidates.get(self.rank).and_then(|it| it.first());
        first.is_some_and(|it| it.column.id == column.id && it.level > Level::Likely)
    }
}

/// The longest run of headings side by side, from this one, that name codes of one column alone.
fn longest(readings: &[Reading], named: &[Vec<Named>], from: usize) -> Option<Crossed> {
    let mut runs: Vec<(bool, usize, Crossed)> = Vec::new();
    for first in named.get(from)? {
        let mut columns: Vec<(u32, String)> = Vec::new();
        let (mut spelled, mut headed) = (0, 0);
        for (reading, names) in readings.iter().zip(named).skip(from) {
            // What names the column may stand over the first code alone.
            let alike = |it: &&Named| it.headed == first.headed || (first.headed && it.spelled);
            let here = names.iter().find(|it| it.column.id == first.column.id && alike(it));
            let col = reading.heading.cell.col;
            let follows = columns.last().is_none_or(|it| it.0 + 1 == col);
            let Some(here) = here.filter(|it| follows && !columns.iter().any(|other| fold(&other.1) == fold(&it.code)))
            else {
                break;
            };
            columns.push((col, here.code.clone()));
            spelled += usize::from(here.spelled);
            headed += usize::from(here.headed);
        }
        if columns.len() >= 2 && spelled * 2 > columns.len() {
            let to = from + columns.len();
            let found = Crossed { column: first.column, from, to, ticked: Ticked { columns } };
            runs.push((headed > 0, to, found));
        }
    }
    runs.sort_by_key(|it| (it.0, it.1));
    let best = runs.pop()?;
    let alone = runs.last().is_none_or(|it| (it.0, it.1) < (best.0, best.1));
    alone.then_some(best.2)
}

fn is_declared(reading: &Reading) -> bool {
    reading.options.first().is_some_and(|it| it.0.level == Level::Declared)
}

/// Whether the columns hold crosses alone, each row one at most but for a few; totals aside.
fn answers(rows: &[Row], ticked: &Ticked) -> bool {
    let (mut once, mut more, mut crosses) = (0_usize, 0_usize, 0_usize);
    for row in rows.iter().filter(|it| !is_total(it)) {
        let cells: Vec<Option<Said>> = ticked.columns.iter().filter_map(|it| row.get(it.0)).map(said).collect();
        if cells.iter().any(Option::is_none) {
            return false;
        }
        let ticks = cells.iter().flatten().filter(|it| is_tick(**it)).count();
        crosses += cells.iter().flatten().filter(|it| **it == Said::Tick).count();
        once += usize::from(ticks == 1);
        more += usize::from(ticks > 1);
    }
    once > more * 3 && (crosses > 0 || once >= 3)
}

fn is_total(row: &Row) -> bool {
    row.cells.iter().filter_map(|it| text(&it.1)).any(|it| total(it).is_some())
}
