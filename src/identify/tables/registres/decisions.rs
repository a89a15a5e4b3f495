//! Decisions taken in meetings.

use super::{MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Structure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "decisions",
    label: "Registre des décisions",
    row: "une décision",
    columns: &[
        TERRITOIRE,
        column(
            "id",
            "N° décision",
            &["N° de décision", "Décision n°", "N°", "Réf. décision", "Numéro de décision"],
            Text,
        ),
        column("reunion", "N° réunion", &["N° de réunion", "Réunion n°", "Réunion", "N° de séance"], Text),
        column(
            "table",
            "Instance",
            &["Table", "Type de table", "TS/TT", "Niveau", "Concertation", "Instance de décision"],
            Code(&codes::INSTANCES),
        ),
        column(
            "date",
            "Date",
            &[
                "Date de réunion",
                "Date de la réunion",
                "Date de décision",
                "Date de la décision",
                "Réunion du",
                "Séance du",
                "Décidé le",
                "Prise le",
                "Date de l'instance",
                "Date de séance",
            ],
            Date,
        ),
        required(
            "texte_court",
            "Décision",
            &[
                "Décisions prises",
                "Délibération",
                "Relevé de décisions",
                "Libellé",
                "Objet",
                "Libellé de la décision",
                "Décisions",
                "Intitulé de la décision",
                "Intitulé",
                "Ce qui a été décidé",
            ],
            Text,
        ),
        useful(
            "source_donnee",
            "Source",
            &["Données utilisées", "Origine des données", "Appui", "Base", "Source de la donnée", "Source des données"],
            Code(&codes::SOURCES_DONNEES),
        ),
        column(
            "structures_concernees",
            "Structures concernées",
            &["Structure concernée", "Acteurs concernés", "Partenaires concernés", "Responsable", "Pour qui"],
            Structure,
        ),
        column("theme", "Thème", &["Thématique", "Sujet", "Point de l'ordre du jour", "Domaine"], Text),
        useful(
            "echeance",
            "Échéance",
            &["Pour le", "Date butoir", "Délai", "Date limite", "À faire pour le", "À faire avant le", "Avant le"],
            Date,
        ),
        column(
            "statut",
            "Statut",
            &["État", "Avancement", "Suivi", "Réalisé", "Fait/Non fait"],
            Code(&codes::ETATS_SUIVI),
        ),
    ],
};

/// Registre des décisions.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Décisions prises", "Délibération", "Relevé de décisions", "Date butoir", "N° décision"],
    key: &["territoire", "id", "table", "date"],
    hints: &[
        MAIA,
        ("id", "D-2017-04", "Numéro propre à la décision\u{a0}: le registre du suivi y renvoie."),
        ("reunion", "TT-2017-2", ""),
        ("table", "Table tactique", ""),
        ("date", "16/05/2017", "Jour de la réunion."),
        ("texte_court", "Diffuser le formulaire d’orientation", "Une phrase. Aucun nom de personne."),
        ("source_donnee", "Base de gestion de cas", "Sur quoi la décision s’appuie."),
        ("structures_concernees", "CLIC, SSIAD", ""),
        ("theme", "Guichet intégré", ""),
        ("echeance", "30/09/2017", ""),
        ("statut", "En cours", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[("ou en est on", "avancement"), ("d apres", "source"), ("etat d avancement", "avancement")],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("numero", &["n", "no", "num", "ref", "reference", "code"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("table", &["instance"]),
        ("reunion", &["seance"]),
        ("decision", &["decide", "dec", "deliberation"]),
        ("structure", &["acteur", "partenaire", "organisme", "institution", "etablissement"]),
        ("theme", &["thematique", "sujet"]),
        ("source", &["fondement", "appui", "origine"]),
        ("echeance", &["delai", "butoir", "limite"]),
        ("statut", &["etat", "avancement", "suivi"]),
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
        "decisionnelle",
        "prise",
        "fixe",
        "donnee",
        "utilise",
        "responsable",
    ],
    siblings: &[&["table", "date"], &["reunion", "table"], &["date", "texte_court"]],
    least: 3.0,
    needed: &[&["texte_court"], &["date", "table", "reunion", "id"]],
    ..words(
        &KIND,
        &[
            ("texte_court", 2.0),
            ("source_donnee", 1.3),
            ("structures_concernees", 1.2),
            ("theme", 0.7),
            ("echeance", 0.8),
            ("statut", 0.7),
            ("table", 0.7),
            ("date", 0.5),
            ("id", 1.0),
            ("reunion", 0.7),
        ],
    )
};
