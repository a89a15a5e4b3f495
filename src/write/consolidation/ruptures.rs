//! *Ruptures*: breaks in paths, duplicates and lacking services that case managers report.

use super::counts::{self, Counts};
use super::guichet::by_code;
use super::open;
use super::split;
use crate::base::codes::{ETATS_SUIVI, INSTANCES, RUPTURES};
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Ruptures",
    about: "Les ruptures de parcours, doublons et manques signalés par les gestionnaires de cas\u{a0}: type, service, table saisie, suite.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Ruptures de parcours");
    page.paragraph(
        "Les signalements dont la date tombe dans la période. Rien de leur texte n’est repris\u{a0}; les petits effectifs sont \
         montrés\u{a0}: ne pas diffuser cette feuille hors de l’équipe.",
    );
    page.skip(1);
    split::table(report, page, &by_code("Signalements par type", "Type", "ruptures", &RUPTURES));
    for (caption, corner, column, codes) in [
        ("Signalements par service concerné", "Service", "service", None),
        ("Signalements par commune ou EPCI", "Commune ou EPCI", "commune", None),
        ("Signalements par table saisie", "Table", "table", Some(&INSTANCES)),
        ("Signalements par suite donnée", "Suite", "suite", Some(&ETATS_SUIVI)),
    ] {
        counts::table(report, page, &Counts { caption, corner, table: "ruptures", date: "date", column, codes })?;
    }
    Ok(())
}
