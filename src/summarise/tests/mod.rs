//! The worked examples of every family, and what holds of all declarations.

mod naive;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::family::{Compute, Family};
use super::pool::Pool;
use super::{Figure, Statut, engine, families, indicators, summarise};
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::normalise::{Frames, example};

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
    (it.territoire.to_string(), it.indicateur.id.to_owned(), it.modalite.to_string(), it.periode.to_string())
}

fn shown(figure: &Figure, column: &str) -> String {
    let number = |it: Option<f64>| it.map(|it| crate::base::money::typed(it, 4)).unwrap_or_default();
    match column {
        "territoire" => figure.territoire.to_string(),
        "indicateur" => figure.indicateur.id.to_owned(),
        "modalite" => figure.modalite.to_string(),
        "periode" => figure.periode.to_string(),
        "valeur" => number(figure.valeur),
        "numerateur" => number(figure.numerateur),
        "denominateur" => number(figure.denominateur),
        "statut" => figure.statut.id().to_owned(),
        "note" => figure.note.to_string(),
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

#[test]
fn an_empty_inbox_gives_every_row_of_the_departement_and_no_value() {
    let frames = Frames::empty(Periode::new(2017, None)).unwrap();
    let figures = summarise(&frames, &Settings::default()).unwrap();
    for indicator in indicators() {
        let rows: Vec<&Figure> = figures.split("departement", indicator.id).collect();
        assert!(!rows.is_empty(), "{}", indicator.id);
        for row in rows {
            assert!(row.valeur.is_none() && !row.note.is_empty(), "{row:?}");
            assert_eq!(row.statut, Statut::Indisponible);
        }
    }
}

#[test]
fn a_base_without_a_date_has_none_of_its_counts() {
    let given = &[
        ("cas", "territoire | date_demande | sexe\nSaverne | 05/01/2017 | F"),
        ("effectifs", "territoire | qualite | etp\nSaverne | GC | 1"),
    ];
    let frames = example::frames(given, Periode::new(2017, None)).unwrap();
    let figures = summarise(&frames, &Settings::default()).unwrap();
    for (id, modalite) in [
        ("file_active", ""),
        ("nouveaux_cas", ""),
        ("nouveaux_cas_mensuels", "mois_inconnu"),
        ("charge_par_etp", ""),
        ("anciennete", "6_11"),
        ("profil_sexe", "F"),
        ("sorties_par_motif", "DECES"),
        ("maia25_item_calcule", "21"),
    ] {
        let figure = figures.of("saverne", id, modalite).unwrap();
        assert_eq!(figure.valeur, None, "{id}");
    }
    let figure = figures.get("saverne", "file_active").unwrap();
    assert_eq!(&*figure.note, "Aucune colonne «\u{a0}Date d’inclusion\u{a0}» n’est lue dans la base.");
    assert_eq!(figures.get("saverne", "demandes").unwrap().valeur, Some(1.0));
}

#[test]
fn rows_are_sorted_unique_and_of_one_shape_for_every_territoire() {
    let given = &[
        ("cas", "territoire | date_inclusion | sexe\nSaverne | 05/01/2017 | F\nMolsheim | 03/2017 |"),
        ("effectifs", "territoire | qualite | etp\nObernai | GC | 1"),
    ];
    let frames = example::frames(given, Periode::new(2017, Some(Date::constant(2017, 9, 14)))).unwrap();
    let figures = summarise(&frames, &Settings::default()).unwrap();
    let keys: Vec<_> = figures.rows.iter().map(identity).collect();
    assert!(keys.is_sorted() && keys.iter().collect::<BTreeSet<_>>().len() == keys.len());
    let shape = |territoire: &str| -> Vec<(String, String, String)> {
        let rows = keys.iter().filter(|it| it.0 == territoire && it.1 != "charge_par_gc");
        rows.map(|it| (it.1.clone(), it.2.clone(), it.3.clone())).collect()
    };
    for territoire in ["saverne", "molsheim", "obernai"] {
        assert_eq!(shape(territoire), shape("departement"), "{territoire}");
    }
    assert_eq!(figures.split("saverne", "nouveaux_cas_mensuels").count(), 10);
    assert_eq!(&*figures.get("saverne", "charge_par_etp").unwrap().note, "Aucun tableau des effectifs reçu pour 2017.");
    let whole = figures.get("departement", "nouveaux_cas").unwrap();
    assert_eq!((whole.valeur, &*whole.note), (Some(2.0), "Sans Obernai\u{a0}: aucune base de gestion de cas reçue."));
}
