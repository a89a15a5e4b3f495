//! The key figures, those that have a norm, and their charts.

use crate::base::money::decimal;
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::{Figure, Statut};
use crate::write::Report;
use crate::write::book::{Cell, Chart, Kind, Page, Series, Shape, Tone, total};
use crate::write::consolidation::figures::{self, Id, figure};
use crate::write::consolidation::matrix::{self, At, Extra, Line, Matrix, Zone};
use crate::write::consolidation::territoires::{CLOSE, WHOLE};

/// A key figure and the sheet that details it.
struct Key {
    id: Id,
    /// What the figure is restricted to.
    suffix: &'static str,
    sheet: &'static str,
    /// Whether only the département has it.
    whole_only: bool,
}

const fn key(indicateur: &'static str, sheet: &'static str) -> Key {
    Key { id: (indicateur, ""), suffix: "", sheet, whole_only: false }
}

const fn of_managers(indicateur: &'static str) -> Key {
    Key { id: (indicateur, "gc"), suffix: "gestionnaires de cas", sheet: "Effectifs", whole_only: false }
}

const fn of_budget(indicateur: &'static str, modalite: &'static str, suffix: &'static str) -> Key {
    Key { id: (indicateur, modalite), suffix, sheet: "Budget", whole_only: true }
}

static KEYS: &[Key] = &[
    key("file_active", "File active"),
    key("file_active_periode", "File active"),
    key("charge_par_etp", "File active"),
    key("nouveaux_cas", "File active"),
    key("nouveaux_cas_par_mois_par_etp", "File active"),
    key("sorties", "File active"),
    key("demandes", "File active"),
    key("demandes_en_attente", "Délais"),
    key("delai_demande_visite_moyen", "Délais"),
    key("delai_demande_visite_median", "Délais"),
    key("dates_manquantes", "Délais"),
    key("taux_evaluation", "Accompagnement"),
    key("taux_psi", "Accompagnement"),
    key("taux_consentement", "Accompagnement"),
    of_managers("etp"),
    of_managers("cout_personnel"),
    of_budget("budget_prevu", "D_total", "dépenses"),
    of_budget("budget_realise", "D_total", "dépenses"),
    of_budget("resultat", "", "recettes − dépenses"),
    key("maia25_total", "MAIA 25"),
];

/// A chart of the sheet.
struct Drawn {
    indicateur: &'static str,
    title: &'static str,
    most: Option<f64>,
    number_format: &'static str,
}

const fn drawn(indicateur: &'static str, title: &'static str, most: Option<f64>, number_format: &'static str) -> Drawn {
    Drawn { indicateur, title, most, number_format }
}

static CHARTS: &[Drawn] = &[
    drawn("charge_par_etp", "Cas ouverts par ETP", None, "0.0"),
    drawn("delai_demande_visite_moyen", "Demande → visite, jours", None, "0.0"),
    drawn("maia25_total", "MAIA 25, points sur 25", Some(25.0), "0"),
];

/// Writes the key figures, then the verdict of those that have a norm, then the charts.
pub(super) fn tables(report: &Report, page: &mut Page) {
    let zones = zones(report);
    let known: Vec<(&Key, &Figure)> =
        KEYS.iter().filter_map(|key| Some((key, figure(report, DEPARTEMENT, key.id)?))).collect();
    let values: Vec<Vec<Cell>> =
        known.iter().map(|(key, _)| zones.iter().map(|(zone, _)| value(report, page, zone, key)).collect()).collect();
    let at = matrix::table(page, &matrix(report, "Chiffres clés", &zones, &known, values));
    mutualised(report, page);
    let held: Vec<(&Key, &Figure)> = known.iter().copied().filter(|(_, it)| it.indicateur.norm.is_some()).collect();
    if !held.is_empty() {
        let verdict = |zone: &str, key: &Key| figures::verdict(report, figure(report, zone, key.id));
        let verdicts = held.iter().map(|(key, _)| zones.iter().map(|(zone, _)| verdict(zone, key)).collect()).collect();
        matrix::table(page, &matrix(report, "Respect des repères", &zones, &held, verdicts));
    }
    let rank = |id: &str| known.iter().position(|(key, _)| key.id.0 == id);
    let drawn = CHARTS.iter().filter_map(|chart| draw(report, chart, at, rank(chart.indicateur)?, zones.len()));
    let drawn: Vec<Chart> = drawn.collect();
    page.charts(&drawn);
}

