//! Unites the parts of all files: territoires, origins, exercice, duplicates, what completes what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polars::prelude::*;

use super::columns::origins;
use super::exercice::{self, Evidence};
use super::frames::{BUDGET, EFFECTIFS, TERRITOIRE};
use super::kinds::Kind;
use super::territoires::{self, Registry, Resolved};
use super::{Encountered, Frames, Part, Provenance, Usage, encountered};
use crate::base::cell::{Place, SheetId};
use crate::base::date::Periode;
use crate::base::diagnostic::{Diagnostic, Reported};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::table::ORIGIN;
use crate::base::territoire::Territoire;
use crate::identify::tables;

/// What the tables of a kind need to know to be united.
pub struct Uniting<'a> {
    pub settings: &'a Settings,
    pub periode: Periode,
    /// In order of id.
    pub territoires: &'a [Territoire],
    pub provenance: &'a Provenance,
    /// Last modification that the document of each table states; same ranks as `provenance.tables`.
    pub modified: &'a [Option<String>],
    /// Folders, file and sheet of each table; same ranks.
    pub documents: &'a [String],
}

impl Uniting<'_> {
    /// The cell of a column in the row.
    pub fn place(&self, origin: u32, column: &str) -> Place {
        self.provenance.place(origin, column)
    }

    /// Rank of the table that a row was read in.
    pub fn table(&self, origin: u32) -> Option<u32> {
        self.provenance.rows.get(origin as usize).map(|it| it.0)
    }

    /// Last modification that the row's document states, as `AAAA-MM-JJTHH:MM:SSZ`.
    pub fn modified(&self, origin: u32) -> Option<&str> {
        self.modified.get(self.table(origin)? as usize)?.as_deref()
    }

    /// `Saverne/BDD › Feuil1 › C12`: where a row is, in words.
    pub fn name(&self, origin: u32, column: &str) -> String {
        let document = self.table(origin).and_then(|it| self.documents.get(it as usize)).map_or("", String::as_str);
        format!("{document} › {}", self.place(origin, column).address())
    }
}

/// Unites the parts of all files into one frame per kind of table.
pub fn unite(
    parts: Vec<Part>,
    settings: &Settings,
    exercice: Option<i16>,
    au: Option<Date>,
) -> Result<Reported<Frames>, Failure> {
    let clues: Vec<&territoires::Clues> = parts.iter().map(|it| &it.clues).collect();
    let (registry, doubts) = Registry::new(settings, &clues, || communes(&parts));
    let mut stack = Stack::default();
    for part in parts {
        stack.push(part, &registry)?;
    }
    let used = &stack.territoires;
    let mut diagnostics = stack.diagnostics;
    diagnostics.extend(doubts.into_iter().filter(|it| it.territoire.as_ref().is_none_or(|id| used.contains(id))));
    let territoires = territoires::listed(&registry, settings, used);
    let days: Vec<Option<Date>> = stack.modified.iter().map(|it| it.as_deref().and_then(day)).collect();
    let evidence =
        Evidence { frames: &stack.frames, territoires: &territoires, provenance: &stack.provenance, documents: &days };
    let (exercice, exercice_reason) = exercice::choose(exercice, settings, &evidence)?;
    let periode = Periode::new(exercice, au);
    let mut frames = Frames::empty(periode)?;
    let uniting = Uniting {
        settings,
        periode,
        territoires: &territoires,
        provenance: &stack.provenance,
        modified: &stack.modified,
        documents: &stack.documents,
    };
    let mut usage = stack.usage;
    for kind in Kind::all() {
        let Some(mut frame) = stack.frames.remove(kind.id()) else { continue };
        frame.rechunk_mut();
        for (year, frame) in other_years(kind, &frame, &uniting)? {
            frames.set_other_year(kind.id(), year, conform(frame, kind)?);
        }
        let before = if kind.events() { origins(&frame)? } else { Vec::new() };
        let frame = kind.unite(frame, &uniting)?.drain_into(&mut diagnostics);
        if kind.events() {
            exclude(&mut usage, &before, &origins(&frame)?, &stack.provenance);
        }
        frames.set(kind.id(), conform(frame, kind)?);
    }
    frames.exercice_reason = exercice_reason;
    frames.territoires = territoires;
    frames.provenance = stack.provenance;
    frames.usage = usage;
    frames.documents = days;
    frames.encountered = encountered::unite(stack.encountered);
    Ok(Reported { value: frames, diagnostics })
}

/// What a state table read year by year says of the other years. Its remarks are those of a run about them: none is made here.
fn other_years(kind: Kind, frame: &DataFrame, uniting: &Uniting) -> Result<BTreeMap<i16, DataFrame>, Failure> {
    if !BY_YEAR.contains(&kind.id()) {
        return Ok(BTreeMap::new());
    }
    let stated = frame.column("exercice")?.i32()?;
    let years: BTreeSet<i32> = stated.iter().flatten().collect();
    let mut others = BTreeMap::new();
    for year in years.into_iter().filter_map(|it| i16::try_from(it).ok()).filter(|it| *it != uniting.periode.exercice) {
        let rows: BooleanChunked = stated.iter().map(|it| Some(it == Some(i32::from(year)))).collect();
        let uniting = Uniting { periode: Periode::new(year, None), ..*uniting };
        others.insert(year, kind.unite(frame.filter(&rows)?, &uniting)?.value);
    }
    Ok(others)
}

