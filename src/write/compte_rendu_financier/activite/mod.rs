//! *Activité*: the indicators that the ARS asks for; counts of persons by a characteristic under statistical secrecy.

mod personnes;
mod volumes;

use super::open;
use crate::base::failure::Failure;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::write::Report;
use crate::write::book::{Column, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Activité",
    about: "Demandes, inclusions, sorties, file active, délais, charge\u{a0}; motifs et profils sous secret statistique\u{a0}; MAIA 25.",
    fill,
};

/// Territoires beyond which only the département is shown: a sheet of paper holds no more.
const MOST_ZONES: usize = 12;
/// Name of the whole.
const WHOLE: &str = "Département";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Activité", ", articles 5.2 et 6");
    let seuil = u64::from(report.settings.diffusion.seuil);
    page.paragraph(&format!(
        "Les volumes (demandes, inclusions, sorties, dossiers ouverts) sont donnés tels quels. {}",
        rule_of(seuil)
    ));
    page.skip(1);
    let zones = Zones::of(report);
    volumes::tables(report, page, &zones, seuil);
    let masked = personnes::tables(report, page, &zones, seuil);
    if seuil > 0 {
        page.caption("Secret statistique");
        page.paragraph(&said(masked));
    }
    Ok(())
}

/// Whether the sheet shows an indicator.
pub(super) fn shows(id: &str) -> bool {
    volumes::shown().chain(personnes::shown()).any(|it| it == id)
}

fn rule_of(seuil: u64) -> String {
    match seuil {
        0 => "Le secret statistique est désactivé (seuil 0)\u{a0}: tous les effectifs sont montrés.".to_owned(),
        _ => format!(
            "Un nombre de personnes selon une caractéristique (sexe, âge, GIR, motif…) inférieur à {seuil} n’est pas montré\u{a0}: les \
             modalités sont d’abord regroupées, puis les cases masquées (s.), avec celles qu’il faut pour qu’aucune ne se retrouve par \
             soustraction. Une moyenne ou une part qui porte sur moins de {seuil} personnes est masquée de même."
        ),
    }
}

fn said(masked: usize) -> String {
    match masked {
        0 => "Secret statistique\u{a0}: aucune case masquée.".to_owned(),
        1 => "Secret statistique\u{a0}: 1 case masquée (s.).".to_owned(),
        _ => format!("Secret statistique\u{a0}: {masked} cases masquées (s.)."),
    }
}

/// The territoires that have a column; the département always has one.
struct Zones<'a> {
    territoires: Vec<&'a Territoire>,
}

impl<'a> Zones<'a> {
    fn of(report: &'a Report) -> Self {
        let pooled: Vec<&Territoire> = report.frames.territoires.iter().filter(|it| it.pooled).collect();
        Self { territoires: if pooled.len() > MOST_ZONES { Vec::new() } else { pooled } }
    }

    /// Ids, the département last.
    fn ids(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.territoires.iter().map(|it| it.id.as_str()).chain([DEPARTEMENT])
    }

    /// A label, then a column for each zone.
    fn columns(&self, heading: &str, kind: Kind) -> Vec<Column> {
        let names = self.territoires.iter().map(|it| it.name.as_str()).chain([WHOLE]);
        let mut columns = vec![Column::new(heading, 50.0, Kind::Wrapped)];
        columns.extend(names.map(|it| Column::new(it, 16.0, kind)));
        columns
    }
}
