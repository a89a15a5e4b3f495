//! `maia figer`: what was sent is copied, sealed, and any change of it is told.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{Run, consolidate, maia};

const BASE: &str = "MAIA;Date de la demande;Orienteur;Date d'inclusion\nSaverne;02/01/2017;CLIC;12/01/2017\n";

fn ran() -> Run {
    let inbox = tempfile::tempdir().unwrap();
    fs::write(inbox.path().join("base.csv"), BASE).unwrap();
    consolidate(inbox.path(), 2017, &[])
}

fn figer(outputs: &Path, options: &[&str]) -> Output {
    maia(&["figer", "--sortie"]).arg(outputs).args(options).output().unwrap()
}

fn verify(folder: &Path) -> (i32, String) {
    let output = maia(&["figer", "--vérifier"]).arg(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// The sealed folders, in order of name.
fn sealed(outputs: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(outputs).unwrap().map(|it| it.unwrap().path());
    let mut found: Vec<_> = all.filter(|it| it.to_string_lossy().contains("2017_fige_")).collect();
    found.sort();
    found
}

fn writable(path: &Path) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_seal_holds_until_a_byte_changes() {
    let run = ran();
    let output = figer(run.outputs.path(), &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let [folder] = &sealed(run.outputs.path())[..] else { panic!("one sealed folder expected") };
    let (code, words) = verify(folder);
    assert_eq!(code, 0, "{words}");
    let seal: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("scelle.json")).unwrap()).unwrap();
    let fingerprint = seal["empreinte"].as_str().unwrap();
    let notice = fs::read_to_string(folder.join("SCELLE.txt")).unwrap();
    assert!(said.contains(fingerprint) && words.contains(fingerprint) && notice.contains(fingerprint));
    assert!(notice.contains("compte_rendu_financier_2017.xlsx"));

    let csv = folder.join("donnees/indicateurs_2017.csv");
    let figures = fs::read(&csv).unwrap();
    writable(&csv);
    fs::write(&csv, [&figures[..], b"\n"].concat()).unwrap();
    fs::write(folder.join("ajout.txt"), "x").unwrap();
    let (code, words) = verify(folder);
    assert_eq!(code, 1);
    assert!(words.contains("Modifiés\u{a0}: donnees/indicateurs_2017.csv"), "{words}");
    assert!(words.contains("Ajoutés\u{a0}: ajout.txt"), "{words}");
    fs::write(&csv, figures).unwrap();
    fs::remove_file(folder.join("ajout.txt")).unwrap();
    assert_eq!(verify(folder).0, 0);
    fs::remove_file(&csv).unwrap();
    assert!(verify(folder).1.contains("Absents\u{a0}: donnees/indicateurs_2017.csv"));
}

#[test]
fn a_seal_rewritten_to_fit_is_told() {
    let run = ran();
    figer(run.outputs.path(), &[]);
    let folder = &sealed(run.outputs.path())[0];
    let path = folder.join("scelle.json");
    let text = fs::read_to_string(&path).unwrap();
    writable(&path);
    fs::write(&path, text.replace("\"exercice\": 2017", "\"exercice\": 2018")).unwrap();
    let (code, words) = verify(folder);
    assert_eq!(code, 1);
    assert!(words.contains("Le scellé lui-même a été réécrit"), "{words}");
}

#[test]
fn what_changed_since_the_run_is_refused_unless_said() {
    let run = ran();
    let outputs = run.outputs.path();
    fs::write(run.folder().join("courrier.txt"), "signé").unwrap();
    fs::remove_file(run.folder().join("donnees/anomalies_2017.csv")).unwrap();
    let refused = figer(outputs, &[]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(4), "{said}");
    assert!(said.contains("courrier.txt") && said.contains("donnees/anomalies_2017.csv"), "{said}");
    assert!(said.contains("--avec-modifications"), "{said}");
    assert_eq!(sealed(outputs), Vec::<PathBuf>::new());
    assert_eq!(figer(outputs, &["--avec-modifications"]).status.code(), Some(0));
    let folder = &sealed(outputs)[0];
    assert_eq!(verify(folder).0, 0);
    assert!(fs::read_to_string(folder.join("SCELLE.txt")).unwrap().contains("courrier.txt  (modifié ou ajouté"));
}

#[test]
fn the_same_files_are_sealed_once_and_other_ones_beside() {
    let run = ran();
    let outputs = run.outputs.path();
    figer(outputs, &[]);
    let again = String::from_utf8(figer(outputs, &["--exercice", "2017"]).stdout).unwrap();
    assert!(again.contains("étaient déjà figés"), "{again}");
    fs::write(run.folder().join("courrier.txt"), "signé").unwrap();
    maia(&["seal", "--with-changes", "--output"]).arg(outputs).output().unwrap();
    let folders = sealed(outputs);
    assert_eq!(folders.len(), 2, "{folders:?}");
    assert!(folders.iter().all(|it| verify(it).0 == 0));
}

#[test]
fn nothing_to_seal_gets_a_sentence_that_says_what_to_do() {
    let empty = tempfile::tempdir().unwrap();
    for folder in [empty.path().to_owned(), empty.path().join("absent")] {
        let output = figer(&folder, &[]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert!(said.contains("maia consolider"), "{said}");
    }
    let output = maia(&["figer", "--verifier"]).arg(empty.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
}
