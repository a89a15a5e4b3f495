//! `territoires/ID/tableau_de_bord_ID_AAAA.xlsx`: the figures of a pilote beside those of the département.

mod calculs;
mod chiffres;
mod gestionnaires;
mod repartitions;

use std::path::Path;

use rayon::prelude::*;

use super::a_corriger::file_name;
use super::book::{Book, Page};
use super::{Report, put};
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::base::territoire::Territoire;

/// Heading of the columns of the département.
const WHOLE: &str = "Département";

/// Writes a workbook for each territoire.
pub(super) fn write(report: &Report, set: &Path) -> Result<(), Failure> {
    report.frames.territoires.par_iter().try_for_each(|territoire| {
        let (name, exercice) = (file_name(&territoire.id), report.frames.periode.exercice);
        let path = set.join("territoires").join(&name).join(format!("tableau_de_bord_{name}_{exercice}.xlsx"));
        put(&path, workbook(report, territoire)?)
    })
}

/// Sheets are added from the last to the first: figures refer to what they are computed from.
fn workbook(report: &Report, territoire: &Territoire) -> Result<Vec<u8>, Failure> {
    let mut book =
        Book::new(&format!("Tableau de bord – MAIA {} – {}", territoire.name, report.frames.periode.exercice));
    let mut add = |title: &str, fill: fn(&Report, &Territoire, &mut Page)| {
        book.add(title, |page| {
            open(report, territoire, page, title);
            fill(report, territoire, page);
            Ok(())
        })
    };
    add("Calculs", calculs::fill)?;
    add("Gestionnaires de cas", gestionnaires::fill)?;
    add("Répartitions", repartitions::fill)?;
    add("Tableau de bord", chiffres::fill)?;
    book.bytes()
}

/// What each sheet opens with.
fn open(report: &Report, territoire: &Territoire, page: &mut Page, title: &str) {
    let periode = report.frames.periode;
    page.heading(&format!("MAIA {} – {} {}", territoire.name, title.to_lowercase(), periode.exercice));
    page.paragraph(&format!("Période du {} au {}.", french(periode.debut), french(periode.fin)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarise::summarise;
    use crate::write::sample;

    #[test]
    fn each_territoire_has_its_own_beside_the_departement() {
        let folder = tempfile::tempdir().unwrap();
        let figures = sample::with(&Default::default(), |it| summarise(it.frames, it.settings).unwrap());
        sample::with(&figures, |report| write(report, folder.path()).unwrap());
        for id in ["saverne", "molsheim"] {
            let path = folder.path().join(format!("territoires/{id}/tableau_de_bord_{id}_2017.xlsx"));
            assert!(path.metadata().unwrap().len() > 1_000, "{id}");
        }
    }
}
