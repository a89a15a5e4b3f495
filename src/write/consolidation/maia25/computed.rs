//! Items that the data can tell, beside what the grid declares.

use crate::base::territoire::Territoire;
use crate::identify::tables::maia25_items::item;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Tone};
use crate::write::consolidation::figures::{self, reason};

/// Items that case bases and staffing tables can tell.
const COMPUTED: [u8; 2] = [21, 24];

/// Writes a row for each territoire and item.
pub(super) fn table(report: &Report, page: &mut Page, territoires: &[&Territoire]) {
    let columns = vec![
        Column::new("Territoire", 52.0, Kind::Text),
        Column::new("Item", 7.0, Kind::Plain),
        Column::new("Point déclaré", 16.0, Kind::Integer),
        Column::new("Point calculé", 16.0, Kind::Integer),
        Column::new("Comparaison", 16.0, Kind::Text),
        Column::new("Ce que disent les données", 60.0, Kind::Wrapped),
    ];
    for number in COMPUTED {
        let label = item(number).map_or("", |it| it.label);
        page.paragraph(&format!("Item {number}\u{a0}: {label}."));
    }
    let mut table = page.table("Items déclarés et items calculés sur les données de la période", columns);
    for territoire in territoires {
        for number in COMPUTED {
            let modalite = number.to_string();
            let declared = report.figures.of(&territoire.id, "maia25_item", &modalite);
            let computed = report.figures.of(&territoire.id, "maia25_item_calcule", &modalite);
            table.row([
                Cell::text(&*territoire.name),
                Cell::number(f64::from(number)),
                figures::cell(&territoire.id, ("maia25_item", &modalite), declared),
                figures::cell(&territoire.id, ("maia25_item_calcule", &modalite), computed),
                comparison(declared, computed),
                Cell::text(computed.map_or_else(String::new, said)),
            ]);
        }
    }
    table.finish();
}

fn comparison(declared: Option<&Figure>, computed: Option<&Figure>) -> Cell {
    match declared.and_then(|it| it.valeur).zip(computed.and_then(|it| it.valeur)) {
        Some((declared, computed)) if declared == computed => Cell::text("Concordant"),
        Some(_) => Cell::text("Différent").tone(Tone::Watch),
        None => Cell::text("Non comparable").tone(Tone::Muted),
    }
}

fn said(computed: &Figure) -> String {
    if computed.valeur.is_none() {
        format!("{}.", reason(computed).trim_end_matches('.'))
    } else {
        computed.note.clone()
    }
}
