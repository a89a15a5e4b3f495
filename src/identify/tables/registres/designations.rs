//! Who the ARS and the département designated for the strategic table: bodies and dates, never names.

use super::{MAIA, NOM, Registre, TERRITOIRE, column, required, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "designations",
    label: "Désignations ARS et département",
    row: "une désignation",
    columns: &[
        TERRITOIRE,
        required(
            "organisme",
            "Organisme",
            &["Institution", "Structure", "ARS/CD", "Organisme désignant", "Autorité"],
            Code(&codes::ORGANISMES),
        ),
        required(
            "date",
            "Date de désignation",
            &[
                "Désigné le",
                "Date de l'acte",
                "Date",
                "Date de nomination",
                "Nommé le",
                "Date de l'arrêté",
                "Date du courrier",
            ],
            Date,
        ),
        column("fin", "Date de fin", &["Fin", "Fin de mandat", "Jusqu'au", "Fin de désignation"], Date),
        column(
            "acte",
            "Acte",
            &[
                "Référence",
                "Réf. de l'acte",
                "Arrêté",
                "Courrier",
                "Décision",
                "Acte de désignation",
                "Courrier de désignation",
                "Arrêté de désignation",
            ],
            Text,
        ),
        NOM,
    ],
};

/// Désignations ARS et département.
pub(super) static REGISTRE: Registre = Registre {
    key: &["territoire", "organisme", "date"],
    events: false,
    hints: &[
        MAIA,
        ("organisme", "ARS", ""),
        ("date", "10/01/2017", "Date de l’acte de désignation."),
        ("fin", "", "Vide tant que la désignation court."),
        ("acte", "Courrier du 10/01/2017", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("organisme", &["institution", "structure", "autorite", "entite", "administration"]),
        ("designation", &["designe", "nomination", "nomme"]),
        ("fin", &["cessation", "terme"]),
        ("acte", &["arrete", "courrier", "document", "lettre"]),
    ],
    weak: &["date", "reference", "territoire", "numero", "mandat"],
    least: 3.0,
    needed: &[&["organisme"], &["date"]],
    ..words(&KIND, &[("organisme", 1.5), ("date", 1.5), ("fin", 0.7), ("acte", 0.7), ("nom", 0.5)])
};
