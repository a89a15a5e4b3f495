//! *Réception*: what was expected from whom, received, incomplete, absent, and a reminder to paste for each pilote.

pub(in crate::write) mod deliveries;
mod reminder;

use super::matrix::{self, Line, Matrix, Zone};
use super::open;
use super::territoires::WHOLE;
use crate::base::cell::Place;
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, Tone};
use deliveries::{Delivery, Expected, Part, State, expected, expected_kinds};

pub(super) static SHEET: Sheet = Sheet {
    title: "Réception",
    about: "Ce qui était attendu de chaque territoire, ce qui est arrivé, ce qui manque, et un rappel à envoyer à chaque pilote.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Réception");
    page.paragraph(
        "Incomplet\u{a0}: une colonne indispensable manque, ou une remarque bloquante empêche de calculer. Un tableau du département entier (budget, versements, \
         registre) vaut pour tous les territoires.",
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

/// What became of each table expected of each territoire.
fn overview(report: &Report, page: &mut Page, expected: &[Expected]) {
    let matrix = Matrix {
        caption: "Ce qui est arrivé".to_owned(),
        corner: "Tableau attendu",
        label: TABLE,
        lines: expected_kinds(report).map(|it| Line::new(it.label, Kind::Text)).collect(),
        zones: expected.iter().map(|it| Zone { name: it.name.clone(), tone: Tone::Plain }).collect(),
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(|line, zone, _| state(expected[zone].deliveries[line].state)),
    };
    matrix::table(page, &matrix);
}

/// Width of the name of a table.
const TABLE: f64 = 30.0;

fn state(state: State) -> Cell {
    let tone = match state {
        State::Recu | State::RecuDepartement => Tone::Good,
        State::Incomplet => Tone::Watch,
        State::Absent => Tone::Bad,
    };
    Cell::text(state.label()).tone(tone)
}

/// A row for each sheet that a table was received in, or for a table that was not. What stands for all is told once.
fn details(report: &Report, page: &mut Page, expected: &[Expected]) {
    let columns = vec![
        Column::new("Territoire", TABLE, Kind::Text),
        Column::new("Tableau attendu", 26.0, Kind::Text),
        Column::new("État", 20.0, Kind::Text),
        Column::new("Fichier", 46.0, Kind::Link),
        Column::new("Feuille", 20.0, Kind::Wrapped),
        Column::new("Date du document", 13.0, Kind::Date),
        Column::new("Lignes", 9.0, Kind::Integer),
        Column::new("Ce qui manque", 34.0, Kind::Wrapped),
    ];
    let mut table = page.table("D’où vient chaque tableau", columns);
    let rows = |table: &mut Table, name: &str, delivery: &Delivery| {
        delivered(report, name, delivery).into_iter().for_each(|row| table.row(row));
    };
    for territoire in expected {
        for delivery in territoire.deliveries.iter().filter(|it| it.state != State::RecuDepartement) {
            rows(&mut table, &territoire.name, delivery);
        }
    }
    let whole =
        |rank: usize| expected.iter().map(|it| &it.deliveries[rank]).find(|it| it.state == State::RecuDepartement);
    for delivery in (0..expected_kinds(report).count()).filter_map(whole) {
        rows(&mut table, WHOLE, delivery);
    }
    table.finish();
}

fn delivered(report: &Report, name: &str, delivery: &Delivery) -> Vec<Vec<Cell>> {
    let head = || vec![name.into(), delivery.kind.label.into(), state(delivery.state)];
    let row = |cells: [Cell; 5]| head().into_iter().chain(cells).collect();
    if delivery.parts.is_empty() {
        let [file, sheet, day, rows] = [(); 4].map(|()| Cell::blank());
        return vec![row([file, sheet, day, rows, Cell::text("Tout le tableau")])];
    }
    let part = |part: &Part| {
        let file = part.sheet.file;
        let day = report.files.get(file.0 as usize).and_then(|it| it.day());
        row([
            report.links.to(report.sources, &Place::Sheet(part.sheet), 1, report.sources.file_name(file)),
            report.sources.sheet_name(part.sheet).into(),
            day.map_or_else(Cell::blank, Cell::date),
            Cell::count(part.rows),
            missing(delivery).into(),
        ])
    };
    delivery.parts.iter().map(part).collect()
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
        page.together(|page| {
            page.caption(&format!("Rappel au pilote\u{a0}: {}", territoire.name));
            for line in reminder::reminder(report, territoire) {
                // A line of the message is one cell, however long: pasted, it is one line.
                page.put(page.next_row(), 0, Cell::text(line).kind(Kind::Remark));
                page.skip(1);
            }
        });
        page.skip(1);
    }
}

#[cfg(test)]
mod tests;
