//! A copy of a set as it was sent, sealed: anyone can tell later whether a single byte of it changed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::set_aside::is_owner_file;
use super::{NEW, Outputs, Written, beside, failure, hidden, written};
use crate::base::failure::Failure;
use crate::write::execution;

/// The seal, for programs and for people.
pub const SEAL: &str = "scelle.json";
pub const NOTICE: &str = "SCELLE.txt";

/// What a seal says of the files beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The program that sealed.
    pub version: String,
    pub exercice: i16,
    /// The hash of all that follows: the one to write in the letter that goes with the files.
    pub empreinte: String,
    pub empreintes: String,
    pub fichiers: Vec<Sealed>,
}

/// A sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Relative to the folder, with `/` on every system.
    pub chemin: String,
    pub empreinte: String,
    pub octets: u64,
    /// Someone changed or added it after the run that wrote the set.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub modifie: bool,
}

/// A seal and where it is.
#[derive(Debug)]
pub struct Placed {
    pub folder: PathBuf,
    pub seal: Seal,
    /// The same files were sealed there before.
    pub already: bool,
}

/// How the files of a folder depart from its seal.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Broken {
    pub changed: Vec<String>,
    pub missing: Vec<String>,
    pub added: Vec<String>,
    /// The seal itself was rewritten.
    pub seal: bool,
}

impl Broken {
    /// Whether nothing departs.
    pub fn holds(&self) -> bool {
        *self == Self::default()
    }
}

impl Outputs {
    /// Copies `AAAA/` into `AAAA_fige_AAAA-MM-JJ/` and seals the copy. What changed since the run is refused unless it was said to be meant.
    pub fn seal(&self, exercice: i16, day: Date, with_changes: bool) -> Result<Placed, Failure> {
        let source = self.folder.join(exercice.to_string());
        if !source.join(execution::NAME).is_file() {
            return Err(Failure::Refused(format!(
                "«\u{a0}{}\u{a0}» ne contient pas les résultats d’une exécution. Lancez d’abord «\u{a0}maia consolider\u{a0}».",
                source.display()
            )));
        }
        let seal = seal_of(&source, exercice).map_err(|error| failure(&source, &error))?;
        let changed: Vec<&str> = seal.fichiers.iter().filter(|it| it.modifie).map(|it| it.chemin.as_str()).collect();
        if !changed.is_empty() && !with_changes {
            return Err(Failure::Refused(format!(
                "Rien n’est figé\u{a0}: depuis l’exécution, ont été modifiés, ajoutés ou retirés\u{a0}: {}. Si c’est bien ce qui a été envoyé, \
                 ajoutez «\u{a0}--avec-modifications\u{a0}»\u{a0}; sinon relancez «\u{a0}maia consolider\u{a0}».",
                changed.join(", ")
            )));
        }
        let dated = beside(&source, &format!("_fige_{day}"));
        for number in 1..1000 {
            let folder = if number == 1 { dated.clone() } else { beside(&dated, &format!("_{number}")) };
            if folder.symlink_metadata().is_err() {
                self.copy_sealed(&source, &folder, &seal).map_err(|error| failure(&folder, &error))?;
                return Ok(Placed { folder, seal, already: false });
            }
            if read(&folder).is_some_and(|known| known == seal) && verify(&folder)?.holds() {
                return Ok(Placed { folder, seal, already: true });
            }
        }
        Err(failure(&dated, &io::ErrorKind::AlreadyExists.into()))
    }

    /// The latest year whose results are there.
    pub fn latest(&self) -> Option<i16> {
        let names = fs::read_dir(&self.folder).ok()?.flatten().filter_map(|it| it.file_name().into_string().ok());
        let years = names.filter_map(|it| it.parse::<i16>().ok());
        years.filter(|it| self.folder.join(it.to_string()).join(execution::NAME).is_file()).max()
    }

    /// Fills a hidden folder, then gives it its name: a seal is whole or not there. Its files may no longer be written to.
    fn copy_sealed(&self, source: &Path, folder: &Path, seal: &Seal) -> io::Result<()> {
        let new = hidden(folder, NEW);
        self.disk.create_dir(&new)?;
        for file in seal.fichiers.iter().filter(|it| !it.empreinte.is_empty()) {
            let target = new.join(&file.chemin);
            self.disk.create_dir(target.parent().unwrap_or(&new))?;
            self.disk.copy(&source.join(&file.chemin), &target)?;
        }
        fs::write(new.join(SEAL), serde_json::to_string_pretty(seal).map_err(io::Error::other)? + "\n")?;
        fs::write(new.join(NOTICE), notice(seal))?;
        self.disk.sync_tree(&new)?;
        self.disk.rename(&new, folder)?;
        for file in super::disk::tree(folder)?.files {
            let mut permissions = file.metadata()?.permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&file, permissions)?;
        }
        self.disk.sync_dir(&self.folder)
    }
}

