//! Figures and remarks → workbooks and data files; the only folder that imports rust_xlsxwriter.

pub mod book;
pub mod consolidation;
pub mod donnees;
pub mod execution;
pub mod publish;
#[cfg(test)]
mod sample;

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::bilan::Bilan;
use crate::base::cell::Sources;
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::extract::Verdict;
use crate::normalise::Frames;
use crate::summarise::Figures;

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
    /// Folder of the inbox, for links.
    pub inbox: &'a Path,
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

/// What became of a sheet.
#[derive(Debug, Clone)]
pub struct SheetOutcome {
    pub name: String,
    pub hidden: bool,
    pub cells: usize,
    pub tables: Vec<&'static str>,
    pub reason: Option<String>,
}

/// Writes the whole set into `outputs/AAAA/`, replaced as a whole or not at all. Gives back the folder written.
pub fn write(_report: &Report, _outputs: &Path) -> Result<std::path::PathBuf, Failure> {
    Err(Failure::Internal("écriture absente".to_owned()))
}
