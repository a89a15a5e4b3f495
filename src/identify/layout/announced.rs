//! What a title, the name of a sheet or that of a file says that a table is.

use std::sync::LazyLock;

use crate::base::cell::CellRef;
use crate::base::table::TableKind;
use crate::extract::grid::{Grid, Value};
use crate::identify::cells::words::plain;
use crate::identify::sheet::LONGEST_HEADING;
use crate::identify::tables::TABLE_KINDS;

/// Who announces a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::identify) enum By {
    Title(CellRef),
    Sheet,
    File,
}

/// The kinds of tables that the titles of a sheet, its name, or else that of its file announce.
pub(in crate::identify) fn announced(grid: &Grid, names: &[String]) -> Vec<&'static TableKind> {
    let titles = grid.rows.iter().take(LOOKED_AT).filter_map(|row| match row.cells.as_slice() {
        [(_, Value::Text(text))] => named(text),
        _ => None,
    });
    let kinds: Vec<&'static TableKind> = titles.chain(named(&grid.name)).collect();
    if kinds.is_empty() { names.first().and_then(|it| named(it)).into_iter().collect() } else { kinds }
}

/// Rows that are gone through to find titles.
const LOOKED_AT: usize = 40;

/// The kind of table that the nearest title, or else the name of the sheet, announces.
pub(in crate::identify) fn over(titles: &[(CellRef, String)], sheet: &str) -> Option<(&'static TableKind, By)> {
    let titled = titles.iter().find_map(|(cell, text)| Some((named(text)?, By::Title(*cell))));
    titled.or_else(|| Some((named(sheet)?, By::Sheet)))
}

/// The kind of table that the name of a file announces, when it announces no other.
pub(in crate::identify) fn by_file(names: &[String]) -> Option<(&'static TableKind, By)> {
    let file = names.first()?;
    let words = spaced(file);
    let all = NAMES_SPACED.iter().filter(|(_, names)| names.iter().any(|it| words.contains(it))).count();
    named(file).filter(|_| all == 1).map(|it| (it, By::File))
}

/// The kind of table that a text names, if it names one and says nothing else of it.
pub(in crate::identify) fn named(text: &str) -> Option<&'static TableKind> {
    if text.len() > LONGEST_HEADING || speaks_otherwise(text) {
        return None;
    }
    let words = spaced(text);
    NAMES_SPACED.iter().find(|(_, names)| names.iter().any(|it| words.contains(it))).map(|it| it.0)
}

/// Whether a text speaks of a table without being over one.
pub(in crate::identify) fn speaks_otherwise(text: &str) -> bool {
    let words = spaced(text);
    OTHERWISE_SPACED.iter().any(|it| words.contains(it))
}

/// The words of a text, singular and without articles, each between spaces.
fn spaced(text: &str) -> String {
    format!(" {} ", plain(text).join(" "))
}

static OTHERWISE_SPACED: LazyLock<Vec<String>> = LazyLock::new(|| OTHERWISE.iter().map(|it| spaced(it)).collect());

/// Kinds, with the words of their names.
type Names = Vec<(&'static TableKind, Vec<String>)>;

static NAMES_SPACED: LazyLock<Names> = LazyLock::new(|| {
    let kind = |id: &str| TABLE_KINDS.iter().copied().find(|it| it.id == id);
    NAMES.iter().filter_map(|(id, names)| Some((kind(id)?, names.iter().map(|it| spaced(it)).collect()))).collect()
});

/// Words that tell a page about a table, not the table.
const OTHERWISE: &[&str] = &[
    "legende",
    "mode d emploi",
    "notice",
    "liste",
    "listes",
    "parametres",
    "statistiques",
    "graphique",
    "graphiques",
    "synthese",
    "recapitulatif",
    "definitions",
    "sommaire",
    "exemple",
    "anomalies",
];

/// Id of a kind of table, and what people call it; the first that a text holds is meant.
const NAMES: &[(&str, &[&str])] = &[
    ("suivi", &["suivi des decisions", "suivi de la mise en oeuvre des decisions", "avancement des decisions"]),
    ("decisions", &["releve de decisions", "releve des decisions", "registre des decisions", "tableau des decisions"]),
    ("validations", &["validation des outils", "outils valides", "suivi des outils"]),
    ("designations", &["designations", "designation des representants"]),
    ("presences", &["emargement", "presences", "participants aux tables"]),
    ("reunions", &["registre des reunions", "reunions de concertation", "calendrier des instances"]),
    ("feuille_de_route", &["feuille de route", "plan d actions", "plan d action", "programme de travail", "fdr"]),
    (
        "guichet",
        &[
            "guichet integre",
            "appels recus",
            "registre du guichet",
            "registre des appels",
            "demandes recues au guichet",
        ],
    ),
    ("ruptures", &["ruptures de parcours", "ruptures", "dysfonctionnements"]),
    ("objectifs", &["objectifs de la convention", "indicateurs de la convention", "objectifs conventionnels"]),
    ("territoire", &["caracteristiques du territoire", "donnees de territoire", "portrait du territoire"]),
    (
        "temps_mutualises",
        &["temps mutualises", "temps mutualise", "postes mutualises", "temps partage", "temps de travail partage"],
    ),
    ("versements", &["versements", "acomptes", "echeancier de versement", "echeancier des versements"]),
    ("depenses", &["grand livre", "liste des mandats", "journal des depenses", "factures payees", "mandats emis"]),
    (
        "effectifs",
        &["effectifs", "tableau du personnel", "etat du personnel", "charges de personnel", "moyens humains"],
    ),
    ("cas", &["base de gestion de cas", "file active", "base gestion de cas", "suivi des situations"]),
    ("budget", &["budget", "compte administratif", "budget previsionnel"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_table_or_speaks_of_something_else() {
        for (given, expected) in [
            ("Effectifs 2017", Some("effectifs")),
            ("Tableau des effectifs – MAIA de Saverne", Some("effectifs")),
            ("Suivi des décisions", Some("suivi")),
            ("Relevé de décisions du 14 mars", Some("decisions")),
            ("Feuille de route 2017", Some("feuille_de_route")),
            ("Répartition du temps de travail partagé", Some("temps_mutualises")),
            ("Observatoire des ruptures de parcours", Some("ruptures")),
            ("Effectifs : légende", None),
            ("Statistiques de la file active", None),
            ("Courrier du 14 mars", None),
            ("Feuil1", None),
        ] {
            assert_eq!(named(given).map(|it| it.id), expected, "{given}");
        }
    }
}
