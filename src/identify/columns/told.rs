//! Columns of registers and of staffing tables whose heading says nothing, told by their values.

use super::Desk;
use super::guess::{Taken, give, holds, open};
use super::reading::{Reading, listed};
use crate::base::table::{Column, ColumnType, Need};
use crate::identify::cells::look::day;
use crate::identify::cells::words::plain;
use crate::identify::tables::effectifs;

impl Desk<'_, '_> {
    /// Columns of a register whose words are those of one closed list, that nothing else has taken.
    pub(super) fn guess_listed(&self, readings: &mut [Reading], taken: &mut Taken) {
        let told: Vec<(usize, &'static Column)> = open(readings, taken)
            .filter_map(|(at, it)| Some((at, listed(&it.profile, self.segment.kind.columns)?)))
            .collect();
        for (at, column) in &told {
            if !holds(taken, column.id) && told.iter().filter(|it| it.1.id == column.id).count() == 1 {
                give(readings, taken, *at, column);
            }
        }
    }

    /// The day of what a register tells, when it is the one date that no heading names and a single column of dates has no name.
    pub(super) fn guess_day(&self, readings: &mut [Reading], taken: &mut Taken) {
        let dates = self.segment.kind.columns.iter().filter(|it| matches!(it.ty, ColumnType::Date));
        let absent: Vec<&'static Column> = dates.filter(|it| !holds(taken, it.id)).collect();
        let told: Vec<usize> = open(readings, taken)
            .filter(|(_, it)| it.profile.is_dates() && !self.is_other_day(&it.heading.text))
            .map(|it| it.0)
            .collect();
        if let ([column], [at]) = (absent.as_slice(), told.as_slice())
            && column.need != Need::Optional
        {
            give(readings, taken, *at, column);
        }
    }

    /// When someone came and left, under headings that say nothing: `Du`, `Au`. The first is never after the second.
    pub(super) fn guess_stay(&self, readings: &mut [Reading], taken: &mut Taken) {
        let at = |id: &str| taken.iter().find(|it| it.1.0.id == id).map(|it| *it.0);
        let wordless = |text: &str| plain(text).is_empty() && !text.trim().is_empty();
        let told: Vec<usize> = open(readings, taken)
            .filter(|(_, it)| it.profile.only_dates() && wordless(&it.heading.text))
            .map(|it| it.0)
            .collect();
        let (start, end) = match (at(effectifs::DATE_ENTREE), at(effectifs::DATE_SORTIE), told.as_slice()) {
            (None, None, [start, end]) => (*start, *end),
            (Some(start), None, [end]) => (start, *end),
            (None, Some(end), [start]) => (*start, end),
            _ => return,
        };
        let col = |at: usize| readings.get(at).map(|it| it.heading.cell.col);
        let (Some(first), Some(last)) = (col(start), col(end)) else { return };
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let both = rows.iter().filter_map(|row| Some((row.get(first).and_then(day)?, row.get(last).and_then(day)?)));
        let ordered: Vec<bool> = both.map(|it| it.0 <= it.1).collect();
        if ordered.is_empty() || ordered.contains(&false) {
            return;
        }
        for (at, id) in [(start, effectifs::DATE_ENTREE), (end, effectifs::DATE_SORTIE)] {
            if let (Some(column), false) = (effectifs::KIND.column(id), holds(taken, id)) {
                give(readings, taken, at, column);
            }
        }
    }

    /// Whether a heading names the day of something that no register tells.
    fn is_other_day(&self, heading: &str) -> bool {
        plain(heading).iter().any(|it| OTHER_DAYS.contains(&it.as_str()))
    }
}

/// Days that are not those of what a register tells.
const OTHER_DAYS: &[&str] = &["naissance", "saisie", "maj", "jour", "modification", "envoi", "creation", "deces"];
