//! A run replaces `outputs/AAAA/` as a whole or not at all, and loses nothing that people changed there.

mod disk;
mod lock;
pub mod seal;
mod set_aside;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::base::failure::Failure;
use disk::Disk;
pub use disk::reason;
use set_aside::set_aside;

/// The outputs folder, held by this run alone until dropped.
#[derive(Debug)]
pub struct Outputs {
    folder: PathBuf,
    disk: Disk,
    _lock: File,
}

/// Where the new set stands, and what the user should know of it, in French sentences.
#[derive(Debug)]
pub struct Published {
    pub folder: PathBuf,
    pub notes: Vec<String>,
}

impl Outputs {
    /// Creates the folder if need be, takes its lock and mends what a dead run left. `started` is what another run is told.
    pub fn open(folder: &Path, started: &str) -> Result<Self, Failure> {
        Self::open_on(Disk::real(), folder, started)
    }

    fn open_on(disk: Disk, folder: &Path, started: &str) -> Result<Self, Failure> {
        disk.create_dir(folder).map_err(|error| failure(folder, &error))?;
        let lock = lock::take(folder, started)?;
        let outputs = Self { folder: folder.to_owned(), disk, _lock: lock };
        outputs.mend().map_err(|error| failure(folder, &error))?;
        Ok(outputs)
    }

    /// The folder it holds.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Has `build` fill a hidden folder, then puts that folder in the place of `AAAA/`.
    pub fn publish(
        &self,
        exercice: i16,
        build: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<Published, Failure> {
        self.mend().map_err(|error| failure(&self.folder, &error))?;
        let target = self.folder.join(exercice.to_string());
        let new = hidden(&target, NEW);
        let published = self.build(&new, build).and_then(|()| self.put_in_place(&new, &target));
        if published.is_err() {
            // What cannot be removed now is removed at the next start.
            let _ = self.disk.remove(&new);
        }
        published
    }

    fn build(&self, new: &Path, build: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<(), Failure> {
        self.disk.create_dir(new).map_err(|error| failure(new, &error))?;
        build(new)?;
        self.disk.sync_tree(new).map_err(|error| failure(new, &error))
    }

    /// Replaces the target; when something holds it, uses the folder `AAAA_2` and says so.
    fn put_in_place(&self, new: &Path, target: &Path) -> Result<Published, Failure> {
        let mut notes = Vec::new();
        let obstacle = match self.replace(new, target, &mut notes) {
            Ok(()) => {
                notes.extend(older_set_beside(target));
                return Ok(Published { folder: target.to_owned(), notes });
            }
            Err(obstacle) => obstacle,
        };
        let beside = beside(target, "_2");
        self.replace(new, &beside, &mut notes).map_err(|error| failure(&beside, &error))?;
        notes.push(format!(
            "Le dossier «\u{a0}{}\u{a0}» n’a pas pu être remplacé ({}) et reste celui de l’exécution précédente. \
             Les résultats de cette exécution sont dans «\u{a0}{}\u{a0}». \
             Fermez les classeurs ouverts dans Excel, puis relancez.",
            target.display(),
            reason(&obstacle),
            beside.display(),
        ));
        Ok(Published { folder: beside, notes })
    }

    /// Sets aside what people changed in the target, then swaps the folders by renaming.
    fn replace(&self, new: &Path, target: &Path, notes: &mut Vec<String>) -> io::Result<()> {
        let old = hidden(target, OLD);
        let replaced = target.symlink_metadata().is_ok();
        if replaced {
            if !target.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            notes.extend(set_aside(&self.disk, target, &beside(target, "_modifies"), &hidden(target, COPY))?);
            self.disk.rename(target, &old)?;
        }
        if let Err(error) = self.disk.rename(new, target) {
            if replaced {
                self.disk.rename(&old, target)?;
            }
            return Err(error);
        }
        // The new set is in place whatever happens next: the rest is mended at the next start.
        let _ = self.disk.sync_dir(&self.folder);
        if replaced {
            let _ = self.disk.remove(&old);
        }
        Ok(())
    }

    /// Puts back a set that a dead run had moved away, and removes the other hidden folders of dead runs.
    fn mend(&self) -> io::Result<()> {
        let mut names: Vec<_> =
            std::fs::read_dir(&self.folder)?.map(|it| Ok(it?.file_name())).collect::<io::Result<_>>()?;
        names.sort();
        for name in names.iter().filter_map(|it| it.to_str()) {
            let Some((target, kind)) = name.strip_prefix(HIDDEN).and_then(|rest| rest.rsplit_once('.')) else {
                continue;
            };
            let (leftover, target) = (self.folder.join(name), self.folder.join(target));
            match kind {
                OLD if target.symlink_metadata().is_err() => self.disk.rename(&leftover, &target)?,
                OLD | NEW | COPY => self.disk.remove(&leftover)?,
                _ => {}
            }
        }
        Ok(())
    }
}

const HIDDEN: &str = ".maia-";
/// The set being written.
const NEW: &str = "nouveau";
/// The set being replaced.
const OLD: &str = "ancien";
/// A file being set aside.
const COPY: &str = "copie";

/// `outputs/2017`, `ancien` → `outputs/.maia-2017.ancien`.
fn hidden(target: &Path, kind: &str) -> PathBuf {
    target.with_file_name(format!("{HIDDEN}{}.{kind}", name(target)))
}

/// `outputs/2017`, `_2` → `outputs/2017_2`.
fn beside(target: &Path, suffix: &str) -> PathBuf {
    target.with_file_name(format!("{}{suffix}", name(target)))
}

fn name(target: &Path) -> String {
    target.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

/// A word on the set that an earlier run had to write in `AAAA_2`.
fn older_set_beside(target: &Path) -> Option<String> {
    let beside = beside(target, "_2");
    beside.is_dir().then(|| {
        format!(
            "Le dossier «\u{a0}{}\u{a0}» vient d’une exécution plus ancienne\u{a0}: supprimez-le s’il ne sert plus.",
            beside.display()
        )
    })
}

/// The failure that a refusal of the disk comes to.
pub fn failure(path: &Path, error: &io::Error) -> Failure {
    Failure::Output { path: path.to_owned(), reason: reason(error) }
}

/// A file of a set, as its trace names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Relative to the set, with `/` on every system.
    pub path: String,
    pub hash: String,
    pub size: u64,
}

/// Every file of a folder, at any depth, in path order.
pub(super) fn written(folder: &Path) -> io::Result<Vec<Written>> {
    let describe = |file: &PathBuf| {
        let relative = file.strip_prefix(folder).unwrap_or(file);
        let parts: Vec<_> = relative.components().map(|it| it.as_os_str().to_string_lossy()).collect();
        Ok(Written { path: parts.join("/"), hash: hash(file)?, size: file.metadata()?.len() })
    };
    let mut all: Vec<_> = disk::tree(folder)?.files.par_iter().map(describe).collect::<io::Result<_>>()?;
    all.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(all)
}

/// The hash of a file as `execution.json` writes it: blake3, in hexadecimal.
fn hash(path: &Path) -> io::Result<String> {
    Ok(blake3::Hasher::new().update_reader(File::open(path)?)?.finalize().to_string())
}

#[cfg(test)]
mod tests;
