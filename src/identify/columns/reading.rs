//! What each heading may be, once its words, its values, its neighbour and `maia.toml` have spoken.

use std::cmp::Ordering;

use super::Desk;
use super::choice;
use crate::base::table::{Column, ColumnType, TableKind};
use crate::identify::How;
use crate::identify::cells::evidence::{Fit, Profile};
use crate::identify::cells::ticked::Ticked;
use crate::identify::cells::words::is_year;
use crate::identify::layout::headings::{Heading, WHOLE, candidates_of};
use crate::identify::lexicon::declared::{Answer, answer};
use crate::identify::lexicon::{Candidate, Level, TAKEN, is_personal};
use crate::identify::remarks;
use crate::identify::remarks::nir;
use crate::identify::tables::cas;
use crate::identify::tables::registres::Registre;

/// A heading with what is known of its column.
pub(super) struct Reading {
    pub(in crate::identify) heading: Heading,
    pub(in crate::identify) profile: Profile,
    pub(super) options: Vec<(Candidate, How)>,
    pub(in crate::identify) state: State,
    /// The columns of crosses that this one is the first of.
    pub(super) crosses: Option<Ticked>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// To be assigned, or left without a column.
    Open,
    /// Known and left aside, or already asked about.
    Settled,
}

impl Desk<'_, '_> {
    /// A heading and the columns it may be.
    pub(super) fn reading(&mut self, heading: &Heading) -> Reading {
        let profile = self.sheet.profile(heading.cell.col, self.segment.rows.1 + 1, self.segment.limit);
        let mut reading =
            Reading { heading: heading.clone(), profile, options: Vec::new(), state: State::Open, crosses: None };
        if reading.profile.is_nirs() {
            self.diagnostics.push(nir::column(heading));
            reading.state = State::Settled;
            return reading;
        }
        let kind = self.segment.kind;
        match answer(self.sheet.settings, kind, heading.cell, &self.sheet.grid.name, self.sheet.names) {
            Some(Answer::Column(column)) => {
                reading.options.push((Candidate { column, level: Level::Declared, score: 1.0 }, How::Declared));
            }
            Some(Answer::Nothing) => reading.state = State::Settled,
            None if self.lexicon.is_derived(&without_years(&heading.text)) => reading.state = State::Settled,
            None => self.propose(&mut reading),
        }
        reading
    }

