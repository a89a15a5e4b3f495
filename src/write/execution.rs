//! `execution.json`: what was read, with what parameters, what came out; the trace of a run for audit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Report;
use super::publish::{failure, written};
use crate::base::bilan::Bilan;
use crate::base::cell::{FileId, SheetId};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::extract::Verdict;
use crate::normalise::Usage;

/// Name of the file, at the root of the set.
pub const NAME: &str = "execution.json";

/// Writes the trace into `folder`, which already holds every other output of the run. `durees` are seconds.
pub fn write(report: &Report, durees: &BTreeMap<&'static str, f64>, folder: &Path) -> Result<(), Failure> {
    let trace = Execution {
        version: env!("CARGO_PKG_VERSION"),
        verdict: Conclusion { code: report.bilan.code(), texte: report.bilan.sentence() },
        exercice: Exercice::of(report),
        parametres: Parametres::of(report.settings),
        territoires: report.frames.territoires.iter().map(Territoire::of).collect(),
        fichiers: Fichiers::of(&report.bilan),
        anomalies: Anomalies::of(&report.bilan),
        lignes: Lignes::of(report.frames.usage.values()),
        empreintes: "blake3",
        entrees: entrees(report),
        sorties: sorties(folder)?,
        durees,
    };
    let path = folder.join(NAME);
    let mut text =
        serde_json::to_string_pretty(&trace).map_err(|_| Failure::Internal("trace de l’exécution".to_owned()))?;
    text.push('\n');
    fs::write(&path, text).map_err(|error| failure(&path, &error))
}

/// The hash of each file that the run which filled `folder` wrote; `None` when no trace tells.
pub(super) fn published(folder: &Path) -> Option<BTreeMap<PathBuf, String>> {
    #[derive(Deserialize)]
    struct Written {
        sorties: Vec<Output>,
    }
    #[derive(Deserialize)]
    struct Output {
        chemin: PathBuf,
        empreinte: String,
    }
    let text = fs::read_to_string(folder.join(NAME)).ok()?;
    let written: Written = serde_json::from_str(&text).ok()?;
    Some(written.sorties.into_iter().map(|it| (it.chemin, it.empreinte)).collect())
}

#[derive(Serialize)]
struct Execution<'a> {
    version: &'static str,
    verdict: Conclusion,
    exercice: Exercice<'a>,
    parametres: Parametres<'a>,
    territoires: Vec<Territoire<'a>>,
    fichiers: Fichiers,
    anomalies: Anomalies,
    lignes: Lignes,
    empreintes: &'static str,
    entrees: Vec<Entree>,
    sorties: Vec<Sortie>,
    durees: &'a BTreeMap<&'static str, f64>,
}

#[derive(Serialize)]
struct Conclusion {
    code: u8,
    texte: String,
}

#[derive(Serialize)]
struct Exercice<'a> {
    annee: i16,
    motif: &'a str,
    debut: String,
    fin: String,
}

impl<'a> Exercice<'a> {
    fn of(report: &'a Report) -> Self {
        let periode = report.frames.periode;
        Self {
            annee: periode.exercice,
            motif: &report.frames.exercice_reason,
            debut: periode.debut.to_string(),
            fin: periode.fin.to_string(),
        }
    }
}

#[derive(Serialize)]
struct Parametres<'a> {
    departement: Option<&'a str>,
    exercice_demande: Option<i16>,
    seuil_diffusion: u32,
    charge_par_etp: f64,
    nouveaux_cas_par_mois: f64,
    delai_jours: f64,
    dates_manquantes_pct: f64,
    variation_pct: f64,
    variation_euros: i64,
}

impl<'a> Parametres<'a> {
    fn of(settings: &'a Settings) -> Self {
        Self {
            departement: settings.departement.as_deref(),
            exercice_demande: settings.exercice,
            seuil_diffusion: settings.diffusion.seuil,
            charge_par_etp: settings.seuils.charge_par_etp,
            nouveaux_cas_par_mois: settings.seuils.nouveaux_cas_par_mois,
            delai_jours: settings.seuils.delai_jours,
            dates_manquantes_pct: settings.seuils.dates_manquantes_pct,
            variation_pct: settings.seuils.variation_pct,
            variation_euros: settings.seuils.variation_euros,
        }
    }
}

#[derive(Serialize)]
struct Territoire<'a> {
    id: &'a str,
    nom: &'a str,
    compte_dans_le_departement: bool,
}

impl<'a> Territoire<'a> {
    fn of(territoire: &'a crate::base::territoire::Territoire) -> Self {
        Self { id: &territoire.id, nom: &territoire.name, compte_dans_le_departement: territoire.pooled }
    }
}

/// `recus` is the sum of the four others.
#[derive(Serialize)]
struct Fichiers {
    recus: usize,
    retenus: usize,
    refuses: usize,
    differes: usize,
    ignores: usize,
}

