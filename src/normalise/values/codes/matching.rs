//! Folded texts → codes: the same spelling, or the longest spelling among other words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::codes::{self, CodeList};
use crate::base::fold::fold;

/// The spellings of a list, folded.
#[derive(Default)]
pub(super) struct Index {
    exact: BTreeMap<String, &'static str>,
    /// From the number of words of a spelling: its words, and the code.
    spelled: BTreeMap<usize, Vec<(Vec<String>, &'static str)>>,
    /// Words that make the reason of another person or another time of what follows: `après hospitalisation`.
    reasons: bool,
    /// From the first word of a spelling: its words, and the code.
    contained: BTreeMap<String, Vec<(Vec<String>, &'static str)>>,
}

impl Index {
    /// The index of a list; that of the catalogue's lists is made once.
    pub(super) fn of(list: &'static CodeList) -> &'static Index {
        INDEXES.get(list.id).unwrap_or(&NOTHING)
    }

    /// The code that has this very spelling.
    pub(super) fn exact(&self, folded: &str) -> Option<&'static str> {
        self.exact.get(folded).or_else(|| self.exact.get(&initials(folded)?)).copied()
    }

    /// The code that one spelling alone abridges to these words: `sit. stab.`, `curatelle renf.`.
    pub(super) fn abridged(&self, folded: &str) -> Option<&'static str> {
        let words: Vec<&str> = folded.split(' ').collect();
        let least = if words.len() == 1 { 4 } else { 3 };
        let stands = |(word, whole): (&&str, &String)| {
            *word == whole || (word.len() >= least && word.len() + 2 <= whole.len() && whole.starts_with(*word))
        };
        let spellings = self.spelled.get(&words.len()).into_iter().flatten();
        let mut meant = spellings.filter(|it| words.iter().zip(&it.0).all(stands)).map(|it| it.1);
        let first = meant.next()?;
        meant.all(|it| it == first).then_some(first)
    }

    /// The code whose spelling is the longest among the words; none when two codes tie, when a word denies, or a number is
    /// another code.
    pub(super) fn contained(&self, folded: &str) -> Option<&'static str> {
        let words: Vec<&str> = folded.split(' ').collect();
        let mut best: Option<Match> = None;
        let mut tie = false;
        for (at, word) in words.iter().enumerate() {
            let Some(spellings) = self.contained.get(*word) else { continue };
            for (spelling, code) in spellings {
                if !words[at..].iter().zip(spelling).all(|(word, it)| word == it) || words.len() - at < spelling.len() {
                    continue;
                }
                let found = Match { code, words: spelling.len(), at };
                match &best {
                    Some(kept) if kept.words > found.words => {}
                    Some(kept) if kept.words == found.words => tie |= kept.code != found.code,
                    _ => {
                        tie = false;
                        best = Some(found);
                    }
                }
            }
        }
        let best = best.filter(|_| !tie)?;
        let covered = best.at..best.at + best.words;
        let denies =
            |it: &str| DENIALS.contains(&it) || if self.reasons { ELSEWHERE.contains(&it) } else { GONE.contains(&it) };
        let denied = words.iter().enumerate().any(|(at, it)| !covered.contains(&at) && denies(it));
        let numbered = |it: &str| {
            it.bytes().any(|it| it.is_ascii_digit()) && self.exact.get(it).is_some_and(|other| other != best.code)
        };
        let another = words.iter().enumerate().any(|(at, it)| !covered.contains(&at) && numbered(it));
        (!denied && !another).then_some(best.code)
    }

    fn new(list: &CodeList) -> Self {
        let reasons = [codes::MOTIFS_SORTIE.id, codes::MOTIFS_NON_INCLUSION.id].contains(&list.id);
        let mut index = Self { reasons, ..Self::default() };
        for code in list.codes.iter().filter(|it| it.id != codes::NR) {
            for spelling in code.spellings.iter().copied().chain([code.label, code.id]) {
                let folded = fold(spelling);
                let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                let long = folded.len() >= 2 && !folded.bytes().any(|it| it.is_ascii_digit());
                if long && !NEVER_CONTAINED.contains(&folded.as_str()) && code.id != codes::AUTRE {
                    let spellings = index.contained.entry(words[0].clone()).or_default();
                    if !spellings.iter().any(|it| it.0 == words) {
                        spellings.push((words.clone(), code.id));
                    }
                }
                if code.id != codes::AUTRE {
                    index.spelled.entry(words.len()).or_default().push((words, code.id));
                }
                index.exact.entry(folded).or_insert(code.id);
            }
        }
        index.exact.remove("");
        index
    }
}

struct Match<'a> {
    code: &'a &'static str,
    words: usize,
    at: usize,
}

/// Words that turn what follows into its contrary.
const DENIALS: &[&str] = &["pas", "non", "sans", "aucun", "aucune", "ni", "jamais", "ex", "absence"];

/// Words that say that someone is no more there: `conjoint décédé`.
const GONE: &[&str] = &["decede", "decedee", "decedes", "dcd", "deces"];

/// Words of a reason that is not that of the person, or not that of today: `décès du conjoint`, `retour d’hospitalisation`.
const ELSEWHERE: &[&str] = &[
    "conjoint",
    "conjointe",
    "epoux",
    "epouse",
    "mari",
    "aidant",
    "aidante",
    "apres",
    "retour",
    "attente",
    "projet",
    "suite",
];

/// `s s i a d` is `ssiad`: what `S.S.I.A.D.` leaves once its points are gone.
fn initials(folded: &str) -> Option<String> {
    let apart = folded.len() >= 5 && folded.split(' ').all(|it| it.len() == 1);
    apart.then(|| folded.replace(' ', ""))
}

/// Spellings too short or too common to be looked for among other words.
const NEVER_CONTAINED: &[&str] = &[
    "ma", "ra", "cs", "sj", "hf", "hc", "oh", "mr", "as", "an", "oui", "non", "sans", "cm", "ht", "aj", "cr", "tc",
    "tp", "ok",
];

static NOTHING: LazyLock<Index> = LazyLock::new(Index::default);

static INDEXES: LazyLock<BTreeMap<&'static str, Index>> =
    LazyLock::new(|| codes::LISTS.iter().map(|list| (list.id, Index::new(list))).collect());
