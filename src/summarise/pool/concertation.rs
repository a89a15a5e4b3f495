//! What registers of concertation count, by zone.

use polars::prelude::*;

use super::{POOLED, Zone};
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::normalise::concertation::{Concertation, counts_for};
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
    let window = periode.debut..=periode.fin;
    let held = |rank: usize| concertation.reunions.get(rank).filter(|it| window.contains(&it.date));
    for (rank, it) in concertation.reunions.iter().enumerate().filter(|it| window.contains(&it.1.date)) {
        rows[0].add(zones, it.territoire.as_ref(), &it.table, Some(1), 1);
        if let Some((came, invited)) = attendance(concertation, rank) {
            rows[2].add(zones, it.territoire.as_ref(), &it.table, Some(came), invited);
        }
    }
    for (rank, decision) in concertation.decisions.iter().enumerate() {
        let Some(of) = decision.reunion.and_then(held) else { continue };
        let later = |it: &&crate::normalise::concertation::Reunion| {
            it.table == of.table && it.territoire == of.territoire && it.date > of.date && it.date <= periode.fin
        };
        if concertation.reunions.iter().any(|it| later(&it)) {
            let followed = concertation.suivis.iter().any(|it| it.decision == Some(rank));
            rows[1].add(zones, of.territoire.as_ref(), &of.table, Some(i64::from(followed)), 1);
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
fn attendance(concertation: &Concertation, reunion: usize) -> Option<(i64, i64)> {
    let noted: Vec<_> =
        concertation.presences.iter().filter(|it| it.reunion == Some(reunion) && it.present.is_some()).collect();
    if noted.is_empty() {
        let it = concertation.reunions.get(reunion)?;
        return it.presents.zip(it.invites).filter(|it| it.1 > 0);
    }
    let mut structures: Vec<(String, bool)> = Vec::new();
    for it in noted {
        let name = crate::base::fold::fold(&it.structure);
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
