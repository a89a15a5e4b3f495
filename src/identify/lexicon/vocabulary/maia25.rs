//! The words above a MAIA 25 grid, when it has headings.

use super::Vocabulary;
use crate::identify::tables::maia25::*;

pub(super) static VOCABULARY: Vocabulary = Vocabulary {
    kind: &KIND,
    phrases: &[],
    synonyms: &[
        ("item", &["indicateur", "critere", "question", "intitule", "libelle"]),
        ("score", &["point", "cotation", "note", "valeur", "resultat", "reponse", "obtenu", "pt"]),
        ("numero", &["n", "no", "num", "ligne"]),
        ("date", &["periode", "annee", "dt", "evaluation"]),
        ("remarque", &["rq", "commentaire", "precision", "source", "observation"]),
        ("territoire", &["maia", "site", "secteur"]),
    ],
    weak: &["maia"],
    foreign: &["max", "maximum", "norme", "oui", "non"],
    derived: &["Oui", "Non", "ino", "Max", "Point max", "Groupe", "Domaine", "Thème", "Section", "Volet"],
    siblings: &[],
    // A grid is known by its items, not by its headings.
    signature: &[],
    other: 0.0,
    least: 1.0,
    needed: &[],
    spelled: 0,
    year: None,
    shy: false,
};