/// How the files of a sealed folder depart from what its seal says.
pub fn verify(folder: &Path) -> Result<Broken, Failure> {
    let seal = read(folder).ok_or_else(|| {
        Failure::Refused(format!(
            "«\u{a0}{}\u{a0}» n’a pas de scellé lisible ({SEAL}). Indiquez un dossier écrit par «\u{a0}maia figer\u{a0}».",
            folder.display()
        ))
    })?;
    let found = files(folder).map_err(|error| failure(folder, &error))?;
    let found: BTreeMap<&str, &Written> = found.iter().map(|it| (it.path.as_str(), it)).collect();
    let known: BTreeMap<&str, &Sealed> = seal.fichiers.iter().map(|it| (it.chemin.as_str(), it)).collect();
    let mut broken = Broken { seal: seal.empreinte != fingerprint(seal.exercice, &seal.fichiers), ..Broken::default() };
    for (path, file) in known.iter().filter(|it| !it.1.empreinte.is_empty()) {
        match found.get(path) {
            None => broken.missing.push((*path).to_owned()),
            Some(it) if it.hash != file.empreinte => broken.changed.push((*path).to_owned()),
            Some(_) => {}
        }
    }
    broken.added = found.keys().filter(|it| !known.contains_key(*it)).map(|it| (*it).to_owned()).collect();
    broken.seal |= fs::read_to_string(folder.join(NOTICE)).ok().as_deref() != Some(&*notice(&seal));
    Ok(broken)
}

/// The seal of a folder, if it has a readable one.
pub fn read(folder: &Path) -> Option<Seal> {
    serde_json::from_str(&fs::read_to_string(folder.join(SEAL)).ok()?).ok()
}

/// What a set holds now, against what its run wrote. A file that is no longer there is named without hash.
fn seal_of(set: &Path, exercice: i16) -> io::Result<Seal> {
    let known = execution::published(set).unwrap_or_default();
    let as_written = |it: &Written| {
        it.path == execution::NAME || known.get(Path::new(&it.path)).is_some_and(|hash| *hash == it.hash)
    };
    let found = files(set)?;
    let mut fichiers: Vec<Sealed> = found
        .iter()
        .map(|it| Sealed {
            chemin: it.path.clone(),
            empreinte: it.hash.clone(),
            octets: it.size,
            modifie: !as_written(it),
        })
        .collect();
    let gone = known.keys().filter(|path| !found.iter().any(|it| Path::new(&it.path) == path.as_path()));
    fichiers.extend(gone.map(|path| Sealed {
        chemin: path.to_string_lossy().into_owned(),
        empreinte: String::new(),
        octets: 0,
        modifie: true,
    }));
    fichiers.sort_by(|a, b| a.chemin.cmp(&b.chemin));
    let empreinte = fingerprint(exercice, &fichiers);
    Ok(Seal {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        exercice,
        empreinte,
        empreintes: "blake3".to_owned(),
        fichiers,
    })
}

/// The files of a folder, but for the seal itself and what spreadsheets leave beside an open workbook.
fn files(folder: &Path) -> io::Result<Vec<Written>> {
    let of_seal = |it: &Written| [SEAL, NOTICE].contains(&it.path.as_str()) || is_owner_file(Path::new(&it.path));
    Ok(written(folder)?.into_iter().filter(|it| !of_seal(it)).collect())
}

/// One hash for the whole: of the year, then of each line `empreinte  chemin`.
fn fingerprint(exercice: i16, files: &[Sealed]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{exercice}\n").as_bytes());
    for file in files {
        hasher.update(format!("{}  {}\n", file.empreinte, file.chemin).as_bytes());
    }
    hasher.finalize().to_string()
}

/// The seal in words, for whoever opens the folder without this program.
fn notice(seal: &Seal) -> String {
    let mut text = format!(
        "Résultats MAIA de l’exercice {}, tels qu’ils ont été envoyés.\n\n\
         Empreinte du scellé (à reporter dans le courrier d’envoi)\u{a0}:\n{}\n\n\
         Ces fichiers ne doivent plus changer. Pour vérifier qu’ils n’ont pas changé\u{a0}:\n\
         \u{20}   maia figer --verifier CE_DOSSIER\n\
         ou, sans maia, comparer l’empreinte BLAKE3 de chaque fichier (commande b3sum) à la liste qui suit.\n\n",
        seal.exercice, seal.empreinte
    );
    for file in &seal.fichiers {
        let mark = match (file.modifie, file.empreinte.is_empty()) {
            (_, true) => "  (retiré depuis l’exécution)",
            (true, _) => "  (modifié ou ajouté depuis l’exécution)",
            _ => "",
        };
        let hash = if file.empreinte.is_empty() { "-" } else { &file.empreinte };
        text.push_str(&format!("{hash}  {}{mark}\n", file.chemin));
    }
    text
}
