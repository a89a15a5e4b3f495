//! The actions of the convention and what was reached of their targets (convention FIR 201700224, annexe 4).

use super::{EXERCICE, MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::table::ColumnType::{Measure, Text};
use crate::base::table::TableKind;
use crate::identify::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "objectifs",
    label: "Objectifs de la convention",
    row: "un indicateur d’une action",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        required("action", "Action", &["Actions", "Intitulé de l'action", "Objectif", "Action de la convention"], Text),
        required(
            "indicateur",
            "Indicateur",
            &[
                "Indicateurs",
                "Indicateur de suivi",
                "Indicateur d'évaluation",
                "Indicateurs de résultat",
                "Critère d'évaluation",
            ],
            Text,
        ),
        useful("cible", "Cible", &["Valeur cible", "Objectif chiffré", "Attendu", "À atteindre"], Measure),
        useful(
            "atteint",
            "Atteint",
            &["Résultat", "Réalisé", "Valeur atteinte", "Résultat atteint", "Valeur", "Valeur réalisée"],
            Measure,
        ),
        column("periode", "Période", &["Date", "Semestre", "Trimestre"], Text),
        column("commentaire", "Commentaire", &["Commentaires", "Observations", "Remarques", "Précisions"], Text),
    ],
};

/// Objectifs de la convention.
pub(super) static REGISTRE: Registre = Registre {
    key: &["territoire", "exercice", "action", "indicateur", "periode"],
    events: false,
    hints: &[
        MAIA,
        ("exercice", "2017", ""),
        ("action", "Gestion de cas", ""),
        ("indicateur", "Situations suivies en file active", ""),
        ("cible", "40", "Un nombre ou un pourcentage\u{a0}; 1 pour oui."),
        ("atteint", "38", "Un nombre ou un pourcentage\u{a0}; 1 pour oui, 0 pour non."),
        ("periode", "2017", ""),
        ("commentaire", "", "Aucun nom de personne."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    least: 3.0,
    needed: &[&["indicateur"], &["cible", "atteint"], &["action"]],
    ..words(&KIND, &[("action", 1.0), ("indicateur", 1.5), ("cible", 1.2), ("atteint", 1.0), ("exercice", 0.3)])
};
