//! Staffing tables: sites in a column, stacked under sub-titles, each in a table or a sheet of its own, side by side.

use std::collections::BTreeMap;

use maia::identify::tables::effectifs as base;

use super::Kind;
use super::book::{Book, Cell, Spot};
use super::spell::{Money, SITES, day, heading, iso};
use super::table::{FREE, Heading, Line, PLAIN, TIGHT, Table, lay};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "effectifs",
    workbooks: 100,
    open: &[],
    judged: &[
        base::TERRITOIRE,
        base::EXERCICE,
        base::QUALITE,
        base::ETP,
        base::DATE_ENTREE,
        base::SALAIRE_BRUT,
        base::CHARGES,
        base::COUT_TOTAL,
    ],
    role: Some(("role", "poste")),
    draw,
};

/// How the sites stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrangement {
    /// A column names the site of each post.
    Column,
    /// The same, named once above its posts.
    ColumnOnce,
    /// Under sub-titles in one table.
    Stacked,
    /// A table each, one under the other.
    Tables,
    Beside,
    Sheets,
}

const ARRANGEMENTS: [Arrangement; 6] = [
    Arrangement::Column,
    Arrangement::ColumnOnce,
    Arrangement::Stacked,
    Arrangement::Tables,
    Arrangement::Beside,
    Arrangement::Sheets,
];

/// Headings that are in no list.
fn others(id: &str) -> &'static [&'static str] {
    match id {
        base::QUALITE => &["Fonctions", "Intitulé de poste", "Fonction exercée"],
        base::ETP => &["Nbre ETP", "ETP 2017", "E.T.P.", "Temps (ETP)"],
        base::SALAIRE_BRUT => &["Sal. brut", "Salaires bruts 2017", "Brut"],
        base::CHARGES => &["Charges soc.", "Charges patronales 2017", "Cotisations patronales"],
        base::COUT_TOTAL => &["Coût chargé 2017", "Coût total employeur", "TOTAL 2017", "Masse salariale"],
        base::DATE_ENTREE => &["Recruté le", "Date de début de contrat", "Date prise de fonction"],
        _ => &[],
    }
}

/// A post: its label, what it is, how the sheet writes its ETP.
const POSTS: [(&str, &str, &[&str]); 5] = [
    ("PILOTE", "Pilote", &["Pilote", "Pilote MAIA", "Pilote local"]),
    ("GC", "GC 1", &["GC N°1", "Gestionnaire de cas 1", "GC 1"]),
    ("GC", "GC 2", &["GC N°2", "Gestionnaire de cas 2", "GC 2"]),
    ("GC", "GC 3", &["GC N°3", "Gestionnaire de cas 3", "GC 3"]),
    ("SECRETAIRE", "Secrétaire", &["Secrétaire", "Secrétaire assistante"]),
];

/// What holds for a whole book.
struct Style {
    ids: Vec<&'static str>,
    headings: Vec<String>,
    money: Money,
    etp: usize,
    day: usize,
    words: usize,
}

fn draw(draw: &mut Draw) -> Book {
    let arrangement = *draw.pick(&ARRANGEMENTS);
    let style = style(draw, arrangement);
    let name = draw.word(&["Effectifs 2017.xlsx", "Tableau des emplois 2017.xlsx", "personnel MAIA.xlsx"]);
    let mut book = Book::named(name, draw.word(&["Effectifs", "Feuil1", "2017", "Personnel"]));
    if arrangement != Arrangement::Sheets && draw.chance(15) {
        book.separated = true;
        book.name = "Effectifs 2017.csv".to_owned();
    }
    let mut at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    book.put(at, draw.word(&["Effectifs 2017", "Tableau des effectifs – exercice 2017", "ANNÉE 2017 – EFFECTIFS"]));
    at.row += 1 + draw.below(3) as u32;
    let sites = 2 + draw.below(2);
    match arrangement {
        Arrangement::Column | Arrangement::ColumnOnce | Arrangement::Stacked => {
            let table = together(draw, &style, arrangement, sites);
            // A heading that comes again, or a blank row, would cut a site named once.
            let freedom = if arrangement == Arrangement::Column { FREE } else { TIGHT };
            let (row, _) = lay(draw, &mut book, at, &table, freedom);
            note(draw, &mut book, Spot { row: row + 1, ..at });
        }
        Arrangement::Tables | Arrangement::Beside | Arrangement::Sheets => {
            // Tables beside one another share the row of their headings.
            let freedom = if arrangement == Arrangement::Beside { PLAIN } else { TIGHT };
            for (site, (_, names)) in SITES.iter().enumerate().take(sites) {
                let title = names[draw.below(3)];
                book.put(at, title);
                let from = Spot { row: at.row + 1, ..at };
                let table = alone(draw, &style, site);
                let (row, col) = lay(draw, &mut book, from, &table, freedom);
                at = match arrangement {
                    Arrangement::Beside => Spot { col: col + 1, ..at },
                    Arrangement::Sheets if site + 1 < sites => {
                        let sheet = book.add_sheet(&format!("Site {}", site + 2));
                        book.put(Spot { sheet, row: 0, col: 0 }, "Effectifs 2017");
                        Spot { sheet, row: 1, col: 0 }
                    }
                    _ => Spot { row: row + 1 + draw.below(2) as u32, ..at },
                };
            }
        }
    }
    book
}

fn note(draw: &mut Draw, book: &mut Book, at: Spot) {
    if draw.chance(40) {
        book.put(
            at,
            draw.word(&[
                "(1) ETP au 31 décembre",
                "Source : direction des ressources humaines",
                "Légende : GC = gestionnaire de cas",
            ]),
        );
    }
}

