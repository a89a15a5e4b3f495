//! *Guichet intégré*: requests to the one-stop desk, what they were about, where people were sent.

use super::counts::{self, Counts};
use super::open;
use super::split::{self, Key, Split};
use crate::base::codes::{CodeList, DEMANDEURS, DOMAINES, ORIENTATIONS};
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Guichet intégré",
    about: "Les demandes au guichet intégré\u{a0}: motifs, orientations, structures d’accueil, demandeurs.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Guichet intégré");
    page.paragraph("Les demandes dont la date tombe dans la période, d’après les registres du guichet reçus.");
    page.skip(1);
    split::table(report, page, &by_code("Demandes par motif", "Motif", "guichet_demandes", &DOMAINES));
    split::table(
        report,
        page,
        &by_code("Demandes par orientation", "Orientation", "guichet_orientations", &ORIENTATIONS),
    );
    for (caption, corner, column, codes) in [
        ("Demandes par structure d’accueil", "Structure", "structure", None),
        ("Demandes par demandeur", "Demandeur", "demandeur", Some(&DEMANDEURS)),
    ] {
        counts::table(report, page, &Counts { caption, corner, table: "guichet", date: "date", column, codes })?;
    }
    Ok(())
}

/// A figure split by a closed list, with shares.
pub(super) fn by_code(caption: &str, corner: &'static str, indicateur: &'static str, list: &'static CodeList) -> Split {
    let lines = list.codes.iter().map(|it| (Key::Modalite(it.id.to_owned()), it.label.to_owned())).collect();
    Split { caption: caption.to_owned(), corner, indicateur, lines, kind: Kind::Integer, shares: true }
}
