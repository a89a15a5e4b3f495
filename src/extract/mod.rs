//! Inbox folder → grids of cells. Nothing here knows what a table means.

pub mod grid;

use std::path::{Path, PathBuf};

use crate::base::cell::FileId;
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;
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

/// The files of the inbox in path order, whatever the file system's order.
pub fn list(_inbox: &Path) -> Result<Vec<Entry>, Failure> {
    Ok(Vec::new())
}

/// Reads one file; never fails, never panics: what goes wrong is its verdict and a remark.
pub fn read(entry: &Entry) -> Reading {
    Reading {
        id: entry.id,
        hash: String::new(),
        size: 0,
        modified: None,
        verdict: None,
        grids: Vec::new(),
        diagnostics: Vec::new(),
    }
}
