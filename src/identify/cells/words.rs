//! Headings as bags of words that can be compared: singular, without articles, years or remarks in brackets.

use std::collections::BTreeSet;

use crate::base::date::MOIS;
use crate::base::fold::fold;

/// Words that stand for a heading whatever their order.
pub(in crate::identify) type Bag = BTreeSet<String>;

/// A heading as it is compared. `%` is a word there, since `% réalisé` is not `réalisé`; and what tells `Dépensé` from
/// `Dépenses` is kept before accents go.
pub(in crate::identify) fn folded(text: &str) -> String {
    let mut text = std::borrow::Cow::Borrowed(text);
    for (written, meant) in BEFORE_ACCENTS_GO {
        if text.contains(written) {
            text = text.replace(written, meant).into();
        }
    }
    let folded = fold(&text);
    if text.contains('.') { joined_initials(&folded) } else { folded }
}

/// `%` and participles that without their accent would be nouns.
const BEFORE_ACCENTS_GO: &[(&str, &str)] = &[
    ("%", " pourcentage "),
    ("Dépensé", "Consommé"),
    ("dépensé", "consommé"),
    ("DÉPENSÉ", "CONSOMMÉ"),
    ("Chargé", "Surcharge"),
    ("chargé", "surcharge"),
    ("CHARGÉ", "surcharge"),
];

/// `e t p` is `etp`: what `E.T.P.` leaves once its points are gone.
fn joined_initials(folded: &str) -> String {
    let mut joined = String::with_capacity(folded.len());
    let mut initials = false;
    for word in folded.split(' ') {
        let initial = word.len() == 1;
        let apart = !initial || !initials;
        if apart && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
        initials = initial;
    }
    joined
}

/// The words of a text as written: folded, singular, without articles, years and bare numbers.
pub(in crate::identify) fn plain(text: &str) -> Vec<String> {
    significant(&folded(text))
}

/// The words that matter in a text already folded.
pub(in crate::identify) fn significant(folded: &str) -> Vec<String> {
    folded.split(' ').filter(|word| !is_small(word) && !is_number(word)).map(singular).collect()
}

/// The text without what stands in brackets; `Problématique(s)` gives `Problématique`.
pub(in crate::identify) fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

/// `caseManager` is two words, as `dateSortie` and `contactMT`: what stands between the words of names in software.
pub(in crate::identify) fn without_humps(text: &str) -> Option<String> {
    let is_hump = |before: char, after: char| before.is_lowercase() && after.is_uppercase();
    let humps = text.chars().zip(text.chars().skip(1)).any(|(before, after)| is_hump(before, after));
    if !humps || text.chars().any(char::is_whitespace) {
        return None;
    }
    let mut parted = String::with_capacity(text.len() + 4);
    for character in text.chars() {
        if parted.chars().next_back().is_some_and(|it| is_hump(it, character)) {
            parted.push(' ');
        }
        parted.push(character);
    }
    Some(parted)
}

/// The text without `<i>` and the like, which copies from web pages leave behind.
pub(in crate::identify) fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        match after.split_once('>') {
            Some((tag, next)) if is_tag(tag) => rest = next,
            _ => {
                kept.push('<');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// The four-digit years of a text, in order of appearance.
pub(in crate::identify) fn years(folded: &str) -> Vec<i32> {
    folded
        .split(' ')
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok())
        .filter(|it| is_year(*it))
        .collect()
}

/// Whether a number can be the year of a document.
pub(in crate::identify) fn is_year(number: i32) -> bool {
    (1990..=2100).contains(&number)
}

/// Whether a heading only names a part of a year: `Janv.`, `T1`, `2e trimestre 2018`.
pub(in crate::identify) fn is_period(heading: &str) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').filter(|it| !it.is_empty() && !it.parse().is_ok_and(is_year)).collect();
    let is_rank = |it: &str| RANKS.contains(&it);
    let is_span = |it: &str| matches!(it, "trimestre" | "trim" | "semestre" | "sem");
    match words.as_slice() {
        [one] => is_month(one) || SPANS.contains(one),
        [one, other] => (is_rank(one) && is_span(other)) || (is_span(one) && is_rank(other)),
        _ => false,
    }
}

/// `janv`, `juillet`.
fn is_month(word: &str) -> bool {
    word.len() >= 3 && MOIS.iter().any(|it| it.starts_with(word))
}

