//! Inbox folder → grids of cells. Nothing here knows what a table means.

pub mod grid;
mod inbox;
mod limits;
mod fault;
mod nature;
mod found;
mod archive;
mod xml;
mod sheets;
mod remarks;
mod filling;
mod serial;
mod number_format;
mod properties;
mod package;
mod xlsx;
mod xlsb;
mod ods;
mod compound;
mod biff;
mod xls;
mod encoding;
mod separated;
mod web_page;
mod spreadsheet_2003;
pub mod worker;

use std::cell::Cell;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Once;

use crate::base::cell::{FileId, Place};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use fault::Fault;
use found::Found;
use grid::Grid;

pub use inbox::list;

/// The document property that marks the workbooks that this program writes for people to read.
pub const OURS: &str = "maia";

/// A file of the inbox, before it is opened.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: FileId,
    /// Where it lies.
    pub path: PathBuf,
    /// Its path relative to the inbox, for people.
    pub name: PathBuf,
}

/// What became of a file; each file gets exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Read; at least one table was recognised in it.
    Retenu,
    /// Could not be believed or read; the remark says why.
    Refuse,
    /// Still being written; to be taken at the next run.
    Differe,
    /// Not meant to be read: copy, owner file, document, no known table. Says why, in French.
    Ignore(String),
}

impl Verdict {
    /// The word of `execution.json`.
    pub fn id(&self) -> &'static str {
        match self {
            Verdict::Retenu => "retenu",
            Verdict::Refuse => "refuse",
            Verdict::Differe => "differe",
            Verdict::Ignore(_) => "ignore",
        }
    }

    /// The word people read.
    pub fn label(&self) -> &'static str {
        match self {
            Verdict::Retenu => "Retenu",
            Verdict::Refuse => "Refusé",
            Verdict::Differe => "Différé",
            Verdict::Ignore(_) => "Ignoré",
        }
    }
}

/// A file once read.
#[derive(Debug)]
pub struct Reading {
    pub id: FileId,
    /// blake3 of the bytes, in hexadecimal; empty when they could not be read.
    pub hash: String,
    pub size: u64,
    /// When the document says it was last modified (document property, never the file's time), as `AAAA-MM-JJTHH:MM:SSZ`.
    pub modified: Option<String>,
    /// This program wrote it: see [`OURS`].
    pub ours: bool,
    /// `None` when the sheets were read: recognition then decides between `Retenu` and `Ignore`.
    pub verdict: Option<Verdict>,
    pub grids: Vec<Grid>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What the sheets of a file hold.
#[derive(Debug, Default)]
struct Content {
    grids: Vec<Grid>,
    modified: Option<String>,
    ours: bool,
    diagnostics: Vec<Diagnostic>,
}

/// How the reading of a file ends.
enum Outcome {
    Read(Content),
    /// Why, in French.
    Ignored(String),
    Refused(Diagnostic),
    Deferred(Diagnostic),
}

/// Reads one file; never fails, never panics: what goes wrong is its verdict and a remark.
pub fn read(entry: &Entry) -> Reading {
    let mut reading = Reading {
        id: entry.id,
        hash: String::new(),
        size: 0,
        modified: None,
        ours: false,
        verdict: None,
        grids: Vec::new(),
        diagnostics: Vec::new(),
    };
    let mut know = |bytes: &[u8]| {
        reading.size = bytes.len() as u64;
        reading.hash = blake3::hash(bytes).to_hex().to_string();
    };
    let outcome = match before_opening(entry) {
        Some(outcome) => {
            // What is set aside by its name is still a file that was received: its size and hash are part of the trace.
            if matches!(outcome, Outcome::Ignored(_)) && is_file(entry) {
                load(entry).iter().for_each(|bytes| know(bytes));
            }
            outcome
        }
        None => match load(entry) {
            Err(outcome) => outcome,
            Ok(bytes) => {
                know(&bytes);
                understand(&bytes, entry)
            }
        },
    };
    match outcome {
        Outcome::Read(content) => {
            (reading.grids, reading.modified, reading.ours) = (content.grids, content.modified, content.ours);
            reading.diagnostics = content.diagnostics;
        }
        Outcome::Ignored(reason) => reading.verdict = Some(Verdict::Ignore(reason)),
        Outcome::Refused(diagnostic) => {
            reading.verdict = Some(Verdict::Refuse);
            reading.diagnostics.push(diagnostic);
        }
        Outcome::Deferred(diagnostic) => {
            reading.verdict = Some(Verdict::Differe);
            reading.diagnostics.push(diagnostic);
        }
    }
    reading
}

/// What the name of a file and its neighbours already settle.
fn before_opening(entry: &Entry) -> Option<Outcome> {
    if let Some(reason) = inbox::ignored_by_name(&entry.name) {
        return Some(Outcome::Ignored(reason.to_owned()));
    }
    if !is_file(entry) {
        return Some(Outcome::Ignored("lien ou fichier spécial, qui n’est pas suivi".to_owned()));
    }
    inbox::opened_by(&entry.path).map(|software| {
        let message =
            format!("Le fichier est ouvert dans {software}\u{a0}: il a pu changer depuis son enregistrement.");
        Outcome::Deferred(Diagnostic::new(&OPENED, Place::File(entry.id), message))
    })
}

/// Whether an entry is a file, and no link, pipe or socket; what cannot be told is left to the reading.
fn is_file(entry: &Entry) -> bool {
    fs::symlink_metadata(&entry.path).map_or(true, |it| it.is_file() || it.is_dir())
}

/// The bytes of a file, once sure that nobody was writing it meanwhile.
fn load(entry: &Entry) -> Result<Vec<u8>, Outcome> {
    let place = Place::File(entry.id);
    let unopenable = |_| {
        let message = "Le fichier n’a pas pu être ouvert sur ce poste.";
        Outcome::Refused(Diagnostic::new(&UNOPENABLE, place, message))
    };
    let before = fs::metadata(&entry.path).map_err(unopenable)?;
    if before.len() > limits::FILE {
        let fault = Fault::limit("d’octets dans le fichier", before.len(), limits::FILE);
        return Err(Outcome::Refused(fault.diagnostic(entry.id)));
    }
    let bytes = fs::read(&entry.path).map_err(unopenable)?;
    let after = fs::metadata(&entry.path).map_err(unopenable)?;
    if after.len() != bytes.len() as u64 || before.modified().ok() != after.modified().ok() {
        let message = "Le fichier a changé pendant sa lecture\u{a0}: une copie est sans doute en cours.";
        return Err(Outcome::Deferred(Diagnostic::new(&OPENED, place, message)));
    }
    Ok(bytes)
}

/// Does what may panic; a mistake of ours or of a library costs one file alone, in silence.
fn unharmed<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    thread_local! {
        static QUIET: Cell<bool> = const { Cell::new(false) };
    }
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // The message of a panic may hold the content of a cell.
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    let was_quiet = QUIET.replace(true);
    let result = std::panic::catch_unwind(AssertUnwindSafe(read));
    QUIET.set(was_quiet);
    result.unwrap_or(Err(Fault::Interrupted("le contenu a mis la lecture en échec")))
}

