//! *Réception*: what was expected from whom, received, incomplete, absent, and a reminder to paste for each pilote.

pub(in crate::write) mod deliveries;
mod reminder;

use super::open;
use crate::base::cell::Place;
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};
use deliveries::{Delivery, Expected, State, expected, expected_kinds};

pub(super) static SHEET: Sheet = Sheet {
    title: "Réception",
    about: "Ce qui était attendu de chaque territoire, ce qui est arrivé, ce qui manque, et un rappel à envoyer à chaque pilote.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Réception");
    page.paragraph(
        "Incomplet\u{a0}: une colonne indispensable manque, ou une remarque bloquante empêche de calculer. Un budget du département entier vaut \
         pour tous les territoires.",
    );
    page.skip(1);
    let expected = expected(report)?;
    if expected.is_empty() {
        page.paragraph(
            "Aucun territoire n’a été trouvé dans les fichiers reçus. Nommez-les dans une colonne, un titre, le nom de la feuille, du \
             fichier ou du dossier, ou dans «\u{a0}maia.toml\u{a0}».",
        );
        return Ok(());
    }
    overview(report, page, &expected);
    details(report, page, &expected);
    reminders(report, page, &expected);
    Ok(())
}

/// A territoire a row, a table a column.
fn overview(report: &Report, page: &mut Page, expected: &[Expected]) {
    let mut columns = vec![Column::new("Territoire", 26.0, Kind::Text)];
    columns.extend(expected_kinds(report).map(|it| Column::new(it.label, 24.0, Kind::Text)));
    let mut table = page.table("Ce qui est arrivé", columns);
    for territoire in expected {
        let states = territoire.deliveries.iter().map(|it| state(it.state));
        table.row([territoire.name.as_str().into()].into_iter().chain(states));
    }
    table.finish();
}

fn state(state: State) -> Cell {
    let tone = match state {
        State::Recu | State::RecuDepartement => Tone::Good,
        State::Incomplet => Tone::Watch,
        State::Absent => Tone::Bad,
    };
    Cell::text(state.label()).tone(tone)
}

/// A row for each sheet that a table was received in, or for a table that was not.
fn details(report: &Report, page: &mut Page, expected: &[Expected]) {
    let columns = vec![
        Column::new("Territoire", 26.0, Kind::Text),
        Column::new("Tableau attendu", 24.0, Kind::Text),
        Column::new("État", 24.0, Kind::Text),
        Column::new("Feuille", 24.0, Kind::Wrapped),
        Column::new("Date du document", 24.0, Kind::Date),
        Column::new("Lignes", 10.0, Kind::Integer),
        Column::new("Fichier", 50.0, Kind::Link),
        Column::new("Ce qui manque", 50.0, Kind::Wrapped),
    ];
    let mut table = page.table("D’où vient chaque tableau", columns);
    for territoire in expected {
        for delivery in &territoire.deliveries {
            let head = || [territoire.name.as_str().into(), delivery.kind.label.into(), state(delivery.state)];
            if delivery.parts.is_empty() {
                let blanks = std::iter::repeat_with(Cell::blank).take(4);
                table.row(head().into_iter().chain(blanks).chain([Cell::text("Tout le tableau")]));
            }
            for part in &delivery.parts {
                let file = part.sheet.file;
                let day = report.files.get(file.0 as usize).and_then(|it| it.day());
                table.row(head().into_iter().chain([
                    report.sources.sheet_name(part.sheet).into(),
                    day.map_or_else(Cell::blank, Cell::date),
                    Cell::count(part.rows),
                    report.links.to(report.sources, &Place::Sheet(part.sheet), 1, report.sources.file_name(file)),
                    missing(delivery).into(),
                ]));
            }
        }
    }
    table.finish();
}

fn missing(delivery: &Delivery) -> String {
    let columns =
        (!delivery.missing.is_empty()).then(|| format!("Il manque {}.", reminder::columns(&delivery.missing)));
    let blocking = match delivery.blocking {
        0 => None,
        1 => Some("Une remarque bloquante.".to_owned()),
        many => Some(format!("{many} remarques bloquantes.")),
    };
    columns.into_iter().chain(blocking).collect::<Vec<_>>().join(" ")
}

fn reminders(report: &Report, page: &mut Page, expected: &[Expected]) {
    page.paragraph(
        "Les rappels qui suivent sont prêts à envoyer\u{a0}: copiez les lignes dans un message, et joignez le classeur \
         «\u{a0}a_corriger\u{a0}» du territoire.",
    );
    page.skip(1);
    for territoire in expected {
        page.caption(&format!("Rappel au pilote\u{a0}: {}", territoire.name));
        for line in reminder::reminder(report, territoire) {
            // A line of the message is one cell, however long: pasted, it is one line.
            page.put(page.next_row(), 0, Cell::text(line).kind(Kind::Remark));
            page.skip(1);
        }
        page.skip(1);
    }
}

#[cfg(test)]
mod tests;
