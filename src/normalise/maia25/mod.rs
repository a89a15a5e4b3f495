//! MAIA 25 grids: items, subtotals, and the score that known scores leave.

mod deduce;
mod unite;

use std::collections::BTreeMap;

use polars::prelude::*;

use super::build::Build;
use super::frames::{ROLE, TABLEAU, maia25_schema};
use super::values::Reader;
use super::{Understood, Usage, titles};
use crate::base::cell::Place;
use crate::base::date::DateLue;
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::extract::grid::Value;
use crate::identify::tables::maia25::{self as table, SCORE};
use crate::identify::tables::maia25_items::{ITEMS, item, range_named};
use crate::identify::{RawRow, RawTable, Role};
pub(super) use deduce::NOTE_DEDUITE;
pub(super) use unite::{DATE_ABSENTE, NOTE_DIFFERENTE, unite};

/// Understands the cells of one table.
///
/// Scores are those of the grid; a blank one is deduced when the known scores and the stated subtotal leave one answer. Rows that are
/// neither an item nor a total (« si OUI », remarks) are excluded.
pub(super) fn understand(table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let mut reader = Reader::new(table);
    let mut lignes = read(&mut reader, table);
    let around = titles::date(table);
    let whole = lignes.iter().find_map(|it| it.date).or(around);
    for ligne in &mut lignes {
        ligne.date = ligne.date.or(whole);
    }
    let mut diagnostics = reader.finish();
    for deduced in deduce::deduce(&mut lignes) {
        diagnostics.push(deduced.remark(cell(table, deduced.row)));
    }
    let usage = Usage { read: table.rows.len(), used: lignes.len(), excluded: table.rows.len() - lignes.len() };
    let rows = lignes.iter().map(|it| it.row).collect();
    Ok(Reported { value: Understood { frame: frame(&lignes)?, rows, usage }, diagnostics })
}

const ITEM: &str = "item";
const GROUPE: &str = "groupe";
const TOTAL: &str = "total";

/// An item, the subtotal of a group, or the total.
struct Ligne {
    row: u32,
    role: &'static str,
    date: Option<DateLue>,
    item: Option<i64>,
    groupe: Option<&'static str>,
    score: Option<i64>,
    deduit: bool,
}

fn read<'a>(reader: &mut Reader<'a>, table: &'a RawTable) -> Vec<Ligne> {
    let mut lignes: Vec<Ligne> = Vec::new();
    // Items read since the last subtotal, by group: a subtotal speaks of the group most of them are in.
    let mut open: BTreeMap<&'static str, usize> = BTreeMap::new();
    for row in &table.rows {
        let date = reader.date(row, table::DATE_EVAL);
        let Some((role, item, groupe)) = what(reader, row, &open) else { continue };
        match groupe {
            Some(groupe) if role == ITEM => *open.entry(groupe).or_default() += 1,
            _ => open.clear(),
        }
        let score = reader.count(row, SCORE);
        lignes.push(Ligne { row: row.row, role, date, item, groupe, score, deduit: false });
    }
    lignes
}

/// What a row is, its item and its group; `None` for a row that carries no score.
fn what<'a>(
    reader: &mut Reader<'a>,
    row: &'a RawRow,
    open: &BTreeMap<&'static str, usize>,
) -> Option<(&'static str, Option<i64>, Option<&'static str>)> {
    match row.role {
        Role::Data => {
            let number = reader.count(row, table::ITEM)?;
            let known = item(u8::try_from(number).ok()?)?;
            Some((ITEM, Some(number), Some(known.group)))
        }
        Role::Total => {
            let named = reader.raw(row, table::LIBELLE).and_then(range);
            let groupe = match named {
                Some(range) => {
                    Some(ITEMS.iter().find(|it| it.number == range.0).filter(|it| is_group(it.group, range))?.group)
                }
                None if open.len() >= SEVERAL => None,
                None => open.iter().max_by_key(|it| it.1).map(|it| *it.0),
            };
            Some((if groupe.is_some() { GROUPE } else { TOTAL }, None, groupe))
        }
        Role::GrandTotal => Some((TOTAL, None, None)),
    }
}

