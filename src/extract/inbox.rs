//! What the inbox holds, in an order that no file system decides; and what is never read.

use std::fs;
use std::path::{Path, PathBuf};

use super::Entry;
use crate::base::cell::{FileId, slashed};
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

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    #[test]
    fn files_come_in_path_order_and_links_are_not_followed() {
        let inbox = tempfile::tempdir().unwrap();
        for name in ["b.csv", "B.csv", "a/z.csv", "a/b/c.csv", "a.csv", ".git/x"] {
            touch(&inbox.path().join(name));
        }
        let elsewhere = tempfile::tempdir().unwrap();
        touch(&elsewhere.path().join("dehors.csv"));
        #[cfg(unix)]
        std::os::unix::fs::symlink(elsewhere.path(), inbox.path().join("lien")).unwrap();
        let entries = list(inbox.path()).unwrap();
        let names: Vec<_> = entries.iter().map(|it| slashed(&it.name)).filter(|it| it != "lien").collect();
        assert_eq!(names, [".git/x", "B.csv", "a.csv", "a/b/c.csv", "a/z.csv", "b.csv"]);
        assert_eq!(entries.iter().map(|it| it.id.0).collect::<Vec<_>>(), (0..entries.len() as u32).collect::<Vec<_>>());
        let link = entries.iter().find(|it| slashed(&it.name) == "lien").map(super::super::read);
        assert!(link.is_none_or(|it| matches!(it.verdict, Some(super::super::Verdict::Ignore(_)))));
    }

    #[test]
    fn an_absent_inbox_says_what_to_do() {
        let failure = list(Path::new("/nulle/part")).unwrap_err().to_string();
        assert!(failure.contains("Créez-le"), "{failure}");
    }

    #[test]
    fn names_that_are_never_tables_are_set_aside() {
        for (name, ignored) in [
            ("~$budget.xlsx", true),
            (".~lock.budget.ods#", true),
            ("a/budget.xlsx.part", true),
            ("A1B2C3D4.tmp", true),
            ("a/Thumbs.db", true),
            ("a/._budget.xlsx", true),
            ("maia.toml", true),
            ("a/maia.toml", false),
            ("budget.xlsx", false),
            ("LISEZ-MOI.md", false),
        ] {
            assert_eq!(ignored_by_name(Path::new(name)).is_some(), ignored, "{name}");
        }
    }
}
