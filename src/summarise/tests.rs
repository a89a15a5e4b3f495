//! The worked examples of every family, and what holds of all declarations.

mod naive;

use std::collections::{BTreeMap, BTreeSet};

use super::family::{Compute, Family};
use super::pool::Pool;
use super::{Figure, engine, families, indicators};

#[test]
fn every_example_holds() {
    let mut wrong = Vec::new();
    for family in families() {
        for example in family.examples {
            let settings = example.settings().unwrap();
            let frames = example.frames().unwrap();
            let figures = engine::compute(&Pool::new(&frames, &settings).unwrap(), &[family]).unwrap();
            wrong.extend(differences(family, &figures.rows, example.expect));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What differs between the figures and the rows expected; a figure that is not expected must be zero or unavailable.
fn differences(family: &Family, figures: &[Figure], expect: &str) -> Vec<String> {
    let mut lines = expect.lines().filter(|it| !it.trim().is_empty()).map(cells);
    let columns = lines.next().expect("a header");
    let default = if family.figures.len() == 1 { family.figures[0].id } else { "" };
    let mut wrong = Vec::new();
    let mut told = BTreeSet::new();
    for line in lines {
        let asked: BTreeMap<&str, &str> = columns.iter().copied().zip(line.iter().copied()).collect();
        let get = |column: &str, otherwise: &'static str| asked.get(column).copied().unwrap_or(otherwise).to_owned();
        let key =
            (get("territoire", "departement"), get("indicateur", default), get("modalite", ""), get("periode", "2017"));
        let found = figures.iter().find(|it| identity(it) == key);
        let Some(found) = found else {
            wrong.push(format!("absent: {key:?}"));
            continue;
        };
        for (column, expected) in &asked {
            let is = shown(found, column);
            if is != *expected {
                wrong.push(format!("{key:?}: {column} is «{is}», expected «{expected}»; note: {}", found.note));
            }
        }
        told.insert(key);
    }
    let untold = figures.iter().filter(|it| it.valeur.is_some_and(|it| it != 0.0) && !told.contains(&identity(it)));
    wrong.extend(untold.map(|it| format!("not expected: {:?} {:?}", identity(it), it.valeur)));
    wrong
}

fn identity(it: &Figure) -> (String, String, String, String) {
    (it.territoire.clone(), it.indicateur.id.to_owned(), it.modalite.clone(), it.periode.clone())
}

fn shown(figure: &Figure, column: &str) -> String {
    let number = |it: Option<f64>| it.map(|it| crate::base::money::decimal(it, 4)).unwrap_or_default();
    match column {
        "territoire" => figure.territoire.clone(),
        "indicateur" => figure.indicateur.id.to_owned(),
        "modalite" => figure.modalite.clone(),
        "periode" => figure.periode.clone(),
        "valeur" => number(figure.valeur),
        "numerateur" => number(figure.numerateur),
        "denominateur" => number(figure.denominateur),
        "statut" => figure.statut.id().to_owned(),
        "note" => figure.note.clone(),
        _ => panic!("no column {column}"),
    }
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

#[test]
fn ids_are_unique_and_every_computed_family_has_an_example() {
    let mut ids = BTreeSet::new();
    for indicator in indicators() {
        assert!(ids.insert(indicator.id), "{} twice", indicator.id);
        for text in [indicator.label, indicator.formula, indicator.source] {
            assert!(!text.is_empty() && !text.contains('\''), "{}: {text}", indicator.id);
        }
    }
    for family in families() {
        let computed = matches!(family.compute, Compute::Tally(_));
        assert!(!computed || !family.examples.is_empty(), "{}", family.figures[0].id);
    }
}
