//! One heading, one column: declared, exact, likely, told by the values; a doubt is asked, never decided.

mod choice;
mod chronology;
mod crossed;
mod guess;
pub(super) mod modifications;
mod partial;
mod reading;
mod shares;
mod sums;
mod told;
pub(super) mod years;

use std::collections::BTreeMap;

use crate::base::diagnostic::Diagnostic;
use crate::base::table::{Column, ColumnType};
use crate::identify::How;
use crate::identify::cells::evidence::Fit;
use crate::identify::cells::ticked::Ticked;
use crate::identify::layout::headings::Heading;
use crate::identify::layout::segments::Segment;
use crate::identify::lexicon::{Candidate, LEXICONS, Level, Lexicon, TAKEN, is_personal};
use crate::identify::remarks;
use crate::identify::sheet::Sheet;
use crate::identify::tables::{budget, cas};
use guess::Taken;
use partial::is_partial;
use reading::{Reading, State};

/// A column of the sheet and what it was taken for.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub column: &'static Column,
    pub heading: Heading,
    pub how: How,
    /// The columns of crosses that say it together, when it is not one column of values.
    pub crosses: Option<Ticked>,
}

/// What became of the headings of a table.
#[derive(Debug, Default)]
pub(super) struct Assigned {
    /// In column order; of those about persons only names are among them, to tell two persons apart.
    pub columns: Vec<Chosen>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What recognition says while it reads one table.
pub(super) struct Desk<'s, 'a> {
    pub sheet: &'s Sheet<'a>,
    pub segment: &'s Segment,
    pub(super) lexicon: &'static Lexicon,
    pub(super) rank: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Two readings closer than this are a tie.
const MARGIN: f64 = 0.05;

/// Gives each heading of a table its column.
pub(super) fn assign(sheet: &Sheet, segment: &Segment) -> Assigned {
    let Some(rank) = LEXICONS.iter().position(|it| it.vocabulary.kind == segment.kind) else {
        return Assigned::default();
    };
    let Some(lexicon) = LEXICONS.get(rank) else { return Assigned::default() };
    let mut desk = Desk { sheet, segment, lexicon, rank, diagnostics: Vec::new() };
    let mut readings: Vec<Reading> = segment.headings.iter().map(|it| desk.reading(it)).collect();
    desk.settle_crosses(&mut readings);
    desk.settle_shares(&mut readings);
    desk.settle_modifications(&mut readings);
    desk.settle_sums(&mut readings);
    let mut chosen = desk.settle(&mut readings);
    desk.guess(&mut readings, &mut chosen);
    let left: Vec<&Reading> = readings
        .iter()
        .enumerate()
        .filter(|(at, it)| it.state == State::Open && !chosen.contains_key(at))
        .map(|it| it.1)
        .collect();
    desk.unknown(&left);
    let mut assigned = Assigned::default();
    for (at, (column, how)) in chosen {
        let Some(reading) = readings.get(at) else { continue };
        if is_personal(column) && column.id != cas::IDENTITE {
            continue;
        }
        if !is_personal(column) {
            desk.tell(reading, column, &how);
        }
        assigned.columns.push(Chosen {
            column,
            heading: reading.heading.clone(),
            how,
            crosses: reading.crosses.clone(),
        });
    }
    assigned.diagnostics = desk.diagnostics;
    assigned
}

impl Desk<'_, '_> {
    /// Goes from the surest readings to the least, each column given once.
    fn settle(&mut self, readings: &mut [Reading]) -> Taken {
        let mut chosen = Taken::new();
        for level in [Level::Declared, Level::Label, Level::Alias, Level::Likely] {
            let mut wishes: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
            for (at, reading) in readings.iter_mut().enumerate() {
                let waits =
                    reading.state == State::Open && !chosen.contains_key(&at) && top_level(reading) == Some(level);
                if let Some(column) = waits.then(|| self.wish(reading)).flatten() {
                    wishes.entry(column.id).or_default().push(at);
                }
            }
            for wanting in wishes.into_values() {
                self.grant(readings, &mut chosen, &wanting);
            }
        }
        chosen
    }

    /// The column a heading asks for; a tie is told and leaves it without one.
    fn wish(&mut self, reading: &mut Reading) -> Option<&'static Column> {
        let (first, _) = reading.options.first()?;
        let (first, level) = (*first, first.level);
        let mut rivals: Vec<Candidate> = reading
            .options
            .iter()
            .map(|it| it.0)
            .filter(|it| it.level == level && first.score - it.score <= MARGIN)
            .collect();
        if rivals.len() > 1 {
            if let Some((only, how)) = self.told_apart(reading, &rivals) {
                reading.options = vec![(only, how)];
                return Some(only.column);
            }
            rivals.truncate(4);
            self.ask(reading, &rivals);
            return None;
        }
        let sure = level > Level::Likely || first.score >= TAKEN;
        if !sure && !self.is_borne_out(reading, first.column) {
            self.ask(reading, &rivals);
            return None;
        }
        Some(first.column)
    }

