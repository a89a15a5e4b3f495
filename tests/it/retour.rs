//! Outputs handed back in the inbox: corrected readings are followed, the rest is no source of data.

use std::path::Path;

use crate::support::{FigureRow, Run, bytes, consolidate, demonstration, figure};

const BASE: &str = "MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion\n\
    Saverne;1;02/01/2017;CLIC;10/01/2017\n\
    Saverne;2;03/01/2017;CLIC ou EMS;11/01/2017\n\
    Saverne;3;04/01/2017;clic ou ems;12/01/2017\n\
    Saverne;4;05/01/2017;Mme Untel;13/01/2017\n";

const HEADINGS: &str = "Tableau;Colonne;Valeur rencontrée;Nombre;Lue comme;Premier fichier;Feuille;Première cellule\n";

/// A run on the base and a sheet of corrected readings.
fn with(lines: &str) -> Run {
    let inbox = tempfile::tempdir().unwrap();
    std::fs::write(inbox.path().join("base.csv"), BASE).unwrap();
    if !lines.is_empty() {
        std::fs::write(inbox.path().join("valeurs.csv"), format!("{HEADINGS}{lines}")).unwrap();
    }
    consolidate(inbox.path(), 2017, &[])
}

fn requests(run: &Run, orienteur: &str) -> Option<f64> {
    figure(&run.figures(), "saverne", "demandes_par_orienteur", orienteur).valeur
}

fn remarks(run: &Run, code: &str) -> Vec<String> {
    let found = run.anomalies().into_iter().filter(|it| it["code"] == code);
    found.map(|it| format!("{} {}", it["cellule"], it["message"]).replace('\u{a0}', " ")).collect()
}

#[test]
fn a_corrected_reading_moves_the_figure_and_is_said() {
    let before = with("");
    assert_eq!((requests(&before, "CLIC"), requests(&before, "AUTRE")), (Some(1.0), Some(3.0)));
    let after = with("Base de gestion de cas;Orienteur;clic ou ems;2;CLIC;base.csv;;D3\n");
    assert_eq!((requests(&after, "CLIC"), requests(&after, "AUTRE")), (Some(3.0), Some(1.0)));
    assert_eq!(
        remarks(&after, "VAL-17"),
        [
            "E2 La valeur « clic ou ems » de la colonne « Orienteur » est lue comme « CLIC », d’après cette ligne ; 2 cellules concernées."
        ]
    );
}

#[test]
fn a_value_that_is_not_shown_is_corrected_by_its_cell() {
    let run = with(";Orienteur;(non montrée);1;Hôpital;base.csv;;D5\n");
    assert_eq!((requests(&run, "HOPITAL"), requests(&run, "AUTRE")), (Some(1.0), Some(2.0)));
    assert!(!remarks(&run, "VAL-17")[0].contains("Untel"));
}

#[test]
fn lines_left_as_they_were_change_nothing() {
    let run =
        with(";Orienteur;clic ou ems;2;Autre;base.csv;;D3\n;Orienteur;(non montrée);1;Pas comprise;base.csv;;D5\n");
    assert_eq!(run.figures(), with("").figures());
    assert_eq!(remarks(&run, "VAL-17"), Vec::<String>::new());
    let said = run.stdout();
    assert!(said.contains("1 ignoré"), "{said}");
}

#[test]
fn a_wrong_code_and_two_readings_of_one_value_are_said_and_not_followed() {
    let wrong = with(";Orienteur;clic ou ems;2;Le voisin;base.csv;;D3\n");
    assert_eq!(requests(&wrong, "AUTRE"), Some(3.0));
    assert!(remarks(&wrong, "VAL-18")[0].starts_with("E2 "));
    let two = with(";Orienteur;clic ou ems;2;CLIC;;;\n;Orienteur;clic ou ems;2;Hôpital;;;\n");
    assert_eq!(requests(&two, "AUTRE"), Some(3.0));
    assert!(remarks(&two, "VAL-19")[0].starts_with("E3 "));
}

#[test]
fn our_own_workbooks_dropped_in_the_inbox_change_no_figure() {
    let inbox = tempfile::tempdir().unwrap();
    copy(&demonstration(), inbox.path());
    std::fs::create_dir_all(inbox.path().join("Saverne")).unwrap();
    let first = consolidate(inbox.path(), 2017, &[]);
    for (name, content) in bytes(&first.folder()) {
        let extension = name.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if ["xlsx", "csv"].contains(&extension) {
            let name = name.file_name().unwrap().to_str().unwrap().to_owned();
            std::fs::write(inbox.path().join("Saverne").join(name), content).unwrap();
        }
    }
    let second = consolidate(inbox.path(), 2017, &[]);
    assert_eq!(changes(&first, &second), Vec::<String>::new());
    assert!(!second.stdout().contains("1 refusé"), "{}", second.stdout());
}

fn changes(one: &Run, other: &Run) -> Vec<String> {
    let (one, other) = (one.figures(), other.figures());
    let same = |key: &[String; 4], it: &FigureRow| other.get(key).is_some_and(|new| new.valeur == it.valeur);
    let lost = one.iter().filter(|(key, it)| !same(key, it)).map(|it| format!("{:?}", it.0));
    let new = other.keys().filter(|it| !one.contains_key(*it)).map(|it| format!("new {it:?}"));
    lost.chain(new).collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
