//! How often each table met, and the longest time between two.

use crate::base::codes::INSTANCES;
use crate::base::date::days;
use crate::normalise::concertation::{Concertation, EQUIPE, STRATEGIQUE, TACTIQUE};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Tone};

/// An instance, the most days between two of its meetings, and the norm (convention FIR 201700224, annexe 5 ; cahier des charges national,
/// annexe III).
const RYTHMES: [(&str, i32, &str); 3] = [
    (STRATEGIQUE, 184, "Tous les six mois au plus"),
    (TACTIQUE, 93, "Tous les deux à trois mois"),
    (EQUIPE, 7, "Chaque semaine"),
];

pub(super) fn table(report: &Report, page: &mut Page, concertation: &Concertation) {
    if concertation.reunions.is_empty() {
        return;
    }
    let periode = report.frames.periode;
    let columns = vec![
        Column::new("Territoire", 24.0, Kind::Wrapped),
        Column::new("Instance", 20.0, Kind::Text),
        Column::new("Réunions", 10.0, Kind::Integer),
        Column::new("Première", 12.0, Kind::Date),
        Column::new("Dernière", 12.0, Kind::Date),
        Column::new("Plus long intervalle (jours)", 14.0, Kind::Integer),
        Column::new("Norme", 26.0, Kind::Wrapped),
    ];
    let mut table = page.table("Rythme des réunions de la période", columns);
    for territoire in report.frames.territoires.iter().filter(|it| it.pooled) {
        for (instance, most, norm) in RYTHMES {
            let all: Vec<_> = concertation.of_table(instance, &territoire.id).map(|it| it.1.date).collect();
            let held: Vec<_> = all.iter().copied().filter(|it| periode.contains(*it)).collect();
            let (Some(first), Some(last)) = (held.first(), held.last()) else { continue };
            // The meeting before the period counts: the time since it runs into the period.
            let from = all.iter().rposition(|it| it < &periode.debut).unwrap_or_default();
            let to = all.iter().rposition(|it| it <= &periode.fin).unwrap_or_default();
            let known = all.get(from..=to).unwrap_or_default();
            let longest = known.windows(2).filter_map(|it| Some(days(*it.last()?) - days(*it.first()?))).max();
            let tone = if longest.is_some_and(|it| it > most) { Tone::Watch } else { Tone::Plain };
            table.row([
                Cell::text(territoire.name.as_str()),
                Cell::text(INSTANCES.label(instance)),
                Cell::count(held.len()),
                Cell::date(*first),
                Cell::date(*last),
                longest.map_or_else(Cell::none, |it| Cell::number(f64::from(it)).tone(tone)),
                Cell::text(norm),
            ]);
        }
    }
    table.finish();
}
