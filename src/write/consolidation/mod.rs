//! `consolidation_AAAA.xlsx`: every territoire side by side, for the departmental coordinator.

pub(super) mod anomalies;
mod accompagnement;
pub(super) mod budget;
mod codes;
mod concertation;
mod counts;
mod definitions;
mod delais;
pub(super) mod discreet;
pub(super) mod effectifs;
mod feuille_de_route;
pub(super) mod figures;
mod file_active;
mod grille;
mod guichet;
mod maia25;
mod matrix;
mod objectifs;
pub(super) mod profil;
mod preuves;
mod rates;
pub(super) mod reception;
mod ruptures;
pub(super) mod sources;
mod split;
mod synthese;
mod territoire;
mod territoires;
mod valeurs;

use super::Report;
use super::book::{self, Page, Sheet};
use crate::base::date::french;
use crate::base::failure::Failure;

/// The sheets, in the order people read them.
pub static SHEETS: &[&Sheet] = &[
    &synthese::SHEET,
    &reception::SHEET,
    &delais::SHEET,
    &file_active::SHEET,
    &accompagnement::SHEET,
    &profil::SHEET,
    &effectifs::SHEET,
    &budget::SHEET,
    &maia25::SHEET,
    &preuves::SHEET,
    &concertation::SHEET,
    &grille::SHEET,
    &feuille_de_route::SHEET,
    &guichet::SHEET,
    &ruptures::SHEET,
    &objectifs::SHEET,
    &territoire::SHEET,
    &anomalies::SHEET,
    &valeurs::SHEET,
    &sources::SHEET,
    &definitions::SHEET,
    &codes::SHEET,
];

/// The bytes of the workbook.
pub fn consolidation(report: &Report) -> Result<Vec<u8>, Failure> {
    let exercice = report.frames.periode.exercice;
    book::workbook(&format!("Consolidation MAIA {exercice}"), SHEETS, report)
}

/// What each sheet opens with: its title, of whom and of when it speaks.
fn open(report: &Report, page: &mut Page, title: &str) {
    let periode = report.frames.periode;
    page.heading(&format!("{title} – exercice {}", periode.exercice));
    page.paragraph(&format!("{}, du {} au {}.", whose(report), french(periode.debut), french(periode.fin)));
}

/// The département by its name when `maia.toml` says it.
fn whose(report: &Report) -> String {
    report.settings.departement.as_ref().map_or_else(|| "MAIA du département".to_owned(), |it| format!("MAIA – {it}"))
}

#[cfg(test)]
pub(super) mod tests;
