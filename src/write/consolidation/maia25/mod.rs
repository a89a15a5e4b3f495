//! *MAIA 25*: scores by territoire and group, the 25 items side by side, what the data say of items 21 and 24.

mod computed;
mod grid;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::figures::{self, figure};
use super::matrix::{NAME, is_upright};
use super::open;
use super::territoires::WHOLE;
use crate::base::cell::a1;
use crate::base::codes::GROUPES_MAIA25;
use crate::base::failure::Failure;
use crate::base::table::au_jour;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::identify::tables::maia25::DATE_EVAL;
use crate::identify::tables::maia25_items::ITEMS;
use crate::normalise::columns::{dates, flags, texts};
use crate::normalise::frames::TERRITOIRE;
use crate::summarise::{Figure, Statut};
use crate::write::Report;
use crate::write::book::{Area, Cell, Chart, Column, Kind, Page, Series, Shape, Sheet, Tone};
use grid::Grid;

pub(super) static SHEET: Sheet = Sheet {
    title: "MAIA 25",
    about: "Scores par territoire et par groupe, 25 items côte à côte, items 21 et 24 calculés sur les données.",
    fill,
};

/// Column of the first group in the table of scores.
const FIRST_GROUP: u16 = 3;

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "MAIA 25");
    page.paragraph(
        "Indicateur d’implantation de l’intégration\u{a0}: 25 items d’un point. La grille retenue est la dernière à la fin de la période\u{a0}; \
         celle d’une année antérieure est «\u{a0}reportée\u{a0}». Un point «\u{a0}déduit\u{a0}» n’est pas écrit dans la grille\u{a0}: le \
         sous-total indiqué ne laisse qu’une réponse.",
    );
    page.skip(1);
    let territoires: Vec<&Territoire> = report.frames.territoires.iter().filter(|it| it.pooled).collect();
    let evaluated = evaluated(report)?;
    let area = scores(report, page, &territoires, &evaluated);
    page.charts(&[chart(area, GROUPES_MAIA25.codes.len() as u16)]);
    let grid = grid::table(report, page, &territoires);
    tie(page, area, &territoires, &grid);
    computed::table(report, page, &territoires);
    Ok(())
}

/// When each territoire was last evaluated, and whether the day is known.
pub(super) fn evaluated(report: &Report) -> Result<BTreeMap<String, (Date, bool)>, Failure> {
    let frame = report.frames.get("maia25");
    let known = flags(&frame, &au_jour(DATE_EVAL))?;
    let mut latest = BTreeMap::new();
    for ((territoire, date), known) in texts(&frame, TERRITOIRE)?.into_iter().zip(dates(&frame, DATE_EVAL)?).zip(known)
    {
        let (Some(territoire), Some(date)) = (territoire, date) else { continue };
        if date <= report.frames.periode.fin {
            let evaluation = (date, known.unwrap_or_default());
            latest.entry(territoire).and_modify(|it| *it = evaluation.max(*it)).or_insert(evaluation);
        }
    }
    Ok(latest)
}

fn scores(
    report: &Report,
    page: &mut Page,
    territoires: &[&Territoire],
    evaluated: &BTreeMap<String, (Date, bool)>,
) -> Area {
    let mut columns = vec![
        Column::new("Territoire", label(territoires.len()), Kind::Text),
        Column::new("Évaluation", 16.0, Kind::Month),
        Column::new("État", 15.0, Kind::Text),
    ];
    for groupe in GROUPES_MAIA25.codes {
        columns.push(Column::new(format!("{} (sur\u{a0}{})", groupe.label, size(groupe.id)), 15.0, Kind::Integer));
    }
    columns.push(Column::new("Total (sur\u{a0}25)", 13.0, Kind::Integer));
    let mut table = page.table("Scores par territoire et par groupe", columns);
    let mut totals = vec![Vec::new(); GROUPES_MAIA25.codes.len() + 1];
    for territoire in territoires {
        let total = figure(report, &territoire.id, ("maia25_total", ""));
        let mut cells = vec![Cell::text(&*territoire.name), when(evaluated.get(&territoire.id)), state(total)];
        cells.extend(points(report, &territoire.id));
        for (values, cell) in totals.iter_mut().zip(&cells[usize::from(FIRST_GROUP)..]) {
            values.push(cell.value());
        }
        table.row(cells);
    }
    let sums = totals.into_iter().zip(FIRST_GROUP..).zip(names());
    let sums: Vec<Cell> = sums
        .map(|((values, col), (indicateur, modalite))| table.sum(col, values).named(DEPARTEMENT, indicateur, modalite))
        .collect();
    table.total([Cell::text(WHOLE), Cell::none(), Cell::none()].into_iter().chain(sums));
    table.aside(possible(territoires.len()));
    table.finish()
}

