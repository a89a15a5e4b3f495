//! What became of decisions, structure by structure.

use super::{MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Structure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "suivi",
    label: "Suivi des décisions",
    row: "le suivi d’une décision par une structure",
    columns: &[
        TERRITOIRE,
        required(
            "decision_id",
            "N° décision",
            &["Décision n°", "N° de décision", "Réf. décision", "Décision", "Décision suivie", "Numéro de décision"],
            Text,
        ),
        column(
            "reunion",
            "N° réunion",
            &["N° de réunion", "Réunion n°", "Réunion de suivi", "Réunion", "N° de séance"],
            Text,
        ),
        column(
            "table",
            "Instance",
            &["Table", "Type de table", "TS/TT", "Niveau", "Instance de suivi"],
            Code(&codes::INSTANCES),
        ),
        column(
            "date",
            "Date",
            &[
                "Date de suivi",
                "Date du suivi",
                "Date de réunion",
                "Suivi du",
                "Point du",
                "Date de la réunion",
                "Réunion du",
            ],
            Date,
        ),
        useful(
            "structure",
            "Structure",
            &["Organisme", "Partenaire", "Établissement", "Service", "Institution"],
            Structure,
        ),
        required(
            "etat",
            "État",
            &["Avancement", "Suivi", "Statut", "Réalisé", "Fait/Non fait", "Réalisation", "État d'avancement"],
            Code(&codes::ETATS_SUIVI),
        ),
    ],
};

/// Suivi des décisions.
pub(super) static REGISTRE: Registre = Registre {
    key: &["territoire", "decision_id", "table", "date", "structure"],
    hints: &[
        MAIA,
        ("decision_id", "D-2017-04", "Numéro de la décision au registre des décisions."),
        ("reunion", "TT-2017-3", ""),
        ("table", "Table tactique", ""),
        ("date", "12/09/2017", "Jour de la réunion où le point est fait."),
        ("structure", "CLIC de Saverne", "La structure qui rend compte, jamais un nom."),
        ("etat", "En cours", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[("ou en est on", "avancement"), ("etat d avancement", "avancement"), ("point fait", "date point")],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("numero", &["n", "no", "num", "ref", "reference", "code"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("table", &["instance"]),
        ("reunion", &["seance"]),
        ("decision", &["decide", "dec", "deliberation"]),
        ("structure", &["acteur", "partenaire", "organisme", "institution", "etablissement"]),
        ("etat", &["avancement", "statut", "realisation", "execution"]),
    ],
    weak: &[
        "date",
        "numero",
        "type",
        "nature",
        "intitule",
        "libelle",
        "territoire",
        "concerne",
        "implique",
        "responsable",
        "point",
        "suivi",
    ],
    siblings: &[&["table", "date"], &["reunion", "table"]],
    least: 3.0,
    needed: &[&["decision_id"], &["etat"], &["structure", "date", "reunion"]],
    ..words(
        &KIND,
        &[("decision_id", 1.5), ("etat", 1.5), ("structure", 1.0), ("date", 0.5), ("table", 0.7), ("reunion", 0.7)],
    )
};
