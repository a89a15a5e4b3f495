//! Meetings held: tables of concertation and team meetings.

use super::{MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Bool, Code, Count, Date, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "reunions",
    label: "Registre des réunions",
    row: "une réunion",
    columns: &[
        TERRITOIRE,
        column(
            "numero",
            "N° réunion",
            &["N° de réunion", "Réunion n°", "N° de séance", "N° séance", "Numéro de réunion", "N°", "Réf."],
            Text,
        ),
        required(
            "table",
            "Instance",
            &[
                "Table",
                "Type de table",
                "Type",
                "TS/TT",
                "Niveau",
                "Concertation",
                "Type de réunion",
                "Type d'instance",
                "Réunion",
            ],
            Code(&codes::INSTANCES),
        ),
        required(
            "date",
            "Date",
            &[
                "Date de réunion",
                "Date de la réunion",
                "Date de la table",
                "Réunion du",
                "Séance du",
                "Tenue le",
                "Date de séance",
                "Date de la séance",
            ],
            Date,
        ),
        column(
            "tenue",
            "Tenue",
            &[
                "Réunion tenue",
                "Maintenue",
                "Réalisée",
                "Statut",
                "Statut de la réunion",
                "État",
                "État de la réunion",
                "Réunion réalisée",
            ],
            Code(&codes::TENUES),
        ),
        useful(
            "cr_valide",
            "CR validé",
            &["CR", "Compte rendu", "CR diffusé", "Compte rendu validé", "CR signé", "PV", "Compte rendu diffusé"],
            Bool,
        ),
        column(
            "cr_date",
            "Date CR",
            &[
                "CR envoyé le",
                "Date du compte rendu",
                "Date de validation du CR",
                "CR diffusé le",
                "Date de diffusion",
                "CR validé le",
            ],
            Date,
        ),
        column("nb_invites", "Invités", &["Nb invités", "Nombre d'invités", "Conviés", "Membres"], Count),
        column(
            "nb_presents",
            "Présents",
            &["Nb présents", "Nombre de présents", "Participants", "Nb participants", "Nombre de participants"],
            Count,
        ),
        column("nb_excuses", "Excusés", &["Nb excusés", "Nombre d'excusés"], Count),
        column("nb_absents", "Absents", &["Nb absents", "Nombre d'absents"], Count),
    ],
};

/// Registre des réunions.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "TS/TT",
        "Date de réunion",
        "Date de la table",
        "Réunion du",
        "Séance du",
        "Compte rendu",
        "CR diffusé",
        "CR validé",
        "Date CR",
        "Présents",
        "Excusés",
        "Absents",
        "Invités",
        "Participants",
        "Type de table",
    ],
    key: &["territoire", "table", "date"],
    hints: &[
        MAIA,
        ("numero", "TT-2017-1", "Pour relier présences, décisions et suivi\u{a0}; facultatif si la date suffit."),
        ("table", "Table tactique", ""),
        ("date", "14/03/2017", "Jour où la réunion s’est tenue."),
        ("tenue", "Tenue", "Une réunion annulée, reportée ou prévue ne compte pas."),
        ("cr_valide", "Oui", ""),
        ("cr_date", "28/03/2017", ""),
        ("nb_invites", "15", ""),
        ("nb_presents", "12", ""),
        ("nb_excuses", "2", ""),
        ("nb_absents", "1", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[
        ("compte rendu", "cr"),
        ("compte rendus", "cr"),
        ("proces verbal", "cr"),
        ("releve de conclusions", "cr"),
        ("absents excuses", "excuse"),
        ("absents non excuses", "absent"),
        ("absents non excusees", "absent"),
    ],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("nombre", &["nb", "nbre", "nbr"]),
        ("numero", &["n", "no", "num", "ref", "reference"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("cr", &["pv", "crr"]),
        ("valide", &["approuve", "adopte", "validation", "approbation"]),
        ("diffuse", &["diffusion", "envoi", "envoye", "transmi", "transmission"]),
        ("invite", &["convie", "convoque", "convocation", "invitation"]),
        ("present", &["participant", "presence"]),
        ("excuse", &["excusee"]),
        ("reunion", &["seance"]),
    ],
    weak: &[
        "date",
        "nombre",
        "numero",
        "type",
        "nature",
        "intitule",
        "libelle",
        "territoire",
        "total",
        "personne",
        "membre",
        "effectif",
        "tenu",
        "tenue",
        "o",
        "structure",
        "concertation",
    ],
    siblings: &[&["cr_valide", "cr_date"], &["date", "tenue"]],
    least: 3.0,
    needed: &[&["date"], &["table", "cr_valide", "nb_presents", "nb_invites"]],
    ..words(
        &KIND,
        &[
            ("table", 1.5),
            ("date", 1.0),
            ("cr_valide", 1.5),
            ("cr_date", 1.5),
            ("nb_invites", 1.5),
            ("nb_presents", 1.5),
            ("nb_excuses", 1.5),
            ("nb_absents", 1.5),
            ("numero", 1.0),
            ("territoire", 0.3),
        ],
    )
};
