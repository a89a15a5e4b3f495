//! `consolidation_AAAA.xlsx`: every territoire side by side, for the departmental coordinator.

use super::Report;
use super::book::{self, Sheet};
use crate::base::failure::Failure;

/// The sheets, in the order people read them.
pub static SHEETS: &[&Sheet] = &[];

/// The bytes of the workbook.
pub fn consolidation(report: &Report) -> Result<Vec<u8>, Failure> {
    let exercice = report.frames.periode.exercice;
    book::workbook(&format!("Consolidation MAIA {exercice}"), SHEETS, report)
}