    /// The columns a heading may be, once those that its values refuse are out.
    fn propose(&mut self, reading: &mut Reading) {
        let kind = self.segment.kind;
        let says_date = self.lexicon.says_date(&reading.heading.text);
        // `Date de la réorientation` is no list of reasons, whatever it holds.
        let least = |it: &Candidate| match it.column.ty {
            ColumnType::Code(_) if says_date && it.level == Level::Likely => Fit::Yes,
            _ => Fit::Unknown,
        };
        let fits = |it: &&Candidate| {
            if it.level == Level::Likely && is_personal(it.column) && is_coded(&reading.profile, kind) {
                return false;
            }
            let fit = reading.profile.fits(it.column);
            it.level == Level::Declared || fit == Fit::Yes || (fit == Fit::Unknown && least(it) == Fit::Unknown)
        };
        let mut candidates = candidates_of(self.sheet, &reading.heading, self.rank);
        let known = candidates.first().is_some_and(|it| it.level > Level::Likely || it.score >= TAKEN);
        if let Some(column) = choice::spelled(reading, kind).filter(|_| !known) {
            reading.options.push((Candidate { column, level: Level::Likely, score: 0.9 }, How::Likely));
            return;
        }
        let whole = candidates.iter().find(fits).is_some_and(|it| it.level > Level::Likely || it.score >= WHOLE);
        if let (Some(own), false) = (&reading.heading.own, whole) {
            let own = self.sheet.candidates(own).get(self.rank).cloned().unwrap_or_default();
            if own.iter().find(fits).is_some_and(|it| it.level > Level::Likely) {
                candidates = own;
            }
        }
        if let Some(column) = candidates.iter().find(fits).and_then(|it| self.told_better(it.column, &reading.profile))
        {
            reading.options.push((Candidate { column, level: Level::Likely, score: 0.9 }, How::Values));
            return;
        }
        let fitting = candidates.iter().filter(fits);
        reading.options = fitting.map(|it| (*it, how(it.level))).collect();
        self.read_as_a_list(reading);
        let Some(first) = candidates.first().filter(|_| reading.options.is_empty()) else { return };
        let listed = listed(&reading.profile, self.segment.kind.columns)
            .filter(|_| Registre::of(self.segment.kind.id).is_some());
        if let Some(column) = listed {
            reading.options.push((Candidate { column, level: Level::Likely, score: 0.9 }, How::Values));
            return;
        }
        if self.lexicon.is_also_derived(&reading.heading.text) {
            reading.state = State::Settled;
            return;
        }
        let plain = first.level > Level::Likely || first.score >= 0.9;
        match self.sibling(&reading.heading, first.column, &reading.profile).filter(|_| plain) {
            Some(column) => {
                reading.options.push((Candidate { column, level: Level::Likely, score: 0.9 }, How::Values));
            }
            // The heading is plain enough: it is believed, and its values will be reported one by one. Days name no site and no person.
            None if first.level > Level::Likely && !is_belied_by_days(first, &reading.profile) => {
                reading.options.push((*first, how(first.level)));
                self.diagnostics.extend(remarks::unlikely(&reading.heading, first.column));
            }
            None => {}
        }
    }

    /// Puts first the column of a register whose list knows the words, when the heading names one of free words or of sites:
    /// `Secteur` over `Sanitaire`, `Avancement` over `En cours`.
    fn read_as_a_list(&self, reading: &mut Reading) {
        let kind = self.segment.kind;
        let free = |it: &Column| matches!(it.ty, ColumnType::Text | ColumnType::Territoire);
        if Registre::of(kind.id).is_none() || !reading.options.first().is_some_and(|it| free(it.0.column)) {
            return;
        }
        if let Some(column) = listed(&reading.profile, kind.columns) {
            reading.options.retain(|it| it.0.column.id != column.id);
            reading.options.insert(0, (Candidate { column, level: Level::Likely, score: 0.9 }, How::Values));
        }
    }

    /// The column headed alike that the values do fit, the one with most words in common first.
    fn sibling(&self, heading: &Heading, column: &Column, profile: &Profile) -> Option<&'static Column> {
        let groups = self.lexicon.vocabulary.siblings.iter().filter(|it| it.contains(&column.id));
        let others = groups.flat_map(|it| it.iter()).filter(|it| **it != column.id);
        let mut possible: Vec<(f64, &'static Column)> = others
            .filter_map(|it| self.segment.kind.column(it))
            .filter(|it| match profile.fits(it) {
                Fit::Yes => true,
                Fit::Unknown => profile.is_dates() || profile.is_numbers(),
                Fit::No => false,
            })
            .map(|it| (self.lexicon.likeness(&heading.text, it), it))
            .collect();
        // Words of its list say more than words in common.
        let known = |it: &Column| matches!(it.ty, ColumnType::Code(list) if profile.known_to(list) >= 0.6);
        possible.sort_by(|one, other| {
            (known(other.1), other.0).partial_cmp(&(known(one.1), one.0)).unwrap_or(Ordering::Equal)
        });
        possible.first().map(|it| it.1)
    }

