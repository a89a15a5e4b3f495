use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::disk::Disk;
use super::{Outputs, Published, hash};
use crate::base::failure::Failure;
use crate::write::execution::NAME;

/// Files of a set and what they hold.
type Set = BTreeMap<PathBuf, String>;

fn set(version: &str) -> Set {
    ["consolidation_2017.xlsx", "donnees/indicateurs_2017.csv", "territoires/saverne/a_corriger_saverne.xlsx"]
        .into_iter()
        .map(|path| (PathBuf::from(path), format!("{path} {version}")))
        .collect()
}

/// Writes a set with its trace, as a run does.
fn build(set: &Set, folder: &Path) -> Result<(), Failure> {
    let mut written = Vec::new();
    for (path, text) in set {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        written.push(serde_json::json!({ "chemin": path, "empreinte": hash(&file).unwrap() }));
    }
    fs::write(folder.join(NAME), serde_json::json!({ "sorties": written }).to_string()).unwrap();
    Ok(())
}

fn publish(outputs: &Outputs, version: &str) -> Result<Published, Failure> {
    outputs.publish(2017, |folder| build(&set(version), folder))
}

/// What a folder holds, but for the trace.
fn content(folder: &Path) -> Set {
    let files = super::disk::tree(folder).unwrap().files;
    files
        .into_iter()
        .filter(|it| !it.ends_with(NAME))
        .map(|it| (it.strip_prefix(folder).unwrap().to_owned(), fs::read_to_string(&it).unwrap()))
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A folder where an earlier run and other people have written.
fn used() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("2016")).unwrap();
    fs::write(folder.path().join("2016/consolidation_2016.xlsx"), "2016").unwrap();
    fs::write(folder.path().join("notes.txt"), "notes").unwrap();
    publish(&Outputs::open(folder.path(), "").unwrap(), "ancien").unwrap();
    folder
}

