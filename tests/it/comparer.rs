//! `maia comparer`: what changed between two runs, told and written.

use std::fs;

use crate::support::{Run, consolidate, maia};

const BASE: &str = "MAIA;Date de la demande;Orienteur;Date d'inclusion\nSaverne;02/01/2017;CLIC;12/01/2017\n";

fn ran(more: &str) -> Run {
    let inbox = tempfile::tempdir().unwrap();
    fs::write(inbox.path().join("base.csv"), format!("{BASE}{more}")).unwrap();
    consolidate(inbox.path(), 2017, &[])
}

#[test]
fn what_changed_is_told_and_written() {
    let (before, after) = (ran(""), ran("Saverne;03/02/2017;CLIC;\n"));
    let workbook = after.outputs.path().join("comparaison.xlsx");
    let output =
        maia(&["comparer"]).args([before.folder(), after.folder()]).arg("--sortie").arg(&workbook).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).unwrap();
    for expected in [
        "\nDépartement\n  Demandes reçues\u{a0}: 1\u{a0}cas → 2\u{a0}cas (+1)\n",
        "  Demandes par orienteur, CLIC\u{a0}: 1\u{a0}cas → 2\u{a0}cas (+1)\n",
        "\nsaverne\n  Demandes reçues\u{a0}: 1\u{a0}cas → 2\u{a0}cas (+1)\n",
    ] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    let counted = said.lines().last().unwrap();
    assert!(counted.starts_with("Chiffres comparés\u{a0}: ") && counted.ends_with(", aucun perdu."), "{counted}");
    assert!(fs::read(&workbook).unwrap().starts_with(b"PK"));
}

#[test]
fn a_run_is_equal_to_itself() {
    let run = ran("");
    let output = maia(&["diff"]).args([run.folder(), run.folder()]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.ends_with("identiques, aucun changé, aucun apparu, aucun perdu.\n"), "{said}");
}

#[test]
fn what_is_no_run_is_named() {
    let run = ran("");
    let foreign = run.outputs.path().join("autre.csv");
    fs::write(&foreign, "a,b\n1,2\n").unwrap();
    for (given, expected) in [
        (run.outputs.path().to_path_buf(), "n’est pas le dossier d’une exécution"),
        (foreign, "n’est pas un fichier d’indicateurs écrit par maia"),
        (run.outputs.path().join("absent"), "ne peut pas être lu"),
    ] {
        let output = maia(&["comparer"]).arg(&given).arg(run.folder()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(4) && said.contains(expected), "{said}");
    }
}
