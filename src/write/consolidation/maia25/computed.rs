//! Items that the data can tell, beside what the grid declares and what the data say.

use super::label;
use crate::base::territoire::Territoire;
use crate::identify::tables::maia25_items::item;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone};
use crate::write::consolidation::figures::{self, Id, figure};
use crate::write::consolidation::matrix::{self, Line, Matrix, Zone};

/// What is said of an item.
#[derive(Clone, Copy)]
enum Said {
    Declared,
    Computed,
    Comparison,
    /// What the item is judged on.
    Basis(Id, &'static str, Kind),
    /// Which half of the alternative gives the point.
    Branch,
}

const LOAD: Id = ("charge_par_etp", "");
const PACE: Id = ("nouveaux_cas_par_mois_par_etp", "");
const DELAY: Id = ("delai_demande_visite_moyen", "");
const MISSING: Id = ("dates_manquantes", "");

/// Items that case bases and staffing tables can tell, and what is said of each.
static SAID: &[(u8, Said)] = &[
    (21, Said::Declared),
    (21, Said::Computed),
    (21, Said::Comparison),
    (21, Said::Basis(LOAD, "cas ouverts par ETP", Kind::Decimal)),
    (21, Said::Basis(PACE, "nouveaux cas par mois et par ETP", Kind::Decimal)),
    (21, Said::Branch),
    (24, Said::Declared),
    (24, Said::Computed),
    (24, Said::Comparison),
    (24, Said::Basis(DELAY, "délai moyen demande → visite (jours)", Kind::Decimal)),
    (24, Said::Basis(MISSING, "dates manquantes", Kind::Percent)),
];

/// Writes what the grids declare, what the data give, and on what.
pub(super) fn table(report: &Report, page: &mut Page, territoires: &[&Territoire]) {
    for number in [21, 24] {
        page.lead(&format!("Item {number}\u{a0}: {}.", item(number).map_or("", |it| it.label)));
    }
    let matrix = Matrix {
        caption: "Items déclarés et items calculés sur les données de la période".to_owned(),
        corner: "Item",
        label: label(territoires.len()),
        lines: SAID.iter().map(|(number, said)| line(*number, *said)).collect(),
        zones: territoires.iter().map(|it| Zone { name: it.name.clone(), tone: Tone::Plain }).collect(),
        before: Vec::new(),
        after: Vec::new(),
        cell: Box::new(|line, zone, _| cell(report, &territoires[zone].id, SAID[line])),
    };
    matrix::table(page, &matrix);
}

fn line(number: u8, said: Said) -> Line {
    let (words, kind) = match said {
        Said::Declared => ("point déclaré dans la grille", Kind::Integer),
        Said::Computed => ("point calculé sur les données", Kind::Integer),
        Said::Comparison => ("comparaison", Kind::Word),
        Said::Basis(_, words, kind) => (words, kind),
        Said::Branch => ("ce qui donne le point", Kind::Word),
    };
    let tone = if matches!(said, Said::Declared) { Tone::Subtotal } else { Tone::Plain };
    Line { tone, ..Line::new(format!("Item {number}, {words}"), kind) }
}

fn cell(report: &Report, territoire: &str, (number, said): (u8, Said)) -> Cell {
    let of = |indicateur| report.figures.split(territoire, indicateur).find(|it| it.modalite.parse() == Ok(number));
    let (declared, computed) = (of("maia25_item"), of("maia25_item_calcule"));
    match said {
        Said::Declared => point(declared),
        Said::Computed => point(computed),
        Said::Comparison => comparison(declared, computed),
        Said::Basis(id, ..) => match figure(report, territoire, id) {
            Some(figure) => Cell::known(figures::value(figure), Cell::number, &figures::reason(figure)),
            None => Cell::missing("Cet indicateur n’a pas été calculé"),
        },
        Said::Branch => branch(report, territoire),
    }
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

/// Which half of item 21 holds: the load, or the pace only.
fn branch(report: &Report, territoire: &str) -> Cell {
    let seuils = &report.settings.seuils;
    let value = |id| figure(report, territoire, id).and_then(|it| it.valeur);
    let load = value(LOAD).map(|it| it <= seuils.charge_par_etp);
    let pace = value(PACE).map(|it| it < seuils.nouveaux_cas_par_mois);
    match (load, pace) {
        (Some(true), _) => Cell::text("La charge"),
        (_, Some(true)) => Cell::text("2e branche seulement").tone(Tone::Watch),
        (Some(false), Some(false)) => Cell::text("Rien"),
        _ => Cell::text("Non calculable").tone(Tone::Muted),
    }
}
