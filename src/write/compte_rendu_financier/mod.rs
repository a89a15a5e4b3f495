//! `compte_rendu_financier_AAAA.xlsx`: what the département signs and sends to the ARS before 31 March (convention FIR, article 6).
//!
//! It states figures, variances and explanations; what this program thinks of them is not in it.

mod activite;
mod attestation;
mod cofinancements;
mod compte_emploi;
mod comptes;
mod controle_ars;
mod definitions;
mod effectifs;
mod explications;
mod temps_mutualises;
mod variations;
mod versements;

use super::Report;
use super::book::{self, Cell, Page, Sheet};
use crate::base::date::french;
use crate::base::failure::Failure;

/// The sheets, in the order of the yearly file.
pub static SHEETS: &[&Sheet] = &[
    &attestation::SHEET,
    &compte_emploi::SHEET,
    &variations::SHEET,
    &effectifs::SHEET,
    &temps_mutualises::SHEET,
    &versements::SHEET,
    &cofinancements::SHEET,
    &activite::SHEET,
    &controle_ars::SHEET,
    &definitions::SHEET,
];

/// The order in which they are filled: constants first, then what others refer to.
static FILLED: &[&Sheet] = &[
    &definitions::SHEET,
    &compte_emploi::SHEET,
    &variations::SHEET,
    &effectifs::SHEET,
    &temps_mutualises::SHEET,
    &versements::SHEET,
    &cofinancements::SHEET,
    &activite::SHEET,
    &controle_ars::SHEET,
    &attestation::SHEET,
];

/// The bytes of the workbook.
pub fn compte_rendu_financier(report: &Report) -> Result<Vec<u8>, Failure> {
    let exercice = report.frames.periode.exercice;
    book::linked(&format!("Compte rendu financier MAIA {exercice}"), SHEETS, FILLED, report)
}

/// What each sheet opens with: its title, whose it is, and the article that asks for it.
fn open(report: &Report, page: &mut Page, title: &str, article: &str) {
    let periode = report.frames.periode;
    page.heading(&format!("{title} – exercice {}", periode.exercice));
    let numero = report.settings.convention.numero.as_deref();
    let convention = numero.map_or_else(|| "Convention FIR".to_owned(), |it| format!("Convention FIR n°\u{a0}{it}"));
    let whose = report.settings.departement.as_deref().map_or_else(String::new, |it| format!("MAIA – {it}. "));
    page.paragraph(&format!(
        "{whose}{convention}{article}. Période du {} au {}.",
        french(periode.debut),
        french(periode.fin)
    ));
}

/// A cell that refers to a value of another sheet; what `otherwise` gives when that sheet has none.
fn reference(page: &Page, name: (&str, &str, &str), otherwise: impl FnOnce() -> Cell) -> Cell {
    match page.reference(name.0, name.1, name.2) {
        Some((address, value)) => Cell::formula(address, value),
        None => otherwise(),
    }
}

/// Euros from cents.
fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

#[cfg(test)]
mod tests;
