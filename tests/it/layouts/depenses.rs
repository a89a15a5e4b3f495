//! Ledgers: a line a payment, with subtotals by account, negative lines, brought-forward lines.

use std::collections::BTreeMap;

use super::Kind;
use super::book::{Book, Cell, Spot};
use super::spell::{Money, SITES, day, heading, iso};
use super::table::{FREE, Heading, Line, Table, lay};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "depenses",
    workbooks: 80,
    open: &[],
    judged: &[
        "territoire",
        "exercice_imputation",
        "date_mandatement",
        "date_paiement",
        "compte",
        "montant",
        "financeur",
    ],
    role: None,
    draw,
};

/// Headings that are in no list.
fn others(id: &str) -> &'static [&'static str] {
    match id {
        "date_paiement" => &["Date du paiement", "Payée le", "Date de règlement effectif"],
        "date_mandatement" => &["Date mandatement", "Date d’émission mandat"],
        "montant" => &["Montant TTC en €", "Montant (€)", "Mt TTC"],
        "compte" => &["Compte comptable", "N° du compte", "Imputation (compte)"],
        "n_piece" => &["N° de facture fournisseur", "Réf. pièce"],
        _ => &[],
    }
}

fn draw(draw: &mut Draw) -> Book {
    let mut book = Book::named(
        draw.word(&["Grand livre 2017.xlsx", "depenses 2017.xlsx", "mandats.xlsx"]),
        draw.word(&["Feuil1", "Mandats", "2017"]),
    );
    if draw.chance(25) {
        book.separated = true;
        book.name = "grand livre 2017.csv".to_owned();
    }
    let mut at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    book.put(
        at,
        draw.word(&["Grand livre des dépenses 2017", "Suivi des dépenses – exercice 2017", "MANDATS ÉMIS EN 2017"]),
    );
    at.row += 1 + draw.below(3) as u32;
    let table = table(draw);
    let (row, _) = lay(draw, &mut book, at, &table, FREE);
    if draw.chance(30) {
        book.put(Spot { row: row + 1, ..at }, "Montants toutes taxes comprises");
    }
    book
}

fn table(draw: &mut Draw) -> Table {
    let mut ids = vec!["exercice_imputation", "date_paiement", "n_piece", "compte", "montant"];
    ids.extend(
        ["n_mandat", "date_mandatement", "libelle", "tiers", "financeur", "territoire"]
            .iter()
            .filter(|_| draw.chance(60)),
    );
    for rank in (1..ids.len()).rev() {
        ids.swap(rank, draw.below(rank + 1));
    }
    let columns = ids.iter().map(|id| Heading { id, text: heading(draw, "depenses", id, others(id)) }).collect();
    let (money, spelling) = (Money::draw(draw), draw.below(20));
    let mut table = Table { columns, lines: Vec::new() };
    let subtotals = draw.chance(30);
    let words = ids.iter().find(|it| ["libelle", "n_piece"].contains(it)).copied().unwrap();
    let (mut total, mut rank) = (0, 0);
    for compte in ["6064", "6132", "6251", "64111"] {
        let mut sum = 0;
        for _ in 0..2 + draw.below(4) {
            rank += 1;
            let cents = if draw.chance(6) { -1 } else { 1 } * (1_000 + draw.below(400_000) as i64);
            sum += cents;
            table.lines.push(payment(draw, &ids, rank, compte, cents, money, spelling));
        }
        if subtotals {
            table.lines.push(Line::Words(
                words,
                BTreeMap::from([("montant", money.cell(sum))]),
                format!("Sous-total {compte}"),
            ));
        }
        total += sum;
    }
    if draw.chance(60) {
        table.lines.push(Line::Words(words, BTreeMap::from([("montant", money.cell(total))]), "TOTAL".to_owned()));
    }
    table
}

fn payment(
    draw: &mut Draw,
    ids: &[&'static str],
    rank: usize,
    compte: &str,
    cents: i64,
    money: Money,
    spelling: usize,
) -> Line {
    let mandated = 17_200 + draw.below(330) as i32;
    let paid = mandated + 3 + draw.below(20) as i32;
    let site = draw.below(SITES.len());
    let (financeur, payer) = *draw.pick(&[("ARS", "ARS"), ("DEPARTEMENT", "Département"), ("ARS", "Subvention ARS")]);
    let cells = BTreeMap::from([
        ("exercice_imputation", Cell::Number(2017.0)),
        ("date_mandatement", day(spelling, mandated)),
        ("date_paiement", day(spelling, paid)),
        ("n_mandat", Cell::Number((1_200 + rank) as f64)),
        ("n_piece", Cell::Text(format!("F-2017-{rank:03}"))),
        ("compte", if spelling.is_multiple_of(2) { Cell::Number(compte.parse().unwrap()) } else { Cell::from(compte) }),
        ("libelle", Cell::from(draw.word(&["Papier", "Loyer du mois", "Billet de train", "Maintenance du copieur"]))),
        ("tiers", Cell::from(draw.word(&["SCI des Lilas", "SNCF", "Bureau Vallée", "Orange"]))),
        ("montant", money.cell(cents)),
        ("financeur", Cell::from(payer)),
        ("territoire", Cell::from(SITES[site].1[draw.below(3)])),
    ]);
    let all = [
        ("exercice_imputation", "2017".to_owned()),
        ("date_mandatement", iso(mandated)),
        ("date_paiement", iso(paid)),
        ("compte", compte.to_owned()),
        ("montant", cents.to_string()),
        ("financeur", financeur.to_owned()),
        ("territoire", SITES[site].0.to_owned()),
    ];
    Line::Row(cells, all.into_iter().filter(|it| ids.contains(&it.0)).collect())
}
