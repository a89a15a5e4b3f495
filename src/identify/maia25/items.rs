//! Which item of the MAIA 25 scale a text words, whatever the edition of the grid.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use crate::base::fold::fold;
use crate::identify::cells::words::{Bag, nearly, significant, without_tags};
use crate::identify::memory::Memory;
use crate::identify::tables::maia25_items::ITEMS;

/// An item that a text may word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    pub item: u8,
    /// From 0 to 1.
    pub score: f64,
}

/// Below this, a text words no item.
pub(in crate::identify) const LIKE: f64 = 0.55;

/// The items that a text may word, the likeliest first.
pub(super) fn likenesses(text: &str) -> Arc<[Likeness]> {
    match MEMORY.recall(text) {
        Some(known) => known,
        None if INDEX.may_word(text) => MEMORY.get(text, || INDEX.likenesses(text).into()),
        None => Arc::default(),
    }
}

/// Whether a text holds a word of an item, which few other items hold: enough for a label that its place tells.
pub(super) fn weak(text: &str, item: u8) -> bool {
    holds(text, item, TELLING)
}

/// Whether a text holds any word of an item.
pub(super) fn shares_a_word(text: &str, item: u8) -> bool {
    holds(text, item, 0.0)
}

fn holds(text: &str, item: u8, least: f64) -> bool {
    let ranks: BTreeSet<usize> = words(text).iter().filter_map(|it| INDEX.rank(it)).collect();
    let telling = |rank: &&usize| ranks.contains(rank) && INDEX.weights.get(**rank).is_some_and(|it| *it >= least);
    INDEX.wordings.iter().filter(|it| it.item == item).any(|it| it.words.iter().any(|rank| telling(&rank)))
}

/// What a word weighs that few items hold.
const TELLING: f64 = 2.0;

static MEMORY: Memory<Arc<[Likeness]>> = Memory::of(2_000);

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

struct Index {
    wordings: Vec<Wording>,
    /// Rank of each word in `weights`.
    ranks: BTreeMap<String, usize>,
    /// Rare words say more.
    weights: Vec<f64>,
    /// The same words as they are written, to leave other texts aside at once.
    written: BTreeSet<String>,
}

/// A known wording of an item, as ranks of words.
struct Wording {
    item: u8,
    words: Vec<usize>,
    weight: f64,
}

/// What a word that no wording holds weighs.
const STRANGE: f64 = 1.5;

impl Index {
    fn new() -> Self {
        let texts =
            || ITEMS.iter().flat_map(|item| item.texts.iter().chain([&item.label]).map(|text| (item.number, *text)));
        let mut holders: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
        for (item, text) in texts() {
            for word in words(text) {
                holders.entry(word).or_default().insert(item);
            }
        }
        let weights: Vec<f64> = holders.values().map(|it| 1.0 + (ITEMS.len() as f64 / it.len() as f64).ln()).collect();
        let ranks: BTreeMap<String, usize> = holders.into_keys().enumerate().map(|(rank, word)| (word, rank)).collect();
        let wordings = texts().map(|(item, text)| {
            let words: Vec<usize> = words(text).iter().filter_map(|it| ranks.get(it).copied()).collect();
            let weight = words.iter().filter_map(|it| weights.get(*it)).sum();
            Wording { item, words, weight }
        });
        let wordings = wordings.collect();
        let written = texts().flat_map(|it| fold(it.1).split(' ').map(str::to_owned).collect::<Vec<_>>());
        let written = written.chain(["ts", "tt", "gc"].map(str::to_owned)).collect();
        Self { wordings, ranks, weights, written }
    }

    /// Cheap test first: whether enough words are those of the scale.
    fn may_word(&self, text: &str) -> bool {
        let folded = fold(text);
        let said = folded.split(' ').filter(|it| self.written.contains(*it)).count();
        said >= 2 && said * 3 >= folded.split(' ').count()
    }

    fn likenesses(&self, text: &str) -> Vec<Likeness> {
        let bag = words(text);
        let known: BTreeSet<usize> = bag.iter().filter_map(|it| self.rank(it)).collect();
        if known.len() < 2 || known.len() * 2 < bag.len() {
            return Vec::new();
        }
        let own = self.weigh(known.iter()) + STRANGE * (bag.len() - known.len()) as f64;
        // What each word of the scale weighs when the text has it: nothing when it has not.
        let mut present = vec![0.0; self.weights.len()];
        for rank in known {
            if let (Some(kept), Some(weight)) = (present.get_mut(rank), self.weights.get(rank)) {
                *kept = *weight;
            }
        }
        let mut best = [0.0_f64; 26];
        for wording in &self.wordings {
            let shared: f64 = wording.words.iter().filter_map(|it| present.get(*it)).sum();
            if let Some(kept) = best.get_mut(usize::from(wording.item)) {
                *kept = kept.max(2.0 * shared / (own + wording.weight));
            }
        }
        let scored = (0_u8..).zip(best).map(|(item, score)| Likeness { item, score });
        let mut found: Vec<Likeness> = scored.filter(|it| it.score >= LIKE).collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        found
    }

