//! Checks on case bases: dates in order, exits complete, ages, consent, time kept.

pub(super) mod visit_before_request;
pub(super) mod inclusion_before_request;
pub(super) mod exit_before_inclusion;
pub(super) mod visit_after_exit;
pub(super) mod date_in_the_future;
pub(super) mod reason_without_exit_date;
pub(super) mod out_without_exit_date;
pub(super) mod exit_without_reason;
pub(super) mod active_after_exit;
pub(super) mod included_without_date;
pub(super) mod excluded_with_inclusion;
pub(super) mod age_out_of_range;
pub(super) mod missing_consent;
pub(super) mod kept_too_long;
pub(super) mod ends_early;

use std::collections::BTreeMap;

use jiff::civil::Date;
use polars::prelude::*;

use super::columns::{dates, origins, texts};
use crate::base::cell::{CellRef, Place, SheetId};
use crate::base::codes::NR;
use crate::base::date::{Periode, days, french};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::money::grouped;
use crate::base::table::{ORIGIN, au_jour};
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE, KIND, MOTIF_SORTIE, STATUT};
use crate::normalise::Frames;
use crate::normalise::frames::TERRITOIRE;

/// Beyond this many remarks of one check on one sheet, a single one speaks of them all.
const MANY: usize = 20;

/// A row that breaks a rule, with the two dates that the check compares.
struct Offender {
    origin: u32,
    territoire: Option<String>,
    dates: [Option<Date>; 2],
}

/// The rows for which the condition holds.
fn offenders(frames: &Frames, condition: Expr, shown: [&str; 2]) -> Result<Vec<Offender>, Failure> {
    let names = [ORIGIN, TERRITOIRE, shown[0]].into_iter().chain((shown[1] != shown[0]).then_some(shown[1]));
    let columns: Vec<Expr> = names.map(col).collect();
    let frame = frames.lazy(KIND.id).filter(condition.fill_null(lit(false))).select(columns).collect()?;
    let (first, second) = (dates(&frame, shown[0])?, dates(&frame, shown[1])?);
    let rows = origins(&frame)?.into_iter().zip(texts(&frame, TERRITOIRE)?);
    Ok(rows
        .zip(first.into_iter().zip(second))
        .map(|((origin, territoire), (first, second))| Offender { origin, territoire, dates: [first, second] })
        .collect())
}

/// One remark for each row at the cell of a column, or one for a sheet where they are many.
fn each(
    frames: &Frames,
    rule: &'static Rule,
    column: &str,
    offenders: Vec<Offender>,
    one: impl Fn(&Offender) -> String,
    many: &str,
) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for rows in by_sheet(frames, column, offenders).into_values() {
        if rows.len() > MANY {
            remarks.extend(together(rule, &rows, many));
        } else {
            remarks.extend(
                rows.iter()
                    .map(|(place, it)| Diagnostic::new(rule, *place, one(it)).territoire(it.territoire.as_ref())),
            );
        }
    }
    remarks
}

/// One remark for each sheet, whatever the number of rows. `many` follows the count.
fn grouped_by_sheet(
    frames: &Frames,
    rule: &'static Rule,
    column: &str,
    offenders: Vec<Offender>,
    one: &str,
    many: &str,
) -> Vec<Diagnostic> {
    let sheets = by_sheet(frames, column, offenders).into_values();
    sheets.filter_map(|rows| together(rule, &rows, if rows.len() == 1 { one } else { many })).collect()
}

type Placed = (Place, Offender);

fn by_sheet(frames: &Frames, column: &str, offenders: Vec<Offender>) -> BTreeMap<Option<SheetId>, Vec<Placed>> {
    let mut sheets: BTreeMap<Option<SheetId>, Vec<Placed>> = BTreeMap::new();
    for it in offenders {
        let place = frames.provenance.place(it.origin, column);
        sheets.entry(place.sheet()).or_default().push((place, it));
    }
    sheets
}

fn together(rule: &'static Rule, rows: &[Placed], what: &str) -> Option<Diagnostic> {
    let cells = rows.iter().filter_map(|it| match it.0 {
        Place::Cell(cell) => Some(cell),
        _ => None,
    });
    let first: CellRef = cells.clone().min()?;
    let last = cells.map(|it| it.row).max()?;
    let place = if first.row == last { Place::Cell(first) } else { Place::Span(first, (last, first.col)) };
    let territoire = &rows.first()?.1.territoire;
    let only = rows.iter().all(|it| it.1.territoire == *territoire);
    let message = format!("{} {what}", grouped(rows.len() as u64));
    Some(Diagnostic::new(rule, place, message).territoire(territoire.as_ref().filter(|_| only)))
}

/// Both days known, the first before the second.
fn before(first: &str, second: &str) -> Expr {
    let exact = |column: &str| col(au_jour(column).as_str());
    exact(first).and(exact(second)).and(col(first).lt(col(second)))
}

/// Rows where a date falls before the one it should follow.
fn too_early(
    frames: &Frames,
    rule: &'static Rule,
    [early, late]: [&str; 2],
    [name, other]: [&str; 2],
) -> Result<Vec<Diagnostic>, Failure> {
    let found = offenders(frames, before(early, late), [early, late])?;
    let one = |it: &Offender| format!("{name} ({}) précède {other} ({})", shown(it.dates[0]), shown(it.dates[1]));
    let many = format!("lignes où {} précède {other}", name.to_lowercase());
    Ok(each(frames, rule, early, found, one, &many))
}

fn shown(date: Option<Date>) -> String {
    date.map_or_else(String::new, french)
}

/// A coded column that is filled in.
fn filled(column: &str) -> Expr {
    col(column).is_not_null().and(col(column).neq(lit(NR)))
}

/// Followed on the last day of the period: included by then, and not out by then.
fn open(periode: Periode) -> Expr {
    let fin = day(periode.fin);
    let no_sign_of_exit =
        col(DATE_SORTIE).is_null().and(filled(MOTIF_SORTIE).not()).and(col(STATUT).neq_missing(lit("SORTI")));
    col(DATE_INCLUSION).lt_eq(fin.clone()).and(col(DATE_SORTIE).gt(fin).fill_null(no_sign_of_exit))
}

fn day(date: Date) -> Expr {
    lit(days(date)).cast(DataType::Date)
}
