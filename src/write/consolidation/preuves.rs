//! *MAIA 25 – preuves*: each item declared, computed before the grid's date and over the exercice, with its evidence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::open;
use crate::base::cell::Place;
use crate::base::date::{Periode, french};
use crate::base::failure::Failure;
use crate::base::territoire::Territoire;
use crate::identify::tables::maia25::{DATE_EVAL, SCORE};
use crate::identify::tables::maia25_items::ITEMS;
use crate::normalise::columns::{dates, numbers, texts};
use crate::normalise::concertation::Concertation;
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::summarise::preuves::{Jugement, juger};
use crate::summarise::{Figure, items_calcules};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "MAIA 25 – preuves",
    about: "Chaque item de MAIA 25\u{a0}: point déclaré, point calculé sur les douze mois qui précèdent la grille, écart, preuve et cellule.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "MAIA 25 – preuves");
    page.paragraph(
        "Le point déclaré est celui de la dernière grille. Il est comparé au point calculé sur les douze mois qui précèdent la date de \
         cette grille, d’après les bases et les registres reçus\u{a0}; le point de l’exercice est calculé sur la période. Un écart se \
         discute\u{a0}: il ne dit pas qui a raison. Les items 12, 13, 14 et 20 se jugent sur pièces.",
    );
    page.skip(1);
    let concertation = Concertation::of(report.frames)?;
    let evaluated = super::maia25::evaluated(report)?;
    let territoires: Vec<&Territoire> = report.frames.territoires.iter().filter(|it| it.pooled).collect();
    let windows: BTreeMap<&str, Periode> = territoires
        .iter()
        .filter_map(|it| Some((it.id.as_str(), before(report.frames.periode, *evaluated.get(&it.id)?)?)))
        .collect();
    let computed = computed(report, &windows)?;
    let columns = vec![
        Column::new("Territoire", 22.0, Kind::Wrapped),
        Column::new("Item", 8.0, Kind::Integer),
        Column::new("Intitulé", 46.0, Kind::Wrapped),
        Column::new("Déclaré", 12.0, Kind::Integer),
        Column::new("Calculé avant la grille", 13.0, Kind::Integer),
        Column::new("Écart", 15.0, Kind::Wrapped),
        Column::new("Preuves, ou ce qui manque", 56.0, Kind::Wrapped),
        Column::new("Cellule", 12.0, Kind::Text),
        Column::new("Calculé sur l’exercice", 13.0, Kind::Integer),
    ];
    let mut table = page.table("Items, territoire par territoire", columns);
    for territoire in territoires {
        let window = windows.get(territoire.id.as_str());
        let found = window.map(|it| juger(&concertation, &territoire.id, (it.debut, it.fin), &report.settings.maia25));
        for item in ITEMS {
            let modalite = item.number.to_string();
            let declared = report.figures.of(&territoire.id, "maia25_item", &modalite);
            let counted = computed.get(&(territoire.id.clone(), item.number));
            let judged = found.as_deref().and_then(|it| it.iter().find(|it| it.item == item.number));
            let before = match judged {
                Some(judged) => judged.point.map(|it| f64::from(u8::from(it))),
                None => value(counted),
            };
            let now = report.figures.of(&territoire.id, "maia25_item_calcule", &modalite);
            let (words, cell) = evidence(report, (item.number, judged), counted, window);
            table.row([
                Cell::text(&*territoire.name),
                Cell::count(usize::from(item.number)),
                Cell::text(item.label),
                point(value(declared)),
                point(before),
                gap(value(declared), before),
                words,
                cell,
                point(value(now)),
            ]);
        }
    }
    table.finish();
    evolution(report, page)
}

/// Points of the first and of the last grid of each territoire that has two; nothing when none has.
fn evolution(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let mut grids: BTreeMap<String, BTreeMap<Date, Option<i64>>> = BTreeMap::new();
    let frame = report.frames.get("maia25");
    let (territoires, days) = (texts(&frame, TERRITOIRE)?, dates(&frame, DATE_EVAL)?);
    let rows = territoires.into_iter().zip(days).zip(texts(&frame, ROLE)?).zip(numbers(&frame, SCORE)?);
    for (((territoire, day), role), score) in rows {
        let (Some(territoire), Some(day), Some("item")) = (territoire, day, role.as_deref()) else { continue };
        let points = grids.entry(territoire).or_default().entry(day).or_insert(Some(0));
        *points = points.zip(score).map(|(points, score)| points + score);
    }
    grids.retain(|_, it| it.len() > 1);
    if grids.is_empty() {
        return Ok(());
    }
    let columns = vec![
        Column::new("Territoire", 22.0, Kind::Wrapped),
        Column::new("Première grille", 16.0, Kind::Month),
        Column::new("Points", 10.0, Kind::Integer),
        Column::new("Dernière grille", 16.0, Kind::Month),
        Column::new("Points", 10.0, Kind::Integer),
        Column::new("Évolution", 12.0, Kind::Integer),
    ];
    let mut table = page.table("Évolution entre la première et la dernière grille (points écrits)", columns);
    for territoire in &report.frames.territoires {
        let Some(dates) = grids.get(&territoire.id) else { continue };
        let (Some(first), Some(last)) = (dates.first_key_value(), dates.last_key_value()) else { continue };
        let row = table.next_row() + 1;
        table.row([
            Cell::text(&*territoire.name),
            Cell::date(*first.0),
            written(*first.1),
            Cell::date(*last.0),
            written(*last.1),
            Cell::known(
                first.1.zip(*last.1),
                |(first, last)| Cell::formula(format!("E{row}-C{row}"), (last - first) as f64),
                UNWRITTEN,
            ),
        ]);
    }
    table.finish();
    Ok(())
}

