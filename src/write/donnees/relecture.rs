//! `indicateurs_AAAA.csv` read back, for two runs to be compared.

use std::fs;
use std::path::{Path, PathBuf};

use super::indicateurs::HEADER;
use crate::base::failure::Failure;

/// The figures of a run, as its file gives them.
#[derive(Debug)]
pub struct Run {
    /// The file they were read from.
    pub path: PathBuf,
    pub exercice: i16,
    pub rows: Vec<Line>,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub territoire: String,
    pub indicateur: String,
    pub modalite: String,
    pub periode: String,
    /// As written: two runs agree when these digits do. Empty when the figure is not available.
    pub valeur: String,
    pub unite: String,
    pub statut: String,
    pub note: String,
}

impl Line {
    /// The value as a number; nothing when the figure is not available.
    pub fn value(&self) -> Option<f64> {
        self.valeur.parse().ok()
    }
}

/// Reads the figures of a run: the folder of its results, or the file itself.
pub fn read(given: &Path) -> Result<Run, Failure> {
    let path = if given.is_dir() { find(given)? } else { given.to_path_buf() };
    let bytes = fs::read(&path).map_err(|_| {
        Failure::Refused(format!(
            "«\u{a0}{}\u{a0}» ne peut pas être lu. Indiquez le dossier d’une exécution, par exemple «\u{a0}outputs/2017\u{a0}».",
            given.display()
        ))
    })?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let foreign = || {
        Failure::Refused(format!(
            "«\u{a0}{}\u{a0}» n’est pas un fichier d’indicateurs écrit par maia, ou il a été modifié. Relancez «\u{a0}maia consolider\u{a0}».",
            path.display()
        ))
    };
    if reader.headers().ok().is_none_or(|it| it != HEADER.as_slice()) {
        return Err(foreign());
    }
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().map_err(|_| foreign())?;
    let year = |it: &csv::StringRecord| it.get(0).and_then(|it| it.parse::<i16>().ok());
    let exercice = records.first().and_then(year).ok_or_else(foreign)?;
    if records.iter().any(|it| year(it) != Some(exercice)) {
        return Err(foreign());
    }
    Ok(Run { rows: records.iter().map(line).collect(), path, exercice })
}

fn line(record: &csv::StringRecord) -> Line {
    let [_, territoire, indicateur, modalite, periode, valeur, unite, _, _, _, statut, note] =
        std::array::from_fn(|rank| record.get(rank).unwrap_or_default().to_owned());
    Line { territoire, indicateur, modalite, periode, valeur, unite, statut, note }
}

/// The file of figures of a folder of results.
fn find(folder: &Path) -> Result<PathBuf, Failure> {
    let is_figures = |path: &PathBuf| {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with("indicateurs_") && name.ends_with(".csv")
    };
    let within = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|it| it.path()).filter(is_figures).collect()
    };
    let found = [within(&folder.join("donnees")), within(folder)].concat();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(Failure::Refused(format!(
            "«\u{a0}{}\u{a0}» n’est pas le dossier d’une exécution. Indiquez celui d’une année, par exemple «\u{a0}{}\u{a0}».",
            folder.display(),
            folder.join("2017").display()
        ))),
    }
}
