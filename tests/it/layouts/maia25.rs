//! MAIA 25 grids: items down the sheet or across it, one site or several, one date or two, scores in numbers, words or crosses.

use std::collections::BTreeMap;

use maia::base::date::{days, month_name};
use maia::identify::tables::maia25_items::ITEMS;

use super::Kind;
use super::book::{Book, Cell, Spot, Truth};
use super::spell::{SITES, decorated};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "maia25",
    workbooks: 80,
    open: &[],
    judged: &["territoire", "date_eval", "item", "score"],
    role: Some(("role", "item")),
    draw,
};

/// What a column or a row of scores is about.
#[derive(Debug, Clone)]
struct Grid {
    site: usize,
    date: Date,
    scores: [u8; 25],
}

/// A date and the words that say it.
#[derive(Debug, Clone)]
struct Date {
    iso: String,
    text: String,
}

fn date(draw: &mut Draw, year: i16) -> Date {
    let (month, number) = (1 + draw.below(12), 1 + draw.below(28));
    let name = month_name(month as i8);
    let day = jiff::civil::date(year, month as i8, number as i8);
    let first = jiff::civil::date(year, month as i8, 1);
    let (date, text) = match draw.below(5) {
        0 => (day, format!("{number:02}/{month:02}/{year}")),
        1 => (day, format!("{number} {name} {year}")),
        2 => (first, format!("{name} {year}")),
        3 => (first, format!("{month:02}/{year}")),
        _ => (day, format!("{number}.{month:02}.{year}")),
    };
    assert!(days(date) > 0);
    Date { iso: date.to_string(), text }
}

fn grid(draw: &mut Draw, site: usize, year: i16) -> Grid {
    Grid { site, date: date(draw, year), scores: std::array::from_fn(|_| u8::from(draw.chance(60))) }
}

/// How a score is written; each grid has one way.
#[derive(Debug, Clone, Copy)]
enum Score {
    Number,
    Text,
    Word,
    Upper,
}

impl Score {
    fn cell(self, score: u8) -> Cell {
        match self {
            Score::Number => Cell::Number(f64::from(score)),
            Score::Text => Cell::Text(score.to_string()),
            Score::Word => Cell::from(if score == 1 { "oui" } else { "non" }),
            Score::Upper => Cell::from(if score == 1 { "OUI" } else { "NON" }),
        }
    }
}

fn draw(draw: &mut Draw) -> Book {
    let name = draw.word(&["MAIA 25.xlsx", "Grille MAIA25 2016.xlsx", "evaluation maia 25.xlsx"]);
    let mut book = Book::named(name, draw.word(&["MAIA 25", "Feuil1", "Grille"]));
    let score = *draw.pick(&[Score::Number, Score::Number, Score::Text, Score::Word, Score::Upper]);
    if draw.chance(12) {
        book.separated = true;
        book.name = "MAIA 25.csv".to_owned();
    }
    let at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    match draw.below(12) {
        0..5 => stacked(draw, &mut book, at, score),
        5..8 => sites_beside(draw, &mut book, at, score),
        8..11 => dates_beside(draw, &mut book, at, score),
        _ => across(draw, &mut book, at, score),
    }
    book
}

fn title(draw: &mut Draw) -> &'static str {
    draw.word(&["Grille MAIA 25", "MAIA 25 – indicateur d’implantation", "ÉVALUATION MAIA 25"])
}

fn remember(book: &mut Book, grid: &Grid, item: usize, spot: Spot, headings: (u32, u32)) {
    let values = BTreeMap::from([
        ("territoire", SITES[grid.site].0.to_owned()),
        ("date_eval", grid.date.iso.clone()),
        ("item", (item + 1).to_string()),
        ("score", grid.scores[item].to_string()),
    ]);
    book.truth.push(Truth { values, spots: BTreeMap::from([("score", spot)]), headings });
}

/// The words of an item: those of the grid, or shorter ones.
fn words(draw: &mut Draw, item: usize) -> String {
    let known = &ITEMS[item];
    let texts: Vec<&str> = [known.label].into_iter().chain(known.texts.iter().copied()).collect();
    let text = draw.pick(&texts).to_string();
    if draw.chance(10) { text.to_uppercase() } else { text }
}

/// What the columns of the items are headed by.
struct Left {
    numbered: bool,
    remark: bool,
}

impl Left {
    fn draw(draw: &mut Draw) -> Self {
        Self { numbered: draw.chance(70), remark: draw.chance(40) }
    }
}

fn head(draw: &mut Draw, book: &mut Book, at: Spot, left: &Left) {
    if left.numbered {
        book.put(at, draw.word(&["N°", "Item n°", "#"]));
    }
    let text = decorated(draw, "Item");
    book.put(left.label(at), text);
}

impl Left {
    fn label(&self, at: Spot) -> Spot {
        Spot { col: at.col + u16::from(self.numbered), ..at }
    }

    fn item(&self, draw: &mut Draw, book: &mut Book, at: Spot, item: usize) {
        if self.numbered {
            book.put(at, Cell::Number((item + 1) as f64));
        }
        let words = words(draw, item);
        book.put(self.label(at), words);
    }
}