#[test]
fn a_new_set_takes_the_place_of_the_old_one_and_nothing_else() {
    let folder = used();
    let mut other = set("nouveau");
    other.remove(Path::new("territoires/saverne/a_corriger_saverne.xlsx"));
    let outputs = Outputs::open(folder.path(), "").unwrap();
    let published = outputs.publish(2017, |it| build(&other, it)).unwrap();
    assert_eq!(published.folder, folder.path().join("2017"));
    assert_eq!(published.notes, [] as [String; 0]);
    assert_eq!(content(&published.folder), other);
    assert_eq!(names(folder.path()), [".maia.lock", "2016", "2017", "notes.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("2016/consolidation_2016.xlsx")).unwrap(), "2016");
}

#[test]
fn a_failed_run_leaves_the_old_set() {
    let folder = used();
    let outputs = Outputs::open(folder.path(), "").unwrap();
    let failed = outputs.publish(2017, |it| {
        build(&set("nouveau"), it)?;
        Err(Failure::Internal("arrêt".to_owned()))
    });
    assert!(failed.is_err());
    assert_eq!(content(&folder.path().join("2017")), set("ancien"));
    assert_eq!(names(folder.path()), [".maia.lock", "2016", "2017", "notes.txt"]);
}

/// Runs a publication whose changes to the disk fail from the n-th on, for each n, until none is left to fail.
fn break_each_step(breaks: fn(step: usize, at: usize) -> bool, check: impl Fn(&Path, usize)) -> usize {
    for at in 0.. {
        let folder = used();
        fs::write(folder.path().join("2017/consolidation_2017.xlsx"), "corrigé à la main").unwrap();
        let steps = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&steps);
        let disk = Disk::breaking(move |_, _| {
            let step = count.fetch_add(1, Ordering::SeqCst);
            if breaks(step, at) { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
        });
        if let Ok(outputs) = Outputs::open_on(disk, folder.path(), "") {
            let _ = publish(&outputs, "nouveau");
        }
        check(folder.path(), at);
        if steps.load(Ordering::SeqCst) <= at {
            return at;
        }
    }
    unreachable!()
}

/// After the next start, each set that stands is whole, the year has one, and what people changed is not lost.
#[track_caller]
fn check_after_restart(folder: &Path, at: usize) {
    let restarted = Outputs::open(folder, "").unwrap();
    let names = names(folder);
    assert!(names.iter().all(|it| !it.starts_with(".maia-")), "step {at}: {names:?}");
    let mut edited = set("ancien");
    edited.insert("consolidation_2017.xlsx".into(), "corrigé à la main".to_owned());
    let found = content(&folder.join("2017"));
    assert!(found == edited || found == set("nouveau"), "step {at}: {found:?}");
    if folder.join("2017_2").exists() {
        assert_eq!(content(&folder.join("2017_2")), set("nouveau"), "step {at}");
    }
    let kept = folder.join("2017_modifies/consolidation_2017.xlsx");
    if found != edited {
        assert_eq!(fs::read_to_string(kept).unwrap(), "corrigé à la main", "step {at}");
    }
    drop(restarted);
    publish(&Outputs::open(folder, "").unwrap(), "suivant").unwrap();
    assert_eq!(content(&folder.join("2017")), set("suivant"), "step {at}");
}

#[test]
fn a_run_killed_at_any_step_leaves_the_old_set_or_the_new_one() {
    let steps = break_each_step(|step, at| step >= at, check_after_restart);
    assert!(steps > 15, "{steps} steps");
}

#[test]
fn a_step_that_fails_alone_leaves_the_old_set_or_the_new_one() {
    let steps = break_each_step(
        |step, at| step == at,
        |folder, at| {
            assert!(folder.join("2017").is_dir(), "step {at}");
            check_after_restart(folder, at);
        },
    );
    assert!(steps > 15, "{steps} steps");
}

#[test]
fn a_folder_that_is_held_is_left_and_the_new_set_goes_beside() {
    let folder = used();
    let held = |name: &str, path: &Path| {
        let refused = name == "rename" && path.ends_with(".maia-2017.ancien");
        if refused { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    };
    for version in ["nouveau", "suivant"] {
        let outputs = Outputs::open_on(Disk::breaking(held), folder.path(), "").unwrap();
        let published = publish(&outputs, version).unwrap();
        assert_eq!(published.folder, folder.path().join("2017_2"));
        assert_eq!(content(&published.folder), set(version));
        assert_eq!(content(&folder.path().join("2017")), set("ancien"));
        assert!(published.notes[0].contains("Fermez les classeurs ouverts dans Excel"), "{:?}", published.notes);
    }
    let published = publish(&Outputs::open(folder.path(), "").unwrap(), "libre").unwrap();
    assert_eq!(published.folder, folder.path().join("2017"));
    assert!(published.notes[0].contains("2017_2"), "{:?}", published.notes);
}

#[test]
fn what_people_changed_or_added_is_set_aside_once_for_each_version() {
    let folder = used();
    let outputs = Outputs::open(folder.path(), "").unwrap();
    for (edit, kept) in
        [("un", "consolidation_2017.xlsx"), ("deux", "consolidation_2017 (2).xlsx"), ("un", "consolidation_2017.xlsx")]
    {
        fs::write(folder.path().join("2017/consolidation_2017.xlsx"), edit).unwrap();
        fs::write(folder.path().join("2017/donnees/~$indicateurs.xlsx"), "nom de la personne").unwrap();
        fs::write(folder.path().join("2017/donnees/mon graphique.ods"), "ajouté").unwrap();
        let published = publish(&outputs, "nouveau").unwrap();
        assert_eq!(published.notes.len(), 2, "{:?}", published.notes);
        let modified = folder.path().join("2017_modifies");
        assert!(published.notes[0].contains(kept), "{:?}", published.notes);
        assert_eq!(fs::read_to_string(modified.join(kept)).unwrap(), edit);
        assert_eq!(fs::read_to_string(modified.join("donnees/mon graphique.ods")).unwrap(), "ajouté");
        assert!(!modified.join("donnees/~$indicateurs.xlsx").exists());
        assert_eq!(content(&published.folder), set("nouveau"));
    }
}

#[test]
fn without_its_trace_a_set_is_set_aside_whole() {
    let folder = used();
    fs::remove_file(folder.path().join("2017").join(NAME)).unwrap();
    let published = publish(&Outputs::open(folder.path(), "").unwrap(), "nouveau").unwrap();
    assert_eq!(published.notes.len(), 3);
    assert_eq!(content(&folder.path().join("2017_modifies")), set("ancien"));
}

#[test]
fn a_second_run_is_told_when_the_first_started() {
    let folder = tempfile::tempdir().unwrap();
    let first = Outputs::open(folder.path(), "14/09/2017 à 10:32").unwrap();
    let refused = Outputs::open(folder.path(), "14/09/2017 à 10:33").unwrap_err();
    assert!(matches!(refused, Failure::Locked(_)));
    assert!(refused.to_string().contains("commencée le 14/09/2017 à 10:32"), "{refused}");
    drop(first);
    Outputs::open(folder.path(), "14/09/2017 à 10:34").unwrap();
}

#[test]
fn the_lock_of_a_dead_run_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".maia.lock"), "13/09/2017 à 08:00, une longue ligne d’un processus mort").unwrap();
    let outputs = Outputs::open(folder.path(), "14/09/2017").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(".maia.lock")).unwrap(), "14/09/2017");
    drop(outputs);
}

#[test]
fn a_file_that_bears_the_name_of_the_year_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("2017"), "un fichier").unwrap();
    let published = publish(&Outputs::open(folder.path(), "").unwrap(), "nouveau").unwrap();
    assert_eq!(published.folder, folder.path().join("2017_2"));
    assert_eq!(fs::read_to_string(folder.path().join("2017")).unwrap(), "un fichier");
}

#[test]
fn an_outputs_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("outputs"), "un fichier").unwrap();
    let error = Outputs::open(&folder.path().join("outputs"), "").unwrap_err().to_string();
    assert!(error.starts_with("Impossible d’écrire") && error.contains("outputs"), "{error}");
}
