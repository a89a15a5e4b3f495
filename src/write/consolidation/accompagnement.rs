//! *Accompagnement*: plan, assessment, consent, review, link with the doctor, each with the cases it is counted on.

use super::figures::{self, Id, figure};
use super::matrix::{self, At, Line, Matrix, Zone};
use super::open;
use super::territoires::{CLOSE, WHOLE};
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::{Figure, Indicator};
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Sheet, Tone, total};

pub(super) static SHEET: Sheet = Sheet {
    title: "Accompagnement",
    about: "Plan de services (PSI), évaluation, consentement, révision, lien avec le médecin traitant, hospitalisations.",
    fill,
};

/// Each with what its numerator and its denominator count.
static RATES: &[(&str, &str, &str)] = &[
    ("taux_evaluation", "Cas évalués", "Cas ouverts dont la base le dit"),
    ("taux_psi", "Cas ayant un PSI", "Cas ouverts dont la base le dit"),
    ("taux_psi_revises", "Cas dont le PSI a été révisé", "Cas ouverts depuis plus de six mois"),
    ("taux_consentement", "Cas dont le consentement est recueilli", "Cas ouverts dont la base le dit"),
    ("taux_lien_medecin_traitant", "Cas en lien avec le médecin traitant", "Cas ouverts dont la base le dit"),
    ("taux_gir_par_gc", "Cas dont le GIR est évalué par le gestionnaire", "Cas dont la base le dit"),
    ("hospitalisations_par_cas", "Hospitalisations", "Personnes suivies dont la base le dit"),
];
/// Lines of each rate: the rate, its numerator, its denominator.
const LINES: usize = 3;

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Accompagnement");
    page.paragraph(&format!(
        "Sur les cas ouverts au {}, dans les bases qui tiennent la colonne. Un taux divise la ligne du dessous par la suivante.",
        french(report.frames.periode.fin)
    ));
    page.skip(1);
    let pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    let zones: Vec<(&str, &str)> = pooled.map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let known: Vec<(&'static Indicator, Id, &str, &str)> = RATES
        .iter()
        .filter_map(|&(id, over, under)| {
            Some((figure(report, DEPARTEMENT, (id, ""))?.indicateur, (id, ""), over, under))
        })
        .collect();
    let ids: Vec<Id> = known.iter().map(|it| it.1).collect();
    let matrix = Matrix {
        caption: "Pratiques d’accompagnement".to_owned(),
        corner: "Indicateur",
        label: 58.0,
        lines: known.iter().flat_map(|(indicateur, _, over, under)| lines(indicateur, over, under)).collect(),
        zones: zones
            .iter()
            .map(|(_, name)| Zone { name: (*name).to_owned(), tone: Tone::Plain })
            .chain([Zone { name: WHOLE.to_owned(), tone: Tone::Total }])
            .collect(),
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(|line, zone, at| cell(report, &zones, ids[line / LINES], (line, zone), at)),
    };
    matrix::table(page, &matrix);
    Ok(())
}

fn lines(indicateur: &Indicator, over: &str, under: &str) -> [Line; LINES] {
    let rate = Line::new(indicateur.label, figures::kind(indicateur.unit));
    let part = |label: &str| Line {
        short: format!("{label} ({})", indicateur.label),
        ..Line::new(format!("\u{2003}{label}"), Kind::Integer)
    };
    [Line { tone: Tone::Subtotal, ..rate }, part(over), part(under)]
}

fn cell(report: &Report, zones: &[(&str, &str)], id: Id, (line, zone): (usize, usize), at: &At) -> Cell {
    let territoire = zones.get(zone).map_or(DEPARTEMENT, |it| it.0);
    let Some(found) = figure(report, territoire, id) else { return figures::cell(territoire, id, None) };
    match line % LINES {
        0 => {
            let plain = figures::cell(territoire, id, Some(found));
            let quotient = found.numerateur.zip(found.denominateur).map(|(over, under)| over / under);
            match plain.value().zip(quotient).filter(|(value, quotient)| (value - quotient).abs() < CLOSE) {
                Some((_, quotient)) => {
                    let formula = format!("{}/{}", at.cell(line + 1, zone), at.cell(line + 2, zone));
                    Cell::formula(formula, quotient).named(territoire, id.0, id.1)
                }
                None => plain,
            }
        }
        1 => count(report, zones, id, (line, zone), at, |it| it.numerateur),
        _ => count(report, zones, id, (line, zone), at, |it| it.denominateur),
    }
}

/// A count of a territoire; for the département, the live sum of its territoires when it counts nothing more.
fn count(
    report: &Report,
    zones: &[(&str, &str)],
    id: Id,
    (line, zone): (usize, usize),
    at: &At,
    part: fn(&Figure) -> Option<f64>,
) -> Cell {
    let of = |territoire| figure(report, territoire, id).and_then(part);
    let why = "Les bases reçues ne tiennent pas cette colonne";
    if let Some((territoire, _)) = zones.get(zone) {
        return Cell::known(of(territoire), Cell::number, why).without_note();
    }
    let sum = total(zones.iter().map(|(territoire, _)| of(territoire)));
    let whole = of(DEPARTEMENT);
    match sum.zip(whole).filter(|(sum, whole)| sum == whole) {
        Some((sum, _)) => Cell::formula(format!("SUM({})", at.zones(line, 0..=zones.len().saturating_sub(1))), sum),
        None => Cell::known(whole, Cell::number, why).without_note(),
    }
}
