//! *Échéances*: what is due, when it came, and the payments of the whole convention.

use super::{euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::review::versements::lignes::{self, Recu};
use crate::summarise::convention::{Ecart, Echeance, calendar};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Échéances",
    about: "Ce qui est dû à l’ARS ou par elle, à quelle date, et quand c’est arrivé.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Échéances",
        "Les dates de remise des documents se notent dans maia.toml ([[convention.remise]])\u{a0}; celles des versements viennent du tableau \
         des versements.",
    );
    let columns = vec![
        Column::new("Échéance", 46.0, Kind::Wrapped),
        Column::new("Convention", 12.0, Kind::Text),
        Column::new("Au plus tard le", 14.0, Kind::Date),
        Column::new("Fait le", 14.0, Kind::Date),
        Column::new("Écart (jours)", 12.0, Kind::Integer),
        Column::new("Statut", 40.0, Kind::Wrapped),
    ];
    let mut table = page.table(format!("Calendrier de l’exercice {}", report.frames.periode.exercice), columns);
    for echeance in calendar(report.frames, report.settings)? {
        let row = table.next_row();
        let gap = match echeance.ecart() {
            Ecart::Jours(days) => Cell::formula(format!("{}-{}", a1(row, 3), a1(row, 2)), days as f64),
            _ => Cell::none(),
        };
        table.row([
            echeance.label.into(),
            echeance.source.into(),
            echeance.due.map_or_else(Cell::none, Cell::date),
            echeance.received.map_or_else(Cell::none, Cell::date),
            gap,
            status(&echeance),
        ]);
    }
    table.finish();
    payments(report, page)
}

fn status(echeance: &Echeance) -> Cell {
    match echeance.ecart() {
        Ecart::Jours(days) if days > 0 => {
            Cell::text(format!("{days} jour{} de retard", if days > 1 { "s" } else { "" })).tone(Tone::Watch)
        }
        Ecart::Jours(_) => Cell::text("À temps").tone(Tone::Good),
        Ecart::SansDate => Cell::text(format!("{}\u{a0}: aucun retard ne se calcule", echeance.event)),
        Ecart::NonRecu if echeance.id.is_none() => Cell::text("Pour mémoire").tone(Tone::Muted),
        Ecart::NonRecu => Cell::text("Date de réception non connue").tone(Tone::Muted),
    }
}

/// Every payment of the convention, what was due and what came.
fn payments(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let due = &report.settings.convention.versement;
    if due.is_empty() {
        page.paragraph("maia.toml ne dit pas l’échéancier de la convention.");
        return Ok(());
    }
    let received = lignes::every_year(report.frames)?;
    let columns = vec![
        Column::new("Versement", 46.0, Kind::Text),
        Column::new("Prévu", 16.0, Kind::Cents),
        Column::new("Au plus tard le", 14.0, Kind::Date),
        Column::new("Reçu le", 14.0, Kind::Date),
        Column::new("Reçu", 16.0, Kind::Cents),
        Column::new("Écart", 14.0, Kind::Cents),
        Column::new("Part de l’année", 12.0, Kind::Percent),
    ];
    let mut table = page.table("Versements de la convention (article 4.1)", columns);
    let (mut planned, mut came) = (Vec::new(), Vec::new());
    let first = table.next_row();
    let of_year = |exercice: i16| due.iter().zip(first..).filter(move |(it, _)| it.exercice == exercice);
    for it in due {
        let row = table.next_row();
        let own: Option<&Recu> = received
            .iter()
            .find(|found| found.exercice == Some(i64::from(it.exercice)) && found.numero == Some(it.numero));
        let (expected, amount) = (it.montant as f64, own.and_then(|it| it.montant).map(euros));
        let year: i64 = of_year(it.exercice).map(|it| it.0.montant).fold(0, i64::saturating_add);
        let rows: Vec<String> = of_year(it.exercice).map(|it| a1(it.1, 1)).collect();
        let share = Cell::formula(format!("{}/({})", a1(row, 1), rows.join("+")), expected / year as f64);
        let gap = amount.map(|it| it - expected);
        let tone = if gap.is_some_and(|it| it != 0.0) { Tone::Bad } else { Tone::Plain };
        table.row([
            Cell::text(format!("{}, versement n°\u{a0}{}", it.exercice, it.numero)),
            Cell::number(expected),
            it.echeance.map_or_else(Cell::none, Cell::date),
            own.and_then(|it| it.reception).map_or_else(Cell::none, Cell::date),
            Cell::known(amount, Cell::number, NOT_YET).without_note(),
            gap.map_or_else(Cell::none, |it| Cell::formula(format!("{}-{}", a1(row, 4), a1(row, 1)), it).tone(tone)),
            share,
        ]);
        planned.push(Some(expected));
        came.push(amount);
    }
    let sums = [table.sum(1, planned), Cell::none(), Cell::none(), table.sum(4, came)];
    table.total([Cell::text("Total de la convention")].into_iter().chain(sums));
    table.finish();
    Ok(())
}

const NOT_YET: &str = "Aucun versement reçu n’est indiqué";
