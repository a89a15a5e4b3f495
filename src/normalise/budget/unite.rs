//! Budgets of all files as one: planned in one file and spent in another are one budget.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{AMOUNTS, DERIVE};
use crate::base::diagnostic::{Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::identify::tables::budget as table;
use crate::normalise::Uniting;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
use crate::normalise::join::{Join, Rows};
use crate::normalise::state;

pub(in crate::normalise) static EXERCICE_SUPPOSE: Rule = Rule {
    code: "BUD-20",
    severity: Severity::AVerifier,
    title: "Exercice du budget non indiqué",
    explanation: "Ni une colonne, ni un titre, ni le nom de la feuille ou du fichier ne dit de quelle année est le budget. Il \
                  compte pour l’exercice demandé.",
    correction: "Écrire l’année dans le titre du budget ou dans le nom de la feuille.",
};

pub(in crate::normalise) static MONTANT_DIFFERENT: Rule = Rule {
    code: "DOU-13",
    severity: Severity::Bloquant,
    title: "Ligne du budget donnée deux fois, différemment",
    explanation: "Deux tableaux donnent deux montants, ou deux explications, à la même ligne du même budget. Tant que l’un des deux n’est pas écarté, \
                  les totaux ne sont pas sûrs.",
    correction: "Corriger le tableau qui se trompe, retirer le plus ancien, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

/// The budgets of the exercice and those in full year. A line that two files complete keeps a row in each, so that every amount leads to
/// its cell: amounts add up over the rows of an account, each being there once.
pub(in crate::normalise) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let frame = state::rank_tables(frame, uniting)?;
    let Reported { value: frame, mut diagnostics } =
        state::of_the_exercice(frame, uniting, &EXERCICE_SUPPOSE, col("annee_pleine"))?;
    let keys = keys(&frame)?;
    let weak: Vec<bool> = frame.column(DERIVE)?.bool()?.iter().map(|it| it == Some(true)).collect();
    let join = Join { keys: &keys, cells: CELLS, rows: Rows::Apart, weak: &weak, rule: &MONTANT_DIFFERENT };
    let joined = join.run(&frame, uniting)?;
    diagnostics.extend(joined.diagnostics);
    Ok(Reported { value: joined.frame, diagnostics })
}

const CELLS: &[&str] = &[AMOUNTS[0], AMOUNTS[1], AMOUNTS[2], table::EXPLICATION];

/// The budget (territoire, exercice, full year), the side, what the row is, its account, its words, its rank among equals of its table.
type Key = (Vec<String>, usize);

fn keys(frame: &DataFrame) -> PolarsResult<Vec<Option<Key>>> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    let exercice = frame.column(table::EXERCICE)?.i32()?;
    let [territoire, role, sens, compte, detail, libelle] = [
        frame.column(TERRITOIRE)?.str()?,
        frame.column(ROLE)?.str()?,
        frame.column("sens")?.str()?,
        frame.column("compte")?.str()?,
        frame.column("compte_detail")?.str()?,
        frame.column("libelle")?.str()?,
    ];
    let mut equals: BTreeMap<_, usize> = BTreeMap::new();
    let key = |row: usize| {
        let text = |column: &StringChunked| column.get(row).unwrap_or_default().to_owned();
        let words = if role.get(row) == Some("detail") { fold(&text(libelle)) } else { String::new() };
        let year = exercice.get(row).map_or_else(String::new, |it| it.to_string());
        let key = vec![text(territoire), year, text(sens), text(role), text(compte), text(detail), words];
        let rank = equals.entry((tableau.get(row), key.clone())).or_default();
        *rank += 1;
        Some((key, *rank))
    };
    Ok((0..frame.height()).map(key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::raw::{lines, raw, united};

    const COLUMNS: &[&str] = &["role", "compte", "libelle", "prevu", "realise"];

    fn planned(name: &str, text: &str) -> crate::identify::RawTable {
        raw(&table::KIND, &["Budget 2017"], &["Feuil1", name], text)
    }

    #[test]
    fn planned_in_one_file_and_spent_in_another_are_one_budget() {
        let tables = vec![
            planned(
                "bp",
                "depenses | prevu\n60 Achats | 15 000\nCommunication | 15 000\n= Total des dépenses | 15 000",
            ),
            planned(
                "réalisé",
                "depenses | prevu | realise\n60 Achats | 15 000 | 14 000\n= Total des dépenses | 15 000 | 14 000",
            ),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(
            lines(&value.get("budget"), COLUMNS),
            [
                "compte|60|Achats|1500000|",
                "detail|60|Communication|1500000|",
                "total||Total des dépenses|1500000|",
                "compte|60|Achats||1400000",
                "total||Total des dépenses||1400000",
            ]
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn identical_budgets_count_once() {
        let text = "depenses | prevu\n60 Achats | 15 000\n= Total | 15 000";
        let value = united(vec![planned("a", text), planned("b", text)], "").value;
        assert_eq!(value.get("budget").height(), 2);
    }

    #[test]
    fn a_derived_account_gives_way_to_a_stated_one() {
        let tables = vec![
            planned("détail", "depenses | prevu\n64111 Salaires | 606 166\n645 Charges | 234 603"),
            planned("bp", "depenses | prevu\n64 Frais du personnel | 840 768"),
        ];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(
            lines(&value.get("budget"), COLUMNS),
            ["detail|64|Salaires|60616600|", "detail|64|Charges|23460300|", "compte|64|Frais du personnel|84076800|"]
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn two_amounts_for_one_line_are_blocking_unless_settled() {
        let tables = || {
            vec![
                planned("a", "depenses | prevu\n60 Achats | 15 000"),
                planned("b", "depenses | prevu\n60 Achats | 16 000"),
            ]
        };
        let Reported { value, diagnostics } = united(tables(), "");
        assert_eq!(lines(&value.get("budget"), COLUMNS), ["compte|60|Achats|1500000|"]);
        let remarks: Vec<_> = diagnostics.iter().map(|it| (it.rule.code, it.severity, it.place.address())).collect();
        let conflict = ("DOU-13", Severity::Bloquant, "B2".to_owned());
        assert_eq!(remarks, [conflict.clone(), conflict]);
        assert!(diagnostics[0].message.contains("b › Feuil1 › B2"), "{}", diagnostics[0].message);

        let Reported { value, diagnostics } = united(tables(), "[choix]\n\"b.xlsx › Feuil1 › B2\" = \"retenir\"");
        assert_eq!(lines(&value.get("budget"), COLUMNS), ["compte|60|Achats|1600000|"]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn other_years_are_left_out_and_full_years_kept() {
        let budget =
            |title: &str, name: &str| raw(&table::KIND, &[title], &["", name], "depenses | prevu\n60 Achats | 1");
        let tables = vec![budget("Budget 2016", "a"), budget("Budget en année pleine", "b"), budget("Budget", "c")];
        let Reported { value, diagnostics } = united(tables, "");
        assert_eq!(lines(&value.get("budget"), &["exercice", "annee_pleine"]), ["|true", "2017|false"]);
        assert_eq!(diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["BUD-20"]);
        let years: Vec<i16> = value.other_years().into_iter().collect();
        assert_eq!(years, [2016]);
        let other = value.of_year(2016).unwrap();
        assert_eq!(lines(&other.get("budget"), &["exercice", "annee_pleine"]), ["2016|false"]);
        assert_eq!(value.of_year(2015).unwrap().get("budget").height(), 0);
    }
}
