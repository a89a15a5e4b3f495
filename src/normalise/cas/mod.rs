//! Case bases: requests and follow-ups.

mod cells;
mod rows;
mod state;
mod person;
mod duplicates;
mod gestionnaires;

use polars::prelude::*;

use super::build::repeated;
use super::frames::{TERRITOIRE, cas_schema};
use super::{Understood, Uniting, Usage};
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::base::table::ORIGIN;
use crate::identify::tables::cas as table;
use crate::identify::{RawTable, is_case_manager};
use cells::Cells;
use person::Person;

pub(super) use state::TOLD_BY_THE_SHEET;

pub(super) use duplicates::{
    COMPLETED, DIFFERENT, EQUAL, FOLLOWED_TWICE, IN_TWO_TERRITOIRES, OVERLAPPING, SAME_NUMBER,
};

/// Folded number of the file; only until files are united.
const CLE: &str = "cle";
/// The words of a name, hashed; only until files are united.
const PERSONNE: &str = "personne";
/// Day of birth; only until files are united.
const NAISSANCE: &str = "naissance";
/// All that a row says, hashed; only until files are united.
const CONTENU: &str = "contenu";
/// How many cells of a row say something; only until files are united.
const REMPLI: &str = "rempli";

/// Understands the cells of one table.
pub(super) fn understand(raw: &RawTable) -> Result<Reported<Understood>, Failure> {
    let (read, rows) = rows::counted(raw);
    let usage = Usage { read, used: rows.len(), excluded: read - rows.len() };
    let numbers = rows.iter().map(|it| it.row).collect();
    let schema = cas_schema();
    let mut cells = Cells::new(raw, rows);
    let mut columns = vec![Column::new(ORIGIN.into(), (0..).take(usage.used).collect::<Vec<u32>>())];
    for column in table::KIND.columns.iter().filter(|it| schema.contains(it.id)) {
        if ![TERRITOIRE, table::AGE].contains(&column.id) {
            columns.extend(cells.column(column)?);
        }
    }
    if !columns.iter().any(|it| it.name() == table::GC) {
        columns.extend(cells.sections(is_case_manager).map(|it| repeated(table::GC, it.into_iter())).transpose()?);
    }
    let said = state::complete(raw, &mut columns);
    let person = Person::read(&mut cells);
    let inclusions = columns.iter().find(|it| it.name() == table::DATE_INCLUSION);
    let ages = person.ages(inclusions.map(|it| it.date()).transpose()?);
    let (contents, filled, cle) = (cells.contents(), cells.filled(), cells.file_numbers());
    columns.extend([
        Column::new(table::AGE.into(), ages),
        Column::new(CLE.into(), cle),
        Column::new(PERSONNE.into(), person.names),
        Column::new(NAISSANCE.into(), person.births),
        Column::new(CONTENU.into(), contents),
        Column::new(REMPLI.into(), filled),
    ]);
    for (name, ty) in schema.iter() {
        if !columns.iter().any(|it| it.name() == name) {
            columns.push(Column::full_null(name.clone(), usage.used, ty));
        }
    }
    let frame = DataFrame::new(usage.used, columns)?;
    let order: Vec<&str> =
        schema.iter_names().map(PlSmallStr::as_str).chain([CLE, PERSONNE, NAISSANCE, CONTENU, REMPLI]).collect();
    let frame = frame.select(order)?;
    let diagnostics = cells.finish().into_iter().chain(said).collect();
    Ok(Reported { value: Understood { frame, rows: numbers, usage }, diagnostics })
}

/// Unites the case bases of all files: each follow-up once, case managers without their names.
pub(super) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let Reported { value: frame, diagnostics } = duplicates::once(frame, uniting)?;
    let frame = gestionnaires::without_names(frame, uniting.settings)?;
    Ok(Reported { value: frame, diagnostics })
}

#[cfg(test)]
mod tests;
