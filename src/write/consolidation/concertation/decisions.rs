//! Decisions taken in the period, and where they were followed.

use super::{in_period, label, name};
use crate::base::codes::{ETATS_SUIVI, INSTANCES, SOURCES_DONNEES};
use crate::normalise::concertation::{Concertation, Suivi};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Tone};

pub(super) fn table(report: &Report, page: &mut Page, concertation: &Concertation) {
    let all = concertation.decisions.iter().enumerate();
    let dated = all.filter_map(|(rank, it)| Some((rank, it, in_period(report, concertation, it.reunion)?)));
    let mut decisions: Vec<_> = dated.collect();
    if decisions.is_empty() {
        return;
    }
    decisions.sort_by_key(|(rank, it, held)| (name(report, it.territoire.as_deref()), held.date, *rank));
    let date_of = |it: &Suivi| it.reunion.and_then(|it| concertation.reunions.get(it)).map(|it| it.date);
    let in_time = |it: &&Suivi| date_of(it).is_none_or(|it| it <= report.frames.periode.fin);
    let columns = vec![
        Column::new("Territoire", 24.0, Kind::Wrapped),
        Column::new("Instance", 20.0, Kind::Text),
        Column::new("Date", 12.0, Kind::Date),
        Column::new("Décision", 14.0, Kind::Link),
        Column::new("Données", 24.0, Kind::Wrapped),
        Column::new("Échéance", 12.0, Kind::Date),
        Column::new("Structures qui en rendent compte", 14.0, Kind::Integer),
        Column::new("Dernier suivi", 12.0, Kind::Date),
        Column::new("État", 18.0, Kind::Text),
    ];
    let mut table = page.table("Décisions de la période et leur suivi", columns);
    for (rank, decision, held) in decisions {
        let lines = || concertation.suivis.iter().filter(|it| it.decision == Some(rank)).filter(in_time);
        let last = lines().max_by_key(|it| date_of(it));
        let place = report.frames.provenance.place(decision.origin, "texte_court");
        let state = last.and_then(|it| it.etat.as_deref()).or(decision.etat.as_deref());
        let late = decision.echeance.is_some_and(|it| it < report.frames.periode.fin) && state != Some("FAIT");
        table.row([
            Cell::text(name(report, decision.territoire.as_deref())),
            Cell::text(INSTANCES.label(&held.table)),
            Cell::date(held.date),
            report.links.to(report.sources, &place, 1, place.address()),
            label(&SOURCES_DONNEES, decision.source.as_deref()),
            decision
                .echeance
                .map_or_else(Cell::none, |it| Cell::date(it).tone(if late { Tone::Watch } else { Tone::Plain })),
            Cell::count(lines().count()),
            last.and_then(date_of).map_or_else(Cell::none, Cell::date),
            label(&ETATS_SUIVI, state),
        ]);
    }
    table.finish();
}
