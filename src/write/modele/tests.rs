use super::*;
use crate::base::cell::FileId;
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::extract::{self, Entry};
use crate::identify::tables::TABLE_KINDS;
use crate::identify::{self};
use crate::normalise::{self, Frames};
use crate::review;
use hints::hint;

/// Reads a workbook as a run does; every remark made on it, and the frames.
fn read(kind: &TableKind, bytes: Vec<u8>) -> (Vec<String>, Frames) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rempli.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let entry = Entry { id: FileId(0), path, name: "rempli.xlsx".into() };
    let reading = extract::read(&entry);
    let mut remarks = reading.diagnostics;
    let mut parts = Vec::new();
    let settings = Settings::default();
    for found in identify::workbook(&reading.grids, &["rempli".to_owned()], None, &settings) {
        assert!(found.tables.iter().all(|it| it.kind == kind));
        remarks.extend(found.diagnostics);
        for table in &found.tables {
            parts.push(normalise::understand(table).unwrap().drain_into(&mut remarks));
        }
    }
    let frames = normalise::unite(parts, &settings, Some(2017), None).unwrap().drain_into(&mut remarks);
    remarks.extend(review::review(&frames, &settings).unwrap());
    assert_eq!(frames.periode, Periode::new(2017, None));
    (remarks.iter().map(|it| format!("{} {} {}", it.rule.code, it.place.address(), it.message)).collect(), frames)
}

#[test]
fn a_workbook_filled_in_with_its_examples_is_read_without_a_remark() {
    for kind in TABLE_KINDS {
        let example = |form: &Form, _: usize, column: &Column| {
            let example = match (form.title, column.id) {
                // Nine accounts of expenses, six of income: the budget is balanced.
                ("Dépenses", "prevu" | "prevu_modifie" | "realise") => "1000,50",
                ("Recettes", "prevu" | "prevu_modifie" | "realise") => "1500,75",
                _ => hint(kind, column).example,
            };
            (!example.is_empty()).then(|| example.to_owned())
        };
        let (remarks, frames) = read(kind, filled(kind, example).unwrap());
        assert_eq!(remarks, [] as [String; 0], "{}", kind.id);
        let rows = match kind.id {
            "budget" => 15,
            "maia25" => 25,
            "grille" => 42,
            "objectifs" => 20,
            _ => 1,
        };
        assert_eq!(frames.get(kind.id).height(), rows, "{}", kind.id);
        for column in forms(kind).iter().flat_map(|it| &it.columns) {
            let frame = frames.get(kind.id);
            if let (Ok(read), false) = (frame.column(column.id), hint(kind, column).example.is_empty()) {
                assert_eq!(read.null_count(), 0, "{} {}", kind.id, column.id);
            }
        }
        let placed = kind.columns.iter().any(|it| it.id == "territoire" && !hint(kind, it).example.is_empty());
        let territoires: Vec<_> = frames.territoires.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(territoires, if placed { vec!["saverne"] } else { vec![] }, "{}", kind.id);
    }
}

#[test]
fn a_blank_workbook_counts_nothing() {
    for kind in TABLE_KINDS {
        let (_, frames) = read(kind, workbook(kind).unwrap());
        assert!(frames.territoires.is_empty(), "{}", kind.id);
    }
}

#[test]
fn what_was_filled_in_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("modele_cas.xlsx");
    std::fs::write(&path, "rempli").unwrap();
    let outcomes = write(&[TABLE_KINDS[0]], folder.path()).unwrap();
    assert_eq!(outcomes, [Outcome::Kept(path.clone()), Outcome::Written(folder.path().join("maia.toml"))]);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "rempli");
}

#[test]
fn the_commented_settings_hold_every_line_they_show() {
    Settings::parse(SETTINGS).unwrap();
    let bare: String = SETTINGS
        .lines()
        .filter_map(|it| it.strip_prefix("# "))
        .filter(|it| {
            it.starts_with('[') || it.starts_with('"') || it.split_once(" = ").is_some_and(|it| !it.0.contains(' '))
        })
        .map(|it| format!("{it}\n"))
        .collect();
    let settings = Settings::parse(&bare).unwrap();
    assert_eq!(settings.territoire.len() + settings.convention.versement.len() + settings.choix.len(), 3, "{bare}");
}

#[test]
fn every_example_is_of_a_column_that_is_asked() {
    for kind in TABLE_KINDS {
        for form in forms(kind) {
            for column in form.columns {
                let hint = hint(kind, column);
                assert!(!hint.example.is_empty() || !hint.advice.is_empty(), "{} {}", kind.id, column.id);
            }
        }
    }
}
