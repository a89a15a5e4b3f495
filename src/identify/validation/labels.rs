//! Which section or item of the validation grid a text words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::base::codes::{MODALITES_GRILLE, SECTIONS_GRILLE};
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::cells::words::{Bag, nearly, plain, without_brackets};
use crate::identify::memory::Memory;
use crate::identify::tables::grille_items::{ITEMS, Item};

/// What a text of a grid says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    Section(&'static str),
    /// Ranks in [`ITEMS`], in its order: several when the label stands in several sections.
    Items(Vec<usize>),
}

/// Below this share of common words, a text words nothing.
const LIKE: f64 = 0.7;

/// Longer texts are notes.
const LONGEST: usize = 160;

/// The section or the items that a text words.
pub(super) fn label(text: &str) -> Option<Label> {
    if text.len() > LONGEST { None } else { MEMORY.get(text, || worded(text)) }
}

static MEMORY: Memory<Option<Label>> = Memory::of(20_000);

fn worded(text: &str) -> Option<Label> {
    if let Some(known) = EXACT.get(&fold(text)) {
        return Some(known.clone());
    }
    let bag = bag(text);
    if !bag.iter().any(|it| HOLDERS.contains_key(it)) {
        return None;
    }
    let scored = likenesses(&bag);
    let best = scored.iter().map(|it| it.0).fold(LIKE, f64::max);
    scored.into_iter().filter(|it| it.0 >= best).map(|it| it.1.clone()).reduce(together)
}

/// The id of the section that a text names exactly.
pub(super) fn section(text: &str) -> Option<&'static str> {
    match EXACT.get(&fold(text)) {
        Some(Label::Section(section)) => Some(section),
        _ => None,
    }
}

/// Whether a cell says what an item of a grid may say.
pub(super) fn is_modality(value: &Value) -> bool {
    matches!(value, Value::Text(text) if MODALITIES.contains(&fold(text)))
}

/// Whether a text has a word of an item.
pub(super) fn shares_a_word(text: &str, rank: usize) -> bool {
    let words = plain(text);
    let known = ITEMS.get(rank).map(|it| it.texts.iter().chain([&it.label]).flat_map(|it| plain(it)).collect::<Bag>());
    known.is_some_and(|known| words.iter().any(|word| known.iter().any(|it| it == word || nearly(word, it))))
}

/// The item of a rank.
pub(super) fn item(rank: usize) -> Option<&'static Item> {
    ITEMS.get(rank)
}

static MODALITIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let spellings = MODALITES_GRILLE.codes.iter().flat_map(|it| it.spellings.iter().chain([&it.label]));
    spellings.map(|it| fold(it)).collect()
});

/// Every wording and what it means.
static WORDED: LazyLock<Vec<(&'static str, Label)>> = LazyLock::new(|| {
    let sections = SECTIONS_GRILLE.codes.iter().flat_map(|it| it.spellings.iter().map(|text| (*text, it.id)));
    let items = ITEMS
        .iter()
        .enumerate()
        .flat_map(|(rank, it)| it.texts.iter().chain([&it.label]).map(move |text| (*text, rank)));
    let items = items.map(|(text, rank)| (text, Label::Items(vec![rank])));
    sections.map(|(text, id)| (text, Label::Section(id))).chain(items).collect()
});

static EXACT: LazyLock<BTreeMap<String, Label>> = LazyLock::new(|| {
    let mut exact: BTreeMap<String, Label> = BTreeMap::new();
    for (text, label) in WORDED.iter() {
        let known = exact.remove(&fold(text));
        exact.insert(fold(text), known.map_or_else(|| label.clone(), |it| together(it, label.clone())));
    }
    exact
});

static WORDINGS: LazyLock<Vec<(Bag, Label)>> = LazyLock::new(|| {
    WORDED.iter().map(|(text, label)| (bag(text), label.clone())).filter(|it| it.0.len() > 1).collect()
});

/// Each word and the ranks of the wordings that hold it.
static HOLDERS: LazyLock<BTreeMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (rank, (words, _)) in WORDINGS.iter().enumerate() {
        for word in words {
            holders.entry(word.clone()).or_default().push(rank);
        }
    }
    holders
});

/// One label for two that are worded alike.
fn together(one: Label, other: Label) -> Label {
    match (one, other) {
        (Label::Items(mut ranks), Label::Items(more)) => {
            ranks.extend(more);
            ranks.sort_unstable();
            ranks.dedup();
            Label::Items(ranks)
        }
        (one, _) => one,
    }
}

/// The words of a text; what stands in brackets counts only when it says more than the rest.
fn bag(text: &str) -> Bag {
    let outside: Bag = plain(&without_brackets(text)).into_iter().collect();
    if outside.len() > 1 { outside } else { plain(text).into_iter().collect() }
}

/// How like each wording that shares a word with it a text is, in the order of the wordings: twice the common words over all words,
/// from 0 to 1.
fn likenesses(bag: &Bag) -> Vec<(f64, &'static Label)> {
    let mut common = vec![0_u32; WORDINGS.len()];
    for word in bag {
        let holders: BTreeSet<usize> = alike(word).flatten().copied().collect();
        for rank in holders {
            if let Some(count) = common.get_mut(rank) {
                *count += 1;
            }
        }
    }
    let shared = WORDINGS.iter().zip(common).filter(|it| it.1 > 0);
    shared.map(|((words, label), common)| (2.0 * f64::from(common) / (bag.len() + words.len()) as f64, label)).collect()
}

/// For each known word that a word is, slips of the keyboard apart, the wordings that hold it.
fn alike(word: &str) -> impl Iterator<Item = &'static Vec<usize>> {
    let initial: String = word.chars().take(1).collect();
    let same_initial = HOLDERS.range(initial.clone()..).take_while(move |it| it.0.starts_with(&initial));
    same_initial.filter(move |it| it.0 == word || nearly(word, it.0)).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&'static str> {
        match label(text) {
            Some(Label::Items(ranks)) => ranks.into_iter().filter_map(item).map(|it| it.id).collect(),
            Some(Label::Section(section)) => vec![section],
            None => Vec::new(),
        }
    }

    #[test]
    fn every_wording_leads_to_its_item() {
        for item in ITEMS {
            for text in item.texts.iter().chain([&item.label]) {
                assert!(ids(text).contains(&item.id), "{text}: {:?}", ids(text));
            }
        }
    }

    #[test]
    fn variants_lead_to_the_same_items() {
        for (text, expected) in [
            ("Conventions ARS/ Porteur", &["conventions"][..]),
            ("Des décisions sont prise", &["ts_decisions", "tt_decisions"]),
            ("Profil respecté", &["pilote_profil", "gc_profil"]),
            ("FEUILLE DE ROUTE", &["feuille_de_route"]),
            ("Analyse des données en concertation tactique et ajustement", &["analyse_tactique"]),
            ("Formulaire (analyse multidimensionnelle, liaison)", &["formulaire"]),
            ("Evaluation GIR par les gestionnaires de cas", &["evaluation_gir"]),
            ("Utilisation des outils communs", &["gi_outils"]),
            ("Organisation du Guichet intégré", &["organisation_guichet"]),
            ("Rapport d'activité annuel du service", &[]),
            ("Table Stratégique : compte rendu", &[]),
        ] {
            assert_eq!(ids(text), expected, "{text}");
        }
    }
}
