//! *Tableau de bord*: key figures of the MAIA and of the département, section by section, and the norms.

use super::WHOLE;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::summarise::{Indicator, Unit};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::figures::{self, Id, figure};

/// Figures that are read together.
pub(super) struct Section {
    caption: &'static str,
    pub keys: &'static [Key],
}

/// A figure, and what it is restricted to.
pub(super) struct Key {
    pub id: Id,
    suffix: &'static str,
}

const fn key(indicateur: &'static str) -> Key {
    Key { id: (indicateur, ""), suffix: "" }
}

const fn managers(indicateur: &'static str) -> Key {
    Key { id: (indicateur, "gc"), suffix: "gestionnaires de cas" }
}

pub(super) static SECTIONS: &[Section] = &[
    Section {
        caption: "Activité",
        keys: &[
            key("demandes"),
            key("demandes_en_attente"),
            key("taux_inclusion"),
            key("nouveaux_cas"),
            key("file_active"),
            key("file_active_periode"),
            key("sorties"),
            key("duree_suivi_moyenne"),
            key("taux_rotation"),
        ],
    },
    Section {
        caption: "Charge des gestionnaires de cas",
        keys: &[
            managers("etp"),
            key("charge_par_etp"),
            key("nouveaux_cas_par_mois_par_etp"),
            key("situations_par_etp"),
            managers("cout_personnel"),
        ],
    },
    Section {
        caption: "Délais",
        keys: &[
            key("delai_demande_visite_moyen"),
            key("delai_demande_visite_median"),
            key("part_delai_conforme"),
            key("dates_manquantes"),
            key("delai_demande_inclusion_moyen"),
            key("delai_inclusion_psi_moyen"),
        ],
    },
    Section {
        caption: "Accompagnement",
        keys: &[
            key("taux_evaluation"),
            key("taux_psi"),
            key("taux_psi_revises"),
            key("taux_consentement"),
            key("taux_lien_medecin_traitant"),
            key("hospitalisations_par_cas"),
        ],
    },
    Section { caption: "Intégration", keys: &[key("maia25_total")] },
];

impl Key {
    /// The label of the indicator, with what it is restricted to.
    pub(super) fn label(&self, indicateur: &Indicator) -> String {
        let label = indicateur.label;
        if self.suffix.is_empty() { label.to_owned() } else { format!("{label}\u{a0}: {}", self.suffix) }
    }
}

/// Writes the sections.
pub(super) fn fill(report: &Report, territoire: &Territoire, page: &mut Page) {
    page.one_page();
    page.paragraph(
        "Le département recalcule chaque rapport sur tous les dossiers, postes mutualisés compris\u{a0}; ce n’est pas une moyenne. \
         Document de travail de l’équipe.",
    );
    page.skip(1);
    for section in SECTIONS {
        let known =
            section.keys.iter().filter_map(|key| Some((key, figure(report, &territoire.id, key.id)?.indicateur)));
        let known: Vec<(&Key, &Indicator)> = known.collect();
        if known.is_empty() {
            continue;
        }
        let columns = vec![
            Column::new("Indicateur", 52.0, Kind::Wrapped),
            Column::new("Unité", 18.0, Kind::Wrapped),
            Column::new(&*territoire.name, 16.0, Kind::Decimal),
            Column::new(WHOLE, 16.0, Kind::Decimal),
            Column::new("Repère", 10.0, Kind::Text),
            Column::new("Lecture", 16.0, Kind::Text),
        ];
        let mut table = page.table(section.caption, columns);
        for (key, indicateur) in known {
            let cell = |page: &Page, zone: &str| value(report, page, zone, key).kind(figures::kind(indicateur.unit));
            let (own, whole) = (cell(table.page(), &territoire.id), cell(table.page(), DEPARTEMENT));
            let norm = indicateur.norm.as_ref();
            table.row([
                key.label(indicateur).into(),
                unit(report, territoire, key, indicateur).into(),
                own,
                whole,
                norm.map_or_else(Cell::none, |it| Cell::text(it.text(report.settings))),
                norm.map_or_else(Cell::none, |_| figures::verdict(report, figure(report, &territoire.id, key.id))),
            ]);
        }
        table.finish();
    }
}

/// The unit; for points, out of how many.
fn unit(report: &Report, territoire: &Territoire, key: &Key, indicateur: &Indicator) -> String {
    let most = |zone: &str| figure(report, zone, key.id).and_then(|it| it.denominateur);
    match (indicateur.unit, most(&territoire.id), most(DEPARTEMENT)) {
        (Unit::Point, Some(own), Some(whole)) => format!("point (sur {own}\u{a0}; département, sur {whole})"),
        _ => indicateur.unit.id().to_owned(),
    }
}

/// The value, referring to the sheet where it is computed if it is a ratio.
fn value(report: &Report, page: &Page, zone: &str, key: &Key) -> Cell {
    let found = figure(report, zone, key.id);
    match (page.reference(zone, key.id.0, key.id.1), found) {
        (Some((address, value)), Some(found)) => figures::marked(Cell::formula(address, value), found),
        _ => figures::cell(zone, key.id, found),
    }
}
