//! Headings of one row → tables side by side, and the kind of each.

use std::collections::{BTreeMap, BTreeSet};

use super::header::Header;
use super::headings::{self, Heading, told_by_cells};
use super::lookalike::marked;
use crate::base::table::TableKind;
use crate::extract::grid::Row;
use crate::identify::lexicon::vocabulary::LIKELY;
use crate::identify::lexicon::{LEXICONS, is_personal};
use crate::identify::sheet::Sheet;
use crate::identify::tables::cas;
use crate::identify::tables::registres::Registre;

/// Headings that belong to one table.
#[derive(Debug, Clone)]
pub(in crate::identify) struct Segment {
    pub kind: &'static TableKind,
    /// First and last row of the headings.
    pub rows: (u32, u32),
    pub headings: Vec<Heading>,
    /// Last row that may belong to the table.
    pub limit: u32,
}

impl Segment {
    /// First and last column.
    pub(in crate::identify) fn columns(&self) -> (u32, u32) {
        let first = self.headings.first().map_or(0, |it| it.cell.col);
        (first, self.headings.last().map_or(first, |it| it.cell.col))
    }
}

/// The tables that a header opens; `limit` is the last row below it.
pub(in crate::identify) fn segments(sheet: &Sheet, header: &Header, limit: u32) -> Vec<Segment> {
    let mut groups: Vec<(Option<&'static TableKind>, Vec<Heading>)> = Vec::new();
    for band in bands(sheet, header, limit) {
        let kind = best_kind(sheet, &band);
        match groups.last_mut().and_then(|last| joined(sheet, last, &band, kind, header.last, limit)) {
            Some((joined_kind, last)) => {
                last.0 = Some(joined_kind);
                last.1.extend(band);
            }
            None => groups.push((kind, band)),
        }
    }
    let known = groups.into_iter().filter_map(|(kind, headings)| Some((kind?, headings)));
    known
        .flat_map(|(kind, headings)| split_repeated(sheet, kind, headings).into_iter().map(move |it| (kind, it)))
        .map(|(kind, headings)| Segment { kind, rows: (header.first, header.last), headings, limit })
        .collect()
}

/// Headings apart from one another: a column without heading nor content lies between.
fn bands(sheet: &Sheet, header: &Header, limit: u32) -> Vec<Vec<Heading>> {
    let mut bands: Vec<Vec<Heading>> = Vec::new();
    for heading in &header.headings {
        let previous = bands.last().and_then(|it| it.last()).map(|it| it.cell.col);
        let apart =
            previous.is_none_or(|it| (it + 1..heading.cell.col).any(|col| sheet.is_empty(col, header.last + 1, limit)));
        match bands.last_mut() {
            Some(band) if !apart => band.push(heading.clone()),
            _ => bands.push(vec![heading.clone()]),
        }
    }
    bands
}

type Group = (Option<&'static TableKind>, Vec<Heading>);

/// The last group and the kind it takes when a band, only spaced from it, belongs to the same table.
fn joined<'g>(
    sheet: &Sheet,
    last: &'g mut Group,
    band: &[Heading],
    kind: Option<&'static TableKind>,
    above: u32,
    limit: u32,
) -> Option<(&'static TableKind, &'g mut Group)> {
    let both: Vec<Heading> = last.1.iter().chain(band).cloned().collect();
    let union = best_kind(sheet, &both)?;
    let rows = Together::of(sheet, &last.1, band, above, limit);
    let (here, there) = (ids(sheet, union, &last.1), ids(sheet, union, band));
    // Its own kind may tell fewer of the headings of one side than the table whose rows both fill.
    let better = |kind: &'static TableKind, headings: &[Heading], named: &BTreeSet<_>| {
        kind != union && !(rows.are_the_same() && named.len() > ids(sheet, kind, headings).len())
    };
    let another = last.0.is_some_and(|it| match kind {
        Some(_) => better(it, &last.1, &here),
        None => it != union && !rows.are_the_same(),
    });
    let alone = another || (last.0.is_some() && kind.is_some_and(|it| better(it, band, &there)));
    let shared = here.intersection(&there).count();
    let repeated = shared >= 2 || (shared > 0 && shared == there.len());
    let together = last.0.is_none() || rows.are_together();
    (!alone && !repeated && together).then_some((union, last))
}

/// The rows below a group and below the band that follows it.
#[derive(Debug, Default)]
struct Together {
    ours: u32,
    theirs: u32,
    both: u32,
    /// Rows of the group, from its first one, that the band fills without a gap.
    opening: u32,
    /// Rows of the band, from its first one, that the group fills without a gap.
    opened: u32,
}

impl Together {
    fn of(sheet: &Sheet, group: &[Heading], band: &[Heading], above: u32, limit: u32) -> Self {
        let holds = |row: &Row, headings: &[Heading]| headings.iter().any(|it| row.get(it.cell.col).is_some());
        let mut rows = Self::default();
        for row in sheet.rows(above + 1, limit).iter().take(200) {
            let (one, other) = (holds(row, group), holds(row, band));
            rows.opening += u32::from(one && other && rows.opening == rows.ours);
            rows.opened += u32::from(one && other && rows.opened == rows.theirs);
            rows.ours += u32::from(one);
            rows.theirs += u32::from(other);
            rows.both += u32::from(one && other);
        }
        rows
    }

    /// Whether the rows of the band are those of the group, not a list of its own beside it. A list starts at the top and goes on
    /// without a gap; reasons of exit stand now and then.
    fn are_together(&self) -> bool {
        let scattered = (self.both == self.theirs && self.opening < self.theirs)
            || (self.both == self.ours && self.opened < self.ours);
        self.theirs == 0 || scattered || (self.both * 10 >= self.theirs * 8 && self.theirs * 3 >= self.ours)
    }

