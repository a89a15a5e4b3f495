//! Budgets: accounts, sub-lines and the totals that tables state.

pub mod comptes;
mod lignes;
mod roll;
mod signs;
mod unite;

use polars::prelude::*;

use super::build::Build;
use super::frames::{ROLE, TABLEAU, budget_schema};
use super::values::Reader;
use super::{Understood, Usage};
use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::identify::RawTable;
use crate::identify::tables::budget as table;
use lignes::Ligne;
pub(super) use unite::{EXERCICE_SUPPOSE, MONTANT_DIFFERENT, unite};

pub(super) static SANS_COMPTE: Rule = Rule {
    code: "BUD-21",
    severity: Severity::ACorriger,
    title: "Ligne de budget sans compte",
    explanation: "La ligne porte un montant, mais ni elle ni une ligne au-dessus ne porte un numéro de compte. Ce montant n’entre \
                  dans aucun compte.",
    correction: "Écrire le numéro de compte à deux chiffres devant le libellé.",
};

pub(super) static SIGNE_RETOURNE: Rule = Rule {
    code: "BUD-22",
    severity: Severity::AVerifier,
    title: "Dépenses ou recettes écrites en négatif",
    explanation: "Tous les comptes d’un même côté du budget sont négatifs\u{a0}: le signe dit le côté, comme dans un compte de \
                  résultat, et les montants sont lus sans lui. Un avoir, parmi eux, est le montant positif.",
    correction: "Rien à faire si les montants lus sont justes\u{a0}; sinon, écrire les dépenses et les recettes sans signe moins.",
};

/// Understands the cells of one table.
///
/// Every account ends up with a row of role `compte`. The table's own row rules, and details are checked against it later. Where the table
/// has none, or leaves it blank, the account is what its details add up to, each amount once ([`comptes::sum`]); the row then leads to its
/// first detail.
pub(super) fn understand(table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let mut reader = Reader::new(table);
    let read = lignes::read(&mut reader, table);
    let mut diagnostics = reader.finish();
    diagnostics.extend(read.iter().filter(|it| it.is_lost()).map(|it| {
        let cell = CellRef { sheet: table.top_left.sheet, row: it.row, col: label_col(table) };
        let message = format!("«\u{a0}{}\u{a0}» n’est sous aucun compte", it.libelle);
        Diagnostic::new(&SANS_COMPTE, Place::Cell(cell), message)
    }));
    let mut used: Vec<u32> = read.iter().map(|it| it.row).collect();
    used.dedup();
    let usage = Usage { read: table.rows.len(), used: used.len(), excluded: table.rows.len() - used.len() };
    let mut lignes = roll::roll(read);
    diagnostics.extend(signs::right(&mut lignes).into_iter().map(|(row, column)| {
        let heading = table::KIND.column(column).map_or("", |it| it.label);
        let cell = CellRef { sheet: table.top_left.sheet, row, col: label_col(table) };
        let message = format!(
            "Tous les comptes sont négatifs sous «\u{a0}{heading}\u{a0}»\u{a0}: les montants sont lus sans leur signe"
        );
        Diagnostic::new(&SIGNE_RETOURNE, Place::Cell(cell), message)
    }));
    let rows = lignes.iter().map(|it| it.row).collect();
    Ok(Reported { value: Understood { frame: frame(&lignes)?, rows, usage }, diagnostics })
}

const AMOUNTS: [&str; 3] = [table::PREVU, table::PREVU_MODIFIE, table::REALISE];

/// True for a row that the table has not: an account known by its details alone.
const DERIVE: &str = "derive";

fn label_col(table: &RawTable) -> u32 {
    let label = table.columns.iter().find(|it| [table::DEPENSES, table::RECETTES].contains(&it.column.id));
    label.map_or(table.top_left.col, |it| it.col)
}

