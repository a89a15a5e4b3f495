//! Budgets: planned, spent or both; in one list or two sides; by accounts of two digits, in detail, or both.

use std::collections::BTreeMap;

use maia::identify::tables::budget as base;

use super::Kind;
use super::book::{Book, Cell, Spot, Truth};
use super::spell::{Money, SITES, heading};
use super::table::{Freedom, Heading, Line, PLAIN, TIGHT, Table, lay};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "budget",
    workbooks: 120,
    open: &[],
    judged: &["territoire", "exercice", "sens", "compte", "prevu", "realise"],
    role: Some(("role", "compte")),
    draw,
};

/// Account, label, its details.
type Account = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CHARGES: [Account; 6] = [
    ("60", "Achats", &[("6061", "Fournitures non stockables"), ("6064", "Fournitures administratives")]),
    ("61", "Services extérieurs", &[("6132", "Locations immobilières"), ("6156", "Maintenance")]),
    ("62", "Autres services extérieurs", &[("6251", "Déplacements"), ("6262", "Télécommunications")]),
    ("63", "Impôts et taxes", &[("6311", "Taxe sur les salaires")]),
    ("64", "Charges de personnel", &[("6411", "Rémunérations"), ("6451", "Cotisations URSSAF")]),
    ("65", "Autres charges de gestion courante", &[("6588", "Charges diverses de gestion")]),
];

const PRODUITS: [Account; 3] = [
    ("70", "Rémunération des services", &[("706", "Prestations de services")]),
    ("74", "Subventions d’exploitation", &[("7471", "Subvention ARS"), ("7473", "Participation du département")]),
    ("75", "Autres produits de gestion courante", &[("758", "Produits divers")]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    TwoDigits,
    Details,
    Both,
}

/// What holds for a whole book.
struct Style {
    depth: Depth,
    /// The account has a column, or stands before its label.
    apart: bool,
    joint: &'static str,
    amounts: Vec<&'static str>,
    money: Money,
    total: bool,
    subtotals: bool,
}

/// Headings that are in no list.
fn others(id: &str) -> &'static [&'static str] {
    match id {
        base::PREVU => &["Budget 2017", "BP 2017", "Prévisions 2017", "Montant prévu 2017"],
        base::REALISE => &["Réalisé 2017", "CA 2017", "Dépenses réelles", "Montants réalisés"],
        _ => &[],
    }
}

fn draw(draw: &mut Draw) -> Book {
    let site = draw.chance(40).then(|| draw.below(SITES.len()));
    let style = style(draw);
    let name = draw.word(&["Budget 2017.xlsx", "budget MAIA.xlsx", "Annexe 2.xlsx"]);
    let mut book = Book::named(name, draw.word(&["Budget", "Feuil1", "2017", "Annexe 2"]));
    if draw.chance(15) {
        book.separated = true;
        book.name = "Budget 2017.csv".to_owned();
    }
    let mut at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    let title = draw.word(&["Budget 2017", "ANNEXE 2 - BUDGET 2017", "Budget prévisionnel et réalisé – exercice 2017"]);
    match site {
        Some(site) => book.put(at, format!("{title} – {}", SITES[site].1[draw.below(3)])),
        None => book.put(at, title),
    }
    at.row += 1 + draw.below(3) as u32;
    let territoire = site.map(|it| SITES[it].0);
    let bottom = match draw.chance(45) {
        true => two_sides(draw, &mut book, at, &style, territoire),
        false => one_list(draw, &mut book, at, &style, territoire),
    };
    if draw.chance(40) {
        let note = draw.word(&[
            "Document établi le 15/03/2018",
            "(1) montants toutes taxes comprises",
            "Source : grand livre",
        ]);
        book.put(Spot { row: bottom + 1, ..at }, note);
    }
    book
}

fn style(draw: &mut Draw) -> Style {
    let amounts = match draw.below(3) {
        0 => vec![base::PREVU],
        _ => vec![base::PREVU, base::REALISE],
    };
    Style {
        depth: *draw.pick(&[Depth::TwoDigits, Depth::Details, Depth::Both]),
        apart: draw.chance(50),
        joint: draw.word(&[" ", " - ", " – ", " : "]),
        amounts,
        money: Money::draw(draw),
        total: draw.chance(75),
        subtotals: draw.chance(30),
    }
}

/// Charges, then products, in one table.
fn one_list(draw: &mut Draw, book: &mut Book, at: Spot, style: &Style, territoire: Option<&str>) -> u32 {
    let ids: Vec<_> = style.labels(base::DEPENSES).into_iter().chain(style.amounts.iter().copied()).collect();
    let neutral = ["Libellé", "Intitulé", "Postes", "Nature", "Désignation"];
    let columns = ids.iter().map(|id| match *id {
        base::DEPENSES => Heading { id, text: draw.pick(&neutral).to_string() },
        id => Heading { id, text: heading(draw, "budget", id, others(id)) },
    });
    let mut table = Table { columns: columns.collect(), lines: Vec::new() };
    let sections = draw.pick(&[Some(["DÉPENSES", "RECETTES"]), Some(["Charges", "Produits"]), None]);
    for (side, sens) in [(&CHARGES[..], "D"), (&PRODUITS[..], "R")] {
        if let Some(titles) = sections {
            table.lines.push(Line::Title(titles[usize::from(sens == "R")].to_owned()));
        }
        let (lines, truth) = side_of(draw, style, side, sens, base::DEPENSES, territoire);
        table.lines.extend(lines);
        book.truth.extend(truth);
    }
    let first = book.truth.len();
    let (bottom, _) = lay(draw, book, at, &table, Freedom { repeats: true, ..TIGHT });
    anchor(book, first);
    bottom
}

