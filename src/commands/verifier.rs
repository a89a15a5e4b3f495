//! `maia verifier`: what is wrong in which cell, at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::base::cell::FileId;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::cli::Options;
use crate::extract::{self, Entry};
use crate::pipeline::{self, Reviewed};
use crate::summarise::Figures;
use crate::terminal::{Bar, Terminal};
use crate::write::links::Links;
use crate::write::{self, Report};

pub(super) fn run(paths: &[PathBuf], workbook: Option<&Path>, options: &Options) -> Result<ExitCode, Failure> {
    let terminal = Terminal::new(options);
    let inbox = paths.iter().find_map(|it| inbox_of(it)).unwrap_or_default();
    let request = super::request(&inbox, options)?;
    let entries = entries(paths)?;
    let bar = Bar::new(&terminal);
    let reviewed = pipeline::review(&entries, &request, &|done, all| bar.show(done, all))?;
    bar.clear();
    terminal.journal(&reviewed);
    terminal.verdicts(&reviewed);
    terminal.remarks(&reviewed, usize::MAX);
    if let Some(workbook) = workbook {
        write(&entries, &reviewed, &request.settings, workbook)?;
        terminal.result(&format!("Anomalies\u{a0}: {}", workbook.display()));
    }
    terminal.result(&format!("{}.", reviewed.bilan.identity()));
    terminal.result(&reviewed.bilan.sentence());
    Ok(ExitCode::from(reviewed.bilan.code()))
}

fn write(entries: &[Entry], reviewed: &Reviewed, settings: &Settings, workbook: &Path) -> Result<(), Failure> {
    let report = Report {
        frames: &reviewed.frames,
        figures: &Figures::default(),
        diagnostics: &reviewed.diagnostics,
        sources: &reviewed.sources,
        files: &reviewed.files,
        settings,
        bilan: reviewed.bilan,
        durees: &reviewed.durees,
        links: &links(entries, workbook.parent().unwrap_or(Path::new(""))),
    };
    write::verification(&report, workbook)
}

/// The way from the workbook to the files, when one folder leads to them all.
fn links(entries: &[Entry], folder: &Path) -> Links {
    let mut roots = entries.iter().map(|it| it.path.ancestors().nth(it.name.components().count()));
    match roots.next().flatten() {
        Some(root) if roots.all(|it| it == Some(root)) => Links::between(folder, root),
        _ => Links::none(),
    }
}

/// The nearest folder up that holds a `maia.toml`: a file is read as it would be within its inbox.
pub(super) fn inbox_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|it| it.join("maia.toml").is_file()).map(Path::to_path_buf)
}

/// The path within the inbox; without one, the file and its folder, which may name the site.
fn name_of(path: &Path) -> PathBuf {
    let within = inbox_of(path).and_then(|it| path.strip_prefix(it).ok().map(Path::to_path_buf));
    let folder = path.parent().and_then(Path::file_name).map(PathBuf::from).unwrap_or_default();
    within.unwrap_or_else(|| folder.join(path.file_name().unwrap_or_default()))
}

/// The files named, and those of the folders named, numbered together.
pub(super) fn entries(paths: &[PathBuf]) -> Result<Vec<Entry>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(extract::list(path)?);
        } else if path.is_file() {
            all.push(Entry { id: FileId(0), path: path.clone(), name: name_of(path) });
        } else {
            return Err(Failure::Configuration(format!(
                "«\u{a0}{}\u{a0}» n’existe pas. Vérifiez le nom, ou glissez le fichier dans la fenêtre.",
                path.display()
            )));
        }
    }
    for (rank, entry) in all.iter_mut().enumerate() {
        entry.id = FileId(rank as u32);
    }
    Ok(all)
}