fn written(points: Option<i64>) -> Cell {
    Cell::known(points, |it| Cell::number(it as f64), UNWRITTEN)
}

const UNWRITTEN: &str = "Un item de la grille n’est pas renseigné";

/// The twelve months up to the date of a grid; a month is taken to its last day.
fn before(periode: Periode, (date, exact): (Date, bool)) -> Option<Periode> {
    let fin = if exact { date } else { date.last_of_month() };
    let debut = fin.tomorrow().ok()?.checked_sub(jiff::Span::new().years(1)).ok()?;
    Some(Periode { exercice: periode.exercice, debut, fin })
}

/// Items counted on case bases over the window of each territoire, by territoire and number.
fn computed(report: &Report, windows: &BTreeMap<&str, Periode>) -> Result<BTreeMap<(String, u8), Figure>, Failure> {
    let mut spans: BTreeMap<(Date, Date), (Periode, BTreeSet<&str>)> = BTreeMap::new();
    for (territoire, window) in windows {
        spans.entry((window.debut, window.fin)).or_insert((*window, BTreeSet::new())).1.insert(territoire);
    }
    let mut all = BTreeMap::new();
    for (periode, territoires) in spans.values() {
        for figure in items_calcules(report.frames, report.settings, territoires, *periode)? {
            if let Ok(item) = figure.modalite.parse() {
                all.insert((figure.territoire.to_string(), item), figure);
            }
        }
    }
    Ok(all)
}

fn value(figure: Option<&Figure>) -> Option<f64> {
    figure.and_then(|it| it.valeur)
}

fn point(value: Option<f64>) -> Cell {
    value.map_or_else(Cell::none, Cell::number)
}

fn gap(declared: Option<f64>, computed: Option<f64>) -> Cell {
    match declared.zip(computed) {
        Some((declared, computed)) if declared == computed => Cell::text("Concordant").tone(Tone::Good),
        Some((declared, computed)) if declared > computed => Cell::text("Déclaré seul").tone(Tone::Watch),
        Some(_) => Cell::text("Calculé seul").tone(Tone::Watch),
        None => Cell::text("Non comparable").tone(Tone::Muted),
    }
}

/// What the point rests on, and the first cell of it.
fn evidence(
    report: &Report,
    (item, judged): (u8, Option<&Jugement>),
    computed: Option<&Figure>,
    window: Option<&Periode>,
) -> (Cell, Cell) {
    let Some(window) = window else {
        return (
            Cell::text("La grille ne porte pas de date, ou aucune grille n’a été reçue").tone(Tone::Muted),
            Cell::blank(),
        );
    };
    let Some(judged) = judged else {
        let note = computed.map(|it| it.note.to_string()).filter(|it| !it.is_empty());
        let span = || format!("D’après la base, du {} au {}.", french(window.debut), french(window.fin));
        let sheet = match item {
            21 => Cell::link("internal:'File active'!A1", "File active"),
            24 => Cell::link("internal:'Délais'!A1", "Délais"),
            _ => Cell::blank(),
        };
        return (Cell::text(note.unwrap_or_else(span)), sheet);
    };
    let mut words: Vec<String> = judged.preuves.iter().take(MOST).map(|it| it.texte.clone()).collect();
    if judged.preuves.len() > MOST {
        words.push(format!("et {} autres", judged.preuves.len() - MOST));
    }
    if !judged.motif.is_empty() {
        words.push(judged.motif.clone());
    }
    let cell = judged.preuves.first().map(|it| report.frames.provenance.place(it.origin, it.colonne));
    (Cell::text(words.join("\u{a0}; ")), cell.map_or_else(Cell::blank, |place| link(report, &place)))
}

/// As many pieces as a cell shows.
const MOST: usize = 4;

fn link(report: &Report, place: &Place) -> Cell {
    report.links.to(report.sources, place, 1, place.address())
}
