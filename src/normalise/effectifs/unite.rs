//! Staffing tables of all files as one: posts of the exercice, each once.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::{AMOUNTS, POSTE};
use crate::base::diagnostic::{Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::identify::tables::effectifs as table;
use crate::normalise::Uniting;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
use crate::normalise::join::{Join, Rows};
use crate::normalise::state;

pub(in crate::normalise) static EXERCICE_SUPPOSE: Rule = Rule {
    code: "EFF-21",
    severity: Severity::AVerifier,
    title: "Exercice du tableau des effectifs non indiqué",
    explanation: "Ni une colonne, ni un titre, ni le nom de la feuille ou du fichier ne dit de quelle année est le tableau. \
                  Il compte pour l’exercice demandé.",
    correction: "Écrire l’année dans le titre du tableau ou dans le nom de la feuille.",
};

pub(in crate::normalise) static POSTE_DIFFERENT: Rule = Rule {
    code: "DOU-11",
    severity: Severity::Bloquant,
    title: "Poste décrit deux fois, différemment",
    explanation: "Deux tableaux des effectifs décrivent le même poste du même territoire avec des valeurs différentes. Tant \
                  que l’une des deux n’est pas écartée, les totaux ne sont pas sûrs.",
    correction: "Corriger le tableau qui se trompe, retirer le plus ancien, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

/// The posts of the exercice, one row each, and the totals of the tables that were kept whole.
pub(in crate::normalise) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let frame = state::rank_tables(frame, uniting)?;
    let elsewhere = col("mutualise")
        .or(col(table::FINANCEUR).eq(lit("DEPARTEMENT")).fill_null(false))
        .or(col(ROLE).eq(lit(super::TOTAL_GENERAL)));
    let nowhere = when(elsewhere).then(lit(NULL).cast(DataType::String)).otherwise(col(TERRITOIRE));
    let frame = frame.lazy().with_column(nowhere.alias(TERRITOIRE)).collect()?;
    let Reported { value: frame, mut diagnostics } =
        state::of_the_exercice(frame, uniting, &EXERCICE_SUPPOSE, lit(false))?;
    let keys = keys(&frame)?;
    let join = Join { keys: &keys, cells: CELLS, rows: Rows::Merge, weak: &[], rule: &POSTE_DIFFERENT };
    let joined = join.run(&frame, uniting)?;
    diagnostics.extend(joined.diagnostics);
    let frame = without_totals(joined.frame, &tables_of(&frame, &joined.absorbed)?)?;
    Ok(Reported { value: frame, diagnostics })
}

const CELLS: &[&str] = &[
    table::FINANCEUR,
    table::PROFIL,
    table::ETP,
    table::STATUT,
    table::DATE_ENTREE,
    table::DATE_SORTIE,
    AMOUNTS[0],
    AMOUNTS[1],
    AMOUNTS[2],
    AMOUNTS[3],
    AMOUNTS[4],
    AMOUNTS[5],
    AMOUNTS[6],
    AMOUNTS[7],
    AMOUNTS[8],
    table::DIU,
];

/// What tells a post from the others: its territoire or what stands for it, what the agent does, its number or its name, its rank among equals.
type Key = (String, String, String, usize);

fn keys(frame: &DataFrame) -> PolarsResult<Vec<Option<Key>>> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    let role = frame.column(ROLE)?.str()?;
    let territoire = frame.column(TERRITOIRE)?.str()?;
    let financeur = frame.column(table::FINANCEUR)?.str()?;
    let mutualise = frame.column("mutualise")?.bool()?;
    let qualite = frame.column(table::QUALITE)?.str()?;
    let libelle = frame.column("libelle")?.str()?;
    let mut ranks: BTreeMap<_, usize> = BTreeMap::new();
    let key = |row: usize| {
        let qualite = qualite.get(row).filter(|_| role.get(row) == Some(POSTE))?;
        let place = match (financeur.get(row), mutualise.get(row)) {
            (Some("DEPARTEMENT"), _) => "departement".to_owned(),
            (_, Some(true)) => "mutualises".to_owned(),
            _ => format!("maia {}", territoire.get(row).unwrap_or_default()),
        };
        let name = fold(libelle.get(row).unwrap_or_default());
        let unnumbered = (tableau.get(row), place.clone(), qualite.to_owned());
        let name = match qualite {
            "GC" | "PILOTE" => name
                .split(' ')
                .find_map(|it| it.parse().ok())
                .unwrap_or_else(|| {
                    let rank = ranks.entry(unnumbered).or_default();
                    *rank += 1;
                    *rank
                })
                .to_string(),
            _ => name,
        };
        Some((place, qualite.to_owned(), name))
    };
    let keys: Vec<_> = (0..frame.height()).map(key).collect();
    let mut equals: BTreeMap<_, usize> = BTreeMap::new();
    Ok(keys
        .into_iter()
        .enumerate()
        .map(|(row, key)| {
            let (place, qualite, name) = key?;
            let rank = equals.entry((tableau.get(row), place.clone(), qualite.clone(), name.clone())).or_default();
            *rank += 1;
            Some((place, qualite, name, *rank))
        })
        .collect())
}

