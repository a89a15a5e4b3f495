//! How a heading is named in a remark: its words may be those of a person.

use crate::base::cell::a1;
use crate::base::fold::fold;
use crate::identify::cells::words::{is_period, is_year, plain};
use crate::identify::layout::headings::Heading;
use crate::identify::lexicon::WORDS;

/// A heading as it may be printed: its words if all are ordinary, since a heading can be a person's name; else its cell.
pub(in crate::identify) fn name(heading: &Heading) -> String {
    let address = a1(heading.cell.row, heading.cell.col);
    if is_ordinary(&heading.text) {
        let words: Vec<&str> = heading.text.split_whitespace().collect();
        format!("«\u{a0}{}\u{a0}» ({address})", words.join(" "))
    } else {
        format!("de la cellule {address}")
    }
}

/// The same amid a list of headings: `celui de la cellule B2`.
pub(in crate::identify) fn listed(heading: &Heading) -> String {
    let name = name(heading);
    if is_ordinary(&heading.text) { name } else { format!("celui {name}") }
}

/// Whether every word belongs to the vocabulary of headings.
fn is_ordinary(text: &str) -> bool {
    let words = plain(text);
    is_period(text)
        || fold(text).parse().is_ok_and(is_year)
        || !words.is_empty() && words.iter().all(|word| ORDINARY.contains(&word.as_str()) || WORDS.contains(word))
}

/// `a, b et c`.
pub(in crate::identify) fn list(items: &[String], last: &str) -> String {
    match items.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, start)) => format!("{} {last} {end}", start.join(", ")),
        None => String::new(),
    }
}

/// Words of headings that no kind of table uses.
const ORDINARY: &[&str] = &[
    "virement",
    "ajustement",
    "modification",
    "redeploiement",
    "apres",
    "comprise",
    "total",
    "taux",
    "duree",
    "delai",
    "mois",
    "annee",
    "jour",
    "trimestre",
    "semestre",
    "semaine",
    "ordre",
    "ligne",
    "liste",
    "colonne",
    "ecart",
    "evolution",
    "pourcentage",
    "nombre",
    "moyenne",
    "groupe",
    "categorie",
    "theme",
    "structure",
    "service",
    "equipe",
    "partenaire",
    "priorite",
    "niveau",
    "relance",
    "transmission",
    "information",
    "complement",
    "valide",
    "validation",
    "source",
    "piece",
    "document",
    "dossier",
    "archive",
    "courrier",
    "bilan",
    "synthese",
    "action",
    "objectif",
    "canton",
    "epci",
    "secteur",
    "zone",
    "quartier",
    "ancien",
    "nouveau",
    "nouvelle",
    "actuel",
    "actuelle",
    "autre",
    "alerte",
    "risque",
    "urgence",
    "hopital",
    "ehpad",
    "ssiad",
    "clic",
    "ccas",
    "apa",
    "caisse",
    "retraite",
    "mutuelle",
    "revenu",
    "ressource",
    "langue",
    "transport",
    "deces",
    "lieu",
    "modalite",
    "frequence",
    "passage",
    "appel",
    "contact",
    "reunion",
    "vu",
    "oui",
    "non",
];
