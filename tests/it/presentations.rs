//! Tables laid out in ways that no list foresees: the figures are right all the same.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::support::consolidate;

/// Writes a sheet whose rows are lines and whose cells are parted by `|`; numbers are numbers.
fn write(path: &Path, text: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(text.trim().lines()) {
        for (col, cell) in (0..).zip(line.split('|').map(str::trim)) {
            match cell.parse::<f64>() {
                _ if cell.is_empty() => {}
                Ok(number) => {
                    sheet.write(row, col, number).unwrap();
                }
                Err(_) => {
                    sheet.write(row, col, cell).unwrap();
                }
            }
        }
    }
    book.save(path).unwrap();
}

#[track_caller]
fn check(file: &str, text: &str, expected: &[([&str; 3], f64)]) {
    let inbox = tempfile::tempdir().unwrap();
    write(&inbox.path().join(file), text);
    let run = consolidate(inbox.path(), 2017, &[]);
    let figures = run.figures();
    for ([territoire, indicateur, modalite], value) in expected {
        let key = [territoire, indicateur, modalite, &"2017"].map(|it| (*it).to_owned());
        let found = figures.get(&key).and_then(|it| it.valeur);
        assert_eq!(found, Some(*value), "{territoire} {indicateur} {modalite}");
    }
}

#[test]
fn amounts_in_thousands_and_etp_in_parts_of_a_hundred_are_scaled() {
    check(
        "Effectifs 2017.xlsx",
        "Effectifs 2017 (en milliers d’euros)
         MAIA de Saverne
         Emploi | Quotité (%) | Salaire | Charges | Coût total
         Pilote | 100 | 40 | 15 | 55
         GC N°1 | 80 | 25.6 | 8.8 | 34.4",
        &[
            (["saverne", "cout_personnel", "pilote"], 55_000.0),
            (["saverne", "cout_personnel", "gc"], 34_400.0),
            (["saverne", "etp", "gc"], 0.8),
        ],
    );
}

#[test]
fn a_site_named_once_stands_for_its_posts_and_its_subtotal_names_no_other() {
    check(
        "Effectifs 2017.xlsx",
        "Tableau des emplois 2017
         Site | Fonction | ETP | Coût total
         MAIA de Saverne | Pilote | 1 | 55000
          | GC N°1 | 0.8 | 34400
         Sous-total MAIA de Saverne | | 1.8 | 89400
         MAIA Molsheim | Pilote | 1 | 56500
          | GC N°1 | 1 | 44400
         Sous-total MAIA Molsheim | | 2 | 100900
         Total général | | 3.8 | 190300",
        &[(["saverne", "etp", "gc"], 0.8), (["molsheim", "etp", "gc"], 1.0), (["departement", "etp", "gc"], 1.8)],
    );
}

#[test]
fn a_year_over_several_columns_says_theirs() {
    check(
        "Effectifs.xlsx",
        "MAIA de Saverne – effectifs
         Fonction | 2016 | | 2017 |
          | ETP 2016 | Coût 2016 | ETP 2017 | Coût 2017
         Pilote | 0.5 | 1000 | 1 | 55000
         GC N°1 | 0.3 | 1000 | 0.8 | 34400",
        &[(["saverne", "etp", "gc"], 0.8), (["saverne", "cout_personnel", "pilote"], 55_000.0)],
    );
}

#[test]
fn titles_side_by_side_are_no_headings_and_dates_follow_words() {
    let row = "| GC N°1 | lundi 05/09/2016 | CLIC | le 12/09/2016 | 20 / 09 / 2016 | |";
    let heads =
        "N° | GC | Dt 1er contact | Adresseur | 1er RDV domicile | Entrée dispositif | Sorti(e) le | Cause sortie";
    let lines: String = (1..=6).map(|it| format!("{it} {row} | | {} {row}\n", it + 10)).collect();
    check(
        "Bases.xlsx",
        &format!("MAIA de Saverne | | | | | | | | | MAIA de Molsheim\n{heads} | | {heads}\n{lines}"),
        &[(["saverne", "file_active", ""], 6.0), (["molsheim", "file_active", ""], 6.0)],
    );
}

#[test]
fn subtotals_of_a_budget_are_the_total_of_no_side() {
    check(
        "Budget MAIA 2017.xlsx",
        "Budget 2017
         Compte | Libellé | Prévu | Réalisé
         60 | Achats | 15.000,00 € | 14000
         61 | Services externes | 64.000,00 € | 63000
          | Sous-total I | 79.000,00 € | 77000
         64 | Frais de personnel | 21.000,00 € | 20000
          | Sous-total II | 21.000,00 € | 20000
          | TOTAL CHARGES (I+II) | 100.000,00 € | 97000
         74 | Subventions | 100.000,00 € | 97000
          | TOTAL PRODUITS | 100.000,00 € | 97000",
        &[
            (["departement", "budget_prevu", "D_total"], 100_000.0),
            (["departement", "budget_realise", "D_total"], 97_000.0),
            (["departement", "budget_prevu", "D61"], 64_000.0),
        ],
    );
}
