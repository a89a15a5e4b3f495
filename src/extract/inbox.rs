//! What the inbox holds, in an order that no file system decides; and what is never read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Entry, Reading, Verdict};
use crate::base::cell::FileId;
use crate::base::failure::Failure;

/// The settings of a département, read elsewhere.
const SETTINGS: &str = "maia.toml";

/// The files of the inbox and of its folders, in path order. Links are listed, never followed.
pub fn list(inbox: &Path) -> Result<Vec<Entry>, Failure> {
    if !inbox.is_dir() {
        return Err(absent(inbox));
    }
    let mut names = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let Ok(children) = fs::read_dir(inbox.join(&folder)) else {
            if folder.as_os_str().is_empty() {
                return Err(absent(inbox));
            }
            names.push(folder);
            continue;
        };
        for child in children.flatten() {
            let name = folder.join(child.file_name());
            let is_folder = child.file_type().is_ok_and(|it| it.is_dir());
            if is_folder { &mut folders } else { &mut names }.push(name);
        }
    }
    names.sort_by_cached_key(|it| (slashed(it), it.clone()));
    Ok(names.into_iter().zip(0..).map(|(name, id)| Entry { id: FileId(id), path: inbox.join(&name), name }).collect())
}

fn absent(inbox: &Path) -> Failure {
    Failure::Inbox(format!(
        "Le dossier «\u{a0}{}\u{a0}» n’existe pas ou ne peut pas être ouvert. Créez-le, déposez-y les tableaux \
         des MAIA (.xlsx, .xls, .xlsb, .ods ou .csv), puis relancez.",
        inbox.display()
    ))
}

/// A path with `/` on every system.
fn slashed(path: &Path) -> String {
    path.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Why a file is set aside on its name alone, in French; `None` when its content decides.
pub(super) fn ignored_by_name(name: &Path) -> Option<&'static str> {
    let file = name.file_name()?.to_string_lossy().to_lowercase();
    let one_folder = name.components().count() == 1;
    let extension = file.rsplit_once('.').map_or("", |it| it.1);
    if file == SETTINGS && one_folder {
        Some("réglages de maia, lus à part")
    } else if file.starts_with("~$") {
        Some("fichier témoin d’Excel\u{a0}: le classeur du même nom est ouvert sur un poste")
    } else if file.starts_with(".~lock.") {
        Some("fichier témoin de LibreOffice\u{a0}: le classeur du même nom est ouvert sur un poste")
    } else if matches!(extension, "part" | "crdownload" | "partial" | "download") {
        Some("téléchargement inachevé\u{a0}: il sera lu quand il portera son vrai nom")
    } else if extension == "tmp" || file.starts_with("~wr") {
        Some("fichier temporaire d’un logiciel")
    } else if matches!(file.as_str(), "thumbs.db" | "desktop.ini" | "ehthumbs.db") || file.starts_with('.') {
        Some("fichier du système")
    } else {
        None
    }
}

/// The software that holds a file open, as its owner file beside it shows.
pub(super) fn opened_by(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?;
    let beside = |before: &str, after: &str| {
        let mut owner = std::ffi::OsString::from(before);
        owner.push(name);
        owner.push(after);
        path.with_file_name(owner).exists()
    };
    if beside("~$", "") {
        Some("Excel")
    } else if beside(".~lock.", "#") {
        Some("LibreOffice")
    } else {
        None
    }
}

/// Sets aside every file whose bytes are those of a file before it in path order, naming that one.
///
/// A refused or deferred file keeps its verdict: a copy of it must be mended as well.
pub fn set_copies_aside(readings: &mut [Reading], entries: &[Entry]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..readings.len() {
        let reading = &readings[at];
        if reading.verdict.is_some() || reading.hash.is_empty() {
            continue;
        }
        let Some(&first) = seen.get(&reading.hash) else {
            seen.insert(reading.hash.clone(), at);
            continue;
        };
        let original = entries.iter().find(|it| it.id == readings[first].id).map(|it| slashed(&it.name));
        let reason = format!("copie exacte de «\u{a0}{}\u{a0}»", original.unwrap_or_default());
        let copy = &mut readings[at];
        copy.verdict = Some(Verdict::Ignore(reason));
        copy.grids.clear();
        copy.diagnostics.clear();
    }
}
