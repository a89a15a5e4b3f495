//! Requests to the one-stop desk.

use super::{Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Code, Count, Date, Personal, Structure};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "guichet",
    label: "Registre du guichet intégré",
    row: "une demande au guichet intégré",
    columns: &[
        TERRITOIRE,
        required(
            "date",
            "Date",
            &[
                "Date de contact",
                "Reçu le",
                "Reçue le",
                "Date d'appel",
                "Date de la demande",
                "Date du contact",
                "Date de réception",
            ],
            Date,
        ),
        useful(
            "structure",
            "Structure d’accueil",
            &[
                "Structure",
                "Accueilli par",
                "Reçu par",
                "Lieu d'accueil",
                "Point d'accueil",
                "Porte d'entrée",
                "Guichet",
            ],
            Structure,
        ),
        useful(
            "demandeur",
            "Demandeur",
            &[
                "Qui appelle",
                "Qui demande",
                "Demande émanant de",
                "Origine",
                "Appelant",
                "Origine de la demande",
                "Qualité du demandeur",
            ],
            Code(&codes::DEMANDEURS),
        ),
        useful(
            "domaine",
            "Motif",
            &[
                "Objet",
                "Type de demande",
                "Domaine",
                "Motif de la demande",
                "Objet de la demande",
                "Nature de la demande",
            ],
            Code(&codes::DOMAINES),
        ),
        useful(
            "orientation",
            "Orientation",
            &["Orienté vers", "Réponse apportée", "Suite", "Orientation proposée", "Suite donnée", "Orientation vers"],
            Code(&codes::ORIENTATIONS),
        ),
        column(
            "delai_reponse",
            "Délai de réponse (jours)",
            &["Délai de réponse", "Délai", "Délai (j)", "Réponse en (jours)"],
            Count,
        ),
        column("date_reponse", "Date de réponse", &["Répondu le", "Réponse le", "Date de la réponse"], Date),
        column(
            "usager",
            "Personne concernée",
            &[
                "Nom",
                "Prénom",
                "Nom et prénom",
                "Usager",
                "Nom de l'appelant",
                "Téléphone",
                "Adresse",
                "Date de naissance",
                "Nom Prénom",
                "Bénéficiaire",
                "Coordonnées",
            ],
            Personal,
        ),
        column(
            "texte",
            "Observations",
            &[
                "Commentaire",
                "Commentaires",
                "Remarques",
                "Précisions",
                "Détail de la demande",
                "Remarque",
                "Description",
            ],
            Personal,
        ),
    ],
};

/// Registre du guichet intégré.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "Structure d'accueil",
        "Accueilli par",
        "Lieu d'accueil",
        "Qui appelle",
        "Type de demande",
        "Orienté vers",
        "Réponse apportée",
        "Délai de réponse",
        "Date de contact",
        "Appelant",
        "Date d'appel",
        "Structure",
    ],
    key: &[],
    shared: false,
    hints: &[
        ("territoire", "Saverne", "Le nom de la MAIA, toujours écrit de la même façon."),
        ("date", "12/09/2017", "Jour de la demande."),
        ("structure", "CLIC de Saverne", "Qui a reçu la demande."),
        ("demandeur", "Aidant ou entourage", ""),
        ("domaine", "Aide à domicile", ""),
        ("orientation", "SSIAD", "Vers qui la personne a été orientée."),
        ("delai_reponse", "2", "En jours."),
        ("date_reponse", "14/09/2017", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("nombre", &["nb", "nbre", "nbr"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("demandeur", &["appelant", "emanant"]),
        ("accueil", &["accueilli", "accueillant"]),
        ("orientation", &["oriente", "reorientation", "relai", "reoriente"]),
        ("reponse", &["repondu", "rep"]),
        ("domaine", &["motif", "besoin", "objet"]),
        ("delai", &["delais"]),
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
        "propose",
        "exprime",
        "suite",
        "point",
        "lieu",
    ],
    derived: &[],
    least: 3.0,
    needed: &[&["date"], &["structure", "demandeur"], &["domaine", "orientation", "delai_reponse"]],
    ..words(
        &KIND,
        &[
            ("structure", 1.2),
            ("demandeur", 1.4),
            ("domaine", 0.8),
            ("orientation", 1.2),
            ("delai_reponse", 1.2),
            ("date_reponse", 0.8),
            ("date", 0.5),
        ],
    )
};
