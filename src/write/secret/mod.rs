//! Secret statistique: counts of persons by a characteristic, as they may be shown outside the team.
//!
//! Small counts are first merged into families of modalities. What stays below the threshold is masked, then as many other cells as it
//! takes: with every shown cell, every total and the fact that a count is never negative, nobody can tell a masked count, nor bring it
//! down to a range narrower than the threshold where a range of that width is possible at all.

mod families;
mod mask;
#[cfg(test)]
mod tests;

pub(super) use families::of;
use mask::Grid;

/// Counts by modality, in zones that add up to the whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub lines: Vec<Line>,
}

/// A modality: its count in each zone; `None` where the zone has no data at all.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub label: String,
    /// What it is merged into when its family holds a small count.
    pub family: Option<&'static str>,
    pub counts: Vec<Option<u64>>,
}

/// What may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Protected {
    pub lines: Vec<Shown>,
    /// How many cells are masked, the whole included.
    pub masked: usize,
    /// The families that were formed.
    pub merged: Vec<&'static str>,
}

/// A line as it may be shown: its count in each zone, then in the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub label: String,
    pub zones: Vec<Count>,
    pub whole: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Known(u64),
    Masked,
    /// The zone has no data.
    Absent,
}

/// Merges, then masks. Totals of zones are volumes: they are always shown, and counted on by whoever would subtract. A threshold of 0
/// shows everything.
pub(super) fn protect(counts: &Counts, seuil: u64) -> Protected {
    let (lines, merged) = merge(&counts.lines, seuil);
    let zones = lines.iter().map(|it| it.counts.len()).max().unwrap_or_default();
    let known: Vec<usize> = (0..zones).filter(|zone| lines.iter().any(|it| at(it, *zone).is_some())).collect();
    let cell = |line: &Line, zone: usize| at(line, zone).unwrap_or_default();
    let grid = Grid::new(lines.iter().map(|line| known.iter().map(|zone| cell(line, *zone)).collect()).collect());
    let masked = grid.masks(seuil);
    let count = |row: usize, col: usize| {
        if masked.contains(&(row, col)) { Count::Masked } else { Count::Known(grid.at(row, col)) }
    };
    let zone =
        |row: usize, zone: usize| known.iter().position(|it| *it == zone).map_or(Count::Absent, |col| count(row, col));
    let shown = |(row, line): (usize, &Line)| Shown {
        label: line.label.clone(),
        zones: (0..zones).map(|it| zone(row, it)).collect(),
        whole: if known.is_empty() { Count::Absent } else { count(row, known.len()) },
    };
    Protected { lines: lines.iter().enumerate().map(shown).collect(), masked: masked.len(), merged }
}

/// Which means and shares to mask: those on fewer persons than the threshold, and one more where the whole would give a single one away.
///
/// `bases` are the numbers of persons in each zone; the answer has one more item, for the whole.
pub(super) fn masked_rates(bases: &[Option<u64>], seuil: u64) -> Vec<bool> {
    let whole: u64 = bases.iter().flatten().sum();
    let small = |base: u64| (1..seuil).contains(&base);
    let mut masked: Vec<bool> = bases.iter().map(|it| it.is_some_and(small)).collect();
    while !small(whole) {
        let hidden = bases.iter().zip(&masked).filter(|it| *it.1).filter_map(|it| *it.0);
        let (count, persons) = hidden.fold((0, 0), |(count, sum), it| (count + 1, sum + it));
        if count == 0 || (count > 1 && persons >= seuil) {
            break;
        }
        let open = bases.iter().zip(&masked).enumerate().filter(|(_, it)| !*it.1 && it.0.is_some_and(|it| it > 0));
        let Some((next, _)) = open.min_by_key(|(rank, it)| (*it.0, *rank)) else {
            // Every zone is masked already: their mean would be the one of the only zone.
            masked.push(count == 1);
            return masked;
        };
        masked[next] = true;
    }
    masked.push(small(whole));
    masked
}

fn at(line: &Line, zone: usize) -> Option<u64> {
    line.counts.get(zone).copied().flatten()
}

/// Puts together the modalities of each family that holds a small count, unless that leaves a single line.
fn merge(lines: &[Line], seuil: u64) -> (Vec<Line>, Vec<&'static str>) {
    let small = |line: &Line| {
        let whole = line.counts.iter().flatten().sum();
        line.counts.iter().flatten().chain([&whole]).any(|it| (1..seuil).contains(it))
    };
    let mut merged: Vec<Line> = Vec::new();
    let mut families = Vec::new();
    for line in lines {
        let family = line.family.filter(|family| {
            let own = || lines.iter().filter(|it| it.family == Some(family));
            own().count() > 1 && own().any(small)
        });
        let Some(family) = family else {
            merged.push(line.clone());
            continue;
        };
        match merged.iter_mut().find(|it| it.family == Some(family)) {
            Some(known) => known.add(line),
            None => {
                families.push(family);
                merged.push(Line { label: family.to_owned(), ..line.clone() });
            }
        }
    }
    if merged.len() > 1 { (merged, families) } else { (lines.to_vec(), Vec::new()) }
}

impl Line {
    fn add(&mut self, other: &Line) {
        for (own, other) in self.counts.iter_mut().zip(&other.counts) {
            *own = match (*own, *other) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
        }
    }
}
