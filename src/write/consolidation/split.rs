//! A figure split by a closed list, for each territoire, with live totals both ways.

use super::figures::reason;
use super::matrix::{self, At, Line, Matrix, Zone};
use super::territoires::{CLOSE, ELSEWHERE, WHOLE};
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone, total};

/// A figure and what it is split into.
pub(super) struct Split {
    pub caption: String,
    /// What the list is: `Motif`.
    pub corner: &'static str,
    pub indicateur: &'static str,
    /// What picks the figure of a line, and the label of that line.
    pub lines: Vec<(Key, String)>,
    pub kind: Kind,
    /// Adds the share of each line in the département.
    pub shares: bool,
}

/// What a line of a split stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Modalite(String),
    Periode(String),
}

impl Key {
    fn is_of(&self, figure: &Figure) -> bool {
        match self {
            Key::Modalite(modalite) => *figure.modalite == **modalite,
            Key::Periode(periode) => figure.modalite.is_empty() && *figure.periode == **periode,
        }
    }
}

/// Where a split stands: its lines but for the total, its territoires.
pub(super) struct Placed {
    pub at: At,
    pub lines: usize,
    pub territoires: usize,
}

/// The values of a zone, by line, and why they are missing.
struct Values {
    /// Id of the zone; none for what belongs to no territoire.
    id: Option<String>,
    name: String,
    tone: Tone,
    known: Vec<Option<f64>>,
    why: String,
}

/// Writes the table.
pub(super) fn table(report: &Report, page: &mut Page, split: &Split) -> Placed {
    let lines = split.lines.len();
    let mut zones: Vec<Values> = report
        .frames
        .territoires
        .iter()
        .filter(|it| it.pooled)
        .map(|it| values(report, &it.id, &it.name, Tone::Plain, split))
        .collect();
    let territoires = zones.len();
    let whole = values(report, DEPARTEMENT, WHOLE, Tone::Total, split);
    zones.extend(elsewhere(&zones, &whole));
    let parts = zones.len();
    let shares = split.shares && total(whole.known.iter().copied()).is_some_and(|it| it > 0.0);
    zones.push(whole);
    let mut shown: Vec<Zone> = zones.iter().map(|it| Zone { name: it.name.clone(), tone: it.tone }).collect();
    if shares {
        shown.push(Zone { name: "Part du total".to_owned(), tone: Tone::Muted });
    }
    let mut labels: Vec<Line> = split.lines.iter().map(|(_, label)| Line::new(&**label, split.kind)).collect();
    labels.push(Line { tone: Tone::Total, ..Line::new("Total", split.kind) });
    let cell = move |line: usize, zone: usize, at: &At| {
        let cell = match zones.get(zone) {
            Some(values) if zone < parts => part(values, line, zone, at),
            Some(whole) => sum_of_zones(&zones[..parts], whole, line, at),
            None => share(&zones[..parts], &zones[parts], line, at),
        };
        match (split.lines.get(line), zones.get(zone).and_then(|it| it.id.as_deref())) {
            (Some((Key::Modalite(modalite), _)), Some(zone)) => cell.named(zone, split.indicateur, modalite),
            _ => cell,
        }
    };
    let matrix = Matrix {
        caption: split.caption.clone(),
        corner: split.corner,
        label: 30.0,
        lines: labels,
        zones: shown,
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(cell),
    };
    Placed { at: matrix::table(page, &matrix), lines, territoires }
}

fn values(report: &Report, territoire: &str, name: &str, tone: Tone, split: &Split) -> Values {
    let of = |key: &Key| report.figures.split(territoire, split.indicateur).find(|it| key.is_of(it));
    let why = report.figures.split(territoire, split.indicateur).find(|it| it.valeur.is_none()).map(reason);
    Values {
        id: Some(territoire.to_owned()),
        name: name.to_owned(),
        tone,
        known: split.lines.iter().map(|(key, _)| of(key)?.valeur).collect(),
        why: why.unwrap_or_else(|| "Aucune donnée reçue pour calculer cette valeur".to_owned()),
    }
}

