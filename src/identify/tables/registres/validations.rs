//! Tools and lists validated by the tables, with the evidence.

use super::{MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Bool, Code, Date, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "validations",
    label: "Validation des outils",
    row: "un outil",
    columns: &[
        TERRITOIRE,
        required(
            "outil",
            "Outil",
            &["Document", "Procédure", "Intitulé", "Support", "Outil validé"],
            Code(&codes::OUTILS),
        ),
        useful(
            "date_tt",
            "Validé en TT le",
            &[
                "Date TT",
                "Validation TT",
                "TCT",
                "Validé en table tactique le",
                "Date de validation TT",
                "Validation en table tactique",
                "TT",
            ],
            Date,
        ),
        useful(
            "date_ts",
            "Validé en TS le",
            &[
                "Date TS",
                "Validation TS",
                "TCS",
                "Validé en table stratégique le",
                "Date de validation TS",
                "Validation en table stratégique",
                "Date de validation",
                "TS",
            ],
            Date,
        ),
        column("preuve", "Preuve", &["Pièce", "Justificatif", "Référence du compte rendu", "CR de référence"], Text),
        column(
            "sanitaire_et_social",
            "Secteurs sanitaire et social",
            &["Sanitaire et social", "Acteurs sanitaires et sociaux"],
            Bool,
        ),
        column("niveau_decisionnel", "Niveau décisionnel", &["Niveau de décision", "Membres décisionnaires"], Bool),
        column("pouvoirs", "Pouvoirs", &["Délégation de pouvoir", "Pouvoir d'engager"], Bool),
        column("domaine_sante", "Domaine santé", &["Santé"], Bool),
        column("domaine_autonomie", "Domaine autonomie fonctionnelle", &["Autonomie fonctionnelle", "Autonomie"], Bool),
        column(
            "domaine_social",
            "Domaine familial et social",
            &["Familial et social", "Familial/social", "Environnement familial et social"],
            Bool,
        ),
        column(
            "domaine_economique",
            "Domaine économique et administratif",
            &["Économique et administratif", "Économique/administratif"],
            Bool,
        ),
        column(
            "domaine_environnement",
            "Domaine environnement et sécurité",
            &["Environnement et sécurité", "Environnement/sécurité"],
            Bool,
        ),
        column("ecrit", "Argumenté par écrit", &["Par écrit", "Écrit", "Document écrit"], Bool),
        column(
            "remplace",
            "Remplace les précédents",
            &["Remplace les référentiels précédents", "Remplace les outils précédents", "Remplace"],
            Bool,
        ),
    ],
};

/// Validation des outils.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Validé en TT le", "Validé en TS le", "Date TT", "Date TS"],
    key: &["territoire", "outil"],
    events: false,
    hints: &[
        MAIA,
        ("outil", "Formulaire", ""),
        ("date_tt", "16/05/2017", "Jour de la table tactique qui a validé l’outil."),
        ("date_ts", "14/06/2017", "Jour de la table stratégique qui a validé l’outil."),
        ("preuve", "CR du 14/06/2017", "Pièce qui le montre."),
        ("sanitaire_et_social", "", "Liste des invités\u{a0}: elle réunit les secteurs sanitaire et social."),
        ("niveau_decisionnel", "", "Liste des invités\u{a0}: chaque membre est à un niveau de décision."),
        ("pouvoirs", "", "Liste des invités\u{a0}: chaque membre peut engager sa structure."),
        ("domaine_sante", "Oui", "Formulaire\u{a0}: il évalue ce domaine."),
        ("domaine_autonomie", "Oui", "Formulaire\u{a0}: il évalue ce domaine."),
        ("domaine_social", "Oui", "Formulaire\u{a0}: il évalue ce domaine."),
        ("domaine_economique", "Oui", "Formulaire\u{a0}: il évalue ce domaine."),
        ("domaine_environnement", "Oui", "Formulaire\u{a0}: il évalue ce domaine."),
        ("ecrit", "", "Territorialité\u{a0}: elle est argumentée par écrit."),
        ("remplace", "", "Référentiel\u{a0}: il remplace les précédents."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[
        ("table tactique", "tt"),
        ("table strategique", "ts"),
        ("table de concertation tactique", "tt"),
        ("table de concertation strategique", "ts"),
        ("instance tactique", "tt"),
        ("instance strategique", "ts"),
    ],
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("tt", &["tct", "tactique"]),
        ("ts", &["tcs", "strategique"]),
        ("outil", &["document", "support"]),
        ("preuve", &["justificatif", "piece", "probant"]),
        ("familial", &["famille", "familiale"]),
        ("economique", &["economie"]),
        ("administratif", &["administrative", "administration"]),
        ("precedent", &["anterieur", "ancien"]),
        ("ecrit", &["ecrite"]),
        ("argumente", &["argumentaire", "argumentation", "argument"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
    ],
    weak: &[
        "date",
        "valide",
        "validation",
        "presente",
        "nom",
        "type",
        "intitule",
        "libelle",
        "domaine",
        "territoire",
        "partage",
        "commun",
        "reference",
        "referentiel",
        "membre",
    ],
    least: 3.0,
    needed: &[&["outil"], &["date_tt", "date_ts"]],
    spelled: 0,
    ..words(&KIND, &[("outil", 1.5), ("date_tt", 1.5), ("date_ts", 1.5), ("preuve", 0.7)])
};
