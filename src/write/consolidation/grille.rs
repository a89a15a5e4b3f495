//! *Grille de validation*: items reached by section, the 42 items side by side, what changed since the grid before.

use std::collections::BTreeMap;

use super::matrix::{self, Extra, Line, Matrix, Zone};
use super::open;
use super::split::{self, Key, Split};
use crate::base::codes::{MODALITES_GRILLE, SECTIONS_GRILLE, etat_grille};
use crate::base::failure::Failure;
use crate::base::territoire::Territoire;
use crate::identify::tables::grille::{ANNEE, ITEM, KIND};
use crate::identify::tables::grille_items::ITEMS;
use crate::normalise::columns::{flags, numbers, texts};
use crate::normalise::frames::TERRITOIRE;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Grille de validation",
    about: "Items atteints par section, 42 items côte à côte avec leur norme, évolution d’une année à l’autre.",
    fill,
};

/// What an item says, and whether the grid says that it no longer applies.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    modalite: Option<String>,
    obsolete: bool,
}

/// What each item says, by year.
type Years = BTreeMap<i64, BTreeMap<String, Said>>;

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Grille de validation");
    page.paragraph(
        "La grille retenue est la dernière de l’exercice ou d’avant. Un item atteint en partie ne compte pas parmi les items atteints\u{a0}; \
         un item obsolète ou neutralisé n’est pas applicable. Ce qui la contredit (MAIA 25, effectifs, commentaires) est dans la feuille \
         «\u{a0}Anomalies\u{a0}».",
    );
    page.skip(1);
    let lines = SECTIONS_GRILLE.codes.iter().map(|it| (Key::Modalite(it.id.to_owned()), it.label.to_owned())).collect();
    let split = Split {
        caption: "Items atteints par section".to_owned(),
        corner: "Section",
        indicateur: "grille_items_atteints",
        lines,
        kind: Kind::Integer,
        shares: false,
    };
    split::table(report, page, &split);
    let grilles = grilles(report)?;
    let territoires: Vec<&Territoire> =
        report.frames.territoires.iter().filter(|it| grilles.contains_key(&it.id)).collect();
    if !territoires.is_empty() {
        items(page, &territoires, &grilles);
        evolution(page, &territoires, &grilles);
    }
    Ok(())
}

/// The grids of each territoire, of the exercice and before.
fn grilles(report: &Report) -> Result<BTreeMap<String, Years>, Failure> {
    let frame = report.frames.get(KIND.id);
    let (territoire, item) = (texts(&frame, TERRITOIRE)?, texts(&frame, ITEM)?);
    let (annee, modalite) = (numbers(&frame, ANNEE)?, texts(&frame, "modalite")?);
    let obsolete = flags(&frame, "obsolete")?;
    let mut grilles: BTreeMap<String, Years> = BTreeMap::new();
    for row in 0..frame.height() {
        let (Some(territoire), Some(item), Some(annee)) = (&territoire[row], &item[row], annee[row]) else { continue };
        if annee <= i64::from(report.frames.periode.exercice) {
            let said = Said { modalite: modalite[row].clone(), obsolete: obsolete[row] == Some(true) };
            let year = grilles.entry(territoire.clone()).or_default().entry(annee).or_default();
            year.entry(item.clone()).or_insert(said);
        }
    }
    Ok(grilles)
}

/// The items of the last grid of each territoire.
fn items(page: &mut Page, territoires: &[&Territoire], grilles: &BTreeMap<String, Years>) {
    let last = |it: &Territoire| grilles.get(&it.id).and_then(|it| it.last_key_value());
    let zone = |it: &&Territoire| Zone {
        name: last(it).map_or_else(|| it.name.clone(), |(year, _)| format!("{} ({year})", it.name)),
        tone: Tone::Plain,
    };
    let section = |id: &str| SECTIONS_GRILLE.label(id).to_owned();
    let extra = |heading, width, cells: Vec<Cell>| Extra { heading, width, kind: Kind::Wrapped, cells };
    let matrix = Matrix {
        caption: "Les 42 items par territoire".to_owned(),
        corner: "Item",
        label: 44.0,
        lines: ITEMS.iter().map(|it| Line::new(it.label, Kind::Wrapped)).collect(),
        zones: territoires.iter().map(zone).collect(),
        before: vec![extra("Section", 22.0, ITEMS.iter().map(|it| Cell::text(section(it.section))).collect())],
        after: vec![extra("Norme", 50.0, ITEMS.iter().map(|it| Cell::text(it.norm)).collect())],
        cell: Box::new(|line, zone, _| {
            let items = territoires.get(zone).and_then(|it| last(it)).map(|it| it.1);
            items.zip(ITEMS.get(line)).and_then(|(items, item)| items.get(item.id)).map_or_else(unsaid, shown)
        }),
    };
    matrix::table(page, &matrix);
}

/// What changed between the two last grids of each territoire.
fn evolution(page: &mut Page, territoires: &[&Territoire], grilles: &BTreeMap<String, Years>) {
    let pairs = territoires.iter().filter_map(|it| {
        let mut years = grilles.get(&it.id)?.iter().rev();
        Some((*it, years.next()?, years.next()?))
    });
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() {
        return;
    }
    let columns = vec![
        Column::new("Territoire", 30.0, Kind::Text),
        Column::new("Item", 44.0, Kind::Wrapped),
        Column::new("Avant", 26.0, Kind::Wrapped),
        Column::new("Après", 26.0, Kind::Wrapped),
        Column::new("Années", 14.0, Kind::Text),
    ];
    let mut table = page.table("Évolution d’une grille à la suivante", columns);
    for (territoire, (year, after), (earlier, before)) in pairs {
        for item in ITEMS.iter().filter(|it| after.get(it.id) != before.get(it.id)) {
            let cell = |items: &BTreeMap<String, Said>| items.get(item.id).map_or_else(unsaid, shown);
            table.row([
                Cell::text(&*territoire.name),
                Cell::text(item.label),
                cell(before),
                cell(after),
                Cell::text(format!("{earlier}-{year}")),
            ]);
        }
    }
    table.finish();
}

fn shown(said: &Said) -> Cell {
    let text = said.modalite.as_deref().map(|it| MODALITES_GRILLE.label(it));
    if said.obsolete {
        let text = text.map_or_else(|| "Obsolète".to_owned(), |it| format!("{it} (obsolète)"));
        return Cell::text(text).tone(Tone::Muted);
    }
    let Some(text) = text else { return unsaid() };
    let tone = match said.modalite.as_deref().and_then(etat_grille) {
        Some("ATTEINT") => Tone::Good,
        Some("PARTIEL") => Tone::Watch,
        Some("NON") => Tone::Bad,
        _ => Tone::Muted,
    };
    Cell::text(text).tone(tone)
}

fn unsaid() -> Cell {
    Cell::missing("L’item n’est pas renseigné dans la grille").without_note()
}