    fn weigh<'r>(&self, ranks: impl Iterator<Item = &'r usize>) -> f64 {
        ranks.filter_map(|it| self.weights.get(*it)).sum()
    }

    fn rank(&self, word: &str) -> Option<usize> {
        let start = word.get(..1).unwrap_or_default();
        let alike = || self.ranks.range(start.to_owned()..).take_while(|it| it.0.starts_with(start));
        let near = || alike().find(|it| nearly(word, it.0)).map(|it| *it.1);
        self.ranks.get(word).copied().or_else(near)
    }
}

fn words(text: &str) -> Bag {
    let mut folded = format!(" {} ", fold(&without_tags(text)));
    for (phrase, word) in PHRASES {
        if folded.contains(phrase) {
            folded = folded.replace(phrase, word);
        }
    }
    significant(folded.trim()).into_iter().filter(|it| it.len() > 1 && !FILLERS.contains(&it.as_str())).collect()
}

const PHRASES: &[(&str, &str)] = &[
    (" table de concertation strategique ", " ts "),
    (" table strategique ", " ts "),
    (" concertation strategique ", " ts "),
    (" tcs ", " ts "),
    (" table de concertation tactique ", " tt "),
    (" table tactique ", " tt "),
    (" concertation tactique ", " tt "),
    (" tct ", " tt "),
    (" conseil general ", " cd "),
    (" conseil departemental ", " cd "),
    (" departement ", " cd "),
    (" cg ", " cd "),
    (" gestionnaires de cas ", " gc "),
    (" gestionnaire de cas ", " gc "),
    (" gestion de cas ", " gc "),
    (" gdc ", " gc "),
    (" base de donnees ", " bdd "),
    (" banque de donnees ", " bdd "),
    (" compte rendu ", " cr "),
    (" guichet integre ", " gi "),
    (" medecin traitant ", " medecin generaliste "),
    (" deux fois ", " 2fois "),
    (" 2 fois ", " 2fois "),
    (" 10 jours ", " 10j "),
    (" 10 j ", " 10j "),
];

const FILLERS: &[&str] = &["chaque", "tout", "toute", "tous", "cette", "leur", "fait", "quand", "cela"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_leads_to_its_item() {
        for item in ITEMS {
            for text in item.texts.iter().chain([&item.label]) {
                let found = likenesses(text);
                assert_eq!(found.first().map(|it| it.item), Some(item.number), "{text}: {found:?}");
            }
        }
    }

    #[test]
    fn other_editions_lead_to_the_same_items() {
        for (text, expected) in [
            (
                "Les décisions prise en <i>Table stratégique</i> sont suivies pour chaque structure dans le CR suivant",
                4,
            ),
            ("Les décisions prises en Table Tactique sont suivies dans le CR suivant", 8),
            ("L'ARS et le Conseil Général ont désigné des représentants pour cette table de concertation", 3),
            ("L'ARS et le département ont désigné leurs représentants pour la table de concertation", 3),
            ("1. La table stratégique s'est réunie au moins 2 fois sur la période", 1),
            ("Le formulaire d’analyse est validé en TT et en TS", 11),
            (
                "Un référentiel <u>unique</u> des missions et interventions de tous les partenaires du territoire est validés en Table Tactique (CR)",
                17,
            ),
            ("Le délai moyen 1ère demande / 1ère visite est inférieur à 10 jours", 24),
            ("La place du gestionnaire de cas durant un séjour hospitalier est organisée", 23),
        ] {
            let found = likenesses(text);
            assert_eq!(found.first().map(|it| it.item), Some(expected), "{text}: {found:?}");
        }
    }

    #[test]
    fn remarks_and_titles_word_no_item() {
        for text in [
            "1) Table Stratégique",
            "Max point Table Stratégique 4",
            "si OUI",
            "GUICHET INTEGRE",
            "Le point n'est attribué que si les 5 domaines sont couverts (partiel=0)",
        ] {
            assert_eq!(*likenesses(text), [], "{text}");
        }
    }
}
