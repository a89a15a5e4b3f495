//! Figures and remarks → workbooks and data files; the only folder that imports rust_xlsxwriter.

mod a_corriger;
pub mod book;
pub mod comparaison;
pub mod compte_rendu_financier;
pub mod consolidation;
pub mod controle_interne;
pub mod depersonnalise;
pub mod donnees;
pub mod execution;
pub mod links;
pub mod modele;
pub mod publish;
#[cfg(test)]
mod sample;
mod secret;
mod tableau_de_bord;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;

use crate::base::bilan::Bilan;
use crate::base::cell::Sources;
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::extract::Verdict;
use crate::normalise::Frames;
use crate::summarise::Figures;
use links::Links;
use publish::{Outputs, Published};

/// All that outputs are made from.
pub struct Report<'a> {
    pub frames: &'a Frames,
    pub figures: &'a Figures,
    /// Sorted: gravest first, then by place.
    pub diagnostics: &'a [Diagnostic],
    pub sources: &'a Sources,
    /// One per file, in the order of `sources`.
    pub files: &'a [FileOutcome],
    pub settings: &'a Settings,
    /// How the run ended.
    pub bilan: Bilan,
    /// Seconds spent in each stage; the only thing that may differ between two equal runs.
    pub durees: &'a BTreeMap<&'static str, f64>,
    /// The way from the outputs folder to the inbox.
    pub links: &'a Links,
}

/// What became of a file of the inbox.
#[derive(Debug, Clone)]
pub struct FileOutcome {
    pub verdict: Verdict,
    pub hash: String,
    pub size: u64,
    pub modified: Option<String>,
    /// For each sheet: ids of the tables found, or why there is none, in French.
    pub sheets: Vec<SheetOutcome>,
}

impl FileOutcome {
    /// The day the document says it was last modified.
    pub fn day(&self) -> Option<Date> {
        self.modified.as_deref()?.get(..10)?.parse().ok()
    }
}

/// What became of a sheet.
#[derive(Debug, Clone)]
pub struct SheetOutcome {
    pub name: String,
    pub hidden: bool,
    pub cells: usize,
    pub tables: Vec<&'static str>,
    pub reason: Option<String>,
}

/// Writes the whole set into `outputs/AAAA/`, replaced as a whole or not at all.
pub fn write(report: &Report, outputs: &Outputs) -> Result<Published, Failure> {
    let start = Instant::now();
    let exercice = report.frames.periode.exercice;
    outputs.publish(exercice, |set| {
        put(&set.join(format!("consolidation_{exercice}.xlsx")), consolidation::consolidation(report)?)?;
        let financier = compte_rendu_financier::compte_rendu_financier(report)?;
        put(&set.join(format!("compte_rendu_financier_{exercice}.xlsx")), financier)?;
        put(&set.join(format!("controle_interne_{exercice}.xlsx")), controle_interne::controle_interne(report)?)?;
        a_corriger::write(report, set)?;
        tableau_de_bord::write(report, set)?;
        donnees::write(report, set)?;
        let mut durees = report.durees.clone();
        durees.insert("ecriture", start.elapsed().as_secs_f64());
        execution::write(report, &durees, set)
    })
}

/// Writes the workbook of the remarks alone, anywhere; its links start from its folder.
pub fn verification(report: &Report, path: &Path) -> Result<(), Failure> {
    put(path, consolidation::anomalies::workbook(report)?)
}

/// Writes a file of the set, with the folders that lead to it.
fn put(path: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
    path.parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| publish::failure(path, &error))
}
