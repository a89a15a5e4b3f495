//! The cells of a case base, column after column, into the columns of its frame.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use polars::prelude::*;

use crate::base::codes::{CodeList, NR};
use crate::base::date::{DateLue, Precision, days};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::table::{self, ColumnType, au_jour};
use crate::extract::grid::Value;
use crate::identify::tables::cas as kind;
use crate::identify::{RawRow, RawTable};
use crate::normalise::build::repeated;
use crate::normalise::values::{self, Finding, Read, Remarks};

/// Reads the rows that count, and keeps what tells two equal rows.
pub(super) struct Cells<'a> {
    raw: &'a RawTable,
    rows: Vec<&'a RawRow>,
    remarks: Remarks<'a>,
    hashes: Vec<DefaultHasher>,
    filled: Vec<u32>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(raw: &'a RawTable, rows: Vec<&'a RawRow>) -> Self {
        let hashes = vec![DefaultHasher::new(); rows.len()];
        Self { raw, filled: vec![0; rows.len()], hashes, rows, remarks: Remarks::new(raw) }
    }

    /// A column of the frame, with its companion when it is a date; nothing when the file has no such column.
    pub(super) fn column(&mut self, column: &'static table::Column) -> PolarsResult<Vec<Column>> {
        let name = PlSmallStr::from_static(column.id);
        let column = match (column.id, column.ty) {
            (kind::CRITERES_OK, _) => {
                let counted = self.cells(column.id).iter().flatten().any(|it| is_two_or_three(it));
                self.flags(column.id, if counted { criteria } else { values::yes_no })
            }
            (kind::MEDECIN_TRAITANT, _) => self.flags(column.id, has_physician),
            (kind::CONTACT_MT, _) => self.flags(column.id, contacted),
            (_, ColumnType::Date) => {
                let Some(dates) = self.read(column.id, values::date, dated) else { return Ok(Vec::new()) };
                let at: Int32Chunked = dates.iter().map(|it| it.map(|it| days(it.jour))).collect();
                let known: BooleanChunked =
                    dates.iter().map(|it| it.map(|it| it.precision == Precision::Jour)).collect();
                let at = at.into_date().into_series().with_name(name);
                return Ok(vec![at.into_column(), known.with_name(au_jour(column.id).into()).into_column()]);
            }
            (_, ColumnType::Bool) => self.flags(column.id, values::yes_no),
            (_, ColumnType::Count) => self.read(column.id, values::count, |it| *it).map(|it| Column::new(name, it)),
            (_, ColumnType::Code(list)) => {
                self.codes(column.id, list).map(|it| repeated(column.id, it.into_iter())).transpose()?
            }
            _ => {
                let texts = self.read(column.id, once(values::text), String::clone);
                texts.map(|it| repeated(column.id, it.iter().map(Option::as_deref))).transpose()?
            }
        };
        Ok(column.into_iter().collect())
    }

    /// The values of a column, none when the file has no such column; `equal` gives what is compared from one row to another.
    pub(super) fn read<T, K: Hash>(
        &mut self,
        id: &str,
        read: impl Fn(&Value) -> Read<T>,
        equal: impl Fn(&T) -> K,
    ) -> Option<Vec<Option<T>>> {
        let rank = self.rank(id)?;
        // The column is hashed once, not with each of its cells.
        let same_column = hashed(id);
        let mut column = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            let read = row.cells.get(rank).and_then(Option::as_ref).map_or(Read::Missing, &read);
            let (value, finding) = read.split();
            if let Some(finding) = finding {
                self.remarks.add(rank, row.row, finding);
            }
            if let Some(value) = &value {
                (same_column, equal(value)).hash(&mut self.hashes[at]);
                self.filled[at] += 1;
            }
            column.push(value);
        }
        Some(column)
    }

    /// The sub-title above each row that is of that kind; none when no row has one.
    pub(super) fn sections(&self, is: fn(&str) -> bool) -> Option<Vec<Option<&'a str>>> {
        let said: Vec<_> = self.rows.iter().map(|row| row.section.as_deref().filter(|it| is(it))).collect();
        said.iter().any(Option::is_some).then_some(said)
    }

    /// The cells of a column, row by row; empty when the file has no such column.
    pub(super) fn cells(&self, id: &str) -> Vec<Option<&'a Value>> {
        let Some(rank) = self.rank(id) else { return Vec::new() };
        self.rows.iter().map(|row| row.cells.get(rank).and_then(Option::as_ref)).collect()
    }

    /// The cells of all columns of that kind whose heading is kept, row by row.
    pub(super) fn all(&self, id: &str, kept: impl Fn(&str) -> bool) -> Vec<Vec<&'a Value>> {
        let matched = self.raw.columns.iter().enumerate();
        let ranks: Vec<usize> =
            matched.filter(|it| it.1.column.id == id && kept(&it.1.heading)).map(|it| it.0).collect();
        let cells = |row: &&'a RawRow| ranks.iter().filter_map(|it| row.cells.get(*it)?.as_ref()).collect();
        self.rows.iter().map(cells).collect()
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// The numbers of files, comparable from one document to another.
    pub(super) fn file_numbers(&self) -> Vec<Option<String>> {
        let mut cells = self.cells(kind::ID_DOSSIER);
        cells.resize(self.rows.len(), None);
        cells.into_iter().map(|it| Some(file_number(&values::text(it?).value()?))).collect()
    }

    /// What each row says in the columns read so far, hashed.
    pub(super) fn contents(&self) -> Vec<u64> {
        self.hashes.iter().map(Hasher::finish).collect()
    }

    /// How many cells of each row said something.
    pub(super) fn filled(&self) -> Vec<u32> {
        self.filled.clone()
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.remarks.finish()
    }

    fn flags(&mut self, id: &'static str, read: fn(&Value) -> Read<bool>) -> Option<Column> {
        Some(Column::new(id.into(), self.read(id, read, |it| *it)?))
    }

    /// Codes; blank is `NR` where the list has it.
    fn codes(&mut self, id: &'static str, list: &'static CodeList) -> Option<Vec<Option<&'static str>>> {
        let mut codes = self.read(id, once(|value| values::code(value, list)), |it| *it)?;
        if list.get(NR).is_some() {
            codes.iter_mut().for_each(|it| *it = it.or(Some(NR)));
        }
        Some(codes)
    }

    fn rank(&self, id: &str) -> Option<usize> {
        self.raw.columns.iter().position(|it| it.column.id == id)
    }
}

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Reads each distinct text once: columns of codes and names say few things many times.
fn once<T: Clone>(read: impl Fn(&Value) -> Read<T>) -> impl Fn(&Value) -> Read<T> {
    let seen: RefCell<BTreeMap<Arc<str>, Read<T>>> = RefCell::default();
    move |value| {
        let Value::Text(text) = value else { return read(value) };
        if let Some(read) = seen.borrow().get(text) {
            return read.clone();
        }
        let result = read(value);
        seen.borrow_mut().insert(text.clone(), result.clone());
        result
    }
}

