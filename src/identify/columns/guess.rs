//! Columns whose heading says nothing, told by their values alone.

use std::collections::BTreeMap;

use super::Desk;
use super::reading::{Reading, State};
use crate::base::codes::{self, CodeList};
use crate::base::table::{Column, TableKind};
use crate::identify::How;
use crate::identify::cells::evidence::Fit;
use crate::identify::cells::look::day;
use crate::identify::tables::{budget, cas, effectifs};

/// Rank of a heading → its column.
pub(super) type Taken = BTreeMap<usize, (&'static Column, How)>;

impl Desk<'_, '_> {
    /// Gives the headings still open the columns that their values leave no doubt about.
    pub(super) fn guess(&self, readings: &mut [Reading], taken: &mut Taken) {
        for (column, is_it) in tests(self.segment.kind) {
            let alike: Vec<usize> = open(readings, taken).filter(|(_, it)| is_it(it)).map(|it| it.0).collect();
            if let ([at], false) = (alike.as_slice(), holds(taken, column.id)) {
                give(readings, taken, *at, column);
            }
        }
        if self.segment.kind == &cas::KIND {
            self.guess_date(readings, taken);
            self.guess_reason(readings, taken);
        }
    }

    /// The reasons of exit: words of that list, in the rows that have an exit date and hardly elsewhere.
    fn guess_reason(&self, readings: &mut [Reading], taken: &mut Taken) {
        let likely: Vec<usize> = open(readings, taken).filter(|(_, it)| is_exit_reason(it)).map(|it| it.0).collect();
        let sortie = taken.iter().find(|it| it.1.0.id == cas::DATE_SORTIE).map(|it| *it.0);
        let col = |at: usize| readings.get(at).map(|it| it.heading.cell.col);
        let ([at], Some(sortie), false) = (likely.as_slice(), sortie.and_then(col), holds(taken, cas::MOTIF_SORTIE))
        else {
            return;
        };
        let Some(own) = col(*at) else { return };
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let said: Vec<bool> =
            rows.iter().filter(|it| it.get(own).is_some()).map(|it| it.get(sortie).is_some()).collect();
        let together = said.iter().filter(|it| **it).count() * 10 >= said.len() * 9;
        if let Some(column) = cas::KIND.column(cas::MOTIF_SORTIE).filter(|_| together) {
            give(readings, taken, *at, column);
        }
    }

    /// The one date of a follow-up that no heading names, when a single column of dates stands at its place, in the order of events.
    fn guess_date(&self, readings: &mut [Reading], taken: &mut Taken) {
        let absent: Vec<usize> =
            (0..EVENTS.len()).filter(|it| EVENTS.get(*it).is_some_and(|it| !holds(taken, it))).collect();
        let dates: Vec<usize> = open(readings, taken).filter(|(_, it)| it.profile.is_dates()).map(|it| it.0).collect();
        let ([event], [at]) = (absent.as_slice(), dates.as_slice()) else { return };
        let column_of = |event: usize| {
            let id = EVENTS.get(event)?;
            let at = taken.iter().find(|it| it.1.0.id == *id)?.0;
            Some(readings.get(*at)?.heading.cell.col)
        };
        let before = event.checked_sub(1).and_then(column_of);
        let after = column_of(event + 1);
        let Some(col) = readings.get(*at).map(|it| it.heading.cell.col) else { return };
        let placed = before.is_none_or(|it| it < col) && after.is_none_or(|it| col < it);
        let column = EVENTS.get(*event).and_then(|it| cas::KIND.column(it));
        if let Some(column) = column.filter(|_| placed && self.in_order(before, col, after)) {
            give(readings, taken, *at, column);
        }
    }

    /// Whether nearly all the dates of a column lie between those of its neighbours.
    fn in_order(&self, before: Option<u32>, col: u32, after: Option<u32>) -> bool {
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let (mut seen, mut right) = (0_usize, 0_usize);
        for row in rows {
            let at = |col: Option<u32>| col.and_then(|it| row.get(it)).and_then(day);
            let Some(own) = at(Some(col)) else { continue };
            let (first, last) = (at(before), at(after));
            if first.is_some() || last.is_some() {
                seen += 1;
                right += usize::from(first.is_none_or(|it| it <= own) && last.is_none_or(|it| own <= it));
            }
        }
        seen >= 5 && right * 20 >= seen * 19
    }
}

/// The dates of a follow-up, in their order.
const EVENTS: [&str; 4] = [cas::DATE_DEMANDE, cas::DATE_PREMIERE_VISITE, cas::DATE_INCLUSION, cas::DATE_SORTIE];

fn open<'r>(readings: &'r [Reading], taken: &'r Taken) -> impl Iterator<Item = (usize, &'r Reading)> {
    readings.iter().enumerate().filter(|(at, it)| it.state == State::Open && !taken.contains_key(at))
}

fn holds(taken: &Taken, id: &str) -> bool {
    taken.values().any(|it| it.0.id == id)
}

fn give(readings: &mut [Reading], taken: &mut Taken, at: usize, column: &'static Column) {
    if let Some(reading) = readings.get_mut(at) {
        reading.state = State::Settled;
        taken.insert(at, (column, How::Values));
    }
}

type Test = (&'static Column, Like);

type Like = fn(&Reading) -> bool;

fn tests(kind: &'static TableKind) -> Vec<Test> {
    let named: &[(&str, Like)] = match kind.id {
        "cas" => &[(cas::GC, is_case_manager), (cas::ORIENTEUR, is_referrer)],
        "effectifs" => &[(effectifs::QUALITE, is_post)],
        "budget" => &[(budget::COMPTE, is_account), (budget::DEPENSES, is_label), (budget::PREVU, is_amount)],
        _ => &[],
    };
    named.iter().filter_map(|(id, test)| Some((kind.column(id)?, *test))).collect()
}

fn is_case_manager(reading: &Reading) -> bool {
    reading.profile.told() >= 3 && reading.profile.case_managers() >= 0.8
}

fn is_post(reading: &Reading) -> bool {
    reading.profile.posts() >= 2
}

fn is_label(reading: &Reading) -> bool {
    reading.profile.accounts() >= 2
}

fn is_account(reading: &Reading) -> bool {
    reading.profile.are_accounts()
}

fn is_exit_reason(reading: &Reading) -> bool {
    is_list(reading, &codes::MOTIFS_SORTIE, &[&codes::ORIENTEURS, &codes::DECISIONS])
}

fn is_referrer(reading: &Reading) -> bool {
    is_list(reading, &codes::ORIENTEURS, &[&codes::MOTIFS_SORTIE, &codes::MOTIFS_NON_INCLUSION, &codes::DECISIONS])
}

fn is_amount(reading: &Reading) -> bool {
    reading.profile.is_numbers()
        && budget::KIND.column(budget::PREVU).is_some_and(|it| reading.profile.fits(it) == Fit::Yes)
}

/// Most words belong to the list, and clearly more than to any other.
fn is_list(reading: &Reading, list: &CodeList, others: &[&CodeList]) -> bool {
    let own = reading.profile.known_to(list);
    reading.profile.told() >= 5 && own >= 0.6 && others.iter().all(|it| reading.profile.known_to(it) + 0.3 <= own)
}
