//! The lists of declarations, and what derives from them.

use std::collections::BTreeSet;

use maia::base::settings::Settings;
use maia::identify::tables::TABLE_KINDS;
use maia::review;
use maia::summarise::definitions::definitions;

use crate::support::maia;

#[test]
fn codes_are_unique_well_formed_and_say_what_to_do() {
    let mut seen = BTreeSet::new();
    for rule in review::rules() {
        assert!(seen.insert(rule.code), "{} is declared twice", rule.code);
        let (family, number) = rule.code.split_once('-').unwrap();
        assert!(family.len() == 3 && number.len() == 2 && number.parse::<u8>().is_ok(), "{}", rule.code);
        assert!(!rule.title.ends_with('.'), "{}: a title has no full stop", rule.code);
        for text in [rule.title, rule.explanation, rule.correction] {
            assert!(!text.trim().is_empty(), "{}", rule.code);
            assert_french(rule.code, text);
        }
    }
}

#[test]
fn figures_are_unique_and_explained() {
    let mut seen = BTreeSet::new();
    for it in definitions(&Settings::default()) {
        assert!(seen.insert(it.id), "{} is declared twice", it.id);
        for text in [it.label, it.formula, it.source] {
            assert!(!text.trim().is_empty(), "{}", it.id);
            assert_french(it.id, text);
        }
    }
}

#[test]
fn every_code_and_every_figure_can_be_explained() {
    let codes = review::rules().into_iter().map(|it| it.code);
    let figures: Vec<_> = definitions(&Settings::default()).into_iter().map(|it| it.id).collect();
    let words: Vec<&str> = std::iter::once("expliquer").chain(codes).chain(figures.iter().copied()).collect();
    let output = maia(&words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    for word in &words[1..] {
        assert!(said.contains(word), "{word}");
    }
}

#[test]
fn an_unknown_code_is_said_with_where_to_look() {
    let output = maia(&["expliquer", "ZZZ-99"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stderr).unwrap().contains("maia expliquer"));
}

#[test]
fn columns_of_a_table_are_told_apart() {
    for kind in TABLE_KINDS {
        let ids: BTreeSet<_> = kind.columns.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), kind.columns.len(), "{}", kind.id);
    }
}

#[test]
fn the_readme_shows_a_real_indicator() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let name = "src/summarise/delais/inclusion_psi.rs";
    let source = std::fs::read_to_string(root.join(name)).unwrap();
    let added: String = source.lines().map(|line| format!("+{line}\n")).collect();
    assert!(readme.contains(&format!("+++ {name}\n{added}")), "the diff of README.md is no longer {name}");
}

/// Typographic apostrophes, and no-break spaces before double punctuation.
#[track_caller]
fn assert_french(what: &str, text: &str) {
    assert!(!text.contains('\''), "{what}: a straight apostrophe in « {text} »");
    for mark in [" :", " ;", " ?", " !", " €", " %", "« ", " »"] {
        assert!(!text.contains(mark), "{what}: an ordinary space in « {text} »");
    }
}