/// Charges on the left, products on the right.
fn two_sides(draw: &mut Draw, book: &mut Book, at: Spot, style: &Style, territoire: Option<&str>) -> u32 {
    let mut style = Style { amounts: style.amounts.clone(), ..*style };
    let mut from = at;
    let mut bottom = at.row;
    let headings: Vec<String> = style.amounts.iter().map(|id| heading(draw, "budget", id, others(id))).collect();
    style.subtotals = false;
    for (side, sens, label) in [(&CHARGES[..], "D", base::DEPENSES), (&PRODUITS[..], "R", base::RECETTES)] {
        let labels = style.labels(label);
        let words: &[&str] = match sens {
            "D" => &["Dépenses", "Charges", "DÉPENSES"],
            _ => &["Recettes", "Produits", "RECETTES"],
        };
        let mut columns: Vec<_> = labels
            .iter()
            .map(|id| match *id {
                base::COMPTE => Heading { id, text: draw.word(&["Compte", "N°", "Cpte"]).to_string() },
                id => Heading { id, text: draw.pick(words).to_string() },
            })
            .collect();
        columns.extend(style.amounts.iter().zip(&headings).map(|(id, text)| Heading { id, text: text.clone() }));
        let (lines, truth) = side_of(draw, &style, side, sens, label, territoire);
        let first = book.truth.len() + truth.len();
        book.truth.extend(truth);
        let (row, col) = lay(draw, book, from, &Table { columns, lines }, PLAIN);
        anchor(book, first);
        bottom = bottom.max(row);
        from.col = col + u16::from(draw.chance(30));
    }
    bottom
}

/// The rows of details told where the drawer put them; what the frame must have is by account, and any of its cells is its own.
fn anchor(book: &mut Book, first: usize) {
    let laid: Vec<Truth> = book.truth.drain(first..).collect();
    for row in laid {
        let (Some(sens), Some(compte)) = (row.values.get("sens"), row.values.get("compte")) else { continue };
        let own = |it: &&mut Truth| it.values.get("sens") == Some(sens) && it.values.get("compte") == Some(compte);
        if let Some(account) = book.truth.iter_mut().find(own) {
            account.headings = row.headings;
            account.spots.extend(row.spots.iter().map(|(id, spot)| (*id, *spot)));
        }
    }
}

impl Style {
    fn labels(&self, label: &'static str) -> Vec<&'static str> {
        if self.apart { vec![base::COMPTE, label] } else { vec![label] }
    }

    fn line(&self, number: &str, label: &str, column: &'static str, amounts: &[i64], sens: &str) -> Line {
        let mut cells = self.cells(amounts);
        match (self.apart, number.parse::<f64>()) {
            (true, Ok(account)) => {
                cells.insert(base::COMPTE, Cell::Number(account));
                cells.insert(column, Cell::from(label));
            }
            _ => {
                cells.insert(column, Cell::Text(format!("{number}{}{label}", self.joint)));
            }
        }
        let compte = number[..2].to_owned();
        Line::Row(cells, BTreeMap::from([("sens", sens.to_owned()), ("compte", compte)]))
    }

    fn cells(&self, amounts: &[i64]) -> BTreeMap<&'static str, Cell> {
        self.amounts.iter().zip(amounts).map(|(id, cents)| (*id, self.money.cell(*cents))).collect()
    }
}

/// The lines of a side, and the accounts that the frame must have.
fn side_of(
    draw: &mut Draw,
    style: &Style,
    accounts: &[Account],
    sens: &'static str,
    column: &'static str,
    territoire: Option<&str>,
) -> (Vec<Line>, Vec<Truth>) {
    let (mut lines, mut truth) = (Vec::new(), Vec::new());
    let mut total = vec![0; style.amounts.len()];
    for (number, label, details) in accounts {
        let drawn: Vec<Vec<i64>> =
            details.iter().map(|_| style.amounts.iter().map(|_| amount(draw)).collect()).collect();
        let sums: Vec<i64> = (0..style.amounts.len()).map(|at| drawn.iter().map(|it| it[at]).sum()).collect();
        if style.depth != Depth::Details {
            lines.push(style.line(number, label, column, &sums, sens));
        }
        if style.depth != Depth::TwoDigits {
            lines.extend(
                details
                    .iter()
                    .zip(&drawn)
                    .map(|((number, label), amounts)| style.line(number, label, column, amounts, sens)),
            );
        }
        if style.subtotals && style.depth == Depth::Details {
            lines.push(Line::Words(column, style.cells(&sums), format!("Sous-total {number}")));
        }
        let mut values = BTreeMap::from([
            ("exercice", "2017".to_owned()),
            ("sens", sens.to_owned()),
            ("compte", (*number).to_owned()),
        ]);
        values.extend(territoire.map(|it| ("territoire", it.to_owned())));
        values.extend(style.amounts.iter().zip(&sums).map(|(id, cents)| (*id, cents.to_string())));
        truth.push(Truth { values, ..Truth::default() });
        total.iter_mut().zip(&sums).for_each(|(total, sum)| *total += sum);
    }
    if style.total {
        let words = match sens {
            "D" => draw.word(&["Total des dépenses", "TOTAL CHARGES", "Total dépenses"]),
            _ => draw.word(&["Total des recettes", "TOTAL PRODUITS", "Total recettes"]),
        };
        lines.push(Line::Words(column, style.cells(&total), words.to_owned()));
    }
    (lines, truth)
}

/// Cents; round euros more often than not.
fn amount(draw: &mut Draw) -> i64 {
    let euros = 100 * (1 + draw.below(60_000) as i64);
    if draw.chance(40) { euros + draw.below(100) as i64 } else { euros }
}
