//! The key figures, those that have a norm, and their charts.

use super::matrix::{self, Line};
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Chart, Page, Series, Shape, Tone};
use crate::write::consolidation::figures::{self, Id, figure};

/// A key figure and the sheet that details it.
struct Key {
    id: Id,
    sheet: &'static str,
    /// Whether only the département has it.
    whole_only: bool,
}

const fn key(indicateur: &'static str, modalite: &'static str, sheet: &'static str) -> Key {
    Key { id: (indicateur, modalite), sheet, whole_only: false }
}

const fn whole(indicateur: &'static str, modalite: &'static str, sheet: &'static str) -> Key {
    Key { id: (indicateur, modalite), sheet, whole_only: true }
}

static KEYS: &[Key] = &[
    key("file_active", "", "File active"),
    key("file_active_periode", "", "File active"),
    key("charge_par_etp", "", "File active"),
    key("nouveaux_cas", "", "File active"),
    key("nouveaux_cas_par_mois_par_etp", "", "File active"),
    key("sorties", "", "File active"),
    key("demandes", "", "File active"),
    key("demandes_en_attente", "", "Délais"),
    key("delai_demande_visite_moyen", "", "Délais"),
    key("delai_demande_visite_median", "", "Délais"),
    key("dates_manquantes", "", "Délais"),
    key("taux_evaluation", "", "Définitions"),
    key("taux_psi", "", "Définitions"),
    key("taux_consentement", "", "Définitions"),
    key("etp", "gc", "Effectifs"),
    key("cout_personnel", "gc", "Effectifs"),
    whole("budget_prevu", "D_total", "Budget"),
    whole("budget_realise", "D_total", "Budget"),
    whole("resultat", "", "Budget"),
    key("maia25_total", "", "MAIA 25"),
];

/// Charts of the sheet: indicator, title, number format.
static CHARTS: &[(&str, &str, &str)] = &[
    ("charge_par_etp", "Cas ouverts par ETP de gestionnaire", "0.0"),
    ("delai_demande_visite_moyen", "Délai moyen demande → visite (jours)", "0.0"),
    ("nouveaux_cas", "Nouveaux cas (inclusions)", "0"),
    ("maia25_total", "MAIA 25, points sur 25", "0"),
];

/// Writes the key figures, then the verdict of those that have a norm, then the charts.
pub(super) fn tables(report: &Report, page: &mut Page) {
    let pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    let zones: Vec<(&str, &str)> =
        pooled.map(|it| (it.id.as_str(), it.name.as_str())).chain([(DEPARTEMENT, "Département")]).collect();
    let known: Vec<(&Key, &Figure)> =
        KEYS.iter().filter_map(|key| Some((key, figure(report, DEPARTEMENT, key.id)?))).collect();
    let names: Vec<&str> = zones.iter().map(|it| it.1).collect();
    let values: Vec<Line> = known.iter().map(|(key, figure)| values(report, page, &zones, key, figure)).collect();
    let placed = matrix::table(page, "Chiffres clés", &names, &values);
    let verdicts: Vec<Line> = known
        .iter()
        .filter(|(_, figure)| figure.indicateur.norm.is_some())
        .map(|(key, figure)| verdicts(report, &zones, key, figure))
        .collect();
    if !verdicts.is_empty() {
        matrix::table(page, "Respect des repères", &names, &verdicts);
    }
    let charts: Vec<Chart> = CHARTS
        .iter()
        .filter_map(|&(id, title, number_format)| {
            let rank = known.iter().position(|(key, _)| key.id.0 == id)?;
            let (name, values, categories) = placed.series(rank, zones.len() - 1)?;
            Some(Chart {
                shape: Shape::Columns,
                title: format!("{title}, {}", report.frames.periode.exercice),
                alt_text: format!(
                    "Barres par territoire\u{a0}: {title}. Les valeurs sont dans le tableau des chiffres clés."
                ),
                categories,
                series: vec![Series { name, values, line: false }],
                number_format,
            })
        })
        .collect();
    page.charts(&charts);
}

/// The values of a key figure, referring to the sheet where they are computed.
fn values(report: &Report, page: &Page, zones: &[(&str, &str)], key: &Key, whole: &Figure) -> Line {
    let (indicateur, modalite) = key.id;
    let cell = |&(zone, _): &(&str, &str)| {
        if key.whole_only && zone != DEPARTEMENT {
            return Cell::text("–");
        }
        let found = figure(report, zone, key.id);
        let plain = figures::cell(zone, key.id, found);
        match page.reference(zone, indicateur, modalite) {
            Some((address, value)) if plain.value().is_some_and(|it| (it - value).abs() < CLOSE) => {
                let cell = Cell::formula(address, value);
                found.map_or_else(Cell::blank, |it| figures::marked(cell, it))
            }
            _ => plain,
        }
    };
    line(report, key, whole, zones.iter().map(cell).collect())
}

/// Whether the norm holds in each zone.
fn verdicts(report: &Report, zones: &[(&str, &str)], key: &Key, whole: &Figure) -> Line {
    let cell = |&(zone, _): &(&str, &str)| figures::verdict(report, figure(report, zone, key.id));
    line(report, key, whole, zones.iter().map(cell).collect())
}

fn line(report: &Report, key: &Key, whole: &Figure, cells: Vec<Cell>) -> Line {
    let indicateur = whole.indicateur;
    let (kind, unit) = (figures::kind(indicateur.unit), indicateur.unit.id());
    let label = match key.id {
        ("etp", "gc") => format!("{}\u{a0}: gestionnaires de cas", indicateur.label),
        ("cout_personnel", "gc") => format!("{}\u{a0}: gestionnaires de cas", indicateur.label),
        (_, "D_total") => format!("{}\u{a0}: dépenses", indicateur.label),
        _ => indicateur.label.to_owned(),
    };
    let norm = indicateur.norm.as_ref().map(|it| it.text(report.settings));
    Line { label, unit, norm, kind, sheet: key.sheet, cells: cells.into_iter().map(quiet).collect() }
}

/// Verdicts keep their colour; values that are missing are muted.
fn quiet(cell: Cell) -> Cell {
    if cell.value().is_some() { cell.tone(Tone::Plain) } else { cell }
}

const CLOSE: f64 = 1e-5;
