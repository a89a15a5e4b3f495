//! Follow-ups that several rows describe: counted once, and told.

mod across;
mod earlier;
mod equal;
mod fill;
mod known;
mod parts;
mod same_number;

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{CLE, CONTENU, NAISSANCE, PERSONNE, REMPLI};
use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::{Diagnostic, Reported, Rule};
use crate::base::failure::Failure;
use crate::base::table::ORIGIN;
use crate::identify::tables::cas as table;
use crate::normalise::Uniting;
use crate::normalise::frames::TERRITOIRE;
pub(in crate::normalise) use across::{FOLLOWED_TWICE, IN_TWO_TERRITOIRES};
pub(in crate::normalise) use equal::EQUAL;
use known::Known;
pub(in crate::normalise) use parts::COMPLETED;
pub(in crate::normalise) use same_number::{DIFFERENT, OVERLAPPING, SAME_NUMBER};

/// Beyond this many remarks on two tables, a single one speaks of them all.
const MANY: usize = 20;

/// The frame with each follow-up once.
pub(super) fn once(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let rows = Row::all(&frame, uniting)?;
    let mut kept = vec![true; rows.len()];
    let known = Known::of(&frame)?;
    let mut absorbed = Vec::new();
    let mut diagnostics = equal::drop_equal(&rows, &mut kept, uniting);
    diagnostics.extend(same_number::drop_older(&rows, &mut kept, &frame, uniting, &mut absorbed)?);
    diagnostics.extend(earlier::drop_earlier(&rows, &mut kept, &frame, &known, uniting, &mut absorbed)?);
    diagnostics.extend(parts::join(&rows, &mut kept, &known, uniting, &mut absorbed));
    diagnostics.extend(across::tell(&rows, &kept, uniting));
    let frame = if kept.iter().all(|it| *it) {
        frame
    } else {
        let filled = fill::filled(&frame, &rows, &absorbed, uniting)?;
        filled.filter(&kept.into_iter().map(Some).collect::<BooleanChunked>())?
    };
    Ok(Reported { value: frame, diagnostics })
}

/// A row that does not count, and the one that counts for it.
#[derive(Debug, Clone, Copy)]
struct Absorbed {
    from: usize,
    into: usize,
    /// Whether it gives whatever the other leaves blank; else only the columns that the other's table does not have.
    wholly: bool,
}

/// What tells rows apart; `at` is the rank in the frame.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    at: usize,
    origin: u32,
    table: u32,
    territoire: &'a str,
    number: Option<&'a str>,
    person: Option<u64>,
    birth: Option<i32>,
    content: u64,
    filled: u32,
    request: Option<i32>,
    inclusion: Option<i32>,
    exit: Option<i32>,
    sex: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn all(frame: &'a DataFrame, uniting: &Uniting) -> PolarsResult<Vec<Self>> {
        let origins = frame.column(ORIGIN)?.u32()?;
        let territoires = frame.column(TERRITOIRE)?.str()?;
        let numbers = frame.column(CLE)?.str()?;
        let persons = frame.column(PERSONNE)?.u64()?;
        let births = frame.column(NAISSANCE)?.i32()?;
        let contents = frame.column(CONTENU)?.u64()?;
        let filled = frame.column(REMPLI)?.u32()?;
        let sexes = frame.column(table::SEXE)?.str()?;
        let date = |name| Ok::<_, PolarsError>(frame.column(name)?.date()?.physical().clone());
        let (requests, inclusions) = (date(table::DATE_DEMANDE)?, date(table::DATE_INCLUSION)?);
        let exits = date(table::DATE_SORTIE)?;
        let row = |at| {
            let origin = origins.get(at)?;
            Some(Row {
                at,
                origin,
                table: uniting.table(origin)?,
                territoire: territoires.get(at)?,
                number: numbers.get(at),
                person: persons.get(at),
                birth: births.get(at),
                content: contents.get(at).unwrap_or_default(),
                filled: filled.get(at).unwrap_or_default(),
                request: requests.get(at),
                inclusion: inclusions.get(at),
                exit: exits.get(at),
                sex: sexes.get(at),
            })
        };
        Ok((0..frame.height()).filter_map(row).collect())
    }
}

/// Remarks on pairs of rows, gathered by the tables of the two.
#[derive(Default)]
struct Pairs {
    by_tables: BTreeMap<(u32, u32), Vec<(u32, u32)>>,
}

impl Pairs {
    /// The row that the remark is about, and the other one.
    fn add(&mut self, row: &Row, other: &Row) {
        self.by_tables.entry((row.table, other.table)).or_default().push((row.origin, other.origin));
    }

    /// One remark each, or one for two tables when they are many. `each` and `all` write the message.
    fn diagnostics(
        self,
        rule: &'static Rule,
        uniting: &Uniting,
        each: impl Fn(u32, u32) -> String,
        all: impl Fn(usize, &str) -> String,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for ((_, other), pairs) in self.by_tables {
            if pairs.len() <= MANY {
                diagnostics.extend(
                    pairs.iter().map(|pair| Diagnostic::new(rule, place(uniting, pair.0), each(pair.0, pair.1))),
                );
                continue;
            }
            let document = uniting.documents.get(other as usize).map_or("", String::as_str);
            let message = all(pairs.len(), document);
            diagnostics.push(Diagnostic::new(rule, span(uniting, pairs.iter().map(|it| it.0)), message));
        }
        diagnostics
    }
}

/// The cell that names a row to its reader.
fn place(uniting: &Uniting, origin: u32) -> Place {
    uniting.place(origin, table::ID_DOSSIER)
}

/// From the first of the rows to the last, in the column that names them.
fn span(uniting: &Uniting, origins: impl Iterator<Item = u32>) -> Place {
    let cells: Vec<CellRef> = origins
        .filter_map(|it| match place(uniting, it) {
            Place::Cell(cell) => Some(cell),
            _ => None,
        })
        .collect();
    let Some(first) = cells.iter().min().copied() else { return Place::Inbox };
    let last = cells.iter().map(|it| it.row).max().unwrap_or(first.row);
    Place::Span(first, (last, first.col))
}
