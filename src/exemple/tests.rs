use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Every file under a folder, with its bytes.
fn made(sites: u32, cas: u32, graine: u64) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    write(Options { sites, cas, graine }, folder.path()).unwrap();
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.path().to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder.path()).unwrap().to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn truth(files: &BTreeMap<PathBuf, Vec<u8>>) -> BTreeMap<[String; 4], String> {
    let text = &files[Path::new("verite.csv")];
    let rows = csv::Reader::from_reader(text.as_slice()).into_records();
    rows.map(|row| row.unwrap()).map(|row| ([0, 1, 2, 3].map(|at| row[at].to_owned()), row[4].to_owned())).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let one = made(5, 30, 1);
    assert_eq!(one, made(5, 30, 1));
    assert_ne!(truth(&one), truth(&made(5, 30, 2)));
}

#[test]
fn counts_and_amounts_of_the_territoires_add_up_to_the_whole() {
    for seed in [1, 2] {
        let known = truth(&made(6, 40, seed));
        for name in ["demandes", "file_active", "sorties", "nouveaux_cas", "maia25_total"] {
            let (mut sum, mut whole) = (0, None);
            for (key, value) in known.iter().filter(|(key, _)| key[1] == name && key[2].is_empty()) {
                match key[0].as_str() {
                    DEPARTEMENT => whole = Some(value.parse::<i64>().unwrap()),
                    _ => sum += value.parse::<i64>().unwrap(),
                }
            }
            assert_eq!(whole, Some(sum), "{name}, seed {seed}");
        }
    }
}

#[test]
fn planted_faults_are_listed_with_their_cells() {
    let files = made(8, 120, 3);
    let text = &files[Path::new("fautes.csv")];
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_slice()).into_records().map(Result::unwrap).collect();
    assert!(rows.len() > 40, "{}", rows.len());
    for row in rows {
        assert!(files.contains_key(&Path::new("inbox").join(&row[0])), "{row:?}");
        assert!(row[2].starts_with(|it: char| it.is_ascii_uppercase()), "{row:?}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mon travail.txt"), "à garder").unwrap();
    let refused = write(Options { sites: 1, cas: 1, graine: 1 }, folder.path()).unwrap_err();
    assert!(refused.to_string().contains("n’est pas vide"), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_number_of_sites_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    for sites in [0, places::MOST + 1] {
        assert!(matches!(write(Options { sites, cas: 1, graine: 1 }, folder.path()), Err(Failure::Configuration(_))));
    }
    assert_eq!(made(1, 0, 1).keys().filter(|it| it.starts_with("inbox")).count(), 6);
}
