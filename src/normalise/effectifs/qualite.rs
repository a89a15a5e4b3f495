//! What an agent does, from the words of the post; and those words without names of persons.

use crate::base::codes::{AUTRE, QUALITES};
use crate::base::fold::fold;

/// `PILOTE`, `GC`, `SECRETAIRE` or `AUTRE`.
pub(super) fn qualite(text: &str) -> &'static str {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|it| !it.bytes().all(|it| it.is_ascii_digit())).collect();
    let spelling = words.iter().filter(|it| **it != "n").copied().collect::<Vec<_>>().join(" ");
    let exact = QUALITES.codes.iter().find(|code| code.spellings.iter().any(|it| fold(it) == spelling));
    if let Some(code) = exact {
        return code.id;
    }
    let has = |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|it| word.starts_with(it)));
    if has(&["secretair", "secretariat"]) || has(&["assistant"]) && has(&["pilot", "maia", "administrati"]) {
        "SECRETAIRE"
    } else if words.iter().any(|it| is_gc(it))
        || spelling.contains("gestionnaire de cas")
        || spelling.contains("gestionnaires de cas")
    {
        "GC"
    } else if words.iter().any(|it| matches!(*it, "pilote" | "pilotes")) && !has(&["adjoint"]) {
        "PILOTE"
    } else {
        AUTRE
    }
}

/// `gc`, `gdc`, `gc1`.
fn is_gc(word: &str) -> bool {
    ["gc", "gdc"].iter().any(|it| word.strip_prefix(it).is_some_and(|rest| rest.bytes().all(|it| it.is_ascii_digit())))
}

/// The words of a post that name no person: known words, numbers, and words that begin in lower case.
///
/// `GC N°1 (Mme Dupont)` is `GC N°1`. Nothing left gives the label of its code.
pub(super) fn libelle(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut after_civility = false;
    for word in text.split_whitespace() {
        let folded = fold(word);
        let civility = CIVILITIES.contains(&folded.as_str());
        if !civility && !after_civility && is_public(word, &folded) {
            kept.push(word);
        }
        after_civility = civility;
    }
    let name = kept.join(" ");
    let name =
        name.trim_matches(|it: char| matches!(it, '-' | '–' | '—' | ':' | ',' | ';' | '/' | '(') || it.is_whitespace());
    if name.chars().any(char::is_alphanumeric) {
        return name.to_owned();
    }
    QUALITES.label(qualite(text)).to_owned()
}

fn is_public(word: &str, folded: &str) -> bool {
    let small = word.chars().find(|it| it.is_alphabetic()).is_none_or(char::is_lowercase);
    small || folded.split(' ').all(|it| WORDS.contains(&it) || is_gc(it) || it.bytes().all(|it| it.is_ascii_digit()))
}

const CIVILITIES: &[&str] =
    &["m", "mr", "mme", "mle", "mlle", "melle", "monsieur", "madame", "mademoiselle", "dr", "docteur"];

/// Words of the names of posts, folded.
const WORDS: &[&str] = &[
    "accueil",
    "adjoint",
    "adjointe",
    "administrateur",
    "administratif",
    "administrative",
    "agent",
    "agente",
    "appui",
    "aidants",
    "aide",
    "animateur",
    "animatrice",
    "assistant",
    "assistante",
    "attache",
    "attachee",
    "autonomie",
    "autre",
    "autres",
    "bureau",
    "cas",
    "cd",
    "cdd",
    "cdi",
    "charge",
    "chargee",
    "chef",
    "cheffe",
    "clic",
    "comptabilite",
    "comptable",
    "conseiller",
    "conseillere",
    "coordinateur",
    "coordination",
    "coordinatrice",
    "coordonnateur",
    "coordonnatrice",
    "cpom",
    "cs",
    "de",
    "departement",
    "departemental",
    "departementale",
    "des",
    "developpement",
    "directeur",
    "direction",
    "directrice",
    "dispositif",
    "du",
    "effectif",
    "effectifs",
    "en",
    "ergotherapeute",
    "etp",
    "financier",
    "financiere",
    "gestion",
    "gestionnaire",
    "gestionnaires",
    "gestionnaire(s)",
    "infirmier",
    "infirmiere",
    "informatique",
    "la",
    "le",
    "les",
    "local",
    "locale",
    "maia",
    "mda",
    "mdph",
    "mission",
    "mutualise",
    "mutualisee",
    "mutualises",
    "n",
    "no",
    "numero",
    "pilotage",
    "pilote",
    "pilotes",
    "poste",
    "postes",
    "projet",
    "psychologue",
    "redacteur",
    "redactrice",
    "referent",
    "referente",
    "rempl",
    "remplacant",
    "remplacante",
    "remplacement",
    "renfort",
    "responsable",
    "rh",
    "secretaire",
    "secretaires",
    "secretariat",
    "service",
    "sicodom",
    "social",
    "sociale",
    "soutien",
    "sous",
    "stagiaire",
    "systeme",
    "technicien",
    "technicienne",
    "territoire",
    "territorial",
    "territoriale",
    "total",
    "totaux",
    "general",
    "travailleur",
    "vacant",
    "vacataire",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_told_apart_by_their_words() {
        for (text, expected) in [
            ("Pilote", "PILOTE"),
            ("Pilote MAIA", "PILOTE"),
            ("GC N°1", "GC"),
            ("GC1", "GC"),
            ("Gestionnaire de cas", "GC"),
            ("Gestionnaires de cas n° 3 (remplacement)", "GC"),
            ("Gestionnaire comptable", "AUTRE"),
            ("Secrétaire assistante", "SECRETAIRE"),
            ("Secrétaire du pilote", "SECRETAIRE"),
            ("Assistante administrative", "SECRETAIRE"),
            ("Assistante sociale", "AUTRE"),
            ("Agent SICODOM", "AUTRE"),
            ("Responsable MAIA à la MDA", "AUTRE"),
            ("Coordonnateur dispositif MAIA", "AUTRE"),
            ("Adjoint au pilote", "AUTRE"),
        ] {
            assert_eq!(qualite(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_persons_are_left_out() {
        for (text, expected) in [
            ("GC N°1", "GC N°1"),
            ("GC N°1 (Mme Durand)", "GC N°1"),
            ("Pilote – Jeanne DURAND", "Pilote"),
            ("Durand Jeanne", "Autre"),
            ("madame durand, pilote", "pilote"),
            ("Agent SICODOM", "Agent SICODOM"),
            ("Responsable MAIA à la MDA", "Responsable MAIA à la MDA"),
            ("TOTAL RH DISPOSITIF MAIA 67", "TOTAL RH DISPOSITIF MAIA 67"),
        ] {
            assert_eq!(libelle(text), expected, "{text}");
        }
    }
}
