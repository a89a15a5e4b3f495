//! Which communes make each territoire (convention FIR 201700224, annexe 1).

use super::{Registre, TERRITOIRE, column, required, words};
use crate::base::table::ColumnType::{Number, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "communes",
    label: "Communes des territoires",
    row: "une commune",
    columns: &[
        TERRITOIRE,
        required(
            "commune",
            "Commune",
            &["Communes", "Nom de la commune", "Libellé de la commune", "Nom commune", "Ville"],
            Text,
        ),
        column("code_insee", "Code INSEE", &["INSEE", "Code commune", "Code", "N° INSEE"], Text),
        column("epci", "EPCI", &["Intercommunalité", "Communauté de communes", "Nom de l'EPCI", "Com com"], Text),
        column("canton", "Canton", &["Nom du canton", "Canton 2015"], Text),
        column(
            "population",
            "Population",
            &["Pop.", "Habitants", "Nb habitants", "Population totale", "Population municipale"],
            Number,
        ),
    ],
};

/// Communes des territoires.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Code INSEE", "EPCI", "Canton", "Intercommunalité", "Communauté de communes", "Code commune"],
    key: &["commune", "code_insee"],
    events: false,
    shared: false,
    hints: &[
        ("territoire", "Saverne", "MAIA à laquelle la commune appartient."),
        ("commune", "Saverne", ""),
        ("code_insee", "67437", "Cinq chiffres."),
        ("epci", "CC de la région de Saverne", ""),
        ("canton", "Saverne", ""),
        ("population", "11239", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    least: 2.0,
    needed: &[&["commune"], &["code_insee", "epci", "canton", "territoire"]],
    ..words(
        &KIND,
        &[
            ("commune", 1.3),
            ("code_insee", 1.3),
            ("epci", 1.2),
            ("canton", 1.2),
            ("territoire", 0.8),
            ("population", 0.4),
        ],
    )
};
