//! *Gestionnaires de cas*: open cases of each, for one full-time post.

use crate::base::cell::a1;
use crate::base::territoire::Territoire;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::figures;

/// A row per case manager, under the labels of the territoire.
pub(super) fn fill(report: &Report, territoire: &Territoire, page: &mut Page) {
    page.paragraph(
        "« GC 1 » est le gestionnaire que la base numérote ainsi, sinon le premier qui y apparaît. «\u{a0}maia.toml\u{a0}» relie un \
         gestionnaire à son poste, sous [gestionnaires].",
    );
    page.skip(1);
    let mut managers: Vec<&Figure> =
        report.figures.split(&territoire.id, "charge_par_gc").filter(|it| !it.modalite.is_empty()).collect();
    if managers.is_empty() {
        page.paragraph("La base reçue ne dit pas qui suit chaque personne.");
        return;
    }
    managers.sort_by_key(|it| (it.modalite.len(), it.modalite.clone()));
    let columns = vec![
        Column::new("Gestionnaire", 24.0, Kind::Text),
        Column::new("Cas ouverts", 14.0, Kind::Integer),
        Column::new("ETP", 12.0, Kind::Etp),
        Column::new("Cas par ETP", 14.0, Kind::Decimal),
        Column::new("Repère", 16.0, Kind::Text),
    ];
    let mut table = page.table("Charge par gestionnaire de cas", columns);
    for figure in &managers {
        let cells = row(report, table.next_row(), figure);
        table.row(cells);
    }
    let cases = table.sum(1, managers.iter().map(|it| it.numerateur));
    table.total([Cell::text("Total"), cases, Cell::none(), Cell::none(), Cell::none()]);
    table.finish();
}

fn row(report: &Report, row: u32, figure: &Figure) -> [Cell; 5] {
    let why = figures::reason(figure);
    let load = match (figure.numerateur, figure.denominateur, figure.valeur) {
        (Some(cases), Some(etp), Some(_)) => Cell::formula(format!("{}/{}", a1(row, 1), a1(row, 2)), cases / etp),
        _ => Cell::missing(&*why),
    };
    let name = if *figure.modalite == *crate::base::codes::NR { "Non renseigné" } else { &figure.modalite };
    [
        name.into(),
        Cell::known(figure.numerateur, Cell::number, &why),
        Cell::known(figure.denominateur, Cell::number, &why),
        load,
        figures::verdict(report, Some(figure)),
    ]
}
