//! Whole runs of the program, and what they wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A run of `maia consolider` into a folder of its own.
pub struct Run {
    pub outputs: TempDir,
    pub output: Output,
    exercice: i16,
}

/// The demonstration inbox of the repository.
pub fn demonstration() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs")
}

/// The binary under test.
pub fn maia(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maia"));
    command.args(words);
    command
}

/// Runs the main job on an inbox.
pub fn consolidate(inbox: &Path, exercice: i16, options: &[&str]) -> Run {
    let outputs = tempfile::tempdir().unwrap();
    let output = maia(&["consolider"])
        .arg(inbox)
        .arg("--sortie")
        .arg(outputs.path())
        .args(["--exercice", &exercice.to_string()])
        .args(options)
        .output()
        .unwrap();
    Run { outputs, output, exercice }
}

impl Run {
    /// The folder of the year.
    pub fn folder(&self) -> PathBuf {
        self.outputs.path().join(self.exercice.to_string())
    }

    pub fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// `indicateurs_AAAA.csv` by territoire, indicateur, modalite, periode.
    pub fn figures(&self) -> BTreeMap<[String; 4], FigureRow> {
        let path = self.folder().join(format!("donnees/indicateurs_{}.csv", self.exercice));
        let mut reader = csv::Reader::from_path(path).unwrap_or_else(|_| panic!("no figures: {}", self.stderr()));
        assert_eq!(
            reader.headers().unwrap().iter().collect::<Vec<_>>().join(","),
            "exercice,territoire,indicateur,modalite,periode,valeur,unite,numerateur,denominateur,norme,statut,note"
        );
        reader
            .records()
            .map(|record| {
                let record = record.unwrap();
                let key = [1, 2, 3, 4].map(|at| record[at].to_owned());
                let number = |at: usize| (!record[at].is_empty()).then(|| record[at].parse::<f64>().unwrap());
                let row = FigureRow {
                    valeur: number(5),
                    denominateur: number(8),
                    statut: record[10].to_owned(),
                    note: record[11].to_owned(),
                };
                (key, row)
            })
            .collect()
    }

    /// `anomalies_AAAA.csv`, row by row.
    pub fn anomalies(&self) -> Vec<BTreeMap<String, String>> {
        let path = self.folder().join(format!("donnees/anomalies_{}.csv", self.exercice));
        csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
    }
}

/// One row of `indicateurs_AAAA.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    pub valeur: Option<f64>,
    pub denominateur: Option<f64>,
    pub statut: String,
    pub note: String,
}

/// The figure of that name for the whole period.
#[track_caller]
pub fn figure<'a>(
    figures: &'a BTreeMap<[String; 4], FigureRow>,
    territoire: &str,
    indicateur: &str,
    modalite: &str,
) -> &'a FigureRow {
    let found = figures.iter().find(|(key, _)| key[0] == territoire && key[1] == indicateur && key[2] == modalite);
    found.map(|it| it.1).unwrap_or_else(|| panic!("no {indicateur} {modalite} for {territoire}"))
}

/// Every file under a folder with its bytes; the times of `execution.json` are taken out.
pub fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut folders = vec![folder.to_path_buf()];
    let mut found = BTreeMap::new();
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let mut content = std::fs::read(&path).unwrap();
            if path.ends_with("execution.json") {
                let mut json: serde_json::Value = serde_json::from_slice(&content).unwrap();
                json.as_object_mut().unwrap().remove("durees").expect("execution.json says how long it took");
                content = serde_json::to_vec(&json).unwrap();
            }
            found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), content);
        }
    }
    found
}
