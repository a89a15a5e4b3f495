//! Unites the parts of all files: territoires, origins, exercice, duplicates, what completes what.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polars::prelude::*;

use super::{Frames, KINDS, Part, Provenance};
use crate::base::cell::Place;
use crate::base::date::Periode;
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::ORIGIN;
use crate::base::territoire::Territoire;

/// What the tables of a kind need to know to be united.
pub struct Uniting<'a> {
    pub settings: &'a Settings,
    pub periode: Periode,
    /// In order of id.
    pub territoires: &'a [Territoire],
    pub provenance: &'a Provenance,
    /// Last modification that the document of each table states; same ranks as `provenance.tables`.
    pub modified: &'a [Option<String>],
}

impl Uniting<'_> {
    /// The cell of a column in the row.
    pub fn place(&self, origin: u32, column: &str) -> Place {
        self.provenance.place(origin, column)
    }

    /// Last modification that the row's document states, as `AAAA-MM-JJTHH:MM:SSZ`.
    pub fn modified(&self, origin: u32) -> Option<&str> {
        let &(table, _) = self.provenance.rows.get(origin as usize)?;
        self.modified.get(table as usize)?.as_deref()
    }
}

/// Unites the parts of all files into one frame per kind of table.
pub fn unite(
    parts: Vec<Part>,
    settings: &Settings,
    exercice: Option<i16>,
    au: Option<Date>,
) -> Result<Reported<Frames>, Failure> {
    let mut diagnostics = Vec::new();
    let mut provenance = Provenance::default();
    let mut modified = Vec::new();
    let mut usage = BTreeMap::new();
    let mut stacked: BTreeMap<&'static str, DataFrame> = BTreeMap::new();
    for part in parts {
        let table = rank(provenance.tables.len())?;
        let first = rank(provenance.rows.len())?;
        provenance.rows.extend(part.rows.iter().map(|row| (table, *row)));
        let total: &mut super::Usage = usage.entry(part.table.sheet).or_default();
        total.read += part.usage.read;
        total.used += part.usage.used;
        total.excluded += part.usage.excluded;
        let frame = part.frame.lazy().with_column(col(ORIGIN) + lit(first)).collect()?;
        match stacked.get_mut(part.table.kind) {
            Some(all) => {
                all.vstack_mut(&frame)?;
            }
            None => {
                stacked.insert(part.table.kind, frame);
            }
        }
        provenance.tables.push(part.table);
        modified.push(part.modified);
    }
    let periode = Periode::new(exercice.or(settings.exercice).unwrap_or(2017), au);
    let territoires = Vec::new();
    let mut frames = Frames::empty(periode)?;
    let uniting =
        Uniting { settings, periode, territoires: &territoires, provenance: &provenance, modified: &modified };
    for kind in KINDS {
        let Some(frame) = stacked.remove(kind.id) else { continue };
        let frame = (kind.unite)(frame, &uniting)?.drain_into(&mut diagnostics);
        let names: Vec<String> = (kind.schema)().iter_names().map(ToString::to_string).collect();
        frames.set(kind.id, frame.select(names)?);
    }
    frames.territoires = territoires;
    frames.provenance = provenance;
    frames.usage = usage;
    Ok(Reported { value: frames, diagnostics })
}

fn rank(length: usize) -> Result<u32, Failure> {
    u32::try_from(length).map_err(|_| Failure::Internal("trop de lignes".to_owned()))
}
