//! The three years of the convention in the demonstration inbox: what was planted in ledgers, payments and shared time, and nothing else.

use std::fmt::Write;
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx};

use crate::draw::Draw;
use crate::support::{Run, consolidate, demonstration, figure, maia};

static RUNS: LazyLock<[Run; 3]> =
    LazyLock::new(|| [2017, 2018, 2019].map(|exercice| consolidate(&demonstration(), exercice, &[])));

/// Codes of what is said of ledgers, payments, shared time, and of an excess carried from year to year.
const FAMILIES: [&str; 4] = ["DEP-", "VER-", "TPS-", "BUD-13"];

#[test]
fn every_planted_error_is_found_at_its_cell_and_nothing_else() {
    for (run, planted) in RUNS.iter().zip(PLANTED) {
        let found: Vec<(String, String, String)> = run
            .anomalies()
            .iter()
            .filter(|it| FAMILIES.iter().any(|family| it["code"].starts_with(family)))
            .map(|it| (it["code"].clone(), format!("{} › {}", it["fichier"], it["cellule"]), plain(&it["message"])))
            .collect();
        let missing: Vec<_> = planted
            .iter()
            .filter(|(code, place, words)| {
                !found.iter().any(|it| it.0 == *code && it.1.ends_with(place) && it.2.contains(words))
            })
            .collect();
        assert!(missing.is_empty(), "{missing:#?} not in {found:#?}");
        assert_eq!(found.len(), planted.len(), "{found:#?}");
    }
}

/// Code, end of the file and cell, words of the remark; one list a year.
const PLANTED: [&[(&str, &str, &str)]; 3] = [
    &[
        ("DEP-01", "Grand livre MAIA 2017.csv › I102", "212,40 € payés deux fois, déjà en cellule I84"),
        (
            "DEP-02",
            "Grand livre MAIA 2017.csv › E103",
            "Mandat 1700100 : 3 141,53 € au compte 604, sans numéro de pièce",
        ),
        ("DEP-03", "Grand livre MAIA 2017.csv › C4", "payés le 22/12/2016, avant le début de la convention"),
        ("TPS-01", "Temps mutualisés 2017.xlsx › D10", "les parts font 90 %"),
    ],
    &[
        ("DEP-04", "Mandats MAIA 2018.xlsx › F206", "1 290 € au compte « 2183 »"),
        ("DEP-05", "Mandats MAIA 2018.xlsx › I99", "−180 € au compte 6488"),
        ("DEP-06", "Mandats MAIA 2018.xlsx › F126", "2 500 € au compte 65748"),
        (
            "DEP-08",
            "Budget et réalisé 2018.xlsx › D5",
            "15 920,35 €, le grand livre 15 902,35 € (6 lignes), écart de 18 €",
        ),
        ("VER-01", "Versements ARS 2017-2019.xlsx › F8", "391 203 €, la convention dit 391 230 €, écart de −27 €"),
        ("VER-03", "Budget et réalisé 2018.xlsx › D27", "1 117 800 €, les versements reçus 1 117 773 €, écart de 27 €"),
    ],
    &[
        ("DEP-03", "Mandats MAIA 2019.ods › C229", "payés le 14/01/2020, après la fin de la convention"),
        ("DEP-07", "Mandats MAIA 2019.ods › F163", "642,80 € au compte 64 (1 ligne)"),
        (
            "DEP-09",
            "Budget et réalisé 2019.xlsx › D29",
            "260 368 € déclarés, 259 868 € à sa charge au grand livre, écart de 500 €",
        ),
        ("VER-02", "Versements ARS 2017-2019.xlsx › D9", "15 jours après l’échéance"),
    ],
];

#[test]
fn the_sums_that_the_ars_may_take_back_are_those_of_both_readings() {
    for (run, prorata, depenses) in
        [(&RUNS[0], 11_067.01, 0.0), (&RUNS[1], 12_142.49, 2_118.09), (&RUNS[2], 8_565.78, 0.0)]
    {
        let figures = run.figures();
        assert_eq!(figure(&figures, "departement", "a_recuperer_prorata", "").valeur, Some(prorata));
        assert_eq!(figure(&figures, "departement", "a_recuperer_depenses_ars", "").valeur, Some(depenses));
    }
}

