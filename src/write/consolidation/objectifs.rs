//! *Objectifs*: the actions of the convention, their indicators, the target and what was reached.

use std::collections::BTreeSet;

use super::discreet;
use super::figures::{figure, reason};
use super::open;
use super::territoires::WHOLE;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Objectifs",
    about: "Les objectifs communs de la convention (annexe 4)\u{a0}: cible et résultat, action par action.",
    fill,
};

const INDICATEUR: &str = "objectif";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Objectifs de la convention");
    page.paragraph(
        "D’après les tableaux d’objectifs reçus (convention FIR 201700224, annexe 4). Les résultats ne s’additionnent pas\u{a0}: le \
         département n’a que ceux qui lui sont propres.",
    );
    page.skip(1);
    let zones = report.frames.territoires.iter().map(|it| (it.id.as_str(), it.name.as_str()));
    let zones: Vec<(&str, &str)> = [(DEPARTEMENT, WHOLE)].into_iter().chain(zones).collect();
    let modalites: BTreeSet<&str> = zones
        .iter()
        .flat_map(|(id, _)| report.figures.split(id, INDICATEUR))
        .map(|it| &*it.modalite)
        .filter(|it| !it.is_empty())
        .collect();
    if modalites.is_empty() {
        let why = figure(report, DEPARTEMENT, (INDICATEUR, "")).map(reason);
        page.paragraph(&why.unwrap_or_else(|| "Aucun tableau d’objectifs reçu.".to_owned()));
        return Ok(());
    }
    let columns = vec![
        Column::new("Action", 34.0, Kind::Wrapped),
        Column::new("Indicateur", 42.0, Kind::Wrapped),
        Column::new("Territoire", 28.0, Kind::Text),
        Column::new("Cible", 12.0, Kind::Decimal),
        Column::new("Atteint", 12.0, Kind::Decimal),
        Column::new("Part de la cible", 12.0, Kind::Percent),
    ];
    let mut table = page.table("Cible et résultat", columns);
    for modalite in modalites {
        let (action, indicateur) = modalite.split_once(" › ").unwrap_or((modalite, ""));
        for (id, name) in &zones {
            let Some(found) = report.figures.split(id, INDICATEUR).find(|it| *it.modalite == *modalite) else {
                continue;
            };
            let row = table.next_row();
            let share =
                found.valeur.zip(found.denominateur.filter(|it| *it != 0.0)).map(|(reached, target)| reached / target);
            let formula = |share| Cell::formula(format!("E{0}/D{0}", row + 1), share);
            table.row([
                discreet::shown(action),
                discreet::shown(indicateur),
                Cell::text(*name),
                Cell::known(found.denominateur, Cell::number, "La cible n’est pas renseignée"),
                Cell::known(found.valeur, Cell::number, &reason(found)),
                Cell::known(share, formula, "Il manque la cible ou le résultat"),
            ]);
        }
    }
    table.finish();
    Ok(())
}
