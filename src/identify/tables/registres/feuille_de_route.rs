//! The road map: one row per action.

use super::{MAIA, Registre, TERRITOIRE, column, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Date, Opaque, Text, Year};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

pub(in crate::identify) const MECANISME: &str = "mecanisme";
pub(in crate::identify) const CONSTAT: &str = "constat";
pub(in crate::identify) const AXE: &str = "axe";
pub(in crate::identify) const OBJECTIF: &str = "objectif";
pub(in crate::identify) const DATE_VALIDATION: &str = "date_validation";
pub(in crate::identify) const PORTEUR: &str = "porteur";
pub(in crate::identify) const ACTION: &str = "action";
pub(in crate::identify) const REALISE: &str = "realise";
pub(in crate::identify) const RESULTAT: &str = "resultat";
pub(in crate::identify) const ECHEANCE: &str = "echeance";
pub(in crate::identify) const VIGILANCE: &str = "vigilance";

pub(in crate::identify) static KIND: TableKind = TableKind {
    id: "feuille_de_route",
    label: "Feuille de route",
    row: "une action",
    columns: &[
        TERRITOIRE,
        column(
            "exercice",
            "Exercice",
            &["Exercice de la feuille de route", "Feuille de route", "Année de la feuille de route"],
            Year,
        ),
        useful(
            MECANISME,
            "Mécanisme",
            &["Thématique", "Axe stratégique", "Volet", "Partie", "Domaine"],
            Code(&codes::MECANISMES),
        ),
        column(CONSTAT, "Constat", &["Constats", "Diagnostic", "Problème", "Situation", "Enjeux"], Text),
        useful(AXE, "Axe de travail", &["Axes de travail", "Axe de travail objectifs", "Axe"], Text),
        column(OBJECTIF, "Objectif", &["Objectifs", "But", "Finalité", "Résultat attendu"], Text),
        column(
            "instance",
            "Instance",
            &[
                "Instance Date de validation",
                "Instance de décision et date",
                "Table",
                "Validé par",
                "Instance de décision",
            ],
            Text,
        ),
        column(
            DATE_VALIDATION,
            "Date de validation",
            &["Rappel date de décision", "Date de décision", "Validé le", "Date"],
            Date,
        ),
        column(
            "identifie_en",
            "Identifié en",
            &["Identifié en aaaa", "Année", "Depuis", "Millésime", "Année d'identification"],
            Year,
        ),
        column(
            PORTEUR,
            "Porteur",
            &["Porteur de l'action", "Pilote", "Responsable", "Référent", "Pilote de l'action"],
            Opaque,
        ),
        useful(
            ACTION,
            "Action à réaliser",
            &["Actions à réaliser", "Actions", "Action", "Tâche", "Étapes", "Intitulé de l'action"],
            Text,
        ),
        column(
            REALISE,
            "Réalisé",
            &["Réalisé (actions et dates)", "Fait", "Avancement", "Réalisations", "Actions réalisées"],
            Text,
        ),
        column(
            RESULTAT,
            "Résultats",
            &["Résultats (cf. indicateurs)", "Résultat", "Bilan", "Effets", "Indicateurs"],
            Text,
        ),
        column(ECHEANCE, "Échéance", &["Calendrier", "Pour le", "Période", "Date prévue", "Délai"], Date),
        column(
            VIGILANCE,
            "Points de vigilance",
            &["Vigilance", "Freins", "Leviers", "Freins et leviers", "Difficultés"],
            Text,
        ),
        column("etat", "État", &["Statut", "État d'avancement", "Situation de l'action"], Code(&codes::ETATS_ACTION)),
    ],
};

/// Feuille de route.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "Mécanisme",
        "Constat",
        "Constats",
        "Axe de travail",
        "Axes de travail",
        "Porteur de l'action",
        "Porteur",
        "Action à réaliser",
        "Actions à réaliser",
        "Identifié en",
        "Points de vigilance",
        "Freins et leviers",
        "Intitulé de l'action",
        "Enjeux",
        "Résultat attendu",
    ],
    key: &["territoire", "exercice", "mecanisme", "axe", "action"],
    events: false,
    hints: &[
        MAIA,
        ("exercice", "2017", "Année de la feuille de route."),
        ("mecanisme", "Guichet intégré", ""),
        ("constat", "Orientations hétérogènes selon les accueils", ""),
        ("axe", "Harmoniser l’orientation", ""),
        ("objectif", "Un formulaire commun", ""),
        ("instance", "Table tactique", ""),
        ("date_validation", "16/05/2017", ""),
        ("identifie_en", "2016", "Année où l’action est apparue."),
        ("porteur", "Pilote", "Une fonction ou une structure, jamais un nom."),
        ("action", "Diffuser le formulaire", ""),
        ("realise", "Formulaire diffusé en septembre", "Ce qui a été fait, avec les dates."),
        ("resultat", "12 structures équipées", ""),
        ("echeance", "30/09/2017", ""),
        ("vigilance", "", "Freins et leviers."),
        ("etat", "Réalisé", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    least: 3.0,
    phrases: &[("ou en est on", "etat"), ("etat d avancement", "etat")],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("numero", &["n", "no", "num", "ref", "reference"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("constat", &["diagnostic", "probleme", "problematique", "constate", "enjeu"]),
        ("axe", &["chantier", "orientation"]),
        ("objectif", &["but", "finalite"]),
        ("mecanisme", &["pilier", "volet", "thematique"]),
        ("porteur", &["pilote", "responsable", "referent"]),
        ("action", &["tache", "etape"]),
        ("realise", &["fait", "realisation"]),
        ("resultat", &["bilan", "effet", "impact"]),
        ("echeance", &["calendrier", "delai", "limite", "butoir"]),
        ("vigilance", &["frein", "levier", "difficulte", "obstacle"]),
        ("etat", &["statut"]),
    ],
    weak: &[
        "date",
        "numero",
        "type",
        "nature",
        "intitule",
        "libelle",
        "territoire",
        "travail",
        "realiser",
        "mener",
        "prevu",
        "prevue",
        "operationnel",
        "strategique",
        "vise",
        "recherche",
        "observe",
        "rencontre",
        "attendu",
        "prioritaire",
        "concret",
        "point",
    ],
    needed: &[
        &["action", "axe", "objectif"],
        &[MECANISME, CONSTAT, AXE, PORTEUR, REALISE, VIGILANCE, ECHEANCE, DATE_VALIDATION, "etat"],
    ],
    ..words(
        &KIND,
        &[
            ("mecanisme", 1.0),
            ("constat", 1.2),
            ("axe", 1.2),
            ("objectif", 0.6),
            ("porteur", 1.0),
            ("action", 1.5),
            ("realise", 1.0),
            ("resultat", 0.8),
            ("vigilance", 1.2),
            ("identifie_en", 0.6),
            ("echeance", 0.6),
            ("etat", 0.5),
            ("instance", 0.4),
            ("date_validation", 0.4),
        ],
    )
};