fn style(draw: &mut Draw, arrangement: Arrangement) -> Style {
    let mut ids = vec![base::QUALITE];
    let mut rest = vec![base::ETP, base::SALAIRE_BRUT, base::CHARGES, base::COUT_TOTAL];
    rest.extend([base::DATE_ENTREE, base::STATUT, base::PROFIL].iter().filter(|_| draw.chance(40)));
    for rank in (1..rest.len()).rev() {
        rest.swap(rank, draw.below(rank + 1));
    }
    ids.extend(rest);
    if matches!(arrangement, Arrangement::Column | Arrangement::ColumnOnce) {
        ids.insert(0, base::TERRITOIRE);
    }
    let headings = ids.iter().map(|id| heading(draw, "effectifs", id, others(id))).collect();
    Style { ids, headings, money: Money::draw(draw), etp: draw.below(4), day: draw.below(20), words: draw.below(3) }
}

impl Style {
    fn table(&self) -> Table {
        let columns = self.ids.iter().zip(&self.headings).map(|(id, text)| Heading { id, text: text.clone() });
        Table { columns: columns.collect(), lines: Vec::new() }
    }

    /// Ten-thousandths.
    fn etp(&self, etp: i64) -> Cell {
        let number = etp as f64 / 1e4;
        match self.etp {
            0 | 1 => Cell::Number(number),
            2 => Cell::Shown(number, "0%"),
            _ => Cell::Text(number.to_string().replace('.', ",")),
        }
    }
}

/// One table for all sites.
fn together(draw: &mut Draw, style: &Style, arrangement: Arrangement, sites: usize) -> Table {
    let mut table = style.table();
    let (subtotals, total) = (draw.chance(60), draw.chance(60));
    let mut all = Sums::default();
    for (site, (_, names)) in SITES.iter().enumerate().take(sites) {
        let title = names[draw.below(3)];
        if arrangement == Arrangement::Stacked {
            table.lines.push(Line::Title(title.to_owned()));
        }
        let mut sums = Sums::default();
        let named =
            |rank: usize| arrangement == Arrangement::Column || (arrangement == Arrangement::ColumnOnce && rank == 0);
        for rank in 0..3 + draw.below(3) {
            let line = post(draw, style, rank, site, named(rank).then_some(title), &mut sums);
            table.lines.push(line);
        }
        if subtotals {
            table.lines.push(sums.line(style, format!("Sous-total {title}")));
        }
        all.add(&sums);
    }
    if total {
        table.lines.push(all.line(style, "TOTAL GÉNÉRAL".to_owned()));
    }
    table
}

fn alone(draw: &mut Draw, style: &Style, site: usize) -> Table {
    let mut table = style.table();
    let mut sums = Sums::default();
    for rank in 0..3 + draw.below(3) {
        let line = post(draw, style, rank, site, None, &mut sums);
        table.lines.push(line);
    }
    if draw.chance(60) {
        table.lines.push(sums.line(style, "Total".to_owned()));
    }
    table
}

#[derive(Default)]
struct Sums {
    etp: i64,
    amounts: [i64; 3],
}

const AMOUNTS: [&str; 3] = [base::SALAIRE_BRUT, base::CHARGES, base::COUT_TOTAL];

impl Sums {
    fn add(&mut self, other: &Self) {
        self.etp += other.etp;
        self.amounts.iter_mut().zip(other.amounts).for_each(|(sum, it)| *sum += it);
    }

    fn line(&self, style: &Style, words: String) -> Line {
        let mut cells = BTreeMap::from([(base::ETP, style.etp(self.etp))]);
        cells.extend(AMOUNTS.iter().zip(self.amounts).map(|(id, cents)| (*id, style.money.cell(cents))));
        Line::Words(style.ids[0], cells, words)
    }
}

fn post(draw: &mut Draw, style: &Style, rank: usize, site: usize, named: Option<&str>, sums: &mut Sums) -> Line {
    let (qualite, _, labels) = POSTS[rank];
    let etp = *draw.pick(&[10_000, 10_000, 8_000, 5_000]);
    let gross = 1_500_000 + 100 * draw.below(25_000) as i64;
    let charges = gross * 2 / 5;
    let amounts = [gross, charges, gross + charges];
    let entry = 15_000 + draw.below(2_000) as i32;
    sums.add(&Sums { etp, amounts });
    let mut cells = BTreeMap::from([
        (base::QUALITE, Cell::from(labels[style.words.min(labels.len() - 1)])),
        (base::ETP, style.etp(etp)),
        (base::DATE_ENTREE, day(style.day, entry)),
        (base::STATUT, Cell::from(draw.word(&["Titulaire", "Contractuel"]))),
        (base::PROFIL, Cell::from(draw.word(&["IDE", "Assistante sociale", "Attaché territorial"]))),
    ]);
    cells.extend(named.map(|it| (base::TERRITOIRE, Cell::from(it))));
    cells.extend(AMOUNTS.iter().zip(amounts).map(|(id, cents)| (*id, style.money.cell(cents))));
    let mut values = BTreeMap::from([
        (base::TERRITOIRE, SITES[site].0.to_owned()),
        (base::EXERCICE, "2017".to_owned()),
        (base::QUALITE, qualite.to_owned()),
        (base::ETP, etp.to_string()),
    ]);
    values.extend(AMOUNTS.iter().zip(amounts).map(|(id, cents)| (*id, cents.to_string())));
    if style.ids.contains(&base::DATE_ENTREE) {
        values.insert(base::DATE_ENTREE, iso(entry));
    }
    Line::Row(cells, values)
}
