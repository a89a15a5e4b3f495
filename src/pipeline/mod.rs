//! The stages in order; the only place that imports them all.

mod attribution;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::base::bilan::Bilan;
use crate::base::cell::{Place, SourceFile, Sources, slashed};
use crate::base::diagnostic::{Diagnostic, Reported, Severity};
use crate::base::failure::Failure;
use crate::base::person::masked;
use crate::base::settings::Settings;
use crate::extract::grid::Grid;
use crate::extract::{self, Entry, Reading, Verdict};
use crate::identify::{self, RawTable};
use crate::normalise::{self, Frames, Part, Readings};
use crate::write::links::Links;
use crate::write::publish::{Outputs, Published};
use crate::write::{self, FileOutcome, Report, SheetOutcome};
use crate::{review, summarise};

/// What was asked of a run.
#[derive(Debug, Default)]
pub struct Request {
    pub exercice: Option<i16>,
    pub au: Option<Date>,
    pub settings: Settings,
}

/// How far reading has got: files read, files in all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// An inbox once read, recognised, normalised and checked.
pub struct Reviewed {
    pub sources: Sources,
    pub files: Vec<FileOutcome>,
    pub frames: Frames,
    /// Gravest first, then by place.
    pub diagnostics: Vec<Diagnostic>,
    pub bilan: Bilan,
    /// Seconds spent in each stage.
    pub durees: BTreeMap<&'static str, f64>,
}

/// A whole run: what was understood, and where the outputs are.
pub struct Consolidated {
    pub reviewed: Reviewed,
    pub published: Published,
}

/// Reads a whole inbox and writes `outputs/AAAA/`.
pub fn consolidate(
    inbox: &Path,
    outputs: &Path,
    request: &Request,
    progress: Progress,
) -> Result<Consolidated, Failure> {
    if !inbox.is_dir() {
        return Err(Failure::Inbox(format!(
            "Le dossier «\u{a0}{}\u{a0}» n’existe pas. Créez-le, déposez-y les fichiers des MAIA, puis relancez.",
            inbox.display()
        )));
    }
    let entries = extract::list(inbox)?;
    if entries.is_empty() {
        return Err(Failure::Inbox(format!(
            "Le dossier «\u{a0}{}\u{a0}» est vide. Déposez-y les fichiers des MAIA (Excel, LibreOffice ou csv), puis relancez.",
            inbox.display()
        )));
    }
    let outputs = Outputs::open(outputs, &now())?;
    let mut reviewed = review(&entries, request, progress)?;
    let start = Instant::now();
    let figures = summarise::summarise(&reviewed.frames, &request.settings)?;
    reviewed.durees.insert("calcul", start.elapsed().as_secs_f64());
    let report = Report {
        frames: &reviewed.frames,
        figures: &figures,
        diagnostics: &reviewed.diagnostics,
        sources: &reviewed.sources,
        files: &reviewed.files,
        settings: &request.settings,
        bilan: reviewed.bilan,
        durees: &reviewed.durees,
        links: &Links::between(outputs.folder(), inbox),
    };
    let published = write::write(&report, &outputs)?;
    Ok(Consolidated { reviewed, published })
}

/// The hour, for another run that would want the same outputs folder; no output holds it.
fn now() -> String {
    jiff::Timestamp::now().strftime("%d/%m/%Y à %H:%M (temps universel)").to_string()
}

