//! Every change made to the outputs folder goes through one door, so that tests can break any of them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use rayon::prelude::*;

/// Called before each change, with its name and path; an error stands for the change failing.
type Gate = Box<dyn Fn(&str, &Path) -> io::Result<()> + Send + Sync>;

/// The file system, as far as publishing needs it.
pub(super) struct Disk {
    gate: Gate,
    /// Waits between two tries of a renaming.
    pauses: &'static [Duration],
}

/// An antivirus or an indexer holds a fresh file for a moment; a workbook open in Excel stays held.
const PAUSES: &[Duration] = &[
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(400),
    Duration::from_millis(800),
];

impl Disk {
    pub(super) fn real() -> Self {
        Self { gate: Box::new(|_, _| Ok(())), pauses: PAUSES }
    }

    #[cfg(test)]
    pub(super) fn breaking(gate: impl Fn(&str, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self { gate: Box::new(gate), pauses: &[] }
    }

    pub(super) fn create_dir(&self, path: &Path) -> io::Result<()> {
        (self.gate)("create_dir", path)?;
        fs::create_dir_all(path)
    }

    /// Renames, trying again a few times when something holds the file for a moment.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let once = || (self.gate)("rename", to).and_then(|()| fs::rename(from, to));
        let mut result = once();
        for pause in self.pauses {
            match &result {
                Err(error) if held(error) => sleep(*pause),
                _ => break,
            }
            result = once();
        }
        result
    }

    /// Copies a file and has the copy reach the disk.
    pub(super) fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.gate)("copy", to)?;
        fs::copy(from, to)?;
        self.sync_file(to)
    }

    /// Removes a file, or a folder with all it holds; links are not followed.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        (self.gate)("remove", path)?;
        match path.symlink_metadata() {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path),
            Ok(_) => fs::remove_file(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Has every file of a folder reach the disk, then the folders themselves.
    pub(super) fn sync_tree(&self, folder: &Path) -> io::Result<()> {
        let tree = tree(folder)?;
        tree.files.par_iter().try_for_each(|it| self.sync_file(it))?;
        tree.folders.iter().try_for_each(|it| self.sync_dir(it))
    }

    /// Has the names that a folder holds reach the disk. Windows has no such thing.
    pub(super) fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        (self.gate)("sync_dir", folder)?;
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        (self.gate)("sync_file", path)?;
        File::options().append(true).open(path)?.sync_all()
    }
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Disk")
    }
}

/// What a folder holds, at any depth, in path order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub files: Vec<PathBuf>,
    /// The folder itself is the last.
    pub folders: Vec<PathBuf>,
}

/// Lists a folder at any depth, without following links.
pub(super) fn tree(folder: &Path) -> io::Result<Tree> {
    let mut tree = Tree::default();
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let ty = entry.file_type()?;
        if ty.is_dir() {
            let inner = self::tree(&entry.path())?;
            tree.files.extend(inner.files);
            tree.folders.extend(inner.folders);
        } else if ty.is_file() {
            tree.files.push(entry.path());
        }
    }
    tree.folders.push(folder.to_owned());
    Ok(tree)
}

/// Access denied, sharing violation, lock violation: what another program's hold looks like.
fn held(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

/// Why the disk refused, in French, for people; never the system's own words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        _ if held(error) => "accès refusé, ou fichier ouvert dans un autre programme",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "il n’y a plus de place sur le disque",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        io::ErrorKind::NotFound => "ce chemin n’existe pas et ne peut pas être créé",
        io::ErrorKind::NotADirectory => "un fichier se trouve là où il faudrait un dossier",
        io::ErrorKind::AlreadyExists => "un fichier de ce nom existe déjà",
        _ => {
            return error
                .raw_os_error()
                .map_or_else(|| "erreur d’écriture".to_owned(), |it| format!("erreur système {it}"));
        }
    }
    .to_owned()
}
