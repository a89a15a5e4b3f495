//! What someone changed in the outputs since the last run is copied aside before it is replaced.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, tree};
use super::hash;
use crate::write::execution;

/// Copies into `kept` the files of `target` that the last run did not write so, and gives a French sentence for each.
///
/// `draft` is where a copy is made before it takes its name, so that no half copy ever bears a name of its own.
pub(super) fn set_aside(disk: &Disk, target: &Path, kept: &Path, draft: &Path) -> io::Result<Vec<String>> {
    let known = execution::published(target);
    let mut notes = Vec::new();
    for file in tree(target)?.files {
        let Ok(relative) = file.strip_prefix(target) else { continue };
        if is_owner_file(relative) || is_untouched(&known, relative, &file)? {
            continue;
        }
        let copy = keep(disk, &file, &kept.join(relative), draft)?;
        let reread = if holds_explanations(relative) { REREAD } else { "" };
        notes.push(format!(
            "«\u{a0}{}\u{a0}» a été modifié ou ajouté depuis la dernière exécution\u{a0}: il est gardé dans «\u{a0}{}\u{a0}».{reread}",
            file.display(),
            copy.display()
        ));
    }
    Ok(notes)
}

/// Whether people type explanations in the file.
fn holds_explanations(relative: &Path) -> bool {
    relative.file_name().is_some_and(|it| it.to_string_lossy().starts_with("compte_rendu_financier"))
}

const REREAD: &str =
    " Déposez-le avec les fichiers reçus\u{a0}: les explications que vous y avez écrites seront reprises.";

/// What Excel and LibreOffice leave beside an open workbook; it bears the user's name.
pub(super) fn is_owner_file(relative: &Path) -> bool {
    let name = relative.file_name().map(|it| it.to_string_lossy()).unwrap_or_default();
    name.starts_with("~$") || name.starts_with(".~lock.")
}

/// Whether the last run wrote the file as it is. `execution.json` cannot hold its own hash.
fn is_untouched(known: &Option<BTreeMap<PathBuf, String>>, relative: &Path, file: &Path) -> io::Result<bool> {
    let Some(known) = known else { return Ok(false) };
    if relative == Path::new(execution::NAME) {
        return Ok(true);
    }
    match known.get(relative) {
        Some(written) => Ok(*written == hash(file)?),
        None => Ok(false),
    }
}

/// Copies the file to `wanted`, or beside it under a number when another version is already kept there.
fn keep(disk: &Disk, file: &Path, wanted: &Path, draft: &Path) -> io::Result<PathBuf> {
    let content = hash(file)?;
    for number in 1..1000 {
        let place = numbered(wanted, number);
        if place.symlink_metadata().is_err() {
            disk.create_dir(place.parent().unwrap_or(&place))?;
            disk.copy(file, draft)?;
            disk.rename(draft, &place)?;
            return Ok(place);
        }
        if place.is_file() && hash(&place)? == content {
            return Ok(place);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// `budget.xlsx`, 2 → `budget (2).xlsx`.
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let part = |it: Option<&std::ffi::OsStr>| it.map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    let dot = if extension.is_empty() { "" } else { "." };
    path.with_file_name(format!("{stem} ({number}){dot}{extension}"))
}