#[test]
fn no_delay_is_computed_for_a_payment_due_on_receipt_of_the_convention() {
    let delay = |run: &Run, number: &str| {
        let figures = run.figures();
        let row = figure(&figures, "departement", "versement_retard", number);
        (row.valeur, row.statut.clone())
    };
    assert_eq!(delay(&RUNS[0], "1"), (None, "indisponible".to_owned()));
    assert_eq!(delay(&RUNS[0], "2"), (Some(0.0), "ok".to_owned()));
    assert_eq!(delay(&RUNS[2], "1"), (Some(15.0), "ok".to_owned()));
}

#[test]
fn the_workbook_of_the_coordinator_holds_the_account_of_the_convention() {
    let value = |sheet: &str, label: &str, col: usize| {
        let path = RUNS[0].folder().join("controle_interne_2017.xlsx");
        let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        let named = |row: &&[Data]| row[0].to_string().starts_with(label);
        let row = range.rows().find(named).unwrap_or_else(|| panic!("no {label} in {sheet}"));
        match &row[col] {
            Data::Float(value) => (value * 100.0).round() / 100.0,
            other => panic!("{label} in {sheet}: {other:?}"),
        }
    };
    for (sheet, label, col, expected) in [
        ("Rapprochements", "Échéancier de la convention", 2, 988_732.0),
        ("Rapprochements", "Dotation de référence", 4, 1_120_000.0),
        ("Rapprochements", "Compte 64", 5, 0.0),
        ("Excédent et reprise", "Lecture 1, au prorata", 1, 11_067.01),
        ("Excédent et reprise", "Lecture 1, au prorata", 2, 0.0),
        ("Excédent et reprise", "Lecture 2, sur les dépenses", 1, 12_464.49),
        ("Excédent et reprise", "Sans pièce justificative", 1, 3_141.53),
        ("Exercices", "Dotation maximale", 4, 3_226_532.0),
        ("Exercices", "Versements prévus", 3, 1_120_000.0),
        ("Exercices", "Résultat", 1, 12_843.8),
        ("Exercices", "Report à nouveau inscrit", 2, 12_843.8),
        ("Effort du département", "2017", 3, -32_775.0),
        ("Éligibilité", "Payée hors de la période", 2, 558.29),
        ("Échéances", "2018, versement n°\u{a0}1", 1, 726_570.0),
        ("Échéances", "Total de la convention", 1, 3_226_532.0),
    ] {
        assert_eq!(value(sheet, label, col), expected, "{sheet}, {label}");
    }
}

#[test]
fn a_ledger_gives_the_same_bytes_in_any_order_and_with_any_number_of_threads() {
    let mut draw = Draw::new(17);
    let mut lines: Vec<String> = (1..=5_000)
        .map(|it| {
            let (euros, cents) = (draw.below(90_000), draw.below(100));
            let account = draw.pick(&["604", "6135", "6251", "64111", "6588"]);
            format!("2017;14/03/2017;{it};F-{it};{account};{euros},{cents:02};ARS")
        })
        .collect();
    let mut said = Vec::new();
    for threads in ["1", "4"] {
        let inbox = tempfile::tempdir().unwrap();
        let mut text = "Exercice;Date de paiement;N° de mandat;N° de pièce;Compte;Montant;Financeur\n".to_owned();
        for line in &lines {
            writeln!(text, "{line}").unwrap();
        }
        std::fs::write(inbox.path().join("grand livre.csv"), text).unwrap();
        let outputs = tempfile::tempdir().unwrap();
        let output = maia(&["consolider", "--exercice", "2017", "--sortie"])
            .arg(outputs.path())
            .arg(inbox.path())
            .env("RAYON_NUM_THREADS", threads)
            .env("POLARS_MAX_THREADS", threads)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let figures = std::fs::read(outputs.path().join("2017/donnees/indicateurs_2017.csv")).unwrap();
        assert!(String::from_utf8_lossy(&figures).contains("a_recuperer_depenses_ars"));
        let path = outputs.path().join("2017/controle_interne_2017.xlsx");
        let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
        let sums: Vec<Vec<Data>> =
            book.worksheet_range("Éligibilité").unwrap().rows().take(8).map(<[Data]>::to_vec).collect();
        said.push((figures, sums));
        lines.reverse();
    }
    assert_eq!(said[0], said[1]);
}

/// Non-breaking spaces as ordinary ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
