//! *Concertation*: rhythm of the tables, attendance, decisions and what became of them.

mod rythme;
mod assiduite;
mod decisions;
mod validation;

use super::open;
use super::split::{self, Key, Split};
use super::territoires::WHOLE;
use crate::base::codes::INSTANCES;
use crate::base::failure::Failure;
use crate::normalise::concertation::{Concertation, Reunion};
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Concertation",
    about: "Rythme des tables, présence des structures, décisions prises et suivies.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Concertation");
    page.paragraph(
        "D’après les registres reçus. Une réunion départementale compte dans chaque territoire, et une fois au département. Aucun nom de \
         personne n’est lu.",
    );
    page.skip(1);
    let instances = [("strategique", "STRATEGIQUE"), ("tactique", "TACTIQUE"), ("equipe", "EQUIPE")];
    let lines = instances.iter().map(|(id, code)| (Key::Modalite((*id).to_owned()), INSTANCES.label(code).to_owned()));
    let split = Split {
        caption: "Réunions tenues".to_owned(),
        corner: "Instance",
        indicateur: "reunions",
        lines: lines.collect(),
        kind: Kind::Integer,
        shares: false,
    };
    split::table(report, page, &split);
    let concertation = Concertation::of(report.frames)?;
    rythme::table(report, page, &concertation);
    assiduite::table(report, page, &concertation);
    decisions::table(report, page, &concertation);
    validation::table(report, page, &concertation);
    Ok(())
}

/// The territoire of a row as people read it.
fn name<'a>(report: &'a Report, territoire: Option<&str>) -> &'a str {
    let found = territoire.and_then(|id| report.frames.territoires.iter().find(|it| it.id == id));
    found.map_or(WHOLE, |it| &it.name)
}

/// A code as people read it; nothing when it is not said.
fn label(list: &'static crate::base::codes::CodeList, code: Option<&str>) -> Cell {
    code.map_or_else(Cell::none, |it| Cell::text(list.label(it)))
}

/// A meeting by its rank, when it falls in the period of the run.
fn in_period<'a>(report: &Report, concertation: &'a Concertation, reunion: Option<usize>) -> Option<&'a Reunion> {
    concertation.reunions.get(reunion?).filter(|it| report.frames.periode.contains(it.date))
}
