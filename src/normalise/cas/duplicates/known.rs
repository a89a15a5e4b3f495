//! What two rows both say, and whether it is of one follow-up.

use polars::prelude::*;

use super::Row;
use crate::base::codes::NR;
use crate::identify::tables::cas as table;

/// What tells one case from another, where it is known.
pub(super) struct Known<'f> {
    texts: Vec<&'f StringChunked>,
    dates: Vec<Int32Chunked>,
}

impl<'f> Known<'f> {
    pub(super) fn of(frame: &'f DataFrame) -> PolarsResult<Self> {
        let texts = [table::GC, table::ORIENTEUR, table::SEXE, table::COMMUNE].map(|it| frame.column(it)?.str());
        let dates = [table::DATE_PREMIERE_VISITE, table::DATE_INCLUSION, table::DATE_SORTIE]
            .map(|it| Ok(frame.column(it)?.date()?.physical().clone()));
        let texts = texts.into_iter().collect::<PolarsResult<_>>()?;
        Ok(Self { texts, dates: dates.into_iter().collect::<PolarsResult<_>>()? })
    }

    /// Whether two rows of one day are surely of one follow-up: the person has one name and birth in both, or the days of the visit and
    /// of the inclusion are the same and nothing else differs.
    pub(super) fn identify(&self, row: &Row, other: &Row) -> bool {
        let named = row.person.is_some() && row.person == other.person;
        let born_apart = row.birth.zip(other.birth).is_some_and(|(one, other)| one != other);
        let days =
            self.dates.iter().filter(|it| it.get(row.at).is_some() && it.get(row.at) == it.get(other.at)).count();
        (named && !born_apart) || (days >= 2 && !are_numbered(row, other) && self.same_case(row, other))
    }

    /// Whether no day that both rows give differs, and the exit that one gives does not come before the inclusion of the other.
    pub(super) fn agree(&self, row: &Row, other: &Row) -> bool {
        let same = |one: Option<i32>, other: Option<i32>| one.zip(other).is_none_or(|(one, other)| one == other);
        let ends = |exit: Option<i32>, start: Option<i32>| exit.zip(start).is_none_or(|(exit, start)| exit >= start);
        let dates = self.dates.iter().all(|it| same(it.get(row.at), it.get(other.at)));
        let ordered = ends(row.exit, other.inclusion) && ends(other.exit, row.inclusion);
        dates && ordered && same(row.request, other.request) && same(row.birth, other.birth)
    }

    /// Whether what both rows know is the same, and something besides the date tells it.
    pub(super) fn same_case(&self, row: &Row, other: &Row) -> bool {
        let person = row.person.zip(other.person).map(|(one, other)| one == other);
        let birth = row.birth.zip(other.birth).map(|(one, other)| one == other);
        let texts = self.texts.iter().map(|it| {
            let told = |at| it.get(at).filter(|it| *it != NR);
            told(row.at).zip(told(other.at)).map(|(one, other)| one == other)
        });
        let dates = self.dates.iter().map(|it| it.get(row.at).zip(it.get(other.at)).map(|(one, other)| one == other));
        let told: Vec<bool> = [person, birth].into_iter().chain(texts).chain(dates).flatten().collect();
        !told.is_empty() && told.iter().all(|it| *it)
    }
}

/// Whether each row has a number: another follow-up than that of another number.
pub(super) fn are_numbered(one: &Row, other: &Row) -> bool {
    one.number.is_some() && other.number.is_some()
}