/// State tables that carry their year in each row.
const BY_YEAR: [&str; 2] = [BUDGET, EFFECTIFS];

/// Parts one under the other, by kind of table.
#[derive(Default)]
struct Stack {
    frames: BTreeMap<&'static str, DataFrame>,
    provenance: Provenance,
    modified: Vec<Option<String>>,
    documents: Vec<String>,
    usage: BTreeMap<SheetId, Usage>,
    /// Ids that some row belongs to.
    territoires: BTreeSet<String>,
    encountered: Vec<Encountered>,
    diagnostics: Vec<Diagnostic>,
}

impl Stack {
    fn push(&mut self, part: Part, registry: &Registry) -> Result<(), Failure> {
        let Some(kind) = Kind::of(part.table.kind) else { return Ok(()) };
        let table = rank(self.provenance.tables.len())?;
        let first = rank(self.provenance.rows.len())?;
        let territoires = part.clues.resolve(registry, kind.shared());
        let usage = self.usage.entry(part.table.sheet).or_default();
        usage.read += part.usage.read;
        usage.used += part.usage.used;
        usage.excluded += part.usage.excluded;
        let frame = if kind.shared() { part.frame } else { placed(part.frame, &territoires)? };
        let col = part.table.columns.values().min().copied().unwrap_or_default();
        if kind.shared() {
            let rows = part.clues.of_no_site(registry);
            let rows: Vec<u32> = rows.iter().filter_map(|it| part.rows.get(*it as usize)).copied().collect();
            self.diagnostics.extend(territoires::of_no_site(part.table.sheet, col, &rows));
        } else {
            let lost: Vec<u32> =
                part.rows.iter().zip(0..).filter(|it| territoires.get(it.1).is_none()).map(|it| *it.0).collect();
            usage.used = usage.used.saturating_sub(lost.len());
            usage.excluded += lost.len();
            self.diagnostics.extend(territoires::without_territoire(part.table.sheet, col, &lost));
        }
        let frame = resolved(frame, first, &territoires)?;
        match self.frames.get_mut(kind.id()) {
            Some(all) => {
                all.vstack_mut_owned(frame)?;
            }
            None => {
                self.frames.insert(kind.id(), frame);
            }
        }
        self.territoires.extend(territoires.ids().cloned());
        self.provenance.rows.extend(part.rows.iter().map(|row| (table, *row)));
        self.provenance.tables.push(part.table);
        self.modified.push(part.modified);
        self.documents.push(part.document);
        self.encountered.extend(part.encountered);
        Ok(())
    }
}

/// The rows that belong to a territoire.
fn placed(frame: DataFrame, territoires: &Resolved) -> PolarsResult<DataFrame> {
    let origins = origins(&frame)?;
    if origins.iter().all(|it| territoires.get(*it).is_some()) {
        return Ok(frame);
    }
    let kept: BooleanChunked = origins.iter().map(|it| Some(territoires.get(*it).is_some())).collect();
    frame.filter(&kept)
}

/// The frame with its territoires, and with origins that count from those of earlier parts.
fn resolved(mut frame: DataFrame, first: u32, territoires: &Resolved) -> PolarsResult<DataFrame> {
    let origins = origins(&frame)?;
    let ids: StringChunked = origins.iter().map(|it| territoires.get(*it)).collect();
    let origins: UInt32Chunked = origins.iter().map(|it| Some(it.saturating_add(first))).collect();
    frame.with_column(ids.with_name(TERRITOIRE.into()).into_column())?;
    frame.with_column(origins.with_name(ORIGIN.into()).into_column())?;
    Ok(frame)
}

/// The columns of the kind's schema alone.
fn conform(frame: DataFrame, kind: Kind) -> PolarsResult<DataFrame> {
    let names: Vec<String> = kind.schema().iter_names().map(ToString::to_string).collect();
    frame.select(names)
}

/// Rows that uniting left out were read and do not count.
fn exclude(usage: &mut BTreeMap<SheetId, Usage>, before: &[u32], after: &[u32], provenance: &Provenance) {
    if before.len() == after.len() {
        return;
    }
    let kept: BTreeSet<u32> = after.iter().copied().collect();
    for origin in before.iter().filter(|it| !kept.contains(it)) {
        let table = provenance.rows.get(*origin as usize).and_then(|it| provenance.tables.get(it.0 as usize));
        let Some(usage) = table.and_then(|it| usage.get_mut(&it.sheet)) else { continue };
        usage.used = usage.used.saturating_sub(1);
        usage.excluded += 1;
    }
}

/// Folded words of the communes of all case bases.
fn communes(parts: &[Part]) -> BTreeSet<String> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for part in parts.iter().filter(|it| it.table.kind == tables::cas::KIND.id) {
        let Ok(column) = part.frame.column(tables::cas::COMMUNE).and_then(|it| it.str()) else { continue };
        seen.extend(column.iter().flatten());
    }
    let folded: Vec<String> = seen.into_iter().map(fold).collect();
    folded.iter().flat_map(|it| it.split(' ')).map(str::to_owned).collect()
}

/// The day of `AAAA-MM-JJTHH:MM:SSZ`.
fn day(modified: &str) -> Option<Date> {
    modified.get(..10)?.parse().ok()
}

fn rank(length: usize) -> Result<u32, Failure> {
    u32::try_from(length).map_err(|_| Failure::Internal("trop de lignes".to_owned()))
}
