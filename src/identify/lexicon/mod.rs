//! Heading → columns it may be, from the exact spelling to words in common.

pub(super) mod declared;
mod shortened;
pub(super) mod values;
pub(super) mod vocabulary;
mod wording;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::identify::cells::words::{Bag, folded, is_year, significant};
use crate::identify::memory::Memory;
pub(super) use shortened::is_joined;
pub(super) use values::is_value;
use vocabulary::{Vocabulary, vocabularies};
use wording::{Wording, Words};

/// A column that a heading may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub column: &'static Column,
    pub level: Level,
    /// From 0 to 1.
    pub score: f64,
}

/// How close a heading is to a column, the closest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Words in common.
    Likely,
    /// One of the known spellings.
    Alias,
    /// The very name of the column.
    Label,
    /// `maia.toml` says so.
    Declared,
}

/// Below this, a heading is not taken for a column without more evidence.
pub(super) const TAKEN: f64 = 0.8;
/// Below this, words in common are chance.
pub(super) const ASKED: f64 = 0.66;

/// All the kinds, ready to be compared with headings.
pub(super) static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| vocabularies().map(Lexicon::new).collect());

/// Every known heading of every kind, folded.
pub(super) static SPELLINGS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LEXICONS.iter().flat_map(|it| &it.columns).flat_map(|it| it.folded.iter().cloned()).collect());

/// Every word that says something in the headings of some kind.
pub(super) static WORDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| LEXICONS.iter().flat_map(|it| it.known.keys().cloned()).collect());

/// For each kind, in the order of the lexicons.
pub(super) type ByKind = Arc<[Arc<[Candidate]>]>;

/// The columns a heading may be, for each kind: the likeliest first, at most one of each.
pub(super) fn candidates(heading: &str) -> ByKind {
    MEMORY.get(heading, || {
        let heading = Wording::of(heading);
        LEXICONS.iter().map(|it| it.candidates(&heading).into()).collect()
    })
}

static MEMORY: Memory<ByKind> = Memory::of(20_000);

/// The lexicon of a kind.
#[cfg(test)]
pub(super) fn lexicon(kind: &str) -> Option<&'static Lexicon> {
    LEXICONS.iter().find(|it| it.vocabulary.kind.id == kind)
}

/// The headings of one kind of table.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub vocabulary: &'static Vocabulary,
    columns: Vec<ColumnWords>,
    /// Written word → the one it stands for.
    synonyms: BTreeMap<&'static str, &'static str>,
    /// Words that point at a column, and so forbid the columns they do not point at.
    strong: BTreeSet<String>,
    /// Every word that says something here, as written.
    known: BTreeMap<String, String>,
    derived: BTreeSet<String>,
    /// Each phrase and the word it stands for, between spaces; `$` is the end of the heading.
    phrases: Vec<(String, String)>,
}

#[derive(Debug)]
struct ColumnWords {
    column: &'static Column,
    label: String,
    folded: BTreeSet<String>,
    plain: BTreeSet<Bag>,
    bags: Vec<Bag>,
    words: Bag,
}

impl Lexicon {
    fn new(vocabulary: &'static Vocabulary) -> Self {
        let mut lexicon = Self {
            vocabulary,
            columns: Vec::new(),
            synonyms: vocabulary.synonyms.iter().flat_map(|(word, same)| same.iter().map(|it| (*it, *word))).collect(),
            strong: BTreeSet::new(),
            known: BTreeMap::new(),
            derived: vocabulary.derived.iter().map(|it| folded(it)).collect(),
            phrases: vocabulary.phrases.iter().map(|(from, to)| (format!(" {from} "), format!(" {to} "))).collect(),
        };
        lexicon.columns = vocabulary.kind.columns.iter().map(|it| lexicon.column_words(it)).collect();
        lexicon.derived.retain(|it| !lexicon.columns.iter().any(|column| column.folded.contains(it)));
        let words: BTreeSet<String> = lexicon.columns.iter().flat_map(|it| it.words.iter().cloned()).collect();
        lexicon.strong = words.iter().filter(|it| lexicon.weight(it) > WEAK).cloned().collect();
        lexicon.strong.extend(vocabulary.foreign.iter().map(|it| (*it).to_owned()));
        let written =
            vocabulary.synonyms.iter().flat_map(|(word, same)| same.iter().chain([word]).map(move |it| (*it, *word)));
        let own = vocabulary.weak.iter().chain(vocabulary.foreign).map(|it| (*it, *it));
        lexicon.known = written.chain(own).map(|(from, to)| (from.to_owned(), to.to_owned())).collect();
        for word in words {
            lexicon.known.entry(word.clone()).or_insert(word);
        }
        lexicon
    }