fn tables_of(frame: &DataFrame, rows: &[usize]) -> PolarsResult<BTreeSet<i32>> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    Ok(rows.iter().filter_map(|row| tableau.get(*row)).collect())
}

/// Totals of a table whose posts were merged into another's no longer speak of rows that are there.
fn without_totals(frame: DataFrame, tables: &BTreeSet<i32>) -> PolarsResult<DataFrame> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    let role = frame.column(ROLE)?.str()?;
    let kept: BooleanChunked = (0..frame.height())
        .map(|row| Some(role.get(row) == Some(POSTE) || tableau.get(row).is_none_or(|it| !tables.contains(&it))))
        .collect();
    frame.filter(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::RawTable;
    use crate::normalise::raw::{lines, raw, united};

    const COLUMNS: &[&str] = &["territoire", "role", "libelle", "etp", "cout_total"];

    fn staff(title: &str, name: &str, text: &str) -> RawTable {
        raw(&table::KIND, &[title, "Effectifs 2017"], &["Feuil1", name], text)
    }

    #[test]
    fn mutualised_posts_and_those_of_the_departement_have_no_territoire() {
        let tables = vec![
            staff(
                "MAIA Saverne",
                "a",
                "qualite | etp | cout_total\n# MAIA Saverne\nGC N°1 | 1 | 30 000\n# Effectifs mutualisés\nGC N°1 | 1 | 42 000",
            ),
            staff(
                "Personnels du conseil départemental",
                "MAIA Saverne",
                "qualite | etp | cout_total\nSecrétaire | 1 | 31 000",
            ),
        ];
        let frames = united(tables, "").value;
        assert_eq!(
            lines(&frames.get("effectifs"), COLUMNS),
            ["saverne|poste|GC N°1|10000|3000000", "|poste|GC N°1|10000|4200000", "|poste|Secrétaire|10000|3100000"]
        );
    }

    #[test]
    fn a_post_described_in_two_files_is_one() {
        let tables = vec![
            staff("MAIA Saverne", "a", "qualite | etp\nPilote | 1\nGestionnaire de cas | 0,8\n= TOTAL | 1,8"),
            staff(
                "MAIA Saverne",
                "b",
                "qualite | etp | cout_total\nPilote | 1 | 56 100\nGC N°1 | 0,8 | 33 100\nGC N°2 | 1 | 56 400\n= TOTAL | 2,8 |",
            ),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(
            lines(&value.get("effectifs"), COLUMNS),
            [
                "saverne|poste|Pilote|10000|5610000",
                "saverne|poste|GC N°1|8000|3310000",
                "saverne|poste|GC N°2|10000|5640000",
                "saverne|total|TOTAL|28000|",
            ]
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn a_post_described_twice_differently_is_blocking() {
        let tables = vec![
            staff("MAIA Saverne", "a", "qualite | etp\nGC N°1 | 1\nGC N°2 | 0,5"),
            staff("MAIA Saverne", "b", "qualite | etp\nGC N°2 | 0,8\nGC N°1 | 1"),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(value.get("effectifs").height(), 2);
        let remarks: Vec<_> = diagnostics.iter().map(|it| (it.rule.code, it.place.address())).collect();
        assert_eq!(remarks, [("DOU-11", "B3".to_owned()), ("DOU-11", "B2".to_owned())]);
    }
}
