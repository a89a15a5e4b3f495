//! Remarks of reading: each code has an inbox that raises it, and one that looks like it and does not.

mod doublons;
#[path = "../../../src/extract/excel_97.rs"]
mod excel_97;
mod feuilles;
mod fichiers;
mod tableaux;
mod valeurs;

use std::collections::BTreeSet;
use std::path::Path;

use maia::base::settings::Settings;
use maia::extract;
use maia::pipeline::{Request, review};
use maia::review::{CHECKS, rules};

/// The files of an inbox: name, bytes.
type Files = Vec<(&'static str, Vec<u8>)>;

/// An inbox that raises a code, and a sound one that looks like it.
struct Example {
    code: &'static str,
    raises: fn() -> Files,
    silent: fn() -> Files,
}

const fn example(code: &'static str, raises: fn() -> Files, silent: fn() -> Files) -> Example {
    Example { code, raises, silent }
}

static EXAMPLES: &[&[Example]] =
    &[fichiers::EXAMPLES, feuilles::EXAMPLES, tableaux::EXAMPLES, valeurs::EXAMPLES, doublons::EXAMPLES];

/// A case base under the usual headings.
fn cas(rows: &str) -> Files {
    cas_with("", rows)
}

/// The same with other headings after them.
fn cas_with(headings: &str, rows: &str) -> Files {
    vec![("base.csv", base(headings, rows))]
}

fn base(headings: &str, rows: &str) -> Vec<u8> {
    format!("MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion{headings}\n{rows}\n").into_bytes()
}

/// Tables as texts.
fn texts(files: &[(&'static str, &str)]) -> Files {
    files.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect()
}

/// The codes that an inbox raises. A file that is gone once listed is one whose bytes are [`GONE`].
fn raised(files: &Files) -> BTreeSet<&'static str> {
    let inbox = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(inbox.path().join(Path::new(name)), bytes).unwrap();
    }
    let settings = files.iter().find(|it| it.0 == "maia.toml").map(|it| String::from_utf8(it.1.clone()).unwrap());
    let settings = Settings::parse(&settings.unwrap_or_default()).unwrap();
    let entries = extract::list(inbox.path()).unwrap();
    for (name, _) in files.iter().filter(|it| it.1 == GONE) {
        std::fs::remove_file(inbox.path().join(name)).unwrap();
    }
    let request = Request { exercice: Some(2017), settings, ..Request::default() };
    let reviewed = review(&entries, &request, &|_, _| ()).unwrap();
    reviewed.diagnostics.iter().map(|it| it.rule.code).collect()
}

const GONE: &[u8] = b"gone";

#[test]
fn each_example_raises_its_code_and_its_sound_likeness_does_not() {
    let mut wrong = Vec::new();
    for Example { code, raises, silent } in EXAMPLES.iter().copied().flatten() {
        let found = raised(&raises());
        if !found.contains(code) {
            wrong.push(format!("{code} is not raised; its example raises {found:?}"));
        }
        if raised(&silent()).contains(code) {
            wrong.push(format!("{code} is raised by its sound likeness"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_has_its_examples() {
    let checks: BTreeSet<_> = CHECKS.iter().map(|it| it.rule.code).collect();
    let reading: Vec<_> = rules().into_iter().map(|it| it.code).filter(|it| !checks.contains(it)).collect();
    let known: Vec<_> = EXAMPLES.iter().copied().flatten().map(|it| it.code).collect();
    let without: Vec<_> = reading.iter().filter(|it| !known.contains(it)).collect();
    assert!(without.is_empty(), "to be given examples in {}: {without:?}", file!());
    let unknown: Vec<_> = known.iter().filter(|it| !reading.contains(it)).collect();
    assert!(unknown.is_empty() && known.len() == reading.len(), "given twice, or no code of reading: {unknown:?}");
}