/// Says why the load of the département is not between those of its territoires, when posts of no territoire are the cause.
fn mutualised(report: &Report, page: &mut Page) {
    let load = |zone| figure(report, zone, ("charge_par_etp", ""));
    let Some(whole) = load(DEPARTEMENT) else { return };
    let pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    let parts: Vec<&Figure> = pooled.filter_map(|it| load(&it.id)).collect();
    let own = total(parts.iter().map(|it| it.denominateur));
    let Some(beyond) = total([whole.denominateur, own.map(|it| -it)]).filter(|it| *it > CLOSE) else { return };
    let below = parts.iter().filter_map(|it| it.valeur).all(|it| whole.valeur.is_some_and(|whole| whole < it));
    let effect = if below { ", ce qui abaisse sa charge sous celle de chaque territoire" } else { "" };
    page.paragraph(&format!(
        "La charge et le rythme du département comptent aussi {} ETP de gestionnaires de cas qui ne sont d’aucun territoire (postes \
         mutualisés){effect}.",
        decimal(beyond, 2)
    ));
    page.skip(1);
}

/// Ids and names: territoires, then the département.
fn zones<'a>(report: &'a Report) -> Vec<(&'a str, &'a str)> {
    let pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    pooled.map(|it| (it.id.as_str(), it.name.as_str())).chain([(DEPARTEMENT, WHOLE)]).collect()
}

/// The value of a key figure, referring to the sheet where it is computed.
fn value(report: &Report, page: &Page, zone: &str, key: &Key) -> Cell {
    if key.whole_only && zone != DEPARTEMENT {
        return Cell::none();
    }
    let (indicateur, modalite) = key.id;
    let found = figure(report, zone, key.id);
    let plain = figures::cell(zone, key.id, found);
    match page.reference(zone, indicateur, modalite) {
        Some((address, value)) if plain.value().is_some_and(|it| (it - value).abs() < CLOSE) => {
            let cell = Cell::formula(address, value);
            found.map_or_else(Cell::blank, |it| figures::marked(cell, it))
        }
        _ => plain,
    }
}

fn matrix<'a>(
    report: &Report,
    caption: &str,
    zones: &[(&str, &str)],
    known: &[(&Key, &Figure)],
    cells: Vec<Vec<Cell>>,
) -> Matrix<'a> {
    let zone = |(id, name): &(&str, &str)| Zone {
        name: (*name).to_owned(),
        tone: if *id == DEPARTEMENT { Tone::Total } else { Tone::Plain },
    };
    let extra = |heading, width, cells| Extra { heading, width, kind: Kind::Text, cells };
    let units = known.iter().map(|(_, it)| Cell::text(it.indicateur.unit.id())).collect();
    let norms = known.iter().map(|(_, it)| norm(report, it)).collect();
    let links = known.iter().map(|(key, _)| Cell::link(format!("internal:'{}'!A1", key.sheet), key.sheet)).collect();
    Matrix {
        caption: caption.to_owned(),
        corner: "Indicateur",
        label: 54.0,
        lines: known.iter().map(|(key, figure)| line(key, figure, carried(report, zones, key))).collect(),
        zones: zones.iter().map(zone).collect(),
        before: vec![extra("Unité", 14.0, units)],
        after: vec![extra("Repère", 10.0, norms), extra("Détail", 19.0, links)],
        cell: Box::new(move |line, zone, _| cells[line][zone].clone()),
    }
}

/// Whether some zone shows a state of an earlier year.
fn carried(report: &Report, zones: &[(&str, &str)], key: &Key) -> bool {
    zones.iter().any(|(zone, _)| figure(report, zone, key.id).is_some_and(|it| it.statut == Statut::Reporte))
}

fn line(key: &Key, figure: &Figure, carried: bool) -> Line {
    let indicateur = figure.indicateur;
    let label = if key.suffix.is_empty() {
        indicateur.label.to_owned()
    } else {
        format!("{}\u{a0}: {}", indicateur.label, key.suffix)
    };
    let label = if carried { format!("{label} (reporté\u{a0}: voir sa date)") } else { label };
    let unit = indicateur.unit.id();
    let short = if unit.is_empty() { label.clone() } else { format!("{label} ({unit})") };
    Line { short, ..Line::new(label, figures::kind(indicateur.unit)) }
}

fn norm(report: &Report, figure: &Figure) -> Cell {
    Cell::text(figure.indicateur.norm.as_ref().map_or_else(|| "–".to_owned(), |it| it.text(report.settings)))
}

fn draw(report: &Report, chart: &Drawn, at: At, line: usize, zones: usize) -> Option<Chart> {
    // The département comes last: it has not the size of a territoire.
    let territoires = 0..=zones.checked_sub(2)?;
    let (name, values) = at.line_series(line, territoires.clone());
    let title = chart.title;
    Some(Chart {
        shape: Shape::Columns,
        title: format!("{title}, {}", report.frames.periode.exercice),
        alt_text: format!("Barres par territoire\u{a0}: {title}. Les valeurs sont dans le tableau des chiffres clés."),
        categories: at.zone_names(territoires),
        series: vec![Series { name, values, line: false }],
        most: chart.most,
        number_format: chart.number_format,
    })
}
