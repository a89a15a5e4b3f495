//! Registers: rows of one thing each, read and united as their declaration says.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use polars::prelude::*;

use super::frames::{TERRITOIRE, registre_schema};
use super::join::{Join, Rows};
use super::titles::{self, Year};
use super::values::{Reader, says_something};
use super::{Understood, Uniting, Usage};
use crate::base::codes::{INSTANCES, NR};
use crate::base::date::{Precision, days};
use crate::base::diagnostic::{Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::table::{Column as Declared, ColumnType, Need, ORIGIN, au_jour, pourcent, sujet};
use crate::extract::grid::Value;
use crate::identify::tables::registres::Registre;
use crate::identify::{RawRow, RawTable, Role};

pub(super) static LIGNE_DIFFERENTE: Rule = Rule {
    code: "DOU-14",
    severity: Severity::ACorriger,
    title: "Ligne donnée deux fois, différemment",
    explanation: "Deux documents donnent la même ligne d’un registre (même réunion, même mandat, même action…) avec des valeurs \
                  différentes. Une seule compte.",
    correction: "Corriger le document qui se trompe, retirer le plus ancien, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

const EXERCICE: &str = "exercice";

/// Understands the cells of one table.
pub(super) fn understand(registre: &'static Registre, table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let filled = |row: &&RawRow| row.role == Role::Data && row.cells.iter().any(Option::is_some);
    let read = table.rows.iter().filter(filled).count();
    let rows: Vec<&RawRow> = table.rows.iter().filter(filled).filter(|it| counts(registre, table, it)).collect();
    let mut cells = Cells { table, reader: Reader::new(table), rows: &rows };
    let mut columns = vec![
        Column::new(ORIGIN.into(), (0..).take(rows.len()).collect::<Vec<u32>>()),
        Column::new(TERRITOIRE.into(), vec![None::<&str>; rows.len()]),
    ];
    for column in registre.kind.columns.iter().filter(|it| it.id != TERRITOIRE) {
        columns.extend(cells.column(column));
    }
    let diagnostics = cells.reader.finish();
    let frame = DataFrame::new(rows.len(), columns)?;
    // No plan is collected here: files are read in parallel, and a thread that waits for polars would take another file.
    let schema = registre_schema(registre);
    let typed = schema.iter().map(|(name, ty)| frame.column(name)?.strict_cast(ty));
    let frame = DataFrame::new(rows.len(), typed.collect::<PolarsResult<_>>()?)?;
    let frame = of_titled_year(frame, table)?;
    let usage = Usage { read, used: rows.len(), excluded: read - rows.len() };
    let rows = rows.iter().map(|it| it.row).collect();
    Ok(Reported { value: Understood { frame, rows, usage }, diagnostics })
}

/// Rows of all documents, each once: what one leaves blank another fills, what two say otherwise is a conflict.
pub(super) fn unite(
    registre: &'static Registre,
    frame: DataFrame,
    uniting: &Uniting,
) -> Result<Reported<DataFrame>, Failure> {
    let cells: Vec<&'static str> = registre.kind.columns.iter().flat_map(cells_of).collect();
    let keys = keys(registre, &cells, &frame, uniting)?;
    let join = Join { keys: &keys, cells: &cells, rows: Rows::Merge, weak: &[], rule: &LIGNE_DIFFERENTE };
    let joined = join.run(&frame, uniting)?;
    Ok(Reported { value: joined.frame, diagnostics: joined.diagnostics })
}

/// What stands for a text that may name a person: equal texts have equal fingerprints, and nothing leads back from it.
pub(super) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    fold(text).hash(&mut hasher);
    hasher.finish()
}

/// Whether a row says what the register is about, and is neither an example nor a sum carried over.
fn counts(registre: &Registre, table: &RawTable, row: &RawRow) -> bool {
    let said = |need: Option<Need>| {
        table.columns.iter().zip(&row.cells).any(|(matched, cell)| {
            let Declared { id, ty, .. } = matched.column;
            let telling = *id != TERRITOIRE && !matches!(ty, ColumnType::Personal);
            telling && need.is_none_or(|it| it == matched.column.need) && cell.as_ref().is_some_and(says_something)
        })
    };
    let needs = registre.kind.columns.iter().any(|it| it.need == Need::Required);
    said(needs.then_some(Need::Required)) && !is_carried(registre, row) && !is_example(row)
}

fn texts(row: &RawRow) -> impl Iterator<Item = String> {
    row.cells.iter().flatten().filter_map(|it| match it {
        Value::Text(text) => Some(fold(text)),
        _ => None,
    })
}

/// `À reporter`, `Report page 2`.
fn is_carried(registre: &Registre, row: &RawRow) -> bool {
    let starts = |text: &str| {
        let rest = registre.carried.iter().find_map(|it| text.strip_prefix(it));
        rest.is_some_and(|it| it.is_empty() || it.starts_with(' '))
    };
    texts(row).any(|it| starts(&it))
}

/// `Exemple`, `ex : …` in the first cells of a row.
fn is_example(row: &RawRow) -> bool {
    let dated = |it: &str| it.contains(|it: char| it.is_ascii_digit());
    texts(row).take(3).any(|it| it == "ex" || it.starts_with("exemple") || it.starts_with("ex ") && !dated(&it))
}

/// The year that the words around a table name, where its rows say none.
fn of_titled_year(mut frame: DataFrame, table: &RawTable) -> PolarsResult<DataFrame> {
    let Ok(years) = frame.column(EXERCICE).and_then(|it| it.i32()) else { return Ok(frame) };
    let Year::Known(year) = titles::year(table, &[]) else { return Ok(frame) };
    let years: Int32Chunked = years.iter().map(|it| it.or(Some(year))).collect();
    frame.with_column(years.with_name(EXERCICE.into()).into_column())?;
    Ok(frame)
}

/// The cells of a register, column after column.
struct Cells<'a> {
    table: &'a RawTable,
    reader: Reader<'a>,
    rows: &'a [&'a RawRow],
}

