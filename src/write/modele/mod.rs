//! Blank workbooks for the pilotes, made from the kinds of tables, and a commented `maia.toml`.

mod forms;
mod guide;
mod hints;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::book::{Book, Cell, Kind, Page};
use crate::base::failure::Failure;
use crate::base::table::{Column, ColumnType, TableKind};
use forms::{Form, List, field, forms, lists};

/// What became of a file that was to be written.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Written(PathBuf),
    /// Someone may have filled it in: it is left as it is.
    Kept(PathBuf),
}

/// Writes a blank workbook for each kind of table and a commented `maia.toml`; what is already there is kept.
pub fn write(kinds: &[&'static TableKind], folder: &Path) -> Result<Vec<Outcome>, Failure> {
    let mut outcomes = Vec::new();
    for &kind in kinds {
        outcomes.push(put(folder.join(format!("modele_{}.xlsx", kind.id)), || workbook(kind))?);
    }
    outcomes.push(put(folder.join("maia.toml"), || Ok(SETTINGS.as_bytes().to_vec()))?);
    Ok(outcomes)
}

/// The commented settings: each key with what it changes.
const SETTINGS: &str = include_str!("maia.toml");

fn put(path: PathBuf, bytes: impl FnOnce() -> Result<Vec<u8>, Failure>) -> Result<Outcome, Failure> {
    if path.exists() {
        return Ok(Outcome::Kept(path));
    }
    super::put(&path, bytes()?)?;
    Ok(Outcome::Written(path))
}

/// The bytes of the blank workbook of a kind of table.
pub fn workbook(kind: &'static TableKind) -> Result<Vec<u8>, Failure> {
    filled(kind, |_, _, _| None)
}

/// The workbook with what `answer` gives in the cells: row from zero, column.
fn filled(
    kind: &'static TableKind,
    answer: impl Fn(&Form, usize, &Column) -> Option<String>,
) -> Result<Vec<u8>, Failure> {
    let forms = forms(kind);
    let lists = lists(&forms);
    let range = |id: &str| lists.iter().find(|it| it.id == id).map(List::range);
    let mut book = Book::new(kind.label).to_fill_in();
    if !lists.is_empty() {
        book.add(LISTS, |page| {
            page.widen(0, 40.0);
            for list in &lists {
                for (value, row) in list.values.iter().zip(list.first..) {
                    page.put(row, 0, Cell::text(*value));
                }
            }
            Ok(())
        })?;
    }
    book.add("Mode d’emploi", |page| {
        guide::fill(page, kind, &forms);
        Ok(())
    })?;
    for form in forms.iter().rev() {
        book.add(form.title, |page| {
            let fields: Vec<_> = form.columns.iter().map(|it| field(kind, it, &range)).collect();
            page.form(&fields, form.rows);
            rows(page, form, &answer);
            Ok(())
        })?;
    }
    book.bytes()
}

const LISTS: &str = "Listes";

impl List {
    /// `'Listes'!$A$1:$A$12`.
    fn range(&self) -> String {
        format!("'{LISTS}'!$A${}:$A${}", self.first + 1, self.first + self.values.len() as u32)
    }
}

fn rows(page: &mut Page, form: &Form, answer: &impl Fn(&Form, usize, &Column) -> Option<String>) {
    let first = page.next_row();
    for row in 0..form.given.len().max(1) {
        for (column, col) in form.columns.iter().zip(0..) {
            let given = form.given.get(row).and_then(|it| it.iter().find(|it| it.0 == column.id));
            if let Some(text) = given.map(|it| it.1.clone()).or_else(|| answer(form, row, column)) {
                page.put(first + row as u32, col, cell(column.ty, &text));
            }
        }
    }
}

/// A cell as someone who types the text gets it.
fn cell(ty: ColumnType, text: &str) -> Cell {
    let number = text.replace(',', ".").parse::<f64>().ok();
    match (ty, number) {
        (ColumnType::Date, _) => day(text).map_or_else(|| Cell::text(text), |it| Cell::date(it).kind(Kind::Date)),
        (ColumnType::Year | ColumnType::Count | ColumnType::Number, Some(number)) => {
            Cell::number(number).kind(Kind::Plain)
        }
        (ColumnType::Amount, Some(number)) => Cell::number(number).kind(Kind::Cents),
        (ColumnType::Etp, Some(number)) => Cell::number(number).kind(Kind::Etp),
        (ColumnType::Quantity, Some(number)) => Cell::number(number).kind(Kind::Decimal),
        _ => Cell::text(text),
    }
}

/// `24/06/2017`.
fn day(text: &str) -> Option<Date> {
    let [day, month, year] = text.split('/').collect::<Vec<_>>()[..] else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests;
