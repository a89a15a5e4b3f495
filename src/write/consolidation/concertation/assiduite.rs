//! Attendance by structure and by category, and who came: titulaire or suppléant.

use std::collections::BTreeMap;

use super::{in_period, label, name};
use crate::base::cell::a1;
use crate::base::codes::{CATEGORIES_STRUCTURE, INSTANCES};
use crate::base::fold::fold;
use crate::normalise::concertation::{Concertation, Presence};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::discreet;

/// Meetings to which a structure was asked, and how it answered.
#[derive(Default)]
struct Tally<'a> {
    first: Option<&'a Presence>,
    /// By meeting: whether somebody came, whether it was a suppléant.
    seances: BTreeMap<jiff::civil::Date, (bool, bool)>,
}

pub(super) fn table(report: &Report, page: &mut Page, concertation: &Concertation) {
    let mut structures: BTreeMap<(&str, &str, String), Tally> = BTreeMap::new();
    for it in &concertation.presences {
        let Some(held) = in_period(report, concertation, it.reunion) else { continue };
        let key = (name(report, it.territoire.as_deref()), held.table.as_str(), fold(&it.structure));
        let tally = structures.entry(key).or_default();
        tally.first.get_or_insert(it);
        let came = tally.seances.entry(held.date).or_default();
        let deputy = it.present.as_deref() == Some("SUPPLEANT") || it.mandat.as_deref() == Some("SUPPLEANT");
        *came = (came.0 || it.is_there(), came.1 || it.is_there() && deputy);
    }
    if structures.is_empty() {
        return;
    }
    let columns = vec![
        Column::new("Territoire", 24.0, Kind::Wrapped),
        Column::new("Instance", 20.0, Kind::Text),
        Column::new("Structure", 34.0, Kind::Wrapped),
        Column::new("Catégorie", 16.0, Kind::Text),
        Column::new("Réunions", 10.0, Kind::Integer),
        Column::new("Présente", 10.0, Kind::Integer),
        Column::new("dont par un suppléant", 13.0, Kind::Integer),
        Column::new("Assiduité", 11.0, Kind::Percent),
    ];
    let mut table = page.table("Présence par structure", columns);
    let mut categories: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((territoire, instance, _), tally) in &structures {
        let Some(first) = tally.first else { continue };
        let row = table.next_row();
        let came = tally.seances.values().filter(|it| it.0).count();
        let deputies = tally.seances.values().filter(|it| it.1).count();
        let all = tally.seances.len();
        let category = first.categorie.as_deref().map_or("Non renseignée", |it| CATEGORIES_STRUCTURE.label(it));
        let sum = categories.entry(category).or_default();
        *sum = (sum.0 + all, sum.1 + came);
        table.row([
            Cell::text(*territoire),
            Cell::text(INSTANCES.label(instance)),
            discreet::shown(&first.structure),
            label(&CATEGORIES_STRUCTURE, first.categorie.as_deref()),
            Cell::count(all),
            Cell::count(came),
            Cell::count(deputies),
            rate(row, (5, came), (4, all)),
        ]);
    }
    table.finish();
    by_category(page, &categories);
}

fn by_category(page: &mut Page, categories: &BTreeMap<&str, (usize, usize)>) {
    let columns = vec![
        Column::new("Catégorie", 24.0, Kind::Text),
        Column::new("Attendues", 14.0, Kind::Integer),
        Column::new("Présentes", 14.0, Kind::Integer),
        Column::new("Assiduité", 14.0, Kind::Percent),
    ];
    let mut table = page.table("Présence par catégorie, tous territoires et instances", columns);
    for (category, (all, came)) in categories {
        let row = table.next_row();
        let rate = rate(row, (2, *came), (1, *all));
        table.row([Cell::text(*category), Cell::count(*all), Cell::count(*came), rate]);
    }
    table.finish();
}

/// A live ratio of two cells of a row.
fn rate(row: u32, (above, came): (u32, usize), (below, all): (u32, usize)) -> Cell {
    if all == 0 {
        return Cell::none();
    }
    Cell::formula(format!("{}/{}", a1(row, above), a1(row, below)), came as f64 / all as f64)
}
