//! A figure as a cell: its number or why there is none, its unit, its norm in a word.

use crate::summarise::{Figure, Statut, Unit};
use crate::write::Report;
use crate::write::book::{Cell, Kind, Tone};

/// An indicator, and what it is split by if anything.
pub(in crate::write) type Id = (&'static str, &'static str);

/// The figure of a territoire.
pub(in crate::write) fn figure<'a>(
    report: &'a Report,
    territoire: &'a str,
    (indicateur, modalite): Id,
) -> Option<&'a Figure> {
    report.figures.of(territoire, indicateur, modalite)
}

/// The value as cells show it: percentages are fractions there.
pub(in crate::write) fn value(figure: &Figure) -> Option<f64> {
    figure.valeur.map(|it| if figure.indicateur.unit == Unit::Pourcent { it / 100.0 } else { it })
}

/// How the cells of a unit look.
pub(in crate::write) fn kind(unit: Unit) -> Kind {
    match unit {
        Unit::Pourcent => Kind::Percent,
        Unit::Etp => Kind::Etp,
        Unit::Euros => Kind::Euros,
        Unit::Cas | Unit::Poste | Unit::Point | Unit::Item | Unit::Reunion | Unit::Action => Kind::Integer,
        Unit::Demande | Unit::Signalement => Kind::Integer,
        _ => Kind::Decimal,
    }
}

/// The figure's number, known by its name; « n.d. » with the reason when there is none.
pub(in crate::write) fn cell(territoire: &str, id: (&str, &str), figure: Option<&Figure>) -> Cell {
    let Some(figure) = figure else { return Cell::missing(NOT_COMPUTED) };
    match value(figure) {
        Some(value) => marked(Cell::number(value), figure).named(territoire, id.0, id.1),
        None => Cell::missing(reason(figure)),
    }
}

/// The same cell, marked as carried on from an earlier date when it is.
pub(in crate::write) fn marked(cell: Cell, figure: &Figure) -> Cell {
    match figure.statut {
        Statut::Reporte => cell.note(format!("Reporté\u{a0}: {}", figure.note)),
        _ => cell,
    }
}

/// Why a figure has no value.
pub(in crate::write) fn reason(figure: &Figure) -> String {
    if figure.note.is_empty() { NO_DATA.to_owned() } else { capitalised(&figure.note) }
}

/// Whether the norm of a figure holds, in a word and its colour.
pub(in crate::write) fn verdict(report: &Report, figure: Option<&Figure>) -> Cell {
    let norm = figure.and_then(|it| it.indicateur.norm.as_ref().zip(it.valeur));
    match norm {
        Some((norm, value)) if norm.met(value, report.settings) => Cell::text("Respecté").tone(Tone::Good),
        Some(_) => Cell::text("Non respecté").tone(Tone::Bad),
        None => Cell::text("Non calculable").tone(Tone::Muted),
    }
}

/// The text with a capital first letter.
pub(in crate::write) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|it| it.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

const NOT_COMPUTED: &str = "Cet indicateur n’a pas été calculé";
const NO_DATA: &str = "Aucune donnée reçue pour calculer cette valeur";