/// Reads, recognises, normalises and checks files; computes no figure.
pub fn review(entries: &[Entry], request: &Request, progress: Progress) -> Result<Reviewed, Failure> {
    let mut durees = BTreeMap::new();
    let start = Instant::now();
    let mut files = read_all(entries, &request.settings, progress)?;
    durees.insert("lecture", start.elapsed().as_secs_f64());
    let start = Instant::now();
    set_copies_aside(entries, &mut files);
    let sources = sources(entries, &files);
    let mut diagnostics = Vec::new();
    follow_corrections(entries, &request.settings, &sources, &mut files)?.drain_into(&mut diagnostics);
    let mut parts = Vec::new();
    let mut outcomes = Vec::new();
    for file in files {
        diagnostics.extend(file.diagnostics);
        parts.extend(file.parts);
        outcomes.push(file.outcome);
    }
    let frames = normalise::unite(parts, &request.settings, request.exercice, request.au)?.drain_into(&mut diagnostics);
    durees.insert("normalisation", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let checked = review::review(&frames, &request.settings)?;
    diagnostics.extend(unsaid(checked, &diagnostics));
    attribution::attribute(&mut diagnostics, &frames)?;
    diagnostics.sort_by(|a, b| {
        (a.severity, a.place, a.rule.code, &a.message).cmp(&(b.severity, b.place, b.rule.code, &b.message))
    });
    durees.insert("controle", start.elapsed().as_secs_f64());
    let bilan = bilan(&outcomes, &diagnostics);
    Ok(Reviewed { sources, files: outcomes, frames, diagnostics, bilan, durees })
}

/// The remarks of checks, without those on an ETP missing because its cell was not understood, which is said already.
fn unsaid(checked: Vec<Diagnostic>, said: &[Diagnostic]) -> Vec<Diagnostic> {
    let unread: BTreeSet<Place> =
        said.iter().filter(|it| it.rule.code.starts_with("VAL-")).map(|it| it.place).collect();
    let again = |it: &Diagnostic| it.rule.code == review::POSTE_SANS_ETP && unread.contains(&it.place);
    checked.into_iter().filter(|it| !again(it)).collect()
}

/// A file once read and understood on its own.
struct FileRead {
    outcome: FileOutcome,
    parts: Vec<Part>,
    /// Sheets *Valeurs rencontrées* that were handed back.
    corrections: Vec<RawTable>,
    diagnostics: Vec<Diagnostic>,
}

fn read_all(entries: &[Entry], settings: &Settings, progress: Progress) -> Result<Vec<FileRead>, Failure> {
    let done = std::sync::atomic::AtomicUsize::new(0);
    entries
        .par_iter()
        .map(|entry| {
            let read = read_one(entry, settings, &Readings::default());
            progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, entries.len());
            read
        })
        .collect()
}

fn read_one(entry: &Entry, settings: &Settings, readings: &Readings) -> Result<FileRead, Failure> {
    let Reading { hash, size, modified, ours, verdict, grids, mut diagnostics, .. } = extract::read(entry);
    let names = names(&shown(&entry.name));
    let mut parts = Vec::new();
    let mut corrections = Vec::new();
    let mut sheets = Vec::new();
    let typed = if ours { identify::explanations(&grids, modified.as_deref()) } else { Vec::new() };
    for table in &typed {
        parts.push(normalise::understand(table)?.drain_into(&mut diagnostics));
    }
    let mut kept = Vec::new();
    for grid in grids {
        match handed_back(&grid, ours, &typed, &mut corrections) {
            Some(outcome) => sheets.push((grid.sheet, outcome)),
            None => kept.push(grid),
        }
    }
    let found = identify::workbook(&kept, &names, modified.as_deref(), settings);
    for (grid, found) in kept.iter().zip(found) {
        let outcome = SheetOutcome {
            name: grid.name.clone(),
            hidden: grid.hidden,
            cells: grid.filled(),
            tables: found.tables.iter().map(|it| it.kind.id).collect(),
            reason: found.reason,
        };
        sheets.push((grid.sheet, outcome));
        diagnostics.extend(found.diagnostics);
        for table in &found.tables {
            let part = normalise::understand_as(table, readings)?.drain_into(&mut diagnostics);
            parts.push(part.read_in(&slashed(&entry.name), &grid.name));
        }
    }
    sheets.sort_by_key(|it| it.0);
    let sheets: Vec<SheetOutcome> = sheets.into_iter().map(|it| it.1).collect();
    let verdict = verdict.unwrap_or_else(|| {
        if sheets.iter().any(|it| !it.tables.is_empty()) {
            Verdict::Retenu
        } else if ours {
            Verdict::Ignore(OWN.to_owned())
        } else {
            Verdict::Ignore("aucun tableau connu n’y a été trouvé".to_owned())
        }
    });
    Ok(FileRead { outcome: FileOutcome { verdict, hash, size, modified, sheets }, parts, corrections, diagnostics })
}

const OWN: &str = "classeur écrit par maia, qui n’est pas une source de données";

