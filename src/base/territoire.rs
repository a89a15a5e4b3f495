//! Territoires: their names, their ids, and which spellings are one and the same.

use std::collections::BTreeSet;

use super::fold::fold;

/// The id of the whole.
pub const DEPARTEMENT: &str = "departement";

/// A MAIA territoire.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Territoire {
    /// Slug: towns folded, in alphabetical order unless `maia.toml` says: `haguenau-wissembourg`.
    pub id: String,
    /// As people read it: `Haguenau-Wissembourg`.
    pub name: String,
    /// False for one that `maia.toml` does not list: shown apart, never pooled.
    pub pooled: bool,
}

/// The towns in a name: folded words without `MAIA`, `de`, `d'` and the like.
///
/// `MAIA d'Obernai-Sélestat` and `MAIA Sélestat-Obernai` give the same set.
pub fn towns(name: &str) -> BTreeSet<String> {
    fold(name).split(' ').filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word)).map(str::to_owned).collect()
}

/// The id that a set of towns gives: alphabetical, joined by hyphens; `Saint-Dié` is one town.
pub fn slug(towns: &BTreeSet<String>) -> String {
    let words: Vec<&str> = towns.iter().map(String::as_str).collect();
    if let [town, saint @ ("saint" | "sainte")] = words[..] {
        return format!("{saint}-{town}");
    }
    towns.iter().map(String::as_str).collect::<Vec<_>>().join("-")
}

const SMALL_WORDS: &[&str] =
    &["maia", "de", "du", "des", "d", "la", "le", "les", "l", "et", "territoire", "site", "secteur", "antenne", "pays"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_territoire_give_one_id() {
        for name in [
            "MAIA d'Obernai-Sélestat",
            "MAIA Sélestat-Obernai",
            "sélestat – obernai",
            "Territoire MAIA de Sélestat et Obernai",
        ] {
            assert_eq!(slug(&towns(name)), "obernai-selestat", "{name}");
        }
        assert_eq!(slug(&towns("MAIA de Saint-Dié")), "saint-die");
    }
}