/// The points that could be had.
fn possible(territoires: usize) -> Vec<Cell> {
    let of = |points: usize| Cell::count(points * territoires);
    let mut cells = vec![Cell::text("Points possibles"), Cell::none(), Cell::none()];
    cells.extend(GROUPES_MAIA25.codes.iter().map(|it| of(size(it.id))));
    cells.push(of(ITEMS.len()));
    cells
}

/// The indicators of a row of scores: each group, then the total.
fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    GROUPES_MAIA25.codes.iter().map(|it| ("maia25_groupe", it.id)).chain([("maia25_total", "")])
}

fn points(report: &Report, territoire: &str) -> Vec<Cell> {
    names().map(|id| figures::cell(territoire, id, figure(report, territoire, id))).collect()
}

/// Width of the first column: wide enough for the wording of items where they are lines.
fn label(territoires: usize) -> f64 {
    if is_upright(territoires) { 80.0 } else { NAME }
}

/// How many items a group has.
fn size(groupe: &str) -> usize {
    ITEMS.iter().filter(|it| it.group == groupe).count()
}

fn when(evaluation: Option<&(Date, bool)>) -> Cell {
    match evaluation {
        Some((date, true)) => Cell::date(*date).kind(Kind::Date),
        Some((date, false)) => Cell::date(*date),
        None => Cell::missing("La grille ne porte pas de date, ou aucune grille n’a été reçue").without_note(),
    }
}

fn state(total: Option<&Figure>) -> Cell {
    match total.map(|it| it.statut) {
        Some(Statut::Ok) => Cell::text("De l’exercice"),
        Some(Statut::Reporte) => Cell::text("Reporté").tone(Tone::Watch),
        _ => Cell::text("Non disponible").tone(Tone::Muted),
    }
}

/// Makes the scores live: they refer to the subtotals of the grid, where these say the same.
fn tie(page: &mut Page, area: Area, territoires: &[&Territoire], grid: &Grid) {
    let groups = GROUPES_MAIA25.codes.len();
    for (row, territoire) in (area.first..=area.last).zip(0..territoires.len()) {
        let subtotals: Vec<_> = (0..groups).map(|groupe| grid.subtotal(groupe, territoire)).collect();
        for (subtotal, col) in subtotals.iter().zip(FIRST_GROUP..) {
            if let Some((cell, value)) = subtotal {
                page.put(row, col, Cell::formula(cell, *value).kind(Kind::Integer));
            }
        }
        let total: Option<f64> = subtotals.iter().map(|it| it.as_ref().map(|it| it.1)).sum();
        let last = FIRST_GROUP + groups as u16;
        if let Some(total) = total {
            let range = format!("{}:{}", a1(row, u32::from(FIRST_GROUP)), a1(row, u32::from(last) - 1));
            page.put(row, last, Cell::formula(format!("SUM({range})"), total).kind(Kind::Integer));
        }
    }
}

fn chart(area: Area, groups: u16) -> Chart {
    Chart {
        shape: Shape::Stacked,
        title: "MAIA 25\u{a0}: points par groupe, sur 25".to_owned(),
        alt_text: "Barres empilées par territoire\u{a0}: points obtenus dans chacun des cinq groupes de MAIA 25. Les valeurs sont dans le \
                   premier tableau de la feuille."
            .to_owned(),
        categories: (area.first, 0, area.last, 0),
        series: (FIRST_GROUP..FIRST_GROUP + groups)
            .map(|col| Series { name: (area.header, col), values: (area.first, col, area.last, col), line: false })
            .collect(),
        most: Some(25.0),
        number_format: "0;;",
    }
}
