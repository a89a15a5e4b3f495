//! MAIA 25 grids of all files: each date of each territoire once.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::SCORE;
use crate::base::date::days;
use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::table::{ORIGIN, au_jour};
use crate::identify::tables::maia25 as table;
use crate::normalise::Uniting;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
use crate::normalise::join::{Join, Rows};
use crate::normalise::state;

pub(in crate::normalise) static DATE_ABSENTE: Rule = Rule {
    code: "M25-21",
    severity: Severity::AVerifier,
    title: "Date de la grille MAIA 25 non indiquée",
    explanation: "Ni une colonne, ni un titre, ni le nom de la feuille ou du fichier ne dit à quelle date la grille a été cotée. \
                  Elle compte pour la fin de l’exercice demandé.",
    correction: "Écrire le mois et l’année de la cotation en tête de la colonne des notes.",
};

pub(in crate::normalise) static NOTE_DIFFERENTE: Rule = Rule {
    code: "DOU-12",
    severity: Severity::Bloquant,
    title: "Note MAIA 25 donnée deux fois, différemment",
    explanation: "Deux grilles du même territoire et de la même date donnent deux notes au même item. Tant que l’une des deux \
                  n’est pas écartée, le total n’est pas sûr.",
    correction: "Corriger la grille qui se trompe, retirer la plus ancienne, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

/// Every date that was found; grids of one date complete each other.
pub(in crate::normalise) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let frame = state::rank_tables(frame, uniting)?;
    let mut diagnostics = undated(&frame, uniting)?;
    let end = lit(days(uniting.periode.fin)).cast(DataType::Date);
    let frame = frame
        .lazy()
        .with_columns([col(table::DATE_EVAL).fill_null(end), col(au_jour(table::DATE_EVAL)).fill_null(lit(false))])
        .collect()?;
    let keys = keys(&frame)?;
    let join = Join { keys: &keys, cells: &[SCORE], rows: Rows::Apart, weak: &[], rule: &NOTE_DIFFERENTE };
    let joined = join.run(&frame, uniting)?;
    diagnostics.extend(joined.diagnostics);
    Ok(Reported { value: joined.frame, diagnostics })
}

/// One remark for each grid without a date.
fn undated(frame: &DataFrame, uniting: &Uniting) -> Result<Vec<Diagnostic>, Failure> {
    let mut firsts = BTreeMap::new();
    let tableau = frame.column(TABLEAU)?.i32()?;
    let dates = frame.column(table::DATE_EVAL)?.is_null();
    for (row, origin) in frame.column(ORIGIN)?.u32()?.iter().enumerate() {
        if let (Some(true), Some(origin), Some(tableau)) = (dates.get(row), origin, tableau.get(row)) {
            firsts.entry(tableau).or_insert(origin);
        }
    }
    let year = uniting.periode.exercice;
    let message = format!("Aucune date n’est indiquée\u{a0}: la grille est comptée pour {year}");
    let remark = |origin| Diagnostic::new(&DATE_ABSENTE, uniting.place(origin, table::DATE_EVAL), message.clone());
    Ok(firsts.into_values().map(remark).collect())
}

/// The territoire, the date, what the row is, its item, its group, its rank among equals of its table.
type Key = (String, i32, String, i64, String, usize);

fn keys(frame: &DataFrame) -> PolarsResult<Vec<Option<Key>>> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    let territoire = frame.column(TERRITOIRE)?.str()?;
    let dates = frame.column(table::DATE_EVAL)?.cast(&DataType::Int32)?;
    let dates = dates.i32()?;
    let role = frame.column(ROLE)?.str()?;
    let item = frame.column(table::ITEM)?.i64()?;
    let groupe = frame.column("groupe")?.str()?;
    let mut equals: BTreeMap<_, usize> = BTreeMap::new();
    let key = |row: usize| {
        let territoire = territoire.get(row)?.to_owned();
        let what = (
            role.get(row)?.to_owned(),
            item.get(row).unwrap_or_default(),
            groupe.get(row).unwrap_or_default().to_owned(),
        );
        let rank = equals.entry((tableau.get(row), territoire.clone(), dates.get(row), what.clone())).or_default();
        *rank += 1;
        Some((territoire, dates.get(row)?, what.0, what.1, what.2, *rank))
    };
    Ok((0..frame.height()).map(key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::RawTable;
    use crate::normalise::raw::{lines, raw, united};

    fn grid(name: &str, text: &str) -> RawTable {
        raw(&table::KIND, &["MAIA Saverne"], &["MAIA 25", name], &format!("item | libelle | score\n{text}"))
    }

    #[test]
    fn each_date_stays_and_one_date_counts_once() {
        let tables = vec![
            grid("déc 2016", "1 | Table | 1\n2 | Décisions |"),
            grid("12-2016 copie", "1 | Table | 1\n2 | Décisions | 0"),
            grid("déc 2015", "1 | Table | 0"),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(
            lines(&value.get("maia25"), &["territoire", "date_eval", "item", "score"]),
            ["saverne|2016-12-01|1|1", "saverne|2016-12-01|2|0", "saverne|2015-12-01|1|0"]
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn two_scores_for_one_item_are_blocking_and_a_grid_without_date_is_said() {
        let Reported { value, diagnostics } = united(vec![grid("a", "1 | Table | 1"), grid("b", "1 | Table | 0")], "");
        assert_eq!(lines(&value.get("maia25"), &["date_eval", "score"]), ["2017-12-31|1"]);
        let codes: Vec<_> = diagnostics.iter().map(|it| it.rule.code).collect();
        assert_eq!(codes, ["M25-21", "M25-21", "DOU-12", "DOU-12"]);
    }
}
