//! How many rows of a register say each thing, for each territoire, with live totals both ways.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::discreet;
use super::matrix::{self, At, Line, Matrix, Zone};
use super::territoires::{ELSEWHERE, WHOLE};
use crate::base::codes::{CodeList, NR};
use crate::base::failure::Failure;
use crate::normalise::columns::{dates, texts};
use crate::normalise::frames::TERRITOIRE;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone};

/// What is counted.
pub(super) struct Counts {
    pub caption: &'static str,
    /// What a line is: `Structure`.
    pub corner: &'static str,
    /// Id of the register.
    pub table: &'static str,
    /// Rows count when this date falls in the period.
    pub date: &'static str,
    /// What they are counted by.
    pub column: &'static str,
    /// What people read instead of a code; a text is read as it stands.
    pub codes: Option<&'static CodeList>,
}

/// Lines beyond which the least frequent are counted together.
const MOST_LINES: usize = 40;
const UNSAID: &str = "Non renseigné";
const OTHERS: &str = "Autres, moins fréquents";

/// Writes the table; nothing when no row says anything.
pub(super) fn table(report: &Report, page: &mut Page, counts: &Counts) -> Result<(), Failure> {
    let found = found(report, counts)?;
    if found.is_empty() {
        return Ok(());
    }
    let pooled: Vec<_> = report.frames.territoires.iter().filter(|it| it.pooled).collect();
    let parts = pooled.len();
    let elsewhere = found.iter().any(|(_, zones)| zones.contains_key(&parts));
    let names = pooled.iter().map(|it| it.name.as_str()).chain(elsewhere.then_some(ELSEWHERE));
    let zones = names.map(|it| Zone { name: it.to_owned(), tone: Tone::Plain });
    let zones: Vec<Zone> = zones.chain([Zone { name: WHOLE.to_owned(), tone: Tone::Total }]).collect();
    let lines = found.iter().map(|(label, _)| Line::new(&**label, Kind::Integer));
    let total = Line { tone: Tone::Total, ..Line::new("Total", Kind::Integer) };
    let last = zones.len() - 1;
    let rows = found.len();
    let count = |line: usize, zone: usize| found.get(line).and_then(|it| it.1.get(&zone)).copied().unwrap_or_default();
    let cell = |line: usize, zone: usize, at: &At| {
        let across = |line: usize| (0..last).map(|zone| count(line, zone)).sum::<usize>();
        let down = |zone: usize| (0..rows).map(|line| count(line, zone)).sum::<usize>();
        match (line < rows, zone < last) {
            (true, true) => Cell::count(count(line, zone)),
            (true, false) => Cell::formula(format!("SUM({})", at.zones(line, 0..=last - 1)), across(line) as f64),
            (false, true) => Cell::formula(format!("SUM({})", at.lines(0..=rows - 1, zone)), down(zone) as f64),
            (false, false) => {
                let all = (0..rows).map(across).sum::<usize>();
                Cell::formula(format!("SUM({})", at.zones(line, 0..=last - 1)), all as f64)
            }
        }
    };
    let matrix = Matrix {
        caption: counts.caption.to_owned(),
        corner: counts.corner,
        label: 40.0,
        lines: lines.chain([total]).collect(),
        zones,
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(cell),
    };
    matrix::table(page, &matrix);
    Ok(())
}

/// How many rows say each thing, by rank of territoire (the last rank is for none), the most frequent first.
type Found = Vec<(String, BTreeMap<usize, usize>)>;

fn found(report: &Report, counts: &Counts) -> Result<Found, Failure> {
    let frame = report.frames.get(counts.table);
    let territoires = texts(&frame, TERRITOIRE)?;
    let rows = territoires.iter().zip(dates(&frame, counts.date)?).zip(texts(&frame, counts.column)?);
    let mut by_label: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for ((territoire, date), said) in rows {
        let Some(zone) = zone(report, territoire.as_deref(), date) else { continue };
        let label = said.map_or_else(|| UNSAID.to_owned(), |it| label(counts, &it));
        *by_label.entry(label).or_default().entry(zone).or_default() += 1;
    }
    if by_label.keys().all(|it| it == UNSAID) {
        return Ok(Vec::new());
    }
    let mut found: Found = by_label.into_iter().collect();
    found.sort_by_key(|(label, zones)| (label == UNSAID, std::cmp::Reverse(zones.values().sum::<usize>())));
    Ok(shortened(found))
}

/// Rank of the territoire of a row of the period; none for a row that does not count.
fn zone(report: &Report, territoire: Option<&str>, date: Option<Date>) -> Option<usize> {
    let periode = report.frames.periode;
    date.filter(|it| periode.contains(*it))?;
    let mut pooled = report.frames.territoires.iter().filter(|it| it.pooled);
    match territoire {
        Some(id) => pooled.position(|it| it.id == id),
        None => Some(pooled.count()),
    }
}

fn label(counts: &Counts, said: &str) -> String {
    match counts.codes {
        Some(_) if said == NR => UNSAID.to_owned(),
        Some(list) => list.label(said).to_owned(),
        None => discreet::text(said).to_owned(),
    }
}

fn shortened(mut found: Found) -> Found {
    if found.len() <= MOST_LINES {
        return found;
    }
    let mut others: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, zones) in found.drain(MOST_LINES - 1..) {
        zones.into_iter().for_each(|(zone, count)| *others.entry(zone).or_default() += count);
    }
    found.push((OTHERS.to_owned(), others));
    found
}