/// What the bytes of a file are, and what they hold.
fn understand(bytes: &[u8], entry: &Entry) -> Outcome {
    let extension = nature::extension(&entry.name);
    let result = unharmed(|| found::find(bytes, entry.id, &extension));
    let meant = nature::means_table(&extension);
    match result {
        Ok(Found::Sheets(mut content, usual)) => {
            if meant && !usual.contains(&extension.as_str()) {
                content.diagnostics.push(misnamed(entry.id, &extension, usual[0]));
            }
            Outcome::Read(content)
        }
        Ok(Found::Other(what)) if meant => {
            let message = format!("Le nom se termine par «\u{a0}.{extension}\u{a0}», mais le contenu est {what}.");
            Outcome::Refused(Diagnostic::new(&NOT_A_TABLE, Place::File(entry.id), message))
        }
        Ok(Found::Other(what)) => Outcome::Ignored(format!("{what}, qui n’est pas un tableau")),
        Err(fault) if meant || nature::may_be_table(&extension) => Outcome::Refused(fault.diagnostic(entry.id)),
        Err(_) => Outcome::Ignored("document qui n’est pas un tableau".to_owned()),
    }
}

fn misnamed(file: FileId, extension: &str, usual: &str) -> Diagnostic {
    let message = format!(
        "Le nom se termine par «\u{a0}.{extension}\u{a0}», mais le contenu est celui d’un fichier .{usual}\u{a0}; il a \
         été lu comme tel."
    );
    Diagnostic::new(&MISNAMED, Place::File(file), message)
}

/// What this stage may remark.
pub static RULES: &[&Rule] = &[
    &OPENED,
    &fault::INCOMPLETE,
    &fault::ALTERED,
    &fault::PROTECTED,
    &MISNAMED,
    &fault::BOMB,
    &fault::OLD,
    &fault::EMPTY,
    &fault::LIMIT,
    &fault::MALFORMED,
    &UNOPENABLE,
    &fault::INTERRUPTED,
    &sheets::SHEET_LOST,
    &remarks::CELL_LOST,
    &remarks::OUTSIDE,
    &remarks::NO_SUCH_DATE,
    &remarks::LONG_NUMBER,
    &remarks::TWICE,
    &remarks::OVERLAP,
    &remarks::WIDE,
    &remarks::REPEATED,
    &sheets::TOO_MANY_SHEETS,
    &NOT_A_TABLE,
    &separated::ENCODING,
    &separated::OPEN_QUOTE,
    &remarks::CUT,
];

static OPENED: Rule = Rule {
    code: "FIC-01",
    severity: Severity::ACorriger,
    title: "Fichier en cours de modification",
    explanation: "Un fichier ouvert dans un tableur, ou en cours de copie, peut différer de ce que son auteur voit à \
                  l’écran. Il sera lu à la prochaine exécution\u{a0}; rien n’est perdu.",
    correction: "Fermer le fichier, attendre la fin de la copie, puis relancer.",
};

static MISNAMED: Rule = Rule {
    code: "FIC-05",
    severity: Severity::AVerifier,
    title: "Extension trompeuse",
    explanation: "Des logiciels métier enregistrent sous une extension qui n’est pas celle du format\u{a0}; le \
                  contenu décide de la lecture, pas le nom.",
    correction: "Ouvrir le fichier dans Excel et l’enregistrer au format .xlsx.",
};

static UNOPENABLE: Rule = Rule {
    code: "FIC-11",
    severity: Severity::Bloquant,
    title: "Fichier impossible à ouvrir",
    explanation: "Le système refuse l’accès au fichier\u{a0}: droits insuffisants, fichier déplacé ou resté dans le nuage.",
    correction: "Vérifier que le fichier s’ouvre sur ce poste, puis relancer.",
};

static NOT_A_TABLE: Rule = Rule {
    code: "FIC-23",
    severity: Severity::Bloquant,
    title: "Ce n’est pas un tableau",
    explanation: "Le nom du fichier annonce un tableau, mais son contenu est tout autre.",
    correction: "Retrouver le tableau d’origine et le déposer à la place.",
};
#[cfg(test)]
mod excel_97;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod fuzz;
