//! One run at a time on an outputs folder; the lock of a dead run falls with its process.

use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use super::failure;
use crate::base::failure::Failure;

const NAME: &str = ".maia.lock";

/// Takes the lock of a folder and notes in it when this run started.
pub(super) fn take(folder: &Path, started: &str) -> Result<File, Failure> {
    let path = folder.join(NAME);
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(|error| failure(&path, &error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(locked(folder, &file)),
        // Some network shares know no locks: better to run there than never.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(failure(&path, &error)),
    }
    file.set_len(0).and_then(|()| file.write_all(started.as_bytes())).map_err(|error| failure(&path, &error))?;
    Ok(file)
}

fn locked(folder: &Path, file: &File) -> Failure {
    let mut started = String::new();
    // Where a lock also forbids reading, the time stays unknown.
    let _ = file.take(64).read_to_string(&mut started);
    let started: String = started.chars().filter(|it| !it.is_control()).collect();
    let since = if started.is_empty() { String::new() } else { format!(", commencée le {started},") };
    Failure::Locked(format!(
        "Une autre exécution de maia{since} travaille déjà dans «\u{a0}{}\u{a0}». Attendez qu’elle se termine, puis relancez.",
        folder.display()
    ))
}