    /// Whether the values are those of a column that the heading only half names.
    fn is_borne_out(&self, reading: &Reading, column: &Column) -> bool {
        let likeness = reading.profile.likeness(column);
        // Words that could be anything are enough for a text that no figure is made of, but never name who follows a person.
        let words = self.segment.kind == &cas::KIND && matches!(column.ty, ColumnType::Text) && column.id != cas::GC;
        reading.profile.fits(column) == Fit::Yes && (likeness > 0.5 || (words && likeness >= 0.5))
    }

    fn ask(&mut self, reading: &mut Reading, rivals: &[Candidate]) {
        let columns: Vec<&Column> = rivals.iter().map(|it| it.column).collect();
        reading.state = State::Settled;
        if reading.profile.filled > 0 {
            self.diagnostics.push(remarks::tie(self.sheet, self.segment.kind, &reading.heading, &columns));
        }
    }

    /// Gives a column to one of the headings that ask for it, at the same level of likeness.
    fn grant(&mut self, readings: &mut [Reading], chosen: &mut Taken, wanting: &[usize]) {
        let Some((column, _)) = wanting.first().and_then(|at| first_option(readings, *at)) else { return };
        let holder = chosen.iter().find(|it| it.1.0.id == column.id).map(|it| *it.0);
        let rival_years = |one: usize, other: usize| different_years(readings, one, other);
        if is_personal(column)
            || column_is_by_year(column)
                && wanting
                    .iter()
                    .chain(&holder)
                    .all(|one| wanting.iter().chain(&holder).all(|other| one == other || rival_years(*one, *other)))
        {
            for at in wanting {
                if let Some((column, how)) = first_option(readings, *at) {
                    chosen.insert(*at, (column, how));
                }
            }
            return;
        }
        if let Some(holder) = holder {
            self.second_best(readings, chosen, wanting, holder);
            return;
        }
        let filled: Vec<usize> = wanting.iter().copied().filter(|at| told(readings, *at) > 0).collect();
        let candidates = if filled.is_empty() { wanting.to_vec() } else { filled };
        match candidates.as_slice() {
            [] => {}
            [winner] => self.crown(readings, chosen, wanting, *winner),
            [first, ..]
                if self.best_score(readings, &candidates).is_some()
                    || likest(readings, &candidates, column).is_some()
                    || self.same_values(readings, &candidates) =>
            {
                let best = self.best_score(readings, &candidates);
                let winner = best.or(likest(readings, &candidates, column)).unwrap_or(*first);
                self.crown(readings, chosen, wanting, winner);
            }
            _ => {
                let headings: Vec<Heading> =
                    candidates.iter().filter_map(|at| Some(readings.get(*at)?.heading.clone())).collect();
                let refs: Vec<&Heading> = headings.iter().collect();
                let parts = self.segment.kind == &budget::KIND && refs.iter().all(|it| is_partial(&it.text));
                let remarks = remarks::duplicate(self.sheet, self.segment.kind, column, &refs);
                let sum = remarks::to_add_up(column);
                self.diagnostics
                    .extend(remarks.into_iter().map(|it| if parts { it.correction(sum.clone()) } else { it }));
                for at in wanting {
                    if let Some(reading) = readings.get_mut(*at) {
                        reading.state = State::Settled;
                    }
                }
            }
        }
    }

    fn crown(&mut self, readings: &mut [Reading], chosen: &mut Taken, wanting: &[usize], winner: usize) {
        if let Some((column, how)) = first_option(readings, winner) {
            chosen.insert(winner, (column, how));
        }
        let losers: Vec<usize> = wanting.iter().copied().filter(|it| *it != winner).collect();
        if !losers.is_empty() {
            self.second_best(readings, chosen, &losers, winner);
        }
    }

    /// Headings whose column is taken take their next one if it is free and as sure; else they are left aside, and it is said.
    fn second_best(&mut self, readings: &mut [Reading], chosen: &mut Taken, losers: &[usize], holder: usize) {
        let kept = readings.get(holder).map(|it| it.heading.clone());
        for at in losers {
            let Some(reading) = readings.get_mut(*at) else { continue };
            let free = reading
                .options
                .iter()
                .skip(1)
                .find(|(it, _)| it.score >= TAKEN && !chosen.values().any(|taken| taken.0.id == it.column.id));
            if let Some((candidate, how)) = free {
                chosen.insert(*at, (candidate.column, how.clone()));
                continue;
            }
            reading.state = State::Settled;
            let column = reading.options.first().map(|it| it.0.column);
            if let (Some(column), Some(kept), true) = (column, &kept, reading.profile.filled > 0) {
                self.diagnostics.push(remarks::second(&reading.heading, column, kept));
            }
        }
    }

