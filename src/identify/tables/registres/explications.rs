//! Why spending departs from what was planned, account by account.

use super::{EXERCICE, MAIA, Registre, TERRITOIRE, required, words};
use crate::base::table::ColumnType::Text;
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "explications",
    label: "Explications des écarts",
    row: "l’explication d’un compte",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        required("compte", "Compte", &["N° compte", "Cpte", "Chapitre", "N° de compte", "Ligne", "Poste"], Text),
        required(
            "texte",
            "Explication",
            &[
                "Commentaire",
                "Motif de l'écart",
                "Justification",
                "Explications",
                "Explication de l'écart",
                "Motif",
                "Justification de l'écart",
            ],
            Text,
        ),
    ],
};

/// Explications des écarts.
pub(super) static REGISTRE: Registre = Registre {
    key: &["territoire", "exercice", "compte"],
    events: false,
    hints: &[
        MAIA,
        ("exercice", "2017", ""),
        ("compte", "64", "Compte à deux chiffres."),
        ("texte", "Poste vacant de mars à juin", "Une phrase. Aucun nom de personne."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    least: 3.0,
    needed: &[&["compte"], &["texte"]],
    ..words(&KIND, &[("compte", 1.5), ("texte", 1.5), ("exercice", 0.3), ("territoire", 0.3)])
};