const SPANS: &[&str] = &["t1", "t2", "t3", "t4", "s1", "s2"];
const RANKS: &[&str] =
    &["1", "2", "3", "4", "1er", "2e", "3e", "4e", "2eme", "3eme", "4eme", "2nd", "premier", "second", "deuxieme"];

/// Whether two long words differ by a slip of the keyboard only.
pub(in crate::identify) fn nearly(one: &str, other: &str) -> bool {
    if one.as_bytes().first() != other.as_bytes().first() || one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    let shortest = one.chars().count().min(other.chars().count());
    let slips = if shortest >= 10 { 2 } else { 1 };
    shortest >= 6 && strsim::osa_distance(one, other) <= slips
}

fn is_tag(tag: &str) -> bool {
    tag.len() <= 12 && tag.trim_start_matches('/').chars().next().is_some_and(|it| it.is_ascii_alphabetic())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_digit())
}

fn is_small(word: &str) -> bool {
    word.is_empty() || SMALL_WORDS.binary_search(&word).is_ok()
}

/// `demandes` is `demande`, `signées` is `signe`; short words stay as they are.
fn singular(word: &str) -> String {
    if let Some((_, kept)) = ORDINALS.iter().find(|(written, _)| *written == word) {
        return (*kept).to_owned();
    }
    let word = match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= 4 => stem,
        _ => word,
    };
    match word.strip_suffix("ee") {
        Some(stem) if stem.len() >= 4 && !KEPT_FEMININES.contains(&word) => format!("{stem}e"),
        _ => word.to_owned(),
    }
}

const ORDINALS: &[(&str, &str)] = &[
    ("1er", "premier"),
    ("1ere", "premier"),
    ("1re", "premier"),
    ("1e", "premier"),
    ("1eres", "premier"),
    ("premiere", "premier"),
    ("premieres", "premier"),
    ("prem", "premier"),
    ("nee", "ne"),
];

/// Nouns whose last letters are not those of a participle.
const KEPT_FEMININES: &[&str] = &["annee", "entree", "arrivee", "duree", "journee", "portee", "donnee"];

/// In alphabetical order.
const SMALL_WORDS: &[&str] = &[
    "a",
    "aa",
    "aaaa",
    "ans",
    "au",
    "aux",
    "avec",
    "ce",
    "cette",
    "d",
    "dans",
    "de",
    "des",
    "du",
    "e",
    "elle",
    "en",
    "est",
    "et",
    "ete",
    "eur",
    "euro",
    "euros",
    "eventuelle",
    "eventuellement",
    "ex",
    "il",
    "jj",
    "l",
    "la",
    "laquelle",
    "le",
    "les",
    "lors",
    "mm",
    "n1",
    "o",
    "on",
    "ou",
    "par",
    "pour",
    "qu",
    "que",
    "quel",
    "quelle",
    "qui",
    "s",
    "sa",
    "se",
    "si",
    "son",
    "sous",
    "sur",
    "un",
    "une",
    "y",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_in_order() {
        assert!(SMALL_WORDS.is_sorted());
    }

    #[test]
    fn spellings_of_one_heading_have_the_same_words() {
        for (given, expected) in [
            ("Date de la 1ère visite", "date premier visite"),
            ("Dates des premières\nvisites :", "date premier visite"),
            ("Coût total 2017 (en €)", "cout total"),
            ("Consentements signés", "consentement signe"),
            ("Date d’entrée", "date entree"),
            ("E.T.P.", "etp"),
            ("Coût chargé", "cout surcharge"),
            ("Salaire Brut en année pleine", "salaire brut annee pleine"),
        ] {
            assert_eq!(plain(&without_brackets(given)).join(" "), expected, "{given:?}");
        }
    }

    #[test]
    fn tags_go_but_signs_stay() {
        for (given, expected) in [
            ("en <i>Table Tactique</i> sont", "en Table Tactique sont"),
            ("Cas est < 10j, et < 10% (la BDD)", "Cas est < 10j, et < 10% (la BDD)"),
            ("<u>unique</u>", "unique"),
        ] {
            assert_eq!(without_tags(given), expected);
        }
    }

    #[test]
    fn slips_are_forgiven_on_long_words_only() {
        for (one, other, expected) in [
            ("inclusion", "inclusoin", true),
            ("orienteur", "orienteurr", true),
            ("demande", "demandeur", false),
            ("etp", "etpt", false),
            ("brut", "but", false),
        ] {
            assert_eq!(nearly(one, other), expected, "{one} {other}");
        }
    }
}
