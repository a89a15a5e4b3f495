//! Dates of a follow-up that no heading names, told by the order of events: a request, a first visit, an inclusion, an exit.

use super::Desk;
use super::guess::{Taken, give, holds, open};
use super::reading::Reading;
use crate::base::table::Column;
use crate::extract::grid::Row;
use crate::identify::cells::look::day;
use crate::identify::tables::cas;

/// The dates of a follow-up, in their order.
const EVENTS: [&str; 4] = [cas::DATE_DEMANDE, cas::DATE_PREMIERE_VISITE, cas::DATE_INCLUSION, cas::DATE_SORTIE];

/// For each event, in their order, the column of the sheet that holds it.
type Places = [Option<u32>; EVENTS.len()];

/// An unnamed column of dates: the rank of its heading, and its column in the sheet.
type Unnamed = (usize, u32);

impl Desk<'_, '_> {
    /// Gives the unnamed columns of dates to the events that no heading names, when there is one way only to place them all.
    pub(super) fn guess_dates(&self, readings: &mut [Reading], taken: &mut Taken) {
        let known: Places = EVENTS.map(|event| {
            let at = taken.iter().find(|it| it.1.0.id == event)?.0;
            Some(readings.get(*at)?.heading.cell.col)
        });
        let unread: Vec<Unnamed> = open(readings, taken)
            .filter(|(_, it)| it.profile.is_dates())
            .map(|(at, it)| (at, it.heading.cell.col))
            .collect();
        let may_be = |it: &&Unnamed| readings.get(it.0).is_some_and(|it| self.may_be_event(it));
        let dates: Vec<Unnamed> = unread.iter().filter(may_be).copied().collect();
        if dates.is_empty() || dates.len() > MANY {
            return;
        }
        let mut found: Vec<Places> = Vec::new();
        place(known, 0, &dates, &mut found);
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let holds_good = |it: &Places| is_in_order(rows, it) && is_told_by(rows, it, &unread);
        found.retain(holds_good);
        let most = found.iter().map(|it| it.iter().flatten().count()).max().unwrap_or(0);
        found.retain(|it| it.iter().flatten().count() == most);
        let [only] = found.as_slice() else { return };
        if *only == known {
            return;
        }
        if rivals(only, &dates, &unread).iter().any(holds_good) {
            return;
        }
        for (event, col) in EVENTS.iter().zip(only) {
            let at = dates.iter().find(|it| Some(it.1) == *col).map(|it| it.0);
            let column = cas::KIND.column(event).filter(|_| !holds(taken, event));
            if let (Some(at), Some(column)) = (at, column) {
                give(readings, taken, at, column);
            }
        }
    }

    /// Whether no word of the heading says that the date is that of something else.
    fn may_be_event(&self, reading: &Reading) -> bool {
        let events = EVENTS.iter().filter_map(|it| cas::KIND.column(it));
        events.into_iter().any(|it: &Column| !self.lexicon.forbids(&reading.heading.text, it))
    }
}

/// Every way to place some of the dates, from left to right, at the events that are still free.
fn place(places: Places, from: usize, dates: &[Unnamed], found: &mut Vec<Places>) {
    let Some(((_, col), rest)) = dates.split_first() else {
        found.push(places);
        return;
    };
    place(places, from, rest, found);
    for event in from..EVENTS.len() {
        let mut next = places;
        if let Some(slot) = next.get_mut(event).filter(|it| it.is_none()) {
            *slot = Some(*col);
            place(next, event + 1, rest, found);
        }
    }
}

/// The same places with a column that was not placed in the stead of one that was.
fn rivals(places: &Places, placed: &[Unnamed], unread: &[Unnamed]) -> Vec<Places> {
    let others = unread.iter().filter(|it| !placed.contains(it));
    let instead = |other: &Unnamed| {
        let other = Some(other.1);
        placed.iter().map(move |one| places.map(|it| if it == Some(one.1) { other } else { it })).collect::<Vec<_>>()
    };
    others.flat_map(instead).collect()
}

/// Whether nearly all the rows have their dates in the order of events, and the columns stand in that order too.
fn is_in_order(rows: &[Row], places: &Places) -> bool {
    let columns: Vec<u32> = places.iter().flatten().copied().collect();
    columns.is_sorted()
        && columns.windows(2).all(|pair| {
            let [one, other] = pair else { return true };
            let both = rows.iter().filter_map(|row| Some((day(row.get(*one)?)?, day(row.get(*other)?)?)));
            let both: Vec<(i32, i32)> = both.collect();
            let right = both.iter().filter(|it| it.0 <= it.1).count();
            both.len() >= LEAST && right * 20 >= both.len() * 19
        })
}

/// Whether each unnamed column is filled as its event is: all have a request, fewer and fewer what follows; nobody leaves who did not enter.
fn is_told_by(rows: &[Row], places: &Places, dates: &[Unnamed]) -> bool {
    let filled = |col: u32| rows.iter().filter(|row| row.get(col).and_then(day).is_some()).count();
    let columns: Vec<u32> = places.iter().flatten().copied().collect();
    let unnamed = |col: u32| dates.iter().any(|it| it.1 == col);
    let fewer = columns.windows(2).all(|pair| match pair {
        [one, other] if unnamed(*one) || unnamed(*other) => filled(*other) <= filled(*one),
        _ => true,
    });
    let [_, _, entry, exit] = *places;
    let leaves = exit.filter(|it| unnamed(*it)).is_none_or(|exit| {
        entry.is_none_or(|entry| filled(exit) < filled(entry))
            && rows.iter().filter(|row| row.get(exit).is_some()).all(|row| entry.is_none_or(|it| row.get(it).is_some()))
    });
    fewer && leaves
}

/// With more unnamed dates than that, no order tells them apart.
const MANY: usize = 8;

/// So many rows must have both dates for their order to tell anything.
const LEAST: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_placed_from_left_to_right_at_free_events() {
        let mut found = Vec::new();
        place([Some(2), None, None, None], 0, &[(4, 4), (5, 5)], &mut found);
        let all: Vec<Places> = found.into_iter().filter(|it| it.iter().flatten().count() == 3).collect();
        assert_eq!(
            all,
            [[Some(2), Some(4), Some(5), None], [Some(2), Some(4), None, Some(5)], [Some(2), None, Some(4), Some(5)],]
        );
    }
}
