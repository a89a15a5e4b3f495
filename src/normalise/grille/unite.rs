//! Validation grids of all files: each item of each year of each territoire once.

use std::collections::BTreeMap;

use polars::prelude::*;

use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::table::ORIGIN;
use crate::identify::tables::grille::{ANNEE, ITEM};
use crate::normalise::Uniting;
use crate::normalise::frames::TERRITOIRE;
use crate::normalise::join::{Join, Rows};

pub(in crate::normalise) static ANNEE_ABSENTE: Rule = Rule {
    code: "GRI-20",
    severity: Severity::AVerifier,
    title: "Année de la grille de validation non indiquée",
    explanation: "Ni l’en-tête de la colonne des valeurs, ni un titre, ni le nom de la feuille ou du fichier ne dit pour quelle année \
                  la grille est remplie. Elle compte pour l’exercice demandé.",
    correction: "Écrire l’année en tête de la colonne des valeurs.",
};

pub(in crate::normalise) static VALEUR_DIFFERENTE: Rule = Rule {
    code: "DOU-15",
    severity: Severity::ACorriger,
    title: "Item de la grille de validation donné deux fois, différemment",
    explanation: "Deux grilles du même territoire et de la même année disent deux choses du même item. Une seule compte.",
    correction: "Corriger la grille qui se trompe, retirer la plus ancienne, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

/// Every year that was found; grids of one year complete each other.
pub(in crate::normalise) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let mut diagnostics = undated(&frame, uniting)?;
    let exercice = i32::from(uniting.periode.exercice);
    let frame = frame.lazy().with_column(col(ANNEE).fill_null(lit(exercice))).collect()?;
    let keys = keys(&frame, uniting)?;
    let join = Join { keys: &keys, cells: &["modalite"], rows: Rows::Merge, weak: &[], rule: &VALEUR_DIFFERENTE };
    let joined = join.run(&frame, uniting)?;
    diagnostics.extend(joined.diagnostics);
    Ok(Reported { value: joined.frame, diagnostics })
}

/// One remark for each grid without a year.
fn undated(frame: &DataFrame, uniting: &Uniting) -> Result<Vec<Diagnostic>, Failure> {
    let years = frame.column(ANNEE)?.is_null();
    let origins = frame.column(ORIGIN)?.u32()?;
    let mut firsts = BTreeMap::new();
    for (row, origin) in origins.iter().enumerate() {
        if let (Some(true), Some(origin)) = (years.get(row), origin) {
            firsts.entry(uniting.table(origin)).or_insert(origin);
        }
    }
    let message = format!("Aucune année n’est indiquée\u{a0}: la grille est comptée pour {}", uniting.periode.exercice);
    let remark = |origin| Diagnostic::new(&ANNEE_ABSENTE, uniting.place(origin, ANNEE), message.clone());
    Ok(firsts.into_values().map(remark).collect())
}

/// The territoire, the year, the item, its rank among equals of its table.
type Key = (String, i32, String, usize);

fn keys(frame: &DataFrame, uniting: &Uniting) -> PolarsResult<Vec<Option<Key>>> {
    let (territoire, item) = (frame.column(TERRITOIRE)?.str()?, frame.column(ITEM)?.str()?);
    let (annee, origins) = (frame.column(ANNEE)?.i32()?, frame.column(ORIGIN)?.u32()?);
    let mut equals: BTreeMap<_, usize> = BTreeMap::new();
    let key = |row: usize| {
        let key = (territoire.get(row)?.to_owned(), annee.get(row)?, item.get(row)?.to_owned());
        let rank = equals.entry((uniting.table(origins.get(row)?), key.clone())).or_default();
        *rank += 1;
        Some((key.0, key.1, key.2, *rank))
    };
    Ok((0..frame.height()).map(key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::RawTable;
    use crate::identify::tables::grille::KIND;
    use crate::normalise::raw::{lines, raw, united};

    fn grid(name: &str, text: &str) -> RawTable {
        raw(&KIND, &["MAIA Saverne"], &["Feuil1", name], &format!("item | valeur\n{text}"))
    }

    #[test]
    fn years_stay_apart_and_one_year_counts_once() {
        let tables = vec![
            grid("grille 2016", "psi | Non\ngeva |"),
            grid("grille 2016 copie", "psi | Non\ngeva | Oui"),
            grid("grille 2017", "psi | Oui"),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(
            lines(&value.get("grille"), &["territoire", "annee", "item", "modalite"]),
            ["saverne|2016|psi|NON", "saverne|2016|geva|OUI", "saverne|2017|psi|OUI"]
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn two_values_for_one_item_are_said_and_a_grid_without_year_too() {
        let Reported { value, diagnostics } = united(vec![grid("a", "psi | Non"), grid("b", "psi | Oui")], "");
        assert_eq!(lines(&value.get("grille"), &["annee", "modalite"]), ["2017|NON"]);
        let codes: Vec<_> = diagnostics.iter().map(|it| it.rule.code).collect();
        assert_eq!(codes, ["GRI-20", "GRI-20", "DOU-15", "DOU-15"]);
    }
}
