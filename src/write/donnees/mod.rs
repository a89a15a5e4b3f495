//! `donnees/`: every figure and every anomaly, for machines.

mod anomalies;
mod indicateurs;
mod nombre;
pub mod relecture;

use std::fs::File;
use std::path::Path;

use polars_io::parquet::write::ParquetWriter;

use super::publish::failure;
use super::{Report, put};
use crate::base::failure::Failure;

/// Writes `donnees/` into the folder of the set.
pub fn write(report: &Report, set: &Path) -> Result<(), Failure> {
    let folder = set.join("donnees");
    let exercice = report.frames.periode.exercice;
    put(
        &folder.join(format!("indicateurs_{exercice}.csv")),
        indicateurs::csv(report.figures, exercice, report.settings)?,
    )?;
    put(&folder.join(format!("anomalies_{exercice}.csv")), anomalies::csv(report.diagnostics, report.sources)?)?;
    let path = folder.join(format!("indicateurs_{exercice}.parquet"));
    let file = File::create(&path).map_err(|error| failure(&path, &error))?;
    ParquetWriter::new(file).finish(&mut indicateurs::frame(report.figures, exercice, report.settings)?)?;
    Ok(())
}

/// The records as RFC 4180 wants them.
fn csv_text<R: AsRef<[u8]>>(header: &[&str], records: impl Iterator<Item = Vec<R>>) -> Result<Vec<u8>, Failure> {
    let impossible = || Failure::Internal("csv impossible à écrire".to_owned());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header).map_err(|_| impossible())?;
    for record in records {
        writer.write_record(record).map_err(|_| impossible())?;
    }
    writer.into_inner().map_err(|_| impossible())
}

/// A text that no spreadsheet takes for a formula: an apostrophe goes before what looks like one.
fn harmless(text: &str) -> String {
    let suspect = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if suspect { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
