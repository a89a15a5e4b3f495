//! Who came to a meeting: structures, never names.

use super::{MAIA, NOM, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Structure, Text, Tick};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "presences",
    label: "Registre des présences",
    row: "une structure à une réunion",
    columns: &[
        TERRITOIRE,
        column("reunion", "N° réunion", &["N° de réunion", "Réunion n°", "Réunion", "N° de séance", "N° séance"], Text),
        column(
            "table",
            "Instance",
            &["Table", "Type de table", "TS/TT", "Niveau", "Concertation", "Type de réunion"],
            Code(&codes::INSTANCES),
        ),
        column(
            "date",
            "Date",
            &[
                "Date de réunion",
                "Date de la réunion",
                "Date de la table",
                "Réunion du",
                "Séance du",
                "Date de séance",
                "Date de l'instance",
            ],
            Date,
        ),
        required(
            "structure",
            "Structure",
            &[
                "Organisme",
                "Partenaire",
                "Établissement",
                "Service",
                "Institution",
                "Structure représentée",
                "Nom de la structure",
            ],
            Structure,
        ),
        useful(
            "type_structure",
            "Type de structure",
            &["Type", "Nature de la structure", "Catégorie de structure"],
            Code(&codes::TYPES_STRUCTURE),
        ),
        column(
            "categorie",
            "Catégorie",
            &["Secteur d'activité", "Champ", "Collège", "Champ d'intervention"],
            Code(&codes::CATEGORIES_STRUCTURE),
        ),
        useful(
            "role",
            "Fonction",
            &["Qualité", "Rôle", "Poste", "Niveau décisionnel", "Titre", "Niveau hiérarchique"],
            Code(&codes::ROLES),
        ),
        required(
            "present",
            "Présence",
            &["Présent", "P/E/A", "Statut", "Émargement", "Présent/Excusé/Absent", "Présent Excusé Absent"],
            Code(&codes::PRESENCES),
        ),
        column(
            "mandat",
            "Mandat",
            &["Lettre de mission", "Délégation", "Titulaire/Suppléant", "Pouvoir", "Titulaire ou suppléant"],
            Code(&codes::MANDATS),
        ),
        column("excuse", "Excusé", &["Excusés", "Excusée"], Tick { column: "present", code: "EXCUSE" }),
        column("absent", "Absent", &["Absents", "Absente"], Tick { column: "present", code: "ABSENT" }),
        column("suppleant", "Suppléant", &["Représenté", "Remplacé"], Tick { column: "present", code: "SUPPLEANT" }),
        NOM,
    ],
};

/// Registre des présences.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Émargement", "Titulaire/Suppléant", "Niveau décisionnel", "P/E/A", "Lettre de mission"],
    key: &["territoire", "reunion", "table", "date", "structure", "role"],
    hints: &[
        MAIA,
        ("reunion", "TT-2017-2", "Numéro de la réunion au registre des réunions, s’il y en a un."),
        ("table", "Table tactique", ""),
        ("date", "16/05/2017", "Jour de la réunion."),
        ("structure", "Centre hospitalier de Saverne", "La structure, jamais le nom de la personne."),
        ("type_structure", "Hôpital", ""),
        ("categorie", "Sanitaire", ""),
        ("role", "Direction", "Niveau auquel la personne parle pour sa structure."),
        ("present", "Présent", ""),
        ("mandat", "Titulaire", "Lettre de mission ou délégation."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("numero", &["n", "no", "num", "ref", "reference"]),
        ("territoire", &["maia", "site", "antenne"]),
        ("structure", &["organisme", "partenaire", "etablissement", "institution", "acteur", "organisation"]),
        ("type", &["nature"]),
        ("table", &["instance"]),
        ("reunion", &["seance"]),
        ("role", &["fonction", "qualite", "fonct", "titre"]),
        ("present", &["presence", "participation", "emargement"]),
        ("mandat", &["mandate", "delegation", "pouvoir"]),
    ],
    weak: &[
        "date",
        "numero",
        "nom",
        "territoire",
        "concerne",
        "represente",
        "participant",
        "representant",
        "membre",
        "statut",
        "personne",
    ],
    siblings: &[&["reunion", "table"], &["table", "date"]],
    least: 3.0,
    needed: &[&["structure"], &["present"]],
    ..words(
        &KIND,
        &[
            ("structure", 1.3),
            ("present", 1.7),
            ("type_structure", 1.0),
            ("categorie", 0.7),
            ("role", 0.7),
            ("mandat", 1.3),
            ("reunion", 0.7),
            ("table", 0.7),
            ("date", 0.5),
        ],
    )
};