fn dated(date: &DateLue) -> (i32, bool) {
    (days(date.jour), date.precision == Precision::Jour)
}

/// `0012` and `12` are one number.
fn file_number(text: &str) -> String {
    let folded = fold(text);
    if folded.bytes().all(|it| it.is_ascii_digit()) { folded.trim_start_matches('0').to_owned() } else { folded }
}

/// A cell of a column that counts the national criteria met, from 0 to 3.
fn is_two_or_three(value: &Value) -> bool {
    matches!(values::count(value), Read::Sure(2 | 3))
}

/// All three national criteria.
fn criteria(value: &Value) -> Read<bool> {
    match values::count(value) {
        Read::Sure(count @ 0..=3) => Read::Sure(count == 3),
        _ => values::yes_no(value),
    }
}

/// A name says that there is a physician; the name itself goes no further.
fn has_physician(value: &Value) -> Read<bool> {
    match (values::yes_no(value), value) {
        (Read::Unread(_), Value::Text(_)) => Read::Sure(true),
        (read, _) => read,
    }
}

/// Yes, no, or the date of the contact.
fn contacted(value: &Value) -> Read<bool> {
    let unread = |finding: Finding| match values::date(value) {
        Read::Sure(_) | Read::Chosen(..) => Read::Sure(true),
        Read::Missing | Read::Unread(_) => Read::Unread(finding),
    };
    match values::yes_no(value) {
        Read::Unread(finding) => unread(finding),
        read => read,
    }
}
