//! Words cut short, run together or misspelled, understood when known words can be meant.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::wording::Words;
use super::{Lexicon, WORDS};
use crate::identify::cells::words::{Bag, nearly, significant};

impl Lexicon {
    /// The words of a heading, each reading with its worth: a first word cut short may be several, `com.` a commune or a commission.
    pub(super) fn meanings(&self, words: &Words) -> Vec<(Bag, f64)> {
        let written: Vec<String> = self.rephrased(words).iter().flat_map(|it| self.parted(it)).collect();
        let bag: Bag = written.iter().map(|it| self.understood(it)).collect();
        let mut cut = written.iter().filter_map(|it| Some((it, self.cut_short(it)?)));
        let (only, others) = (cut.next(), cut.next());
        let mut readings = Vec::new();
        if let (Some((word, meant)), None) = (only, others) {
            let rest: Bag = written.iter().filter(|it| *it != word).map(|it| self.understood(it)).collect();
            let with = |it: &String| (rest.iter().cloned().chain([it.clone()]).collect(), CUT_SHORT);
            readings.extend(meant.iter().map(with));
        }
        readings.push((bag, 1.0));
        readings
    }

    /// The several words that an abbreviation may begin.
    fn cut_short(&self, word: &str) -> Option<BTreeSet<String>> {
        if self.known.contains_key(word) || word.len() < 3 {
            return None;
        }
        let longer = self.beginning(word).filter(|(it, _)| it.len() >= word.len() + 2);
        let meant: BTreeSet<String> = longer.map(|(_, to)| to.clone()).collect();
        (2..=MEANINGS).contains(&meant.len()).then_some(meant)
    }

    /// The words that a heading written in one word is made of: `datesortie`.
    pub(super) fn parted(&self, word: &str) -> Vec<String> {
        let known = |it: &str| self.known.contains_key(it);
        let parts = if known(word) { None } else { words_of(word, known) };
        parts.unwrap_or_else(|| vec![word.to_owned()])
    }

    pub(super) fn understood(&self, word: &str) -> String {
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let longer = self.beginning(word);
        let meant: BTreeSet<&String> =
            longer.filter(|(it, _)| word.len() >= 3 && it.len() >= word.len() + 2).map(|(_, to)| to).collect();
        if let (1, Some(only)) = (meant.len(), meant.first()) {
            return (*only).clone();
        }
        let alike = self.beginning(word.get(..1).unwrap_or_default());
        let meant: BTreeSet<&String> = alike.filter(|(it, _)| nearly(word, it)).map(|(_, to)| to).collect();
        match (meant.len(), meant.first()) {
            (1, Some(only)) => (*only).clone(),
            _ => word.to_owned(),
        }
    }

    /// The known words that begin so, each with the one it stands for.
    fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a String, &'a String)> {
        let from = self.known.range::<str, _>((Bound::Included(start), Bound::Unbounded));
        from.take_while(move |(it, _)| it.starts_with(start))
    }
}

/// What is left of a score when one word is but the beginning of several.
const CUT_SHORT: f64 = 0.95;

/// With more meanings than that, the beginning of a word says nothing.
const MEANINGS: usize = 6;

/// Whether a text is several words of headings written in one.
pub(in crate::identify) fn is_joined(folded: &str) -> bool {
    folded.split(' ').any(|it| words_of(it, |word| WORDS.contains(word)).is_some())
}

/// The known words that a word is made of from end to end, the longest first; two of them at least.
fn words_of(word: &str, known: impl Fn(&str) -> bool + Copy) -> Option<Vec<String>> {
    fn parts(text: &str, known: impl Fn(&str) -> bool + Copy) -> Option<Vec<String>> {
        if text.is_empty() {
            return Some(Vec::new());
        }
        (2..=text.len()).rev().find_map(|end| {
            let (word, rest) = text.split_at(end);
            let link = ["de", "du", "la"].contains(&word);
            let short = word.len() == 2 && word != "gc";
            let word = if link || known(word) { word.to_owned() } else { significant(word).pop()? };
            let mut parts = (link || (!short && known(&word))).then(|| parts(rest, known)).flatten()?;
            if !link {
                parts.insert(0, word);
            }
            Some(parts)
        })
    }
    let joined = (7..=40).contains(&word.len()) && word.is_ascii();
    joined.then(|| parts(word, known)).flatten().filter(|it| it.len() > 1)
}
