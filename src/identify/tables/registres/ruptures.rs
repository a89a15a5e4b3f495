//! Breaks in paths, duplicates and lacking services that case managers report (cahier des charges national, annexe IV).

use super::{Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Personal, Structure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "ruptures",
    label: "Ruptures de parcours",
    row: "un dysfonctionnement signalé",
    columns: &[
        TERRITOIRE,
        required(
            "date",
            "Date",
            &["Date du signalement", "Signalé le", "Date du constat", "Constaté le", "Date de remontée"],
            Date,
        ),
        column(
            "commune",
            "Commune ou EPCI",
            &["Commune", "EPCI", "Intercommunalité", "Communauté de communes", "Lieu"],
            Text,
        ),
        required(
            "type",
            "Type",
            &[
                "Dysfonctionnement",
                "Type de dysfonctionnement",
                "Nature",
                "Type de rupture",
                "Nature du dysfonctionnement",
                "Rupture",
            ],
            Code(&codes::RUPTURES),
        ),
        useful(
            "service",
            "Service concerné",
            &[
                "Service",
                "Structure",
                "Ressource manquante",
                "Structure concernée",
                "Ressource",
                "Service en cause",
                "Structure en cause",
            ],
            Structure,
        ),
        column(
            "table",
            "Table saisie",
            &["Remonté en", "Instance", "Instance saisie", "Remonté à", "Table"],
            Code(&codes::INSTANCES),
        ),
        column("date_saisine", "Date de saisine", &["Saisie le", "Date de saisine de la table", "Remonté le"], Date),
        useful(
            "suite",
            "Suite donnée",
            &["Suite", "Réponse", "Avancement", "État", "Statut"],
            Code(&codes::ETATS_SUIVI),
        ),
        column(
            "texte",
            "Description",
            &[
                "Observations",
                "Commentaire",
                "Commentaires",
                "Détail",
                "Faits",
                "Situation",
                "Descriptif",
                "Explication",
            ],
            Personal,
        ),
        column("usager", "Personne concernée", &["Nom", "Prénom", "Usager", "N° dossier", "Dossier"], Personal),
    ],
};

/// Ruptures de parcours.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "Dysfonctionnement",
        "Type de dysfonctionnement",
        "Ressource manquante",
        "Service concerné",
        "Remonté en",
        "Date de saisine de la table",
        "Table saisie",
    ],
    key: &[],
    shared: false,
    hints: &[
        ("territoire", "Saverne", "Le nom de la MAIA, toujours écrit de la même façon."),
        ("date", "03/04/2017", "Jour du signalement."),
        ("commune", "Saverne", "Commune ou intercommunalité."),
        ("type", "Service manquant", ""),
        ("service", "SSIAD", "Service ou ressource en cause, jamais un nom."),
        ("table", "Table tactique", "Instance à laquelle le point a été remonté."),
        ("date_saisine", "16/05/2017", ""),
        ("suite", "En cours", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[("ou en est on", "suite"), ("etat d avancement", "suite")],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("territoire", &["maia", "site", "antenne"]),
        ("signalement", &["signale", "constat", "constate"]),
        ("type", &["nature", "categorie"]),
        ("rupture", &["dysfonctionnement", "incident"]),
        ("service", &["structure", "ressource", "acteur", "etablissement"]),
        ("table", &["instance"]),
        ("saisine", &["saisie", "saisi", "remonte", "presente", "remontee"]),
        ("suite", &["traitement", "avancement"]),
    ],
    weak: &["date", "territoire", "concerne", "cause", "donne", "parcours", "intitule", "libelle", "manquant", "lieu"],
    siblings: &[&["table", "date_saisine"], &["table", "date"]],
    least: 3.0,
    needed: &[&["date"], &["type"], &["service", "table", "date_saisine", "suite"]],
    ..words(
        &KIND,
        &[
            ("type", 1.4),
            ("service", 1.2),
            ("table", 1.2),
            ("date_saisine", 1.2),
            ("suite", 0.8),
            ("date", 0.5),
            ("commune", 0.4),
        ],
    )
};