/// What becomes of a sheet that this program wrote: only what people typed in it is taken, corrected readings and explanations.
fn handed_back(grid: &Grid, ours: bool, typed: &[RawTable], corrections: &mut Vec<RawTable>) -> Option<SheetOutcome> {
    let table = identify::corrections(grid);
    if !ours && table.is_none() {
        return None;
    }
    let explained = typed.iter().filter(|it| it.top_left.sheet == grid.sheet);
    let tables: Vec<&str> = table.iter().chain(explained).map(|it| it.kind.id).collect();
    let unused = || "feuille écrite par maia, qui n’est pas une source de données".to_owned();
    let reason = tables.is_empty().then(unused);
    corrections.extend(table);
    Some(SheetOutcome { name: grid.name.clone(), hidden: grid.hidden, cells: grid.filled(), tables, reason })
}

/// Reads again the files that hold values which people said how to read; most runs have none.
fn follow_corrections(
    entries: &[Entry],
    settings: &Settings,
    sources: &Sources,
    files: &mut [FileRead],
) -> Result<Reported<()>, Failure> {
    let sheets: Vec<RawTable> = files.iter_mut().flat_map(|it| std::mem::take(&mut it.corrections)).collect();
    if sheets.is_empty() {
        return Ok(().into());
    }
    let parts: Vec<&Part> = files.iter().flat_map(|it| &it.parts).collect();
    let Reported { value: readings, diagnostics } = Readings::of(&sheets, &parts, sources);
    files.par_iter_mut().zip(entries).try_for_each(|(file, entry)| -> Result<(), Failure> {
        if file.parts.iter().any(|it| readings.concern(it)) {
            *file = read_one(entry, settings, &readings)?;
        }
        Ok(())
    })?;
    for sheet in &sheets {
        let file = sheet.top_left.sheet.file;
        let Some(read) = files.get_mut(file.0 as usize) else { continue };
        if read.outcome.verdict == Verdict::Retenu && read.parts.is_empty() && !readings.come_from(file) {
            read.outcome.verdict = Verdict::Ignore(format!("{OWN}\u{a0}; aucune lecture n’y est corrigée"));
        }
    }
    Ok(Reported { value: (), diagnostics })
}

/// The path of a file as it can be shown: nothing that betrays a person.
fn shown(path: &Path) -> PathBuf {
    path.to_str().map_or_else(|| path.to_path_buf(), |it| PathBuf::from(masked(it)))
}

/// The file without extension, then its folders from the nearest up.
fn names(path: &Path) -> Vec<String> {
    let stem = path.file_stem().map(|it| it.to_string_lossy().into_owned());
    let folders = path.ancestors().skip(1).filter_map(|it| it.file_name()).map(|it| it.to_string_lossy().into_owned());
    stem.into_iter().chain(folders).collect()
}

/// Of files with the same bytes, the first in path order is kept.
fn set_copies_aside(entries: &[Entry], files: &mut [FileRead]) {
    let mut first: BTreeMap<String, &Path> = BTreeMap::new();
    for (file, entry) in files.iter_mut().zip(entries) {
        if file.outcome.hash.is_empty() || file.outcome.verdict != Verdict::Retenu {
            continue;
        }
        match first.get(&file.outcome.hash) {
            Some(kept) => {
                file.outcome.verdict =
                    Verdict::Ignore(format!("copie exacte de «\u{a0}{}\u{a0}»", shown(kept).display()));
                file.parts.clear();
                file.corrections.clear();
                file.diagnostics.clear();
            }
            None => {
                first.insert(file.outcome.hash.clone(), &entry.name);
            }
        }
    }
}

fn sources(entries: &[Entry], files: &[FileRead]) -> Sources {
    let file = |(entry, read): (&Entry, &FileRead)| SourceFile {
        path: shown(&entry.name),
        sheets: read.outcome.sheets.iter().map(|it| it.name.clone()).collect(),
    };
    Sources { files: entries.iter().zip(files).map(file).collect() }
}

fn bilan(files: &[FileOutcome], diagnostics: &[Diagnostic]) -> Bilan {
    let files_with = |test: fn(&Verdict) -> bool| files.iter().filter(|it| test(&it.verdict)).count();
    let remarks_with = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
    Bilan {
        retenus: files_with(|it| *it == Verdict::Retenu),
        refuses: files_with(|it| *it == Verdict::Refuse),
        differes: files_with(|it| *it == Verdict::Differe),
        ignores: files_with(|it| matches!(it, Verdict::Ignore(_))),
        bloquants: remarks_with(Severity::Bloquant),
        a_corriger: remarks_with(Severity::ACorriger),
        a_verifier: remarks_with(Severity::AVerifier),
    }
}