    /// The column that the values clearly are, when the heading is that of a column of free text, `Lieu de vie` over `seul`, `en couple`, of a list
    /// that knows none of them, or of days over bare years.
    fn told_better(&self, column: &Column, profile: &Profile) -> Option<&'static Column> {
        let strange = match column.ty {
            ColumnType::Text => column.id != cas::GC,
            ColumnType::Code(list) => self.segment.kind == &cas::KIND && profile.known_to(list) == 0.0,
            ColumnType::Date => profile.are_years(),
            _ => false,
        };
        let groups = self.lexicon.vocabulary.siblings.iter().filter(|it| it.contains(&column.id));
        let others = groups.flat_map(|it| it.iter()).filter_map(|it| self.segment.kind.column(it));
        let mut clear = others.filter(|it| match it.ty {
            ColumnType::Code(list) => profile.known_to(list) >= 0.6,
            ColumnType::Year => profile.are_years() && profile.fits(it) == Fit::Yes,
            _ => it.id == cas::GC && profile.case_managers() >= 0.8,
        });
        clear.next().filter(|_| strange && profile.told() >= 3)
    }

    /// The one of several columns that the heading on the left, or else the values, leave alone possible.
    pub(super) fn told_apart(&self, reading: &Reading, rivals: &[Candidate]) -> Option<(Candidate, How)> {
        let at = self.segment.headings.iter().position(|it| it.cell == reading.heading.cell)?;
        let left = at.checked_sub(1).and_then(|it| self.segment.headings.get(it));
        let together = left.map(|it| format!("{} {}", it.text, reading.heading.text)).unwrap_or_default();
        let mut meant = rivals.iter().filter(|it| self.lexicon.likeness(&together, it.column) >= TAKEN);
        match (meant.next(), meant.next()) {
            (Some(only), None) => Some((*only, How::Likely)),
            _ => told_by_values(&reading.profile, rivals).map(|it| (it, How::Values)),
        }
    }
}

/// `2017 Écart` is a gap, whatever the year.
fn without_years(heading: &str) -> String {
    let kept = heading.split_whitespace().filter(|it| !it.parse().is_ok_and(is_year)).collect::<Vec<_>>();
    kept.join(" ")
}

/// The only column of a closed list that knows nearly all the words, and more than one.
pub(super) fn listed(profile: &Profile, columns: &'static [Column]) -> Option<&'static Column> {
    if profile.told() < 3 || profile.different() < 2 {
        return None;
    }
    let known = |it: &&Column| matches!(it.ty, ColumnType::Code(list) if profile.known_to(list) >= 0.8);
    let possible = |it: &&Column| matches!(it.ty, ColumnType::Code(list) if profile.known_to(list) > 0.4);
    let mut others = columns.iter().filter(possible);
    columns.iter().find(known).filter(|_| others.next().is_some() && others.next().is_none())
}

/// Whether the words are those of a closed list of the table: they say nothing of a person.
fn is_coded(profile: &Profile, kind: &'static TableKind) -> bool {
    let known = |it: &Column| matches!(it.ty, ColumnType::Code(list) if profile.known_to(list) >= 0.8);
    profile.told() >= 3 && profile.different() >= 2 && kind.columns.iter().any(known)
}

/// The only one of several columns whose values clearly are those found.
fn told_by_values(profile: &Profile, rivals: &[Candidate]) -> Option<Candidate> {
    let mut ranked: Vec<(f64, Candidate)> = rivals.iter().map(|it| (profile.likeness(it.column), *it)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    match ranked.as_slice() {
        [(first, candidate), (second, _), ..] if *first >= 0.5 && first - second >= 0.25 => Some(*candidate),
        _ => None,
    }
}

/// Whether days stand where names of sites are due, and would be read as names, or under a heading that is not quite that of an address.
fn is_belied_by_days(it: &Candidate, profile: &Profile) -> bool {
    let names = matches!(it.column.ty, ColumnType::Territoire) || (is_personal(it.column) && it.score < 1.0);
    names && profile.is_dates()
}

fn how(level: Level) -> How {
    match level {
        Level::Likely => How::Likely,
        Level::Alias | Level::Label => How::Exact,
        Level::Declared => How::Declared,
    }
}
