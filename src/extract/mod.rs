//! Inbox folder → grids of cells. Nothing here knows what a table means.

pub mod grid;
mod inbox;
mod separated;
mod serial;
mod workbook;

pub use inbox::{list, set_copies_aside};

use std::path::PathBuf;

use crate::base::cell::FileId;
use crate::base::diagnostic::Diagnostic;
use grid::Grid;

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
    /// `None` when the sheets were read: recognition then decides between `Retenu` and `Ignore`.
    pub verdict: Option<Verdict>,
    pub grids: Vec<Grid>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file; never fails, never panics: what goes wrong is its verdict and a remark.
pub fn read(entry: &Entry) -> Reading {
    let mut reading = Reading {
        id: entry.id,
        hash: String::new(),
        size: 0,
        modified: None,
        verdict: None,
        grids: Vec::new(),
        diagnostics: Vec::new(),
    };
    if let Some(reason) = inbox::ignored_by_name(&entry.name) {
        reading.verdict = Some(Verdict::Ignore(reason.to_owned()));
        return reading;
    }
    let Ok(bytes) = std::fs::read(&entry.path) else {
        reading.verdict = Some(Verdict::Refuse);
        return reading;
    };
    reading.size = bytes.len() as u64;
    reading.hash = blake3::hash(&bytes).to_hex().to_string();
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        match std::panic::catch_unwind(|| workbook::read(&bytes, entry.id)) {
            Ok(Some((grids, modified))) => (reading.grids, reading.modified) = (grids, modified),
            _ => reading.verdict = Some(Verdict::Refuse),
        }
    } else if entry.name.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv")) {
        reading.grids = separated::read(&bytes, entry.id);
    } else {
        reading.verdict = Some(Verdict::Ignore("ce n’est pas un tableau".to_owned()));
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::grid::Value;
    use super::*;

    #[test]
    fn a_workbook_and_a_text_file_give_grids() {
        let inbox = tempfile::tempdir().unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(0, 0, "Date").unwrap();
        sheet.write_with_format(1, 0, 42_545.5, &format).unwrap();
        sheet.write(1, 2, 12.5).unwrap();
        book.save(inbox.path().join("b.xlsx")).unwrap();
        std::fs::write(inbox.path().join("a.csv"), b"Pr\xe9nom;Total\n;3,5\n").unwrap();
        let entries = list(inbox.path()).unwrap();
        let readings: Vec<_> = entries.iter().map(read).collect();
        assert_eq!(readings[0].grids[0].get(0, 0), Some(&Value::Text("Prénom".into())));
        assert_eq!(readings[0].grids[0].get(1, 1), Some(&Value::Text("3,5".into())));
        assert_eq!(readings[1].grids[0].get(1, 0), Some(&Value::Date { day: 16_976, second: 43_200 }));
        assert_eq!(readings[1].grids[0].get(1, 2), Some(&Value::Number(12.5)));
        assert_eq!(readings[1].grids[0].filled(), 3);
    }
}
