//! The shape of `src/`, held by tests: what a reviewer would otherwise have to remember.

use std::fs;
use std::path::{Path, PathBuf};

/// The data flow: a stage imports those before it, never those after.
const FLOW: &[&str] = &[
    "base",
    "extract",
    "identify",
    "normalise",
    "review",
    "summarise",
    "write",
    "exemple",
    "pipeline",
    "cli",
    "terminal",
    "commands",
];

/// Each library and the only places that may name it.
const HOMES: &[(&str, &[&str])] = &[
    ("calamine", &["extract/"]),
    ("csv::", &["extract/", "write/", "exemple/"]),
    ("encoding_rs", &["extract/", "exemple/"]),
    ("zip::", &["extract/"]),
    ("quick_xml", &["extract/"]),
    ("strsim", &["identify/", "normalise/territoires/"]),
    ("rust_xlsxwriter", &["write/", "exemple/"]),
    ("polars_io", &["write/"]),
    ("toml::", &["base/settings.rs"]),
    ("clap", &["cli.rs"]),
    ("indicatif", &["terminal.rs"]),
    ("stdout()", &["terminal.rs", "extract/worker"]),
    ("stderr()", &["terminal.rs"]),
];

/// Files that are data, not code: lists of codes, spellings, texts.
const DATA: &[&str] = &["base/codes/", "identify/tables/", "identify/lexicon/vocabulary/", "exemple/"];

const LONGEST: usize = 400;

#[test]
fn stages_import_only_what_comes_before() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some(stage) = FLOW.iter().position(|it| name == format!("{it}.rs") || name.starts_with(&format!("{it}/")))
        else {
            continue;
        };
        for (number, line) in code(&text) {
            for later in &FLOW[stage + 1..] {
                if line.contains(&format!("crate::{later}")) {
                    wrong.push(format!("{name}:{number} imports {later}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_library_has_one_home() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (library, homes) in HOMES {
            if homes.iter().any(|home| name.starts_with(home)) {
                continue;
            }
            wrong.extend(
                code(&text)
                    .filter(|(_, line)| names(line, library))
                    .map(|(number, _)| format!("{name}:{number} names {library}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_one_can_read() {
    let long: Vec<String> = sources()
        .filter(|(name, _)| !DATA.iter().any(|data| name.starts_with(data)))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn each_file_says_what_it_is() {
    let silent: Vec<String> = sources().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_part_of_src_has_its_place_in_the_flow() {
    let known = |name: &str| FLOW.contains(&name) || ["lib", "main"].contains(&name);
    let lost: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|it| it.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| !known(name))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Whether a line of code names a library, as a path and not as a part of another word.
fn names(line: &str, library: &str) -> bool {
    line.match_indices(library).any(|(at, _)| !line[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_'))
}

/// Lines that are code, outside comments and test modules, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(rank, line)| (rank + 1, line))
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src`: its path from there, with `/`, and its text. Files of tests are left out.
fn sources() -> impl Iterator<Item = (String, String)> {
    let mut folders = vec![root()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("tests") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .components()
                    .map(|it| it.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found.into_iter()
}