impl Fichiers {
    fn of(bilan: &Bilan) -> Self {
        Self {
            recus: bilan.recus(),
            retenus: bilan.retenus,
            refuses: bilan.refuses,
            differes: bilan.differes,
            ignores: bilan.ignores,
        }
    }
}

#[derive(Serialize)]
struct Anomalies {
    bloquant: usize,
    a_corriger: usize,
    a_verifier: usize,
}

impl Anomalies {
    fn of(bilan: &Bilan) -> Self {
        Self { bloquant: bilan.bloquants, a_corriger: bilan.a_corriger, a_verifier: bilan.a_verifier }
    }
}

#[derive(Serialize)]
struct Lignes {
    lues: usize,
    utilisees: usize,
    exclues: usize,
}

impl Lignes {
    fn of<'a>(usages: impl Iterator<Item = &'a Usage>) -> Self {
        usages.fold(Self { lues: 0, utilisees: 0, exclues: 0 }, |sum, it| Self {
            lues: sum.lues + it.read,
            utilisees: sum.utilisees + it.used,
            exclues: sum.exclues + it.excluded,
        })
    }
}

/// A file of the inbox.
#[derive(Serialize)]
struct Entree {
    chemin: String,
    empreinte: String,
    octets: u64,
    /// Last modification that the document states.
    modifie: Option<String>,
    verdict: &'static str,
    motif: Option<String>,
    lignes: Lignes,
    feuilles: Vec<Feuille>,
}

#[derive(Serialize)]
struct Feuille {
    nom: String,
    masquee: bool,
    cellules: usize,
    tables: Vec<&'static str>,
    motif: Option<String>,
    lignes: Lignes,
}

fn entrees(report: &Report) -> Vec<Entree> {
    let usage = &report.frames.usage;
    (0..)
        .map(FileId)
        .zip(report.files)
        .map(|(file, outcome)| {
            let sheets = (0..).map(|index| SheetId { file, index }).zip(&outcome.sheets);
            Entree {
                chemin: report.sources.file_name(file),
                empreinte: outcome.hash.clone(),
                octets: outcome.size,
                modifie: outcome.modified.clone(),
                verdict: outcome.verdict.id(),
                motif: match &outcome.verdict {
                    Verdict::Ignore(reason) => Some(reason.clone()),
                    _ => None,
                },
                lignes: Lignes::of(usage.iter().filter(|(sheet, _)| sheet.file == file).map(|it| it.1)),
                feuilles: sheets
                    .map(|(id, sheet)| Feuille {
                        nom: sheet.name.clone(),
                        masquee: sheet.hidden,
                        cellules: sheet.cells,
                        tables: sheet.tables.clone(),
                        motif: sheet.reason.clone(),
                        lignes: Lignes::of(usage.get(&id).into_iter()),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// A file of the set.
#[derive(Serialize)]
struct Sortie {
    chemin: String,
    empreinte: String,
    octets: u64,
}

fn sorties(folder: &Path) -> Result<Vec<Sortie>, Failure> {
    let files = written(folder).map_err(|error| failure(folder, &error))?;
    Ok(files.into_iter().map(|it| Sortie { chemin: it.path, empreinte: it.hash, octets: it.size }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarise::Figures;
    use crate::write::sample;

    #[test]
    fn the_trace_accounts_for_every_file_and_every_row() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("donnees")).unwrap();
        fs::write(folder.path().join("donnees/indicateurs_2017.csv"), "contenu").unwrap();
        sample::with(&Figures::default(), |report| write(report, report.durees, folder.path()).unwrap());
        let text = fs::read_to_string(folder.path().join(NAME)).unwrap();
        let trace: serde_json::Value = serde_json::from_str(&text).unwrap();
        let files = &trace["fichiers"];
        let count = |name: &str| files[name].as_u64().unwrap();
        assert_eq!(count("recus"), count("retenus") + count("refuses") + count("differes") + count("ignores"));
        assert_eq!(count("recus"), trace["entrees"].as_array().unwrap().len() as u64);
        assert_eq!(trace["lignes"], serde_json::json!({ "lues": 12, "utilisees": 8, "exclues": 4 }));
        assert_eq!(trace["entrees"][0]["feuilles"][4]["motif"], "aucun en-tête connu");
        assert_eq!(trace["entrees"][1]["verdict"], "refuse");
        assert_eq!(trace["durees"]["lecture"], 0.5);
        let known = published(folder.path()).unwrap();
        assert_eq!(known.keys().collect::<Vec<_>>(), [Path::new("donnees/indicateurs_2017.csv")]);
        assert_eq!(known.values().next().unwrap(), &blake3::hash(b"contenu").to_string());
    }

    #[test]
    fn an_unreadable_trace_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(published(folder.path()), None);
        fs::write(folder.path().join(NAME), "{").unwrap();
        assert_eq!(published(folder.path()), None);
    }
}
