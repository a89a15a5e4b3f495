//! Whole runs: the same bytes again, and synthetic inboxes whose results are known.

use std::path::Path;

use crate::support::{bytes, consolidate, demonstration, maia};

#[test]
fn two_runs_give_the_same_bytes_whatever_the_number_of_threads() {
    let one = consolidate(&demonstration(), 2017, &[]);
    let outputs = tempfile::tempdir().unwrap();
    let status = maia(&["consolider"])
        .arg(demonstration())
        .args(["--exercice", "2017", "--sortie"])
        .arg(outputs.path())
        .env("RAYON_NUM_THREADS", "1")
        .env("POLARS_MAX_THREADS", "1")
        .env("TZ", "Pacific/Auckland")
        .env("LANG", "tr_TR.UTF-8")
        .output()
        .unwrap()
        .status;
    assert_eq!(status.code(), Some(1));
    let (first, second) = (bytes(&one.folder()), bytes(&outputs.path().join("2017")));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let differing: Vec<_> = first.iter().filter(|(path, content)| second[*path] != **content).map(|it| it.0).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn figures_of_synthetic_inboxes_equal_the_known_truth() {
    for (seed, sites) in [(1, 4), (2, 4), (3, 40)] {
        let folder = tempfile::tempdir().unwrap();
        let made = maia(&["exemple"])
            .arg(folder.path().join("made"))
            .args(["--sites", &sites.to_string(), "--cas", "60", "--graine", &seed.to_string()])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        hold_against_truth(&folder.path().join("made"), seed);
    }
}

fn hold_against_truth(folder: &Path, seed: u32) {
    let run = consolidate(&folder.join("inbox"), 2017, &[]);
    let figures = run.figures();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for record in csv::Reader::from_path(folder.join("verite.csv")).unwrap().records() {
        let record = record.unwrap();
        let key = [0, 1, 2, 3].map(|at| record[at].to_owned());
        let expected = (!record[4].is_empty()).then(|| record[4].parse::<f64>().unwrap());
        let found = figures.get(&key).and_then(|it| it.valeur);
        compared += 1;
        let equal = match (expected, found) {
            (Some(one), Some(other)) => (one - other).abs() <= 1e-6 * one.abs().max(1.0),
            (None, None) => figures.contains_key(&key),
            _ => false,
        };
        if !equal {
            wrong.push(format!("{key:?}: {expected:?} expected, {found:?} found"));
        }
    }
    assert!(compared > 500, "seed {seed}: only {compared} figures in the truth");
    assert!(
        wrong.is_empty(),
        "seed {seed}: {} wrong of {compared}\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}