    fn column_words(&self, column: &'static Column) -> ColumnWords {
        let spellings: Vec<&str> = [column.label].into_iter().chain(column.headings.iter().copied()).collect();
        let wordings: Vec<Wording> = spellings.iter().map(|it| Wording::of(it)).collect();
        let bags: Vec<Bag> = wordings.iter().map(|it| self.written_bag(it.bare())).collect();
        ColumnWords {
            column,
            label: folded(column.label),
            folded: wordings.iter().map(|it| it.whole.folded().to_owned()).filter(|it| !it.is_empty()).collect(),
            plain: wordings
                .iter()
                .filter(|it| !leans_on_a_link(it.bare()))
                .flat_map(|it| [it.bare().significant.iter().cloned().collect(), self.plain_bag(it.bare())])
                .filter(|it| !it.is_empty())
                .collect(),
            words: wordings.iter().map(|it| self.written_bag(&it.whole)).chain(bags.clone()).flatten().collect(),
            bags: bags.into_iter().filter(|it| !it.is_empty()).collect(),
        }
    }

    /// The columns a heading may be, the likeliest first; at most one of each.
    fn candidates(&self, heading: &Wording) -> Vec<Candidate> {
        if self.derives(heading) {
            return Vec::new();
        }
        // What stands in brackets or on a second line can make another column of it: `Salaire brut (année pleine)`.
        let all = if heading.parted { self.written_bag(&heading.whole) } else { Bag::new() };
        let columns: Vec<&ColumnWords> = self.columns.iter().filter(|it| !self.misleads(&all, it)).collect();
        let bare = self.plain_bag(heading.bare());
        let written = heading.whole.folded();
        let mut found: Vec<Candidate> = columns.iter().filter_map(|it| exact(it, heading, &bare)).collect();
        if found.is_empty() {
            let listed = values::listed(&heading.text, self.vocabulary.kind);
            found = match listed {
                Some(column) => vec![Candidate { column, level: Level::Likely, score: 1.0 }],
                None => self.likely(heading, &columns),
            };
        }
        if self.vocabulary.year.is_some() && names_a_year(written) {
            found.retain(|it| !matches!(it.column.ty, ColumnType::Year));
        }
        if found.is_empty() && self.vocabulary.year.is_some() && names_a_year(written) {
            let column = self.vocabulary.year.and_then(|it| self.vocabulary.kind.column(it));
            found.extend(column.map(|column| Candidate { column, level: Level::Likely, score: TAKEN }));
        }
        found.sort_by(|one, other| {
            (other.level, other.score).partial_cmp(&(one.level, one.score)).unwrap_or(std::cmp::Ordering::Equal)
        });
        found
    }

    /// Whether the heading names something that the other columns give, and that is left aside.
    pub(super) fn is_derived(&self, heading: &str) -> bool {
        self.derives(&Wording::of(heading))
    }

    /// Whether the heading of a column that the values are not may name something left aside: `Année` over that of requests.
    pub(super) fn is_also_derived(&self, heading: &str) -> bool {
        let folded = fold(heading);
        self.vocabulary.derived.iter().any(|it| fold(it) == folded)
    }

    fn derives(&self, heading: &Wording) -> bool {
        [&heading.whole, heading.bare()].iter().any(|it| self.derived.contains(it.folded()))
    }

    fn likely(&self, heading: &Wording, columns: &[&ColumnWords]) -> Vec<Candidate> {
        let mut best: BTreeMap<&'static str, Candidate> = BTreeMap::new();
        for (words, worth) in heading.readings().flat_map(|it| self.meanings(it)) {
            if !words.iter().any(|it| self.known.contains_key(it)) {
                continue;
            }
            for column in columns {
                let score = self.score(&words, column) * worth;
                if score >= ASKED && best.get(column.column.id).is_none_or(|it| it.score < score) {
                    best.insert(column.column.id, Candidate { column: column.column, level: Level::Likely, score });
                }
            }
        }
        best.into_values().collect()
    }

