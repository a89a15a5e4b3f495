//! The three years of the convention in the demonstration inbox: what was planted in ledgers, payments and shared time, and nothing else.

use std::sync::LazyLock;

use crate::support::{Run, consolidate, demonstration};

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
        ("DEP-05", "Mandats MAIA 2018.xlsx › I99", "-180 € au compte 6488"),
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

/// Non-breaking spaces as ordinary ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
