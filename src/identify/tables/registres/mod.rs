//! Registers: tables of one row per thing. A new one is one file here and its line in [`REGISTRES`]; its frame, its reading, its uniting,
//! its blank workbook and its place in the documentation follow from the declaration.

mod communes;
mod decisions;
mod depenses;
mod designations;
mod explications;
pub(in crate::identify) mod feuille_de_route;
mod guichet;
mod objectifs;
mod presences;
mod reunions;
mod ruptures;
mod services_cd;
mod suivi;
mod temps_mutualises;
mod territoire;
mod validations;
mod versements;

use crate::base::table::{Column, ColumnType, Need, TableKind};
use crate::identify::lexicon::vocabulary::Vocabulary;

/// A register: its columns, its words, and what becomes of its rows when several documents give them.
#[derive(Debug)]
pub struct Registre {
    pub kind: &'static TableKind,
    /// How its headings are worded.
    pub(in crate::identify) words: Vocabulary,
    /// Headings that no other table has: two of them and the sheet is no budget, staffing table nor case base.
    pub(in crate::identify) marks: &'static [&'static str],
    /// Columns that make two rows of different documents speak of the same thing; where one is blank, all that the row says.
    pub key: &'static [&'static str],
    /// Rows are events, each counted once; else lines of a state, of which documents may each give a part.
    pub events: bool,
    /// Rows may be the département's own; else a row without territoire does not count.
    pub shared: bool,
    /// May lie on its side: what it says in rows, territoires in columns.
    pub turned: bool,
    /// First words of texts that make a row no row: `Report`, `À reporter`.
    pub carried: &'static [&'static str],
    /// For the blank workbook: column, example as it is typed, advice.
    pub hints: &'static [Hint],
    /// Rows that stand in the blank workbook from the start: column, text.
    pub given: &'static [&'static [(&'static str, &'static str)]],
}

/// Column, example as it is typed, advice.
pub type Hint = (&'static str, &'static str, &'static str);

/// Every register, in the order people read them.
pub const REGISTRES: &[&Registre] = &[
    &depenses::REGISTRE,
    &versements::REGISTRE,
    &temps_mutualises::REGISTRE,
    &explications::REGISTRE,
    &reunions::REGISTRE,
    &presences::REGISTRE,
    &decisions::REGISTRE,
    &suivi::REGISTRE,
    &validations::REGISTRE,
    &designations::REGISTRE,
    &services_cd::REGISTRE,
    &feuille_de_route::REGISTRE,
    &guichet::REGISTRE,
    &ruptures::REGISTRE,
    &objectifs::REGISTRE,
    &territoire::REGISTRE,
    &communes::REGISTRE,
];

impl Registre {
    /// The register of that id.
    pub fn of(id: &str) -> Option<&'static Registre> {
        REGISTRES.iter().copied().find(|it| it.kind.id == id)
    }

    /// What most registers have: rows of one territoire or of the département, each an event.
    const fn new(kind: &'static TableKind, words: Vocabulary) -> Self {
        Self {
            kind,
            words,
            marks: &[],
            key: &[],
            events: true,
            shared: true,
            turned: false,
            carried: &[],
            hints: &[],
            given: &[],
        }
    }
}

/// Words that registers share: which mean the same, which say little.
const fn words(kind: &'static TableKind, signature: &'static [(&'static str, f64)]) -> Vocabulary {
    Vocabulary {
        kind,
        phrases: &[],
        synonyms: &[
            ("date", &["dt", "dte", "jour"]),
            ("nombre", &["nb", "nbre", "nbr"]),
            ("numero", &["n", "no", "num", "ref", "reference"]),
            ("territoire", &["maia", "site", "secteur", "antenne"]),
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
            "annee",
            "montant",
            "total",
            "concerne",
            "implique",
            "correspondant",
            "decisionnelle",
            "represente",
            "propose",
            "fixe",
            "prise",
        ],
        foreign: &[],
        derived: &[
            "Observations",
            "Observation",
            "Commentaires",
            "Commentaire",
            "Remarques",
            "Remarque",
            "Notes",
            "Lieu",
            "Heure",
            "Horaire",
            "Durée",
        ],
        siblings: &[],
        signature,
        other: 0.4,
        least: 3.0,
        needed: &[],
        spelled: 1,
        year: None,
        shy: false,
    }
}

const fn column(id: &'static str, label: &'static str, headings: &'static [&'static str], ty: ColumnType) -> Column {
    Column { id, label, headings, ty, need: Need::Optional }
}

/// A column whose absence is said: figures depend on it.
const fn useful(id: &'static str, label: &'static str, headings: &'static [&'static str], ty: ColumnType) -> Column {
    Column { id, label, headings, ty, need: Need::Useful }
}

/// A column without which the table is not usable, and a row nothing.
const fn required(id: &'static str, label: &'static str, headings: &'static [&'static str], ty: ColumnType) -> Column {
    Column { id, label, headings, ty, need: Need::Required }
}

const TERRITOIRE: Column = column(
    "territoire",
    "MAIA",
    &["Territoire", "Site", "Secteur", "Territoire MAIA", "Nom de la MAIA", "Dispositif", "Antenne", "Périmètre"],
    ColumnType::Territoire,
);

const EXERCICE: Column = column(
    "exercice",
    "Exercice",
    &["Année", "Millésime", "Exercice budgétaire", "Année budgétaire"],
    ColumnType::Year,
);

const NOM: Column = column(
    "nom",
    "Nom",
    &[
        "Prénom",
        "Nom et prénom",
        "Nom Prénom",
        "Nom du représentant",
        "Représentant",
        "Participant",
        "Personne",
        "Interlocuteur",
    ],
    ColumnType::Personal,
);

const MAIA: Hint = (
    "territoire",
    "Saverne",
    "Le nom de la MAIA, toujours écrit de la même façon\u{a0}; vide pour le département entier.",
);
