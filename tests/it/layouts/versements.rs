//! Payments of the grant.

use std::collections::BTreeMap;

use super::Kind;
use super::book::{Book, Cell, Spot};
use super::spell::{Money, day, heading, iso};
use super::table::{FREE, Freedom, Heading, Line, Table, lay};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "versements",
    workbooks: 50,
    open: &[],
    judged: &["exercice", "versement_n", "date_prevue", "date_reception", "montant_prevu", "montant_recu"],
    role: None,
    draw,
};

/// Headings that are in no list.
fn others(id: &str) -> &'static [&'static str] {
    match id {
        "date_reception" => &["Date de l’encaissement", "Encaissé au", "Date du versement reçu"],
        "montant_recu" => &["Montant encaissé (€)", "Montant reçu (€)"],
        "montant_prevu" => &["Montant prévu (€)"],
        _ => &[],
    }
}

fn draw(draw: &mut Draw) -> Book {
    let mut book =
        Book::named(draw.word(&["versements.xlsx", "Subvention ARS.xlsx"]), draw.word(&["Feuil1", "Versements"]));
    if draw.chance(25) {
        book.separated = true;
        book.name = "versements.csv".to_owned();
    }
    let mut at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    book.put(at, draw.word(&["Versements de la subvention ARS", "Suivi de la subvention", "SUBVENTION FIR"]));
    at.row += 1 + draw.below(3) as u32;
    let mut rest = vec!["date_prevue", "date_reception", "montant_prevu", "montant_recu"];
    for rank in (1..rest.len()).rev() {
        rest.swap(rank, draw.below(rank + 1));
    }
    let ids: Vec<_> = ["exercice", "versement_n"].into_iter().chain(rest).collect();
    let columns = ids.iter().map(|id| Heading { id, text: heading(draw, "versements", id, others(id)) }).collect();
    let (money, spelling, rank) = (Money::draw(draw), draw.below(20), draw.below(4));
    let mut table = Table { columns, lines: Vec::new() };
    let mut sums = [0; 2];
    for year in [2015, 2016, 2017] {
        for number in 1..=2 {
            let due = jiff::civil::date(year, if number == 1 { 4 } else { 9 }, 1 + draw.below(28) as i8);
            let due = maia::base::date::days(due);
            let received = due + draw.below(40) as i32;
            let cents = 100 * (200_000 + draw.below(500_000) as i64);
            sums = [sums[0] + cents, sums[1] + cents];
            let name =
                [["1er versement", "2e versement"], ["1", "2"], ["Acompte", "Solde"], ["1er", "2nd"]][rank][number - 1];
            let cells = BTreeMap::from([
                ("exercice", Cell::Number(f64::from(year))),
                ("versement_n", Cell::from(name)),
                ("date_prevue", day(spelling, due)),
                ("date_reception", day(spelling, received)),
                ("montant_prevu", money.cell(cents)),
                ("montant_recu", money.cell(cents)),
            ]);
            let values = BTreeMap::from([
                ("exercice", year.to_string()),
                ("versement_n", number.to_string()),
                ("date_prevue", iso(due)),
                ("date_reception", iso(received)),
                ("montant_prevu", cents.to_string()),
                ("montant_recu", cents.to_string()),
            ]);
            table.lines.push(Line::Row(cells, values));
        }
    }
    if draw.chance(50) {
        let cells = BTreeMap::from([("montant_prevu", money.cell(sums[0])), ("montant_recu", money.cell(sums[1]))]);
        table.lines.push(Line::Words("versement_n", cells, "Total".to_owned()));
    }
    lay(draw, &mut book, at, &table, Freedom { repeats: false, ..FREE });
    book
}