    fn best_score(&self, readings: &[Reading], wanting: &[usize]) -> Option<usize> {
        let mut scores: Vec<(f64, usize)> =
            wanting.iter().filter_map(|at| Some((readings.get(*at)?.options.first()?.0.score, *at))).collect();
        scores.sort_by(|one, other| other.0.total_cmp(&one.0));
        match scores.as_slice() {
            [(first, at), (second, _), ..] if first - second > MARGIN => Some(*at),
            _ => None,
        }
    }

    fn same_values(&self, readings: &[Reading], wanting: &[usize]) -> bool {
        let columns: Vec<u32> = wanting.iter().filter_map(|at| Some(readings.get(*at)?.heading.cell.col)).collect();
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        rows.iter()
            .all(|row| columns.windows(2).all(|it| matches!(it, [one, other] if row.get(*one) == row.get(*other))))
    }

    /// Says how a heading was understood, when it was not plain.
    fn tell(&mut self, reading: &Reading, column: &Column, how: &How) {
        let partial = self.segment.kind == &budget::KIND && column.id == budget::REALISE;
        let why = match how {
            How::Declared => return,
            How::Values => ", d’après les valeurs de la colonne",
            _ if partial && is_partial(&reading.heading.text) => {
                ", alors qu’il annonce une partie de l’année ou une estimation"
            }
            How::Likely => "",
            How::Exact => return,
        };
        self.diagnostics.push(remarks::likely(&reading.heading, column, why));
    }

    fn unknown(&mut self, left: &[&Reading]) {
        let filled = left.iter().filter(|it| it.profile.filled > 0).map(|it| &it.heading);
        let (earlier, filled): (Vec<&Heading>, Vec<&Heading>) =
            filled.partition(|it| self.segment.kind == &budget::KIND && years::is_relative(&it.text));
        self.diagnostics.extend(earlier.iter().map(|it| remarks::relative_year(it)));
        self.diagnostics.extend(remarks::unknown(&filled));
    }
}

/// Says which columns that figures depend on are absent; `told` are those that something else than a heading gives.
pub(super) fn missing(sheet: &Sheet, segment: &Segment, columns: &[Chosen], told: &[&str]) -> Vec<Diagnostic> {
    // The territoire may also stand in a title or a name; a side of a budget lacks the other one.
    let sought = segment.kind.columns.iter().filter(|it| !matches!(it.ty, ColumnType::Territoire));
    let elsewhere = |it: &Column| *segment.kind == cas::KIND && sheet.learned.gives(segment.kind, it);
    let given =
        |it: &Column| told.contains(&it.id) || columns.iter().any(|chosen| chosen.column.id == it.id) || elsewhere(it);
    let absent: Vec<&Column> = sought.filter(|it| !given(it)).collect();
    let cell = segment.headings.first().map(|it| it.cell).filter(|_| *segment.kind != budget::KIND);
    cell.map(|it| remarks::missing(segment.kind, it, &absent)).unwrap_or_default()
}

/// The only heading whose values are clearly those of the column.
fn likest(readings: &[Reading], wanting: &[usize], column: &Column) -> Option<usize> {
    let likeness = |at: &usize| Some((readings.get(*at)?.profile.likeness(column), *at));
    let mut ranked: Vec<(f64, usize)> = wanting.iter().filter_map(likeness).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    match ranked.as_slice() {
        [(first, at), (second, _), ..] if *first >= 0.6 && *second <= 0.2 => Some(*at),
        _ => None,
    }
}

fn top_level(reading: &Reading) -> Option<Level> {
    reading.options.first().map(|it| it.0.level)
}

fn first_option(readings: &[Reading], at: usize) -> Option<(&'static Column, How)> {
    readings.get(at)?.options.first().map(|(candidate, how)| (candidate.column, how.clone()))
}

fn told(readings: &[Reading], at: usize) -> usize {
    readings.get(at).map_or(0, |it| it.profile.told())
}

/// Figures that a table may give for several years side by side.
fn column_is_by_year(column: &Column) -> bool {
    use crate::base::table::ColumnType::{Amount, Etp};
    matches!(column.ty, Amount | Etp)
}

fn different_years(readings: &[Reading], one: usize, other: usize) -> bool {
    let year = |at: usize| readings.get(at).map(|it| years::key(&it.heading.text));
    year(one) != year(other)
}