/// A total that names no group, under the items of so many, is that of the grid.
const SEVERAL: usize = 3;

/// First and last item of what the label of a total names.
fn range(label: &Value) -> Option<(u8, u8)> {
    if let Value::Text(text) = label { range_named(text) } else { None }
}

/// Whether those are the first and last items of the group, and not of two.
fn is_group(groupe: &str, (first, last): (u8, u8)) -> bool {
    [first, last].iter().all(|number| item(*number).is_some_and(|it| it.group == groupe))
}

/// How many items a group has.
fn size(groupe: &str) -> usize {
    ITEMS.iter().filter(|it| it.group == groupe).count()
}

fn cell(table: &RawTable, row: u32) -> Place {
    let column = table.columns.iter().find(|it| it.column.id == SCORE);
    let col = column.map_or(table.top_left.col, |it| it.col);
    Place::Cell(table.cell(row, col))
}

fn frame(lignes: &[Ligne]) -> PolarsResult<DataFrame> {
    Build::of(lignes)
        .small(TABLEAU, |_| Some(0))
        .text(ROLE, |it| Some(it.role))
        .date(table::DATE_EVAL, |it| it.date)
        .number(table::ITEM, |it| it.item)
        .text("groupe", |it| it.groupe)
        .number(SCORE, |it| it.score)
        .flag("deduit", |it| Some(it.deduit))
        .finish(&maia25_schema())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::raw::raw;

    fn rows(table: &RawTable) -> Vec<String> {
        let frame = understand(table).unwrap().value.frame;
        let columns = ["role", "date_eval", "item", "groupe", "score", "deduit"];
        let columns = columns.map(|it| frame.column(it).unwrap().cast(&DataType::String).unwrap());
        let row = |row| columns.each_ref().map(|it| it.str().unwrap().get(row).unwrap_or("").to_owned());
        (0..frame.height()).map(|it| row(it).join(" | ")).collect()
    }

    #[test]
    fn a_blank_item_is_deduced_and_said() {
        let table = raw(
            &table::KIND,
            &["MAIA 25 (indicateur d’implantation de l’intégration)"],
            &["MAIA 25", "Grille MAIA25 déc 2016"],
            "item | libelle | score
             1 | Table réunie | 1
             | si OUI |
             26 | Autre item | 1
             2 | Décisions | 1
             3 | Représentants |
             4 | Suivi | 1
             = | | 4
             5 | Invités | 0
             == | | 4",
        );
        assert_eq!(
            rows(&table),
            [
                "item | 2016-12-01 | 1 | table_strategique | 1 | false",
                "item | 2016-12-01 | 2 | table_strategique | 1 | false",
                "item | 2016-12-01 | 3 | table_strategique | 1 | true",
                "item | 2016-12-01 | 4 | table_strategique | 1 | false",
                "groupe | 2016-12-01 |  | table_strategique | 4 | false",
                "item | 2016-12-01 | 5 | table_tactique | 0 | false",
                "total | 2016-12-01 |  |  | 4 | false",
            ]
        );
        let Reported { value, diagnostics } = understand(&table).unwrap();
        assert_eq!(value.usage, Usage { read: 9, used: 7, excluded: 2 });
        let [remark] = &diagnostics[..] else { panic!("{diagnostics:?}") };
        assert_eq!(remark.place.address(), "C6");
        assert!(remark.message.contains("déduite du sous-total\u{a0}: 1"), "{}", remark.message);
    }

    #[test]
    fn the_column_of_dates_goes_before_the_titles() {
        let table = raw(
            &table::KIND,
            &["Grille 2015"],
            &["MAIA 25", "grille"],
            "item | libelle | score | date_eval\n1 | Table réunie | 1 | déc-16\n2 | Décisions | 1 |",
        );
        assert!(rows(&table).iter().all(|it| it.contains("2016-12-01")), "{:?}", rows(&table));
    }
}
