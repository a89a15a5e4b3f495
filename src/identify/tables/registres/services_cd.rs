//! The operational teams of the département that a tactical table must hear (MAIA 25, item 7).

use super::{MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::table::ColumnType::{Date, Structure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "services_cd",
    label: "Équipes du département",
    row: "une équipe opérationnelle du département",
    columns: &[
        TERRITOIRE,
        required(
            "service",
            "Équipe ou service",
            &[
                "Équipe",
                "Service",
                "Service du CD",
                "Service du département",
                "Équipe opérationnelle",
                "Équipes opérationnelles du CD",
                "Service du conseil départemental",
            ],
            Structure,
        ),
        useful(
            "mission",
            "Mission du service",
            &["Compétence", "Champ de compétence", "Missions du service", "Domaine d'intervention"],
            Text,
        ),
        column("depuis", "Depuis le", &["Date", "À compter du", "Valable depuis"], Date),
    ],
};

/// Équipes du département.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Équipe opérationnelle", "Équipes opérationnelles du CD", "Service du CD"],
    key: &["territoire", "service"],
    events: false,
    hints: &[
        MAIA,
        ("service", "Équipe médico-sociale APA", "Telle qu’elle est nommée dans les présences."),
        ("mission", "Évaluation APA", ""),
        ("depuis", "01/01/2017", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    least: 2.2,
    needed: &[&["service"], &["mission", "territoire"]],
    ..words(&KIND, &[("service", 1.5), ("mission", 1.0), ("depuis", 0.7), ("territoire", 0.7)])
};