    /// The columns that a heading names before words that say nothing here: `Diagnostic selon le neurologue`.
    pub(super) fn half_named(&self, heading: &str) -> Vec<&'static Column> {
        let words = self.heading_words(&Words::of(heading));
        let known: Bag = words.iter().filter(|it| self.known.contains_key(*it)).cloned().collect();
        if !words.first().is_some_and(|it| known.contains(it)) || words.iter().all(|it| known.contains(it)) {
            return Vec::new();
        }
        let named = self.columns.iter().filter(|it| self.score(&known, it) >= TAKEN);
        named.map(|it| it.column).collect()
    }

    /// How like a column a heading is, from 0 to 1.
    pub(super) fn likeness(&self, heading: &str, column: &Column) -> f64 {
        let words = self.heading_bag(&Words::of(heading));
        self.columns.iter().find(|it| it.column.id == column.id).map_or(0.0, |it| self.score(&words, it))
    }

    /// Whether a heading says that its column holds dates.
    pub(super) fn says_date(&self, heading: &str) -> bool {
        self.heading_bag(&Words::of(heading)).contains("date")
    }

    /// Whether a word of a heading says that it is not that column.
    pub(super) fn forbids(&self, heading: &str, column: &Column) -> bool {
        let words = self.heading_bag(&Words::of(heading));
        self.columns.iter().find(|it| it.column.id == column.id).is_some_and(|it| self.misleads(&words, it))
    }

    /// Whether a heading holds a word that makes of it something no column holds.
    pub(super) fn is_foreign(&self, heading: &str) -> bool {
        self.heading_bag(&Words::of(heading)).iter().any(|it| self.vocabulary.foreign.contains(&it.as_str()))
    }

    /// Whether a word, folded and singular, says something in headings of this kind.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.known.contains_key(word) || self.phrases.iter().any(|it| it.0.split(' ').any(|it| it == word))
    }

    /// Whether a word points at other columns only.
    fn misleads(&self, words: &Bag, column: &ColumnWords) -> bool {
        words.iter().any(|it| self.strong.contains(it) && !column.words.contains(it))
    }

    /// How much of the heading the column explains, and how much of one of its spellings the heading holds.
    fn score(&self, heading: &Bag, column: &ColumnWords) -> f64 {
        let whole = self.sum(heading.iter());
        if whole == 0.0 || self.misleads(heading, column) {
            return 0.0;
        }
        let explained = self.sum(heading.intersection(&column.words));
        let scores = column.bags.iter().map(|spelling| {
            let shared = self.sum(heading.intersection(spelling));
            let held = shared / self.sum(spelling.iter());
            (held * (shared + ELSEWHERE * (explained - shared)) / whole).sqrt()
        });
        scores.fold(0.0, f64::max)
    }

    fn sum<'a>(&self, words: impl Iterator<Item = &'a String>) -> f64 {
        words.map(|it| self.weight(it)).sum()
    }

    fn weight(&self, word: &str) -> f64 {
        if self.vocabulary.weak.contains(&word) { WEAK } else { 1.0 }
    }

    /// The words of a text as written, but for several that stand for one.
    fn plain_bag(&self, words: &Words) -> Bag {
        self.rephrased(words).iter().cloned().collect()
    }

    /// The words of a known spelling, each as the one it stands for.
    fn written_bag(&self, words: &Words) -> Bag {
        self.rephrased(words).iter().map(|it| self.synonym(it).to_owned()).collect()
    }

    /// The words of a heading; abbreviations and slips are understood when only one known word can be meant.
    fn heading_bag(&self, words: &Words) -> Bag {
        self.heading_words(words).into_iter().collect()
    }

    fn heading_words(&self, words: &Words) -> Vec<String> {
        self.rephrased(words).iter().flat_map(|it| self.parted(it)).map(|it| self.understood(&it)).collect()
    }

    /// The words that matter, one for several where they stand for it.
    fn rephrased<'a>(&self, words: &'a Words) -> Cow<'a, [String]> {
        let mut text = Cow::Borrowed(words.spaced.as_str());
        for (phrase, word) in &self.phrases {
            if text.contains(phrase.as_str()) {
                text = Cow::Owned(text.replace(phrase.as_str(), word));
            }
        }
        match text {
            Cow::Borrowed(_) => Cow::Borrowed(&words.significant),
            Cow::Owned(text) => Cow::Owned(significant(&text.replace('$', ""))),
        }
    }

    fn synonym<'a>(&'a self, word: &'a str) -> &'a str {
        self.synonyms.get(word).copied().unwrap_or(word)
    }
}

const WEAK: f64 = 0.3;

/// What a word is worth when another spelling of the same column holds it.
const ELSEWHERE: f64 = 0.4;

fn exact(column: &ColumnWords, heading: &Wording, plain: &Bag) -> Option<Candidate> {
    let folded = heading.whole.folded();
    let level = if folded == column.label {
        Level::Label
    } else if column.folded.contains(folded) || column.plain.contains(plain) {
        Level::Alias
    } else {
        return None;
    };
    // A spelling written as such goes before one that is the same without brackets, and that one before others in the singular.
    let score = match heading.bare().folded() {
        _ if column.folded.contains(folded) => 1.0,
        bare if column.folded.contains(bare) => 0.97,
        _ => 0.9,
    };
    Some(Candidate { column: column.column, level, score })
}

/// Whether the one word of a spelling says nothing without the small one beside it: `Aidé par`, `Vit avec`.
fn leans_on_a_link(words: &Words) -> bool {
    words.significant.len() == 1 && words.folded().split(' ').any(|it| LINKS.contains(&it))
}

const LINKS: &[&str] = &["par", "qui", "avec", "en"];

/// `2018`, `Exercice 2018`: what stands below is of that year.
fn names_a_year(written: &str) -> bool {
    let bare = written.strip_prefix("annee ").or_else(|| written.strip_prefix("exercice ")).unwrap_or(written);
    bare.parse().is_ok_and(is_year)
}

/// Whether the column holds what names or describes a person, and is never read.
pub(super) fn is_personal(column: &Column) -> bool {
    matches!(column.ty, ColumnType::Personal)
}

#[cfg(test)]
mod tests;
