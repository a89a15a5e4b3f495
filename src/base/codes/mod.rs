//! Closed lists of codes, with the spellings seen in files.

mod cas;
mod effectifs;
mod grille;
mod maia25;
mod registres;

pub use cas::*;
pub use effectifs::*;
pub use grille::*;
pub use maia25::*;
pub use registres::*;

use super::fold::fold;

/// A closed list: what a column may say, and how people write it.
#[derive(Debug)]
pub struct CodeList {
    /// `orienteur`.
    pub id: &'static str,
    pub codes: &'static [Code],
}

/// One code of a list.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Upper case, stable: `MEDECIN_TRAITANT`.
    pub id: &'static str,
    /// What people read.
    pub label: &'static str,
    /// Spellings, compared once folded.
    pub spellings: &'static [&'static str],
}

/// Every list, by family of tables.
pub static LISTS: &[&CodeList] = &[
    &ORIENTEURS,
    &DECISIONS,
    &STATUTS,
    &MOTIFS_SORTIE,
    &MOTIFS_NON_INCLUSION,
    &MODES_DE_VIE,
    &AIDANTS,
    &DIAGNOSTICS,
    &PROTECTIONS,
    &SEXES,
    &GIRS,
    &APAS,
    &EVALUATIONS,
    &OUI_EN_COURS_NON,
    &QUALITES,
    &FINANCEURS,
    &DIUS,
    &GROUPES_MAIA25,
    &SECTIONS_GRILLE,
    &MODALITES_GRILLE,
    &ETATS_GRILLE,
    &INSTANCES,
    &TENUES,
    &PRESENCES,
    &TYPES_STRUCTURE,
    &CATEGORIES_STRUCTURE,
    &ROLES,
    &MANDATS,
    &SOURCES_DONNEES,
    &ETATS_SUIVI,
    &ETATS_ACTION,
    &OUTILS,
    &ORGANISMES,
    &MISSIONS,
    &MISSIONS_TEMPS,
    &SUJETS,
    &VERSEMENTS,
    &MECANISMES,
    &DEMANDEURS,
    &DOMAINES,
    &ORIENTATIONS,
    &RUPTURES,
];

/// The code of what was not understood or is outside the list.
pub const AUTRE: &str = "AUTRE";
/// The code of what is not filled in.
pub const NR: &str = "NR";

impl CodeList {
    /// The code of that id.
    pub fn get(&self, id: &str) -> Option<&'static Code> {
        self.codes.iter().find(|it| it.id == id)
    }

    /// The label of a code, or the code itself.
    pub fn label<'a>(&self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |it| it.label)
    }

    /// Whether a text is a spelling of one of the codes.
    pub fn spells(&self, text: &str) -> bool {
        let words = fold(text);
        self.codes.iter().any(|code| code.spellings.iter().any(|it| fold(it) == words))
    }

    /// The first code that the words of a text name.
    pub fn named_in(&self, text: &str) -> Option<&'static str> {
        let words = format!(" {} ", fold(text));
        let named = |code: &&Code| code.spellings.iter().any(|it| words.contains(&format!(" {} ", fold(it))));
        self.codes.iter().find(named).map(|it| it.id)
    }

    /// The code that the words of a text name, when they name no other; a plural names as well: `Tables tactiques 2018`.
    pub fn only_named_in(&self, text: &str) -> Option<&'static str> {
        let words = singular(text);
        let named = |code: &&Code| {
            let spelt = code.spellings.iter().map(|it| singular(it));
            spelt.into_iter().any(|it| words.windows(it.len()).any(|run| run == it))
        };
        let mut all = self.codes.iter().filter(named);
        all.next().filter(|_| all.next().is_none()).map(|it| it.id)
    }
}

/// Folded words, without the `s` of plurals.
fn singular(text: &str) -> Vec<String> {
    let bare = |it: &str| it.strip_suffix('s').filter(|it| it.len() > 2).unwrap_or(it).to_owned();
    fold(text).split(' ').map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_code_or_none() {
        for (text, expected) in [
            ("Tables stratégiques 2018", Some("STRATEGIQUE")),
            ("TT", Some("TACTIQUE")),
            ("Table de concertation tactique – présences", Some("TACTIQUE")),
            ("Réunions d’équipe", Some("EQUIPE")),
            ("Tables stratégiques et tactiques", None),
            ("Registre des réunions", None),
            ("", None),
        ] {
            assert_eq!(INSTANCES.only_named_in(text), expected, "{text}");
        }
    }
}
