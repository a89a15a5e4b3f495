//! Items that the data can tell, beside what the grid declares.

use crate::base::territoire::Territoire;
use crate::identify::tables::maia25_items::item;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone};
use crate::write::consolidation::figures;
use crate::write::consolidation::matrix::{self, Line, Matrix, Zone};

/// Items that case bases and staffing tables can tell.
const COMPUTED: [u8; 2] = [21, 24];
/// What is said of each item.
const SAID: [&str; 3] = ["point déclaré dans la grille", "point calculé sur les données", "comparaison"];

/// Writes three lines for each item, then what the data say where they differ.
pub(super) fn table(report: &Report, page: &mut Page, territoires: &[&Territoire]) {
    let label = |number: u8, said: &str| format!("Item {number}, {said}");
    let lines = COMPUTED.iter().flat_map(|number| SAID.map(|said| Line::new(label(*number, said), Kind::Integer)));
    let matrix = Matrix {
        caption: "Items déclarés et items calculés sur les données".to_owned(),
        corner: "Item",
        label: 72.0,
        lines: lines.collect(),
        zones: territoires.iter().map(|it| Zone { name: it.name.clone(), tone: Tone::Plain }).collect(),
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(|line, zone, _| {
            let (declared, computed) = both(report, &territoires[zone].id, COMPUTED[line / SAID.len()]);
            match line % SAID.len() {
                0 => point(declared),
                1 => point(computed),
                _ => comparison(declared, computed),
            }
        }),
    };
    matrix::table(page, &matrix);
    for number in COMPUTED {
        page.paragraph(&format!("Item {number}\u{a0}: {}.", item(number).map_or("", |it| it.label)));
        for territoire in territoires {
            let (_, computed) = both(report, &territoire.id, number);
            if let Some(figure) = computed.filter(|it| it.valeur.is_some() && !it.note.is_empty()) {
                page.paragraph(&format!("–\u{a0}{}\u{a0}: {}", territoire.name, figure.note));
            }
        }
    }
}

/// The declared point and the computed one.
fn both<'a>(report: &'a Report, territoire: &'a str, number: u8) -> (Option<&'a Figure>, Option<&'a Figure>) {
    let of = |indicateur: &'static str| {
        report.figures.split(territoire, indicateur).find(|it| it.modalite.parse() == Ok(number))
    };
    (of("maia25_item"), of("maia25_item_calcule"))
}

fn point(figure: Option<&Figure>) -> Cell {
    match figure.and_then(|it| it.valeur) {
        Some(value) => Cell::number(value),
        None => Cell::missing(figure.map_or_else(|| "Cet item n’a pas été calculé".to_owned(), figures::reason)),
    }
}

fn comparison(declared: Option<&Figure>, computed: Option<&Figure>) -> Cell {
    match declared.and_then(|it| it.valeur).zip(computed.and_then(|it| it.valeur)) {
        Some((declared, computed)) if declared == computed => Cell::text("Concordant"),
        Some(_) => Cell::text("Différent").tone(Tone::Watch),
        None => Cell::text("Non comparable").tone(Tone::Muted),
    }
}
