//! `maia depersonnaliser`: read in the place of a case base, its copy gives the same figures.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{consolidate, demonstration, maia};

/// Case bases of the demonstration inbox: five formats, by case manager or by site, with its months and its doubts.
const BASES: [&str; 6] = [
    "Saverne/Base gestion de cas 2015-2017.xlsm",
    "Sélestat/Suivi des situations.ods",
    "Reçu par mail/extraction_cas.csv",
    "Haguenau-Wissembourg/BDD GC1.xlsx",
    "Haguenau-Wissembourg/BDD GC2.xlsx",
    "Haguenau-Wissembourg/BDD GC3.xlsb",
];

#[test]
fn the_copies_give_the_same_figures() {
    let inbox = tempfile::tempdir().unwrap();
    copy_all(&demonstration(), inbox.path());
    for base in BASES {
        let file = inbox.path().join(base);
        let copy = file.with_extension("copie.xlsx");
        redact(&file, &copy);
        fs::remove_file(file).unwrap();
    }
    let (before, mut after) =
        (consolidate(&demonstration(), 2017, &[]), consolidate(inbox.path(), 2017, &[]).figures());
    let mut before = before.figures();
    // Where people live is not in the copies.
    before.retain(|key, _| key[2] != "commune");
    after.retain(|key, _| key[2] != "commune");
    let different: Vec<_> = before.iter().filter(|(key, row)| after.get(*key) != Some(row)).collect();
    assert!(different.is_empty() && before.len() == after.len(), "{different:#?}");
}

#[test]
fn managers_that_files_name_stay_apart_and_are_not_named() {
    let inbox = tempfile::tempdir().unwrap();
    for (name, manager, cases) in [("a", "Mme Untel", 3), ("b", "M. Autre", 2)] {
        let row = |it| format!("Saverne;{manager};0{it}/02/2017;1{it}/02/2017\n");
        let rows: String = (1..=cases).map(row).collect();
        let file = inbox.path().join(format!("{name}.csv"));
        fs::write(&file, format!("MAIA;Gestionnaire de cas;Date de la demande;Date d'inclusion\n{rows}")).unwrap();
        redact(&file, &inbox.path().join(format!("copie {name}.xlsx")));
        fs::remove_file(file).unwrap();
    }
    let run = consolidate(inbox.path(), 2017, &[]);
    let managers: Vec<_> = run
        .figures()
        .into_keys()
        .filter(|it| it[0] == "saverne" && it[1] == "charge_par_gc")
        .map(|it| it[2].clone())
        .collect();
    assert_eq!(managers, ["GC 1", "GC 2"]);
}

#[test]
fn what_holds_no_case_base_and_what_is_there_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.xlsx");
    let budget = demonstration().join("Conseil départemental/Budget MAIA 67.xlsx");
    let base = demonstration().join(BASES[3]);
    for (file, expected) in [(&budget, "Aucune base de gestion de cas"), (&base, "existe déjà")] {
        let output = maia(&["redact"]).arg(file).arg("--sortie").arg(&copy).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(4) && said.contains(expected), "{said}");
        fs::write(&copy, "x").unwrap();
    }
    assert_eq!(fs::read(&copy).unwrap(), b"x");
}

fn redact(file: &Path, copy: &Path) {
    let output = maia(&["dépersonnaliser"]).arg(file).arg("--sortie").arg(copy).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}
