//! Ratios, each with the two counts it divides, for each territoire; the département is summed by live formulas.

use super::figures::{self, Id, figure};
use super::matrix::{self, At, Line, Matrix, Zone};
use super::territoires::{CLOSE, WHOLE};
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::{Figure, Indicator, Unit};
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone, total};

/// A ratio, what its numerator and its denominator count.
pub(super) struct Rate {
    pub id: Id,
    /// What people read; else the label of the indicator.
    pub label: Option<&'static str>,
    pub over: &'static str,
    pub under: &'static str,
}

/// What is said of counts that no file gives.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub caption: &'static str,
    pub unknown: &'static str,
}

/// Lines of each rate: the rate, its numerator, its denominator.
const LINES: usize = 3;

/// Writes the table.
pub(super) fn table(report: &Report, page: &mut Page, words: Words, rates: &[Rate]) {
    let pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    let zones: Vec<(&str, &str)> = pooled.map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let known: Vec<(&Rate, &'static Indicator)> =
        rates.iter().filter_map(|it| Some((it, figure(report, DEPARTEMENT, it.id)?.indicateur))).collect();
    let shown = zones.iter().map(|(_, name)| Zone { name: (*name).to_owned(), tone: Tone::Plain });
    let matrix = Matrix {
        caption: words.caption.to_owned(),
        corner: "Indicateur",
        label: 58.0,
        lines: known.iter().flat_map(|(rate, indicateur)| lines(rate, indicateur)).collect(),
        zones: shown.chain([Zone { name: WHOLE.to_owned(), tone: Tone::Total }]).collect(),
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(|line, zone, at| {
            let (rate, indicateur) = known[line / LINES];
            cell(report, &zones, (rate.id, indicateur.unit, words), (line, zone), at)
        }),
    };
    matrix::table(page, &matrix);
}

fn lines(rate: &Rate, indicateur: &Indicator) -> [Line; LINES] {
    let label = rate.label.unwrap_or(indicateur.label);
    let part =
        |part: &str| Line { short: format!("{part} ({label})"), ..Line::new(format!("\u{2003}{part}"), Kind::Integer) };
    let ratio = Line::new(label, figures::kind(indicateur.unit));
    [Line { tone: Tone::Subtotal, ..ratio }, part(rate.over), part(rate.under)]
}

fn cell(
    report: &Report,
    zones: &[(&str, &str)],
    (id, unit, words): (Id, Unit, Words),
    (line, zone): (usize, usize),
    at: &At,
) -> Cell {
    let territoire = zones.get(zone).map_or(DEPARTEMENT, |it| it.0);
    let Some(found) = figure(report, territoire, id) else { return figures::cell(territoire, id, None) };
    match line % LINES {
        0 => {
            let plain = figures::cell(territoire, id, Some(found));
            let scale = if unit == Unit::Pourcent { 1.0 } else { unit.scale() };
            let quotient = found.numerateur.zip(found.denominateur).map(|(over, under)| scale * over / under);
            match plain.value().zip(quotient).filter(|(value, quotient)| (value - quotient).abs() < CLOSE) {
                Some((_, quotient)) => {
                    let times = if scale == 1.0 { String::new() } else { format!("{scale}*") };
                    let formula = format!("{times}{}/{}", at.cell(line + 1, zone), at.cell(line + 2, zone));
                    figures::marked(Cell::formula(formula, quotient), found).named(territoire, id.0, id.1)
                }
                None => plain,
            }
        }
        1 => count(report, zones, (id, words), (line, zone), at, |it| it.numerateur),
        _ => count(report, zones, (id, words), (line, zone), at, |it| it.denominateur),
    }
}

/// A count of a territoire; for the département, the live sum of its territoires when it counts nothing more.
fn count(
    report: &Report,
    zones: &[(&str, &str)],
    (id, words): (Id, Words),
    (line, zone): (usize, usize),
    at: &At,
    part: fn(&Figure) -> Option<f64>,
) -> Cell {
    let of = |territoire| figure(report, territoire, id).and_then(part);
    let why = words.unknown;
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