/// What the département counts beyond its territoires, if anything.
fn elsewhere(zones: &[Values], whole: &Values) -> Option<Values> {
    let beyond = |(line, whole): (usize, &Option<f64>)| {
        let sum = total(zones.iter().map(|it| it.known[line]));
        total([Some((*whole)?), sum.map(|it| -it)])
    };
    let known: Vec<Option<f64>> = whole.known.iter().enumerate().map(beyond).collect();
    let any = known.iter().flatten().any(|it| *it > CLOSE);
    any.then(|| Values { id: None, name: ELSEWHERE.to_owned(), tone: Tone::Plain, known, why: whole.why.clone() })
}

/// A cell of a territoire, its total included.
fn part(values: &Values, line: usize, zone: usize, at: &At) -> Cell {
    match values.known.get(line) {
        Some(value) => Cell::known(*value, Cell::number, &values.why),
        None => {
            let last = values.known.len().saturating_sub(1);
            let formula = |it| Cell::formula(format!("SUM({})", at.lines(0..=last, zone)), it);
            Cell::known(total(values.known.iter().copied()), formula, &values.why)
        }
    }
}

/// The département: what its parts make, unless its own figure is unknown, or counts once what several parts each count.
fn sum_of_zones(parts: &[Values], whole: &Values, line: usize, at: &At) -> Cell {
    if whole.known.get(line).is_some_and(Option::is_none) {
        return Cell::missing(&*whole.why);
    }
    let last = parts.len().saturating_sub(1);
    let across = |it| Cell::formula(format!("SUM({})", at.zones(line, 0..=last)), it);
    if counts_once(parts, whole, line) {
        let once = "Le département ne compte qu’une fois ce que plusieurs territoires comptent chacun.";
        return Cell::known(in_all(parts, whole, line), Cell::number, &whole.why).note(once);
    }
    if line == whole.known.len() && (0..line).any(|it| counts_once(parts, whole, it)) {
        let down = |it| Cell::formula(format!("SUM({})", at.lines(0..=line.saturating_sub(1), parts.len())), it);
        return Cell::known(in_all(parts, whole, line), down, &whole.why);
    }
    Cell::known(in_all(parts, whole, line), across, &whole.why)
}

/// Whether the département has less on a line than its parts together.
fn counts_once(parts: &[Values], whole: &Values, line: usize) -> bool {
    let own = whole.known.get(line).copied().flatten();
    own.zip(across(parts, line)).is_some_and(|(own, sum)| (own - sum).abs() > CLOSE)
}

/// The value of a line in the département; the sum of its lines for the total.
fn in_all(parts: &[Values], whole: &Values, line: usize) -> Option<f64> {
    match whole.known.get(line) {
        Some(own) if counts_once(parts, whole, line) => *own,
        Some(_) => across(parts, line),
        None => total((0..whole.known.len()).map(|it| in_all(parts, whole, it))),
    }
}

/// The sum of a line over zones; that of every line for the total.
fn across(parts: &[Values], line: usize) -> Option<f64> {
    total(parts.iter().map(|it| match it.known.get(line) {
        Some(value) => *value,
        None => total(it.known.iter().copied()),
    }))
}

fn share(parts: &[Values], own: &Values, line: usize, at: &At) -> Cell {
    let (lines, whole) = (own.known.len(), parts.len());
    let values = in_all(parts, own, line).zip(in_all(parts, own, lines).filter(|it| *it > 0.0));
    let formula = |(value, all)| {
        let formula = format!("{}/{}", at.cell(line, whole), at.cell(lines, whole));
        Cell::formula(formula, value / all)
    };
    Cell::known(values, formula, "Aucune valeur connue").kind(Kind::Percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(known: &[Option<f64>]) -> Values {
        Values { id: None, name: String::new(), tone: Tone::Plain, known: known.to_vec(), why: String::new() }
    }

    #[test]
    fn what_several_territoires_count_is_counted_once_in_the_departement() {
        let parts = [values(&[Some(2.0), Some(3.0)]), values(&[Some(2.0), Some(4.0)])];
        for (own, expected) in [
            ([Some(2.0), Some(7.0)], [Some(2.0), Some(7.0), Some(9.0)]),
            ([Some(4.0), Some(7.0)], [Some(4.0), Some(7.0), Some(11.0)]),
        ] {
            let whole = values(&own);
            assert_eq!([0, 1, 2].map(|line| in_all(&parts, &whole, line)), expected, "{own:?}");
        }
    }
}