impl<'a> Cells<'a> {
    /// The column of the frame, with its companion if it has one; nothing for what is about persons.
    fn column(&mut self, column: &'static Declared) -> Vec<Column> {
        let (id, name) = (column.id, PlSmallStr::from_static(column.id));
        match column.ty {
            ColumnType::Personal | ColumnType::Tick { .. } => Vec::new(),
            ColumnType::Text | ColumnType::Territoire => vec![Column::new(name, self.each(|it, row| it.text(row, id)))],
            ColumnType::Structure => {
                let named = |it: &mut Reader<'a>, row: &'a RawRow| it.text(row, id).and_then(|it| without_person(&it));
                vec![Column::new(name, self.each(named))]
            }
            ColumnType::Opaque => {
                let hidden = |it: &mut Reader<'a>, row: &'a RawRow| it.text(row, id).map(|it| fingerprint(&it));
                vec![Column::new(name, self.each(hidden))]
            }
            ColumnType::Subject(list) => {
                let texts = self.each(|it, row| it.text(row, id));
                let subjects: Vec<_> = texts.iter().map(|it| list.named_in(it.as_deref()?)).collect();
                let hidden: Vec<_> = texts.iter().map(|it| it.as_deref().map(fingerprint)).collect();
                vec![Column::new(name, hidden), Column::new(sujet(id).into(), subjects)]
            }
            ColumnType::Date => {
                let dates = self.each(|it, row| it.date(row, id));
                let at: Vec<_> = dates.iter().map(|it| it.map(|it| days(it.jour))).collect();
                let known: Vec<_> = dates.iter().map(|it| it.map(|it| it.precision == Precision::Jour)).collect();
                vec![Column::new(name, at), Column::new(au_jour(id).into(), known)]
            }
            ColumnType::Year => vec![Column::new(name, self.each(|it, row| it.year(row, id)))],
            ColumnType::Bool => vec![Column::new(name, self.each(|it, row| it.yes_no(row, id)))],
            ColumnType::Count | ColumnType::Number => vec![Column::new(name, self.each(|it, row| it.count(row, id)))],
            ColumnType::Amount => vec![Column::new(name, self.each(|it, row| it.amount(row, id)))],
            ColumnType::Etp | ColumnType::Share => vec![Column::new(name, self.each(|it, row| it.etp(row, id)))],
            ColumnType::Quantity => vec![Column::new(name, self.each(|it, row| it.quantity(row, id)))],
            ColumnType::Measure => {
                let measures = self.each(|it, row| it.measure(row, id));
                let values: Vec<_> = measures.iter().map(|it| it.map(|it| it.0)).collect();
                let percent: Vec<_> = measures.iter().map(|it| it.map(|it| it.1)).collect();
                vec![Column::new(name, values), Column::new(pourcent(id).into(), percent)]
            }
            ColumnType::Code(list) => {
                let blank = (self.reader.has(id) && list.get(NR).is_some()).then_some(NR);
                let around = (list.id == INSTANCES.id && !self.reader.has(id)).then_some(self.table);
                let ticks: Vec<_> = self.table.kind.columns.iter().filter_map(|it| tick(it, id)).collect();
                let crossed = |it: &mut Reader<'a>, row: &'a RawRow| {
                    let crossed = |tick: &&(&str, &'static str)| it.yes_no(row, tick.0) == Some(true);
                    ticks.iter().find(crossed).map(|it| it.1)
                };
                let said = |row: &RawRow| around.and_then(|it| it.said_around(row, list));
                let codes = self.each(|it, row| {
                    crossed(it, row).or_else(|| it.code(row, id, list)).or(blank).or_else(|| said(row))
                });
                vec![Column::new(name, codes)]
            }
        }
    }

    fn each<T>(&mut self, mut read: impl FnMut(&mut Reader<'a>, &'a RawRow) -> Option<T>) -> Vec<Option<T>> {
        self.rows.iter().map(|row| read(&mut self.reader, row)).collect()
    }
}

/// The column where a cross gives a code to the column of that id, and the code.
fn tick(column: &Declared, id: &str) -> Option<(&'static str, &'static str)> {
    match column.ty {
        ColumnType::Tick { column: given, code } if given == id => Some((column.id, code)),
        _ => None,
    }
}

/// An organisation without the person named after it: `CLIC de Saverne : Mme …`, `SSIAD – Dr …`, `UDAF (M. …)`.
fn without_person(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let title = |word: &&str| {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        let person = ["mme", "mlle", "mr", "monsieur", "madame", "dr", "docteur", "pr", "professeur"];
        person.contains(&fold(bare).as_str()) || ["M.", "(M.", "MM.", "M"].contains(&word.trim_end_matches(','))
    };
    let kept = words.iter().position(title).unwrap_or(words.len());
    let kept = words.get(..kept).unwrap_or_default().join(" ");
    let kept = kept.trim_end_matches(|it: char| " :–—-,;/(".contains(it) || it == '\u{a0}');
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// The columns of the frame that a declared column gives.
fn cells_of(column: &'static Declared) -> Vec<&'static str> {
    let kept = column.id != TERRITOIRE && !matches!(column.ty, ColumnType::Personal | ColumnType::Tick { .. });
    kept.then_some(column.id).into_iter().collect()
}

/// What makes two rows of different documents one: the words of the key, then the rank among the rows of one table that have it.
type Key = (Vec<Option<String>>, usize);

fn keys(registre: &Registre, cells: &[&str], frame: &DataFrame, uniting: &Uniting) -> PolarsResult<Vec<Option<Key>>> {
    let words = |names: &[&str]| -> PolarsResult<Vec<Vec<Option<String>>>> {
        names.iter().filter(|it| frame.schema().contains(it)).map(|it| comparable(frame.column(it)?)).collect()
    };
    let (key, all) = (words(registre.key)?, words(&[&[TERRITOIRE], cells].concat())?);
    let placed = registre.key.first() == Some(&TERRITOIRE);
    let origins = frame.column(ORIGIN)?.u32()?.to_vec();
    let mut ranks: BTreeMap<(Option<u32>, Vec<Option<String>>), usize> = BTreeMap::new();
    let of = |columns: &[Vec<Option<String>>], row: usize| -> Vec<Option<String>> {
        columns.iter().map(|it| it.get(row).cloned().flatten()).collect()
    };
    // A description of a territoire is of the year that another one names, if only one is named.
    let mut lone_year: BTreeMap<String, Option<String>> = BTreeMap::new();
    if registre.key == [TERRITOIRE, EXERCICE] {
        for row in 0..frame.height() {
            if let [Some(site), Some(year)] = of(&key, row).as_slice() {
                let known = lone_year.entry(site.clone()).or_insert_with(|| Some(year.clone()));
                *known = known.take().filter(|it| it == year);
            }
        }
    }
    let keys = (0..frame.height()).map(|row| {
        let mut short = of(&key, row);
        if let [Some(site), year @ None] = short.as_mut_slice() {
            *year = lone_year.get(site).cloned().flatten().or_else(|| Some(String::new()));
        }
        // A row of the département has no territoire: that is no blank.
        let known = short.iter().skip(usize::from(placed)).any(Option::is_some) && !short.is_empty();
        let mut words = if known && is_enough(&short, placed) { short } else { of(&all, row) };
        words.push(Some(words.len().to_string()));
        let table = uniting.table(origins.get(row).copied().flatten()?);
        let rank = ranks.entry((table, words.clone())).or_default();
        *rank += 1;
        Some((words, *rank))
    });
    Ok(keys.collect())
}

/// Whether at least two parts of a key are known, or its only one.
fn is_enough(key: &[Option<String>], placed: bool) -> bool {
    let own = key.get(usize::from(placed)..).unwrap_or_default();
    own.iter().flatten().count() >= own.len().min(2)
}

/// Values that compare as texts.
fn comparable(column: &Column) -> PolarsResult<Vec<Option<String>>> {
    let texts = column.to_physical_repr().cast(&DataType::String)?;
    Ok(texts.str()?.iter().map(|it| it.map(fold)).collect())
}

#[cfg(test)]
mod tests;
