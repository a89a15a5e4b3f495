//! `anomalies_AAAA.csv`: every remark, with the cell it is about.

use super::{csv_text, harmless};
use crate::base::cell::Sources;
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;

const HEADER: [&str; 8] = ["code", "gravite", "fichier", "feuille", "cellule", "territoire", "message", "correction"];

/// The remarks in the order of the report, the gravest first.
pub(super) fn csv(diagnostics: &[Diagnostic], sources: &Sources) -> Result<Vec<u8>, Failure> {
    let record = |it: &Diagnostic| {
        vec![
            it.rule.code.to_owned(),
            it.severity.id().to_owned(),
            harmless(&it.place.file().map(|file| sources.file_name(file)).unwrap_or_default()),
            harmless(it.place.sheet().map(|sheet| sources.sheet_name(sheet)).unwrap_or_default()),
            it.place.address(),
            it.territoire.clone().unwrap_or_default(),
            harmless(&it.message),
            harmless(&it.correction),
        ]
    };
    csv_text(&HEADER, diagnostics.iter().map(record))
}
