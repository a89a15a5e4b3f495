//! Raw tables → typed frames in which every row leads back to its cells.

pub mod example;
pub mod frames;

use crate::base::date::Periode;
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::RawTable;
pub use frames::{Frames, TableOrigin, Usage};

/// One raw table once its cells are understood; still local to its file.
///
/// `frame` already has the schema of its kind, but `territoire` still holds the name as written, `gc` the label as written, and
/// `origin` ranks in `rows`; [`unite`] resolves the three.
#[derive(Debug)]
pub struct Part {
    pub table: TableOrigin,
    pub frame: polars::prelude::DataFrame,
    /// Row of the sheet of each `origin`.
    pub rows: Vec<u32>,
    pub usage: Usage,
    /// Last modification that the document states, to settle two versions of a row.
    pub modified: Option<String>,
}

/// Understands the cells of one table. Local: knows no other file, so that files go in parallel.
pub fn understand(table: &RawTable) -> Result<Reported<Part>, Failure> {
    let _ = table;
    Err(Failure::Internal("normalisation absente".to_owned()))
}

/// Unites the parts of all files: territoires, exercices, duplicates, what completes what.
pub fn unite(
    _parts: Vec<Part>,
    _settings: &Settings,
    exercice: Option<i16>,
    au: Option<jiff::civil::Date>,
) -> Result<Reported<Frames>, Failure> {
    let periode = Periode::new(exercice.unwrap_or(2017), au);
    Ok(Frames::empty(periode)?.into())
}