fn frame(lignes: &[Ligne]) -> PolarsResult<DataFrame> {
    let derived = Column::new(DERIVE.into(), lignes.iter().map(|it| it.derived).collect::<Vec<_>>());
    let mut frame = Build::of(lignes)
        .small(TABLEAU, |_| Some(0))
        .text(ROLE, |it| Some(it.role.id()))
        .small(table::EXERCICE, |it| it.exercice)
        .flag("annee_pleine", |it| Some(it.annee_pleine))
        .text("sens", |it| it.sens)
        .text("compte", |it| it.compte.as_deref())
        .text("compte_detail", |it| it.detail.as_deref())
        .text("libelle", |it| Some(it.libelle.as_str()))
        .text(table::FINANCEUR, |it| it.financeur)
        .number(AMOUNTS[0], |it| it.amounts[0])
        .number(AMOUNTS[1], |it| it.amounts[1])
        .number(AMOUNTS[2], |it| it.amounts[2])
        .text(table::EXPLICATION, |it| it.explication.as_deref())
        .finish(&budget_schema())?;
    frame.with_column(derived)?;
    Ok(frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::raw::raw;

    fn rows(table: &RawTable) -> Vec<String> {
        let frame = understand(table).unwrap().value.frame;
        let columns = [
            "role",
            "exercice",
            "annee_pleine",
            "sens",
            "compte",
            "compte_detail",
            "libelle",
            "financeur",
            "prevu",
            "realise",
        ];
        let columns = columns.map(|it| frame.column(it).unwrap().cast(&DataType::String).unwrap());
        let row = |row| columns.each_ref().map(|it| it.str().unwrap().get(row).unwrap_or("").to_owned());
        (0..frame.height()).map(|it| row(it).join("|")).collect()
    }

    #[test]
    fn sub_lines_belong_to_the_account_above() {
        let table = raw(
            &table::KIND,
            &["ANNEXE 2 - BUDGET 2017"],
            &["Budget", "Budget MAIA 67"],
            "recettes | prevu
             70 Rémunération des services | 0
             Participation des usagers |
             74 Subventions | 1 271 468
             ARS | 988 732
             Report à nouveau excédent 2016 | 55 143
             Département du Bas-Rhin | 227 593
             Commune |
             = Total des recettes | 1 271 468",
        );
        assert_eq!(
            rows(&table),
            [
                "compte|2017|false|R|70||Rémunération des services||0|",
                "detail|2017|false|R|70||Participation des usagers|||",
                "compte|2017|false|R|74||Subventions||127146800|",
                "detail|2017|false|R|74||ARS|ARS|98873200|",
                "detail|2017|false|R|74||Report à nouveau excédent 2016||5514300|",
                "detail|2017|false|R|74||Département du Bas-Rhin|DEPARTEMENT|22759300|",
                "detail|2017|false|R|74||Commune|AUTRE||",
                "total|2017|false|R|||Total des recettes||127146800|",
            ]
        );
        let used = understand(&table).unwrap().value.usage;
        assert_eq!(used, Usage { read: 8, used: 8, excluded: 0 });
    }

    #[test]
    fn detailed_accounts_roll_up_once() {
        let table = raw(
            &table::KIND,
            &["Budget prévisionnel en année pleine"],
            &["Feuil1", "budget 2016"],
            "compte | depenses | prevu | realise
             641 | Rémunérations | 100 | 90
             64111 | Rémunération principale | 80 | 70
             645 | Charges | 40 | 
             61 | Locations | 64 |
             61 | Assurances | 6 |
             74 | Subvention ARS | 216 |
             == | Total | 210 | ",
        );
        assert_eq!(
            rows(&table),
            [
                "compte||true|D|64||Frais du personnel||14000|9000",
                "detail||true|D|64|641|Rémunérations||10000|9000",
                "detail||true|D|64|64111|Rémunération principale||8000|7000",
                "detail||true|D|64|645|Charges||4000|",
                "compte||true|D|61||Services externes||7000|",
                "detail||true|D|61||Locations||6400|",
                "detail||true|D|61||Assurances||600|",
                "compte||true|R|74||Subvention ARS||21600|",
                "total||true|R|||Total||21000|",
            ]
        );
    }

    #[test]
    fn an_account_that_is_left_blank_is_what_its_lines_add_up_to() {
        let table = raw(
            &table::KIND,
            &["Budget 2017"],
            &["Feuil1", "budget"],
            "depenses | prevu | realise
             64 Frais du personnel | 100 |
             Rémunérations | 60 | 50
             Charges sociales | 40 | 30
             Primes | |",
        );
        assert_eq!(rows(&table)[0], "compte|2017|false|D|64||Frais du personnel||10000|8000");
    }

    #[test]
    fn of_several_rows_with_one_number_one_is_the_account() {
        for (text, expected) in [
            // A blank heading and its total.
            (
                "64 Personnel | \n641 Salaires | 60\n645 Charges | 40\n= Total 64 | 101",
                ["compte:101", "detail:60", "detail:40"],
            ),
            // The official label.
            (
                "61 Locations | 60\n61 Services externes | 101\n61 Assurances | 40",
                ["compte:101", "detail:60", "detail:40"],
            ),
            // The first, when the others add up to it.
            ("61 Extérieur | 100\n61 Locations | 60\n61 Assurances | 40", ["compte:100", "detail:60", "detail:40"]),
            // None.
            ("61 Locations | 60\n61 Assurances | 30\n61 Divers | 10", ["compte:100", "detail:60", "detail:30"]),
        ] {
            let table = raw(&table::KIND, &["Budget 2017"], &["", "b"], &format!("depenses | prevu\n{text}"));
            let frame = understand(&table).unwrap().value.frame;
            let roles = frame.column("role").unwrap().str().unwrap();
            let amounts = frame.column("prevu").unwrap().i64().unwrap();
            let mut rows: Vec<String> = (0..frame.height())
                .map(|row| format!("{}:{}", roles.get(row).unwrap(), amounts.get(row).unwrap() / 100))
                .collect();
            rows.sort_by_key(|it| it.starts_with("detail"));
            assert_eq!(rows[..3], expected, "{text}");
        }
    }

    #[test]
    fn columns_of_two_years_are_two_budgets() {
        let mut table = raw(&table::KIND, &[], &["", "budget"], "depenses | prevu | realise\n60 Achats | 10 | 9");
        table.columns[1].heading = "BP 2018".to_owned();
        table.columns[2].heading = "Réalisé 2017".to_owned();
        assert_eq!(rows(&table), ["compte|2018|false|D|60||Achats||1000|", "compte|2017|false|D|60||Achats|||900"]);
    }

    #[test]
    fn sections_and_labels_say_the_side_and_the_account() {
        let table = raw(
            &table::KIND,
            &[],
            &["2018", "budget"],
            "depenses | prevu | realise
             # Charges
             Achats | 10 | 12
             Communication | 10 |
             # Produits
             Subventions d’exploitation | 10 | 10
             Résultat | 0 | -2
             Divers | 5 |",
        );
        assert_eq!(
            rows(&table),
            [
                "compte|2018|false|D|60||Achats||1000|1200",
                "detail|2018|false|D|60||Communication||1000|",
                "compte|2018|false|R|74||Subventions d’exploitation||1000|1000",
                "detail|2018|false|R|74||Divers|AUTRE|500|",
            ]
        );
    }

    #[test]
    fn accounts_of_two_sites_are_two() {
        for text in [
            "territoire | depenses | prevu\nSaverne | 60 Achats | 10\nSaverne | 61 Services | 5\nThann | 60 Achats | 20",
            "territoire | depenses | prevu\nSaverne | 60 Achats | 10\n | 61 Services | 5\nThann | 60 Achats | 20",
            "depenses | prevu\n# MAIA Saverne – Dépenses\n60 Achats | 10\n61 Services | 5\n# MAIA Thann – Dépenses\n60 Achats | 20",
        ] {
            let table = raw(&table::KIND, &[], &["2018", "budget"], text);
            let roles: Vec<String> =
                rows(&table).iter().map(|it| it.split("||").take(2).collect::<Vec<_>>().join(" ")).collect();
            assert_eq!(
                roles,
                ["compte|2018|false|D|60 Achats", "compte|2018|false|D|61 Services", "compte|2018|false|D|60 Achats"],
                "{text}"
            );
        }
    }

    #[test]
    fn a_side_below_zero_is_read_without_its_sign() {
        for (text, expected) in [
            ("60 | Achats | -10\n61 | Services | -5\n64 | Personnel | -90\n74 | ARS | 105", [1000, 500, 9000, 10500]),
            ("60 | Achats | 10\n61 | Services | -5\n64 | Personnel | 90\n74 | ARS | 105", [1000, -500, 9000, 10500]),
        ] {
            let table = raw(&table::KIND, &[], &["2018", "budget"], &format!("compte | depenses | prevu\n{text}"));
            let read = understand(&table).unwrap();
            let amounts = read.value.frame.column("prevu").unwrap().i64().unwrap().into_no_null_iter();
            assert_eq!(amounts.collect::<Vec<_>>(), expected);
            assert_eq!(read.diagnostics.len(), usize::from(expected[1] > 0));
        }
    }

    #[test]
    fn groups_add_up_the_accounts_below_and_are_lines_of_none() {
        let text = "compte | depenses | prevu\nGroupe I | Exploitation | 20\n60 | Achats | 8\n62 | Autres services | 12\n\
                    Groupe II | Personnel | 230\n64 | Charges de personnel | 230";
        let table = raw(&table::KIND, &[], &["2018", "budget"], text);
        let read = understand(&table).unwrap();
        assert_eq!(read.diagnostics.len(), 0);
        assert_eq!(read.value.frame.height(), 3);
        let alone = raw(&table::KIND, &[], &["2018", "budget"], "depenses | prevu\nGroupe I | 20\nGroupe II | 230");
        assert_eq!(understand(&alone).unwrap().diagnostics.len(), 2, "no account says what these amounts are");
    }

    #[test]
    fn an_amount_under_no_account_is_said() {
        let table = raw(&table::KIND, &[], &["2018", "budget"], "depenses | prevu\nDivers | 10\n60 Achats | 5");
        let remarks = understand(&table).unwrap().diagnostics;
        assert_eq!(
            remarks.iter().map(|it| (it.rule.code, it.place.address())).collect::<Vec<_>>(),
            [("BUD-21", "A2".to_owned())]
        );
    }
}