/// One to three grids one under the other; titles of groups and subtotals now and then.
fn stacked(draw: &mut Draw, book: &mut Book, at: Spot, score: Score) {
    let mut at = at;
    let left = Left::draw(draw);
    let sites = 1 + draw.below(3);
    for (site, (_, names)) in SITES.iter().enumerate().take(sites) {
        let grid = grid(draw, site, 2016);
        let name = names[draw.below(3)];
        let title = title(draw);
        match draw.below(3) {
            0 => {
                book.put(at, format!("{title} – {name}"));
                book.put(Spot { row: at.row + 1, ..at }, format!("Évaluation du {}", grid.date.text));
            }
            1 => book.put(at, format!("{title} – {name} – {}", grid.date.text)),
            _ => {
                book.put(at, title);
                book.put(Spot { row: at.row + 1, ..at }, format!("{name} – date d’évaluation : {}", grid.date.text));
            }
        }
        at.row += 2 + draw.below(2) as u32;
        let heading = at.row;
        head(draw, book, at, &left);
        let col = left.label(at).col + 1;
        book.put(Spot { col, ..at }, draw.word(&["Score", "Cotation", "Points", "Note"]));
        if left.remark {
            book.put(Spot { col: col + 1, ..at }, "Remarque");
        }
        let (groups, subtotals) = (draw.chance(40), draw.chance(40) && matches!(score, Score::Number));
        let mut sum = 0;
        for item in 0..25 {
            at.row += 1;
            if groups && (item == 0 || ITEMS[item].group != ITEMS[item - 1].group) {
                book.put(left.label(at), group(item));
                at.row += 1;
            }
            left.item(draw, book, at, item);
            let spot = Spot { col, ..at };
            book.put(spot, score.cell(grid.scores[item]));
            remember(book, &grid, item, spot, (heading, heading));
            sum += u32::from(grid.scores[item]);
            if subtotals && (item == 24 || ITEMS[item].group != ITEMS[item + 1].group) {
                at.row += 1;
                book.put(left.label(at), "Sous-total");
                book.put(Spot { col, ..at }, Cell::Number(f64::from(sum)));
                sum = 0;
            }
        }
        at.row += 1;
        if draw.chance(60) {
            let total: u32 = grid.scores.iter().map(|it| u32::from(*it)).sum();
            book.put(left.label(at), "TOTAL / 25");
            book.put(Spot { col, ..at }, Cell::Number(f64::from(total)));
        }
        at.row += 2;
    }
}

fn group(item: usize) -> &'static str {
    maia::base::codes::GROUPES_MAIA25.label(ITEMS[item].group)
}

fn sites_beside(draw: &mut Draw, book: &mut Book, at: Spot, score: Score) {
    let date = date(draw, 2016);
    let title = title(draw);
    book.put(at, format!("{title} – évaluation de {}", date.text));
    let grids: Vec<Grid> =
        (0..2 + draw.below(2)).map(|site| Grid { date: date.clone(), ..grid(draw, site, 2016) }).collect();
    let headings: Vec<String> = grids.iter().map(|it| SITES[it.site].1[draw.below(3)].to_owned()).collect();
    beside(draw, book, Spot { row: at.row + 2, ..at }, score, &grids, &headings);
}

fn dates_beside(draw: &mut Draw, book: &mut Book, at: Spot, score: Score) {
    let name = SITES[0].1[draw.below(3)];
    let title = title(draw);
    book.put(at, format!("{title} – {name}"));
    let grids = [grid(draw, 0, 2015), grid(draw, 0, 2016)];
    let headings: Vec<String> = grids.iter().map(|it| it.date.text.clone()).collect();
    beside(draw, book, Spot { row: at.row + 2, ..at }, score, &grids, &headings);
}

/// A column of scores for each heading.
fn beside(draw: &mut Draw, book: &mut Book, at: Spot, score: Score, grids: &[Grid], headings: &[String]) {
    let left = Left::draw(draw);
    head(draw, book, at, &left);
    let first = left.label(at).col + 1;
    for (rank, heading) in (0..).zip(headings) {
        book.put(Spot { col: first + rank, ..at }, heading.as_str());
    }
    for item in 0..25 {
        let row = at.row + 1 + item as u32;
        left.item(draw, book, Spot { row, ..at }, item);
        for (rank, grid) in (0..).zip(grids) {
            let spot = Spot { row, col: first + rank, ..at };
            book.put(spot, score.cell(grid.scores[item]));
            remember(book, grid, item, spot, (at.row, at.row));
        }
    }
}

/// Items across the sheet: a row for each site.
fn across(draw: &mut Draw, book: &mut Book, at: Spot, score: Score) {
    let date = date(draw, 2016);
    let title = title(draw);
    book.put(at, format!("{title} – évaluation du {}", date.text));
    let head = Spot { row: at.row + 2, ..at };
    book.put(head, "MAIA");
    let worded = draw.chance(70);
    for item in 0..25 {
        let spot = Spot { col: at.col + 1 + item as u16, ..head };
        match worded {
            true => {
                let words = words(draw, item);
                book.put(spot, words);
            }
            false => book.put(spot, Cell::Number((item + 1) as f64)),
        }
    }
    let sites = 2 + draw.below(2);
    for (site, (_, names)) in SITES.iter().enumerate().take(sites) {
        let grid = Grid { date: date.clone(), ..grid(draw, site, 2016) };
        let row = head.row + 1 + site as u32;
        book.put(Spot { row, ..at }, names[draw.below(3)]);
        for item in 0..25 {
            let spot = Spot { row, col: at.col + 1 + item as u16, ..at };
            book.put(spot, score.cell(grid.scores[item]));
            remember(book, &grid, item, spot, (head.row, head.row));
        }
    }
}
