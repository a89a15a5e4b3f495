//! Which item of the MAIA 25 scale a text words, whatever the edition of the grid.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::tables::maia25_items::ITEMS;
use super::words::{Bag, nearly, significant, without_tags};
use crate::base::fold::fold;

/// An item that a text may word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    pub item: u8,
    /// From 0 to 1.
    pub score: f64,
}

/// Below this, a text words no item.
pub(super) const LIKE: f64 = 0.55;

/// The items that a text may word, the likeliest first.
pub(super) fn likenesses(text: &str) -> Vec<Likeness> {
    INDEX.likenesses(text)
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

struct Index {
    /// Item and words of each known wording.
    wordings: Vec<(u8, Bag)>,
    /// Rare words say more.
    weights: BTreeMap<String, f64>,
}

impl Index {
    fn new() -> Self {
        let wordings: Vec<(u8, Bag)> = ITEMS
            .iter()
            .flat_map(|item| item.texts.iter().chain([&item.label]).map(|text| (item.number, words(text))))
            .collect();
        let mut holders: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
        for (item, bag) in &wordings {
            for word in bag {
                holders.entry(word.clone()).or_default().insert(*item);
            }
        }
        let weight = |count: usize| 1.0 + (ITEMS.len() as f64 / count as f64).ln();
        let weights = holders.into_iter().map(|(word, items)| (word, weight(items.len()))).collect();
        Self { wordings, weights }
    }

    fn likenesses(&self, text: &str) -> Vec<Likeness> {
        let bag: Bag = words(text).into_iter().map(|it| self.known(it)).collect();
        let known = bag.iter().filter(|it| self.weights.contains_key(*it)).count();
        if known < 2 || known * 2 < bag.len() {
            return Vec::new();
        }
        let own = self.sum(bag.iter());
        let mut best: BTreeMap<u8, f64> = BTreeMap::new();
        for (item, wording) in &self.wordings {
            let shared = self.sum(bag.intersection(wording));
            let score = 2.0 * shared / (own + self.sum(wording.iter()));
            let kept = best.entry(*item).or_insert(0.0);
            *kept = kept.max(score);
        }
        let mut found: Vec<Likeness> =
            best.into_iter().filter(|it| it.1 >= LIKE).map(|(item, score)| Likeness { item, score }).collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        found
    }

    fn sum<'a>(&self, words: impl Iterator<Item = &'a String>) -> f64 {
        words.map(|it| self.weights.get(it).copied().unwrap_or(1.5)).sum()
    }

    fn known(&self, word: String) -> String {
        if self.weights.contains_key(&word) {
            return word;
        }
        self.weights.keys().find(|it| nearly(&word, it)).cloned().unwrap_or(word)
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
            assert_eq!(likenesses(text), [], "{text}");
        }
    }
}
