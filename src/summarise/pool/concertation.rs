//! What registers of concertation count, by zone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polars::prelude::*;

use super::{POOLED, Zone};
use crate::base::date::Periode;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::normalise::concertation::{Concertation, Presence, Reunion, counts_for};
use crate::summarise::preuves::juger;
use crate::summarise::tally::{MODALITE, ZONE};

/// Frames of [`counts`], by name.
pub const REUNIONS: &str = "concertation.reunions";
pub const DECISIONS: &str = "concertation.decisions";
pub const PRESENCES: &str = "concertation.presences";
pub const ITEMS: &str = "concertation.items";

/// What a row is worth: a follow-up, structures that came; and out of how many.
pub const VALEUR: &str = "valeur";
pub const SUR: &str = "sur";

/// Meetings, decisions and attendance of the period, and the items that registers settle.
///
/// What the département holds counts in each territoire, and once in the département.
pub fn counts(
    concertation: &Concertation,
    zones: &[Zone],
    periode: Periode,
    settings: &Settings,
) -> PolarsResult<[(&'static str, DataFrame); 4]> {
    let mut rows = [Rows::default(), Rows::default(), Rows::default(), Rows::default()];
    let mut noted: BTreeMap<usize, Vec<&Presence>> = BTreeMap::new();
    for it in concertation.presences.iter().filter(|it| it.present.is_some()) {
        if let Some(rank) = it.reunion {
            noted.entry(rank).or_default().push(it);
        }
    }
    let mut last: BTreeMap<(&str, Option<&String>), Date> = BTreeMap::new();
    for (rank, it) in concertation.reunions.iter().enumerate().filter(|it| it.1.date <= periode.fin) {
        // Meetings are in order of date.
        last.insert((&it.table, it.territoire.as_ref()), it.date);
        if periode.contains(it.date) {
            rows[0].add(zones, it.territoire.as_ref(), &it.table, Some(1), 1);
            if let Some((came, invited)) = attendance(it, noted.get(&rank)) {
                rows[2].add(zones, it.territoire.as_ref(), &it.table, Some(came), invited);
            }
        }
    }
    let followed: BTreeSet<usize> = concertation.suivis.iter().filter_map(|it| it.decision).collect();
    for (rank, decision) in concertation.decisions.iter().enumerate() {
        let of = decision.reunion.and_then(|it| concertation.reunions.get(it)).filter(|it| periode.contains(it.date));
        let Some(of) = of else { continue };
        if last.get(&(&*of.table, of.territoire.as_ref())).is_some_and(|it| *it > of.date) {
            let followed = i64::from(followed.contains(&rank));
            rows[1].add(zones, of.territoire.as_ref(), &of.table, Some(followed), 1);
        }
    }
    for (rank, zone) in zones.iter().enumerate().skip(1) {
        for it in juger(concertation, &zone.id, (periode.debut, periode.fin), &settings.maia25) {
            let point = it.point.map(i64::from);
            rows[3].push(Some(rank as u32), zone.pooled, &it.item.to_string(), point, i64::from(point.is_some()));
            rows[3].motifs.push(it.motif);
        }
    }
    let [meetings, decisions, presences, items] = rows;
    Ok([
        (REUNIONS, meetings.frame()?),
        (DECISIONS, decisions.frame()?),
        (PRESENCES, presences.frame()?),
        (ITEMS, items.frame()?),
    ])
}

/// How many structures came to a meeting, and how many were invited: by the register of those who came, else by the counts of the meeting.
fn attendance(reunion: &Reunion, noted: Option<&Vec<&Presence>>) -> Option<(i64, i64)> {
    let Some(noted) = noted else {
        return reunion.presents.zip(reunion.invites).filter(|it| it.1 > 0);
    };
    let mut structures: Vec<(String, bool)> = Vec::new();
    for it in noted {
        let name = fold(&it.structure);
        match structures.iter_mut().find(|known| known.0 == name) {
            Some(known) => known.1 |= it.is_there(),
            None => structures.push((name, it.is_there())),
        }
    }
    Some((structures.iter().filter(|it| it.1).count() as i64, structures.len() as i64))
}

#[derive(Default)]
struct Rows {
    zones: Vec<Option<u32>>,
    pooled: Vec<bool>,
    modalites: Vec<String>,
    values: Vec<Option<i64>>,
    sur: Vec<i64>,
    motifs: Vec<String>,
}

impl Rows {
    /// A row for each territoire it counts for, and one for the département.
    fn add(&mut self, zones: &[Zone], owner: Option<&String>, modalite: &str, value: Option<i64>, sur: i64) {
        for (rank, zone) in zones.iter().enumerate().skip(1).filter(|it| counts_for(owner, &it.1.id)) {
            self.push(Some(rank as u32), owner.is_some() && zone.pooled, modalite, value, sur);
        }
        if owner.is_none() {
            self.push(None, true, modalite, value, sur);
        }
    }

    fn push(&mut self, zone: Option<u32>, pooled: bool, modalite: &str, value: Option<i64>, sur: i64) {
        self.zones.push(zone);
        self.pooled.push(pooled);
        self.modalites.push(modalite.to_owned());
        self.values.push(value);
        self.sur.push(sur);
    }

    fn frame(mut self) -> PolarsResult<DataFrame> {
        self.motifs.resize(self.zones.len(), String::new());
        df!(
            ZONE => self.zones,
            POOLED => self.pooled,
            MODALITE => self.modalites.iter().map(|it| it.to_lowercase()).collect::<Vec<_>>(),
            VALEUR => self.values,
            SUR => self.sur,
            "motif" => self.motifs,
        )
    }
}
