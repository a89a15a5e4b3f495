//! Payments of the grant: what was due, what came.

use super::{EXERCICE, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Amount, Code, Date};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "versements",
    label: "Versements de la subvention",
    row: "un versement",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        required(
            "versement_n",
            "Versement",
            &[
                "N°",
                "N° versement",
                "N° de versement",
                "Acompte",
                "Versement n°",
                "Rang",
                "1er/2nd versement",
                "Type de versement",
                "Tranche",
            ],
            Code(&codes::VERSEMENTS),
        ),
        useful(
            "date_prevue",
            "Date prévue",
            &[
                "Échéance",
                "Au plus tard le",
                "À verser le",
                "Prévu le",
                "Date limite",
                "Date d'échéance",
                "Date prévisionnelle",
            ],
            Date,
        ),
        useful(
            "date_reception",
            "Reçu le",
            &[
                "Date de versement",
                "Date d'encaissement",
                "Encaissé le",
                "Date perçue",
                "Date de réception",
                "Versé le",
                "Perçu le",
                "Date de perception",
            ],
            Date,
        ),
        useful(
            "montant_prevu",
            "Montant prévu",
            &[
                "Montant maximum",
                "Notifié",
                "Prévisionnel",
                "Attendu",
                "Montant notifié",
                "Montant attendu",
                "Montant prévisionnel",
                "Montant dû",
                "Prévu",
            ],
            Amount,
        ),
        useful(
            "montant_recu",
            "Montant reçu",
            &["Montant versé", "Reçu", "Perçu", "Encaissé", "Versé", "Montant perçu", "Montant encaissé"],
            Amount,
        ),
        column(
            "reprise_excedent",
            "Reprise d’excédent",
            &[
                "Excédent N-1",
                "Report à nouveau",
                "Report à nouveau excédent 2016",
                "Ajustement",
                "Reprise excédent",
                "Excédent repris",
                "Excédent antérieur",
            ],
            Amount,
        ),
    ],
};

/// Versements de la subvention.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "N° versement",
        "Acompte",
        "À verser le",
        "Date de versement",
        "Date d'encaissement",
        "Encaissé le",
        "Montant versé",
        "Montant reçu",
        "Perçu",
        "Notifié",
        "Montant notifié",
        "Montant maximum",
        "Reprise d'excédent",
        "Excédent N-1",
    ],
    key: &["territoire", "exercice", "versement_n"],
    events: false,
    hints: &[
        ("territoire", "", "Vide\u{a0}: la subvention est versée au département."),
        ("exercice", "2017", "Exercice que la subvention finance."),
        ("versement_n", "1er versement", ""),
        ("date_prevue", "30/04/2017", "Date de la convention."),
        ("date_reception", "12/05/2017", "Jour de l’encaissement."),
        ("montant_prevu", "642676", "Montant de la convention."),
        ("montant_recu", "642676", "Montant encaissé."),
        ("reprise_excedent", "55143", "Excédent de l’année précédente repris sur ce versement."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("date", &["dt", "dte", "jour"]),
        ("numero", &["n", "no", "num"]),
        ("versement", &["acompte", "tranche"]),
        (
            "recu",
            &[
                "percue",
                "recue",
                "encaisse",
                "encaissement",
                "percu",
                "perception",
                "reception",
                "verse",
                "credite",
                "reel",
                "reelle",
                "effectif",
                "effective",
                "realise",
                "obtenu",
            ],
        ),
        (
            "prevu",
            &[
                "attendu",
                "attendue",
                "notifie",
                "previsionnel",
                "previsionnelle",
                "maximum",
                "du",
                "echeance",
                "limite",
                "prevue",
                "conventionne",
                "conventionnel",
                "conventionnelle",
                "theorique",
                "accorde",
                "alloue",
                "contractuel",
                "contractuelle",
            ],
        ),
        ("montant", &["mt", "mnt", "somme"]),
        ("reprise", &["ajustement", "repris", "deduction", "deduit"]),
        ("exercice", &["annee", "millesime"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
    ],
    weak: &["date", "numero", "exercice", "montant", "territoire", "type", "versement"],
    least: 3.0,
    needed: &[
        &["versement_n", "date_reception", "reprise_excedent", "montant_recu"],
        &["montant_prevu", "montant_recu"],
    ],
    ..words(
        &KIND,
        &[
            ("versement_n", 1.5),
            ("date_prevue", 1.0),
            ("date_reception", 1.5),
            ("montant_prevu", 1.0),
            ("montant_recu", 1.5),
            ("reprise_excedent", 1.5),
            ("exercice", 0.3),
            ("territoire", 0.2),
        ],
    )
};
