//! `controle_interne_AAAA.xlsx`: what does not hold together and what may be asked back, for the coordinator before sending.

mod controles;
mod echeances;
mod effort;
mod eligibilite;
mod excedent;
mod exercices;
mod rapprochements;

use super::Report;
use super::book::{self, Cell, Page, Sheet};
use super::consolidation::{anomalies, sources};
use crate::base::failure::Failure;
use crate::summarise::convention::Compte;

/// The sheets, in the order people read them.
pub static SHEETS: &[&Sheet] = &[
    &rapprochements::SHEET,
    &controles::SHEET,
    &excedent::SHEET,
    &exercices::SHEET,
    &effort::SHEET,
    &eligibilite::SHEET,
    &eligibilite::LIST,
    &echeances::SHEET,
    &anomalies::SHEET,
    &sources::SHEET,
];

/// The bytes of the workbook.
pub fn controle_interne(report: &Report) -> Result<Vec<u8>, Failure> {
    let exercice = report.frames.periode.exercice;
    let (list, others): (Vec<&Sheet>, Vec<&Sheet>) = SHEETS.iter().partition(|it| it.title == eligibilite::LIST.title);
    // The sums of the eligibility are live on the list of expenses, which is filled first.
    book::linked(&format!("Contrôle interne MAIA {exercice}"), SHEETS, &[list, others].concat(), report)
}

/// What each sheet opens with.
fn open(report: &Report, page: &mut Page, title: &str, about: &str) {
    page.heading(&format!("{title} – exercice {}", report.frames.periode.exercice));
    page.paragraph(&format!("Document interne, à lire avant l’envoi à l’ARS. {about}"));
    page.skip(1);
}

/// The account of the year of the run.
fn compte<'a>(report: &'a Report) -> Option<&'a Compte> {
    let exercice = report.frames.periode.exercice;
    report.figures.comptes.iter().find(|it| it.exercice == exercice)
}

/// An amount in cents, or why there is none.
fn amount(cents: Option<i64>, reason: &str) -> Cell {
    Cell::known(cents, Cell::cents, reason)
}

fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const NOT_RECEIVED: &str = "Aucun tableau reçu ne donne ce montant";
