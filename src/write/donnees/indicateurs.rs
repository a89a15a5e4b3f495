//! `indicateurs_AAAA.csv` and `.parquet`: every figure, in long form.

use polars::prelude::{Column, DataFrame};

use super::nombre::{DIGITS, digits, rounded, term, value};
use super::{csv_text, harmless};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::summarise::{Figure, Figures};

pub(super) const HEADER: [&str; 12] = [
    "exercice",
    "territoire",
    "indicateur",
    "modalite",
    "periode",
    "valeur",
    "unite",
    "numerateur",
    "denominateur",
    "norme",
    "statut",
    "note",
];

/// The figures as text.
pub(super) fn csv(figures: &Figures, exercice: i16, settings: &Settings) -> Result<Vec<u8>, Failure> {
    let record = |it: &Figure| {
        vec![
            exercice.to_string(),
            it.territoire.to_string(),
            it.indicateur.id.to_owned(),
            harmless(&it.modalite),
            it.periode.to_string(),
            value(it.valeur, it.indicateur.unit),
            it.indicateur.unit.id().to_owned(),
            term(it.numerateur),
            term(it.denominateur),
            norme(it, settings),
            it.statut.id().to_owned(),
            harmless(&it.note),
        ]
    };
    csv_text(&HEADER, figures.rows.iter().map(record))
}

/// The same figures, typed; the numbers are those of the text.
pub(super) fn frame(figures: &Figures, exercice: i16, settings: &Settings) -> Result<DataFrame, Failure> {
    let rows = &figures.rows;
    let texts =
        |name: &str, read: fn(&Figure) -> &str| Column::new(name.into(), rows.iter().map(read).collect::<Vec<_>>());
    let numbers = |name: &str, read: &dyn Fn(&Figure) -> Option<f64>| {
        Column::new(name.into(), rows.iter().map(read).collect::<Vec<_>>())
    };
    let term = |it: Option<f64>| it.and_then(|it| rounded(it, DIGITS));
    let columns = vec![
        Column::new("exercice".into(), vec![i32::from(exercice); rows.len()]),
        texts("territoire", |it| &it.territoire),
        texts("indicateur", |it| it.indicateur.id),
        texts("modalite", |it| &it.modalite),
        texts("periode", |it| &it.periode),
        numbers("valeur", &|it| it.valeur.and_then(|value| rounded(value, digits(it.indicateur.unit)))),
        texts("unite", |it| it.indicateur.unit.id()),
        numbers("numerateur", &|it| term(it.numerateur)),
        numbers("denominateur", &|it| term(it.denominateur)),
        Column::new("norme".into(), rows.iter().map(|it| norme(it, settings)).collect::<Vec<_>>()),
        texts("statut", |it| it.statut.id()),
        texts("note", |it| &it.note),
    ];
    Ok(DataFrame::new(rows.len(), columns)?)
}

/// `< 10`, with a decimal point as everywhere in the file.
fn norme(figure: &Figure, settings: &Settings) -> String {
    figure.indicateur.norm.as_ref().map_or_else(String::new, |it| it.text(settings).replace(',', "."))
}