    /// Whether nearly all the rows hold something on both sides.
    fn are_the_same(&self) -> bool {
        self.both * 10 >= self.ours.max(self.theirs) * 9 && self.both >= 3
    }
}

/// The kind that the headings tell best, if they tell one.
fn best_kind(sheet: &Sheet, headings: &[Heading]) -> Option<&'static TableKind> {
    let mut best: Option<(f64, &'static TableKind, bool)> = None;
    let other = marked(headings).is_some();
    for lexicon in LEXICONS.iter().filter(|it| it.vocabulary.is_told_by_headings()) {
        let vocabulary = lexicon.vocabulary;
        if other && vocabulary.shy {
            continue;
        }
        let found = named(sheet, vocabulary.kind, headings);
        if sheet.enough(vocabulary, &found) {
            let announced = if sheet.is_announced(vocabulary.kind) { ANNOUNCED } else { 0.0 };
            let sum = surest(sheet, vocabulary.kind, headings, true).values().sum::<f64>() + announced;
            // A request alone is no case: the register that has it all knows better.
            let followed = || found.iter().filter(|it| FOLLOWED.contains(it.0));
            let alone =
                vocabulary.kind == &cas::KIND && !followed().any(|it| *it.1 > LIKELY) && followed().count() < SEVERAL;
            let displaced = best.is_some_and(|it| it.2) && Registre::of(vocabulary.kind.id).is_some();
            if displaced || best.is_none_or(|it| it.0 < sum) {
                best = Some((sum, vocabulary.kind, alone));
            }
        }
    }
    best.map(|it| it.1)
}

/// What a title or a name adds to the kind that it announces.
const ANNOUNCED: f64 = 1.0;

/// Whether headings written as they are known tell the kind, not words in common nor a title; those of cases say what followed the
/// request.
pub(in crate::identify) fn is_sure(sheet: &Sheet, segment: &Segment) -> bool {
    let mut found = named(sheet, segment.kind, &segment.headings);
    found.retain(|_, worth| *worth > LIKELY);
    let followed = segment.kind != &cas::KIND || found.keys().any(|it| *it != cas::DECISION && FOLLOWED.contains(it));
    followed && LEXICONS.iter().any(|it| it.vocabulary.kind == segment.kind && it.vocabulary.enough(&found, false))
}

/// Columns of what follows a request: without any of them, a base of cases and a register of requests have the same headings.
const FOLLOWED: &[&str] =
    &[cas::DATE_PREMIERE_VISITE, cas::DATE_INCLUSION, cas::DATE_SORTIE, cas::GC, cas::DECISION, cas::MOTIF_SORTIE];

/// So many of them tell a case even when words in common alone name them.
const SEVERAL: usize = 3;

/// The columns of a kind that the headings name.
fn ids(sheet: &Sheet, kind: &TableKind, headings: &[Heading]) -> BTreeSet<&'static str> {
    named(sheet, kind, headings).into_keys().collect()
}

/// The same, each with how sure it is.
fn named(sheet: &Sheet, kind: &TableKind, headings: &[Heading]) -> BTreeMap<&'static str, f64> {
    let mut named = surest(sheet, kind, headings, false);
    if let Some(id) = told_by_cells(sheet, kind, headings, &named) {
        named.insert(id, 0.5);
    }
    named
}

/// How sure each column is at best; those about persons tell one kind from another, but make none.
fn surest(sheet: &Sheet, kind: &TableKind, headings: &[Heading], persons: bool) -> BTreeMap<&'static str, f64> {
    let mut surest: BTreeMap<&'static str, f64> = BTreeMap::new();
    for (id, worth, _) in headings.iter().filter_map(|it| best(sheet, kind, it)).filter(|it| persons || !it.2) {
        let known = surest.entry(id).or_insert(0.0);
        *known = known.max(worth);
    }
    surest
}

/// Id of the likeliest column of a heading, unless words in common are too few.
pub(in crate::identify) fn likeliest(sheet: &Sheet, kind: &TableKind, heading: &Heading) -> Option<&'static str> {
    best(sheet, kind, heading).map(|it| it.0)
}

/// Id of the likeliest column, how sure it is, and whether it is a personal one.
fn best(sheet: &Sheet, kind: &TableKind, heading: &Heading) -> Option<(&'static str, f64, bool)> {
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == kind)?;
    let (column, worth) = headings::named(sheet, heading, rank)?;
    Some((column.id, worth, is_personal(column)))
}

/// Two tables that touch: the headings start again from the first one.
fn split_repeated(sheet: &Sheet, kind: &TableKind, headings: Vec<Heading>) -> Vec<Vec<Heading>> {
    let named: Vec<Option<&'static str>> = headings.iter().map(|it| best(sheet, kind, it).map(|it| it.0)).collect();
    let Some(first) = named.iter().flatten().next().copied() else { return vec![headings] };
    let start = named.iter().position(|it| *it == Some(first)).unwrap_or(0);
    // Two headings side by side may be read alike: `Compte`, `Intitulé du compte`.
    let again = (start + 2..named.len()).find(|at| {
        let same =
            named.iter().skip(*at).zip(named.iter().skip(start)).filter(|(one, other)| one.is_some() && one == other);
        named.get(*at) == Some(&Some(first))
            && same.count() >= 2
            && kind.column(first).is_some_and(|it| !is_personal(it))
    });
    match again {
        Some(at) => {
            let mut left = headings;
            let right = left.split_off(at);
            let mut all = vec![left];
            all.extend(split_repeated(sheet, kind, right));
            all
        }
        None => vec![headings],
    }
}
