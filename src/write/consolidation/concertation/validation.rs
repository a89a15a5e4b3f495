//! The two periods at the end of which the ARS decides (cahier des charges national, § 4.3), and what the file still lacks.

use jiff::ToSpan;

use crate::base::territoire::Territoire;
use crate::normalise::concertation::{Concertation, counts_for};
use crate::normalise::frames::TERRITOIRE;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Tone};

pub(super) fn table(report: &Report, page: &mut Page, concertation: &Concertation) {
    page.skip(1);
    page.lead(
        "Validation du dispositif\u{a0}: une première période de dix-huit mois, puis une seconde jusqu’à trente-six, à partir de la prise de \
         fonctions du pilote (cahier des charges national, § 4.3). La décision appartient à l’ARS\u{a0}; ce tableau dit seulement ce qui \
         est réuni.",
    );
    let columns = vec![
        Column::new("Territoire", 24.0, Kind::Wrapped),
        Column::new("Prise de fonctions du pilote", 20.0, Kind::Date),
        Column::new("Fin des 18 mois", 14.0, Kind::Date),
        Column::new("Fin des 36 mois", 14.0, Kind::Date),
        Column::new("Pièces qui manquent au dossier", 50.0, Kind::Wrapped),
    ];
    let mut table = page.table("Périodes de validation", columns);
    for territoire in report.frames.territoires.iter().filter(|it| it.pooled) {
        let declared = report.settings.territoire.iter().find(|it| it.id == territoire.id);
        let start = declared.and_then(|it| it.prise_de_fonctions);
        let after = |months: i32| start.and_then(|it| it.checked_add(months.months()).ok());
        let missing = missing(report, concertation, territoire);
        table.row([
            Cell::text(territoire.name.as_str()),
            start.map_or_else(unknown, Cell::date),
            after(18).map_or_else(unknown, Cell::date),
            after(36).map_or_else(unknown, Cell::date),
            if missing.is_empty() {
                Cell::text("Aucune de celles que maia lit")
            } else {
                Cell::text(missing.join(", ")).tone(Tone::Watch)
            },
        ]);
    }
    table.finish();
}

fn unknown() -> Cell {
    Cell::missing("maia.toml ne donne pas «\u{a0}prise_de_fonctions\u{a0}» pour ce territoire").without_note()
}

/// Tables of the file of which a territoire has no row.
fn missing(report: &Report, concertation: &Concertation, territoire: &Territoire) -> Vec<&'static str> {
    let sent = |table: &str| {
        let frame = report.frames.get(table);
        let of = frame.column(TERRITOIRE).and_then(|it| it.str().cloned());
        of.is_ok_and(|it| it.iter().any(|it| it == Some(territoire.id.as_str())))
    };
    let designated = concertation.designations.iter().any(|it| counts_for(it.territoire.as_ref(), &territoire.id));
    let met = concertation.reunions.iter().any(|it| counts_for(it.territoire.as_ref(), &territoire.id));
    let parts = [
        (met, "comptes rendus de la concertation"),
        (designated, "désignations de l’ARS et du département"),
        (sent("grille"), "grille de validation"),
        (sent("maia25"), "MAIA 25"),
        (sent("feuille_de_route"), "feuille de route"),
        (sent("cas"), "base de gestion de cas"),
        (sent("effectifs"), "effectifs"),
    ];
    parts.iter().filter(|it| !it.0).map(|it| it.1).collect()
}
