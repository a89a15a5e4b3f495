//! *Feuille de route*: actions by state, then one by one.

use std::collections::BTreeMap;

use super::discreet;
use super::open;
use super::split::{self, Key, Split};
use super::territoires::WHOLE;
use crate::base::codes::MECANISMES;
use crate::base::failure::Failure;
use crate::normalise::actions::{Action, Etat, actions};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Feuille de route",
    about: "Les actions des feuilles de route par territoire, mécanisme et état\u{a0}; ce qui passe à l’année suivante.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Feuille de route");
    page.paragraph(
        "L’état est celui que le tableau donne\u{a0}; à défaut, il est déduit de ce qui y est écrit (réalisé, résultat, échéance), et \
         c’est dit. Ce qui n’est ni réalisé ni abandonné passe à l’année suivante.",
    );
    page.skip(1);
    let lines = Etat::ALL.iter().map(|it| (Key::Modalite(it.id().to_owned()), it.label().to_owned())).collect();
    let split = Split {
        caption: "Actions par état".to_owned(),
        corner: "État",
        indicateur: "feuille_de_route",
        lines,
        kind: Kind::Integer,
        shares: true,
    };
    split::table(report, page, &split);
    let actions = actions(report.frames)?;
    if !actions.is_empty() {
        one_by_one(report, page, &actions);
    }
    Ok(())
}

fn one_by_one(report: &Report, page: &mut Page, actions: &[Action]) {
    let columns = vec![
        Column::new("Territoire", 24.0, Kind::Wrapped),
        Column::new("Mécanisme", 18.0, Kind::Wrapped),
        Column::new("Axe de travail", 34.0, Kind::Wrapped),
        Column::new("Action", 46.0, Kind::Wrapped),
        Column::new("Échéance", 12.0, Kind::Date),
        Column::new("État", 14.0, Kind::Wrapped),
        Column::new("Passe à l’année suivante", 14.0, Kind::Text),
    ];
    let mut table = page.table("Actions", columns);
    let mut sorted: BTreeMap<(usize, Option<usize>), Vec<&Action>> = BTreeMap::new();
    for action in actions {
        let mechanism = |id: &str| MECANISMES.codes.iter().position(|it| it.id == id);
        let rank = action.mecanisme.as_deref().map_or(Some(usize::MAX), mechanism);
        sorted.entry((zone(report, action), rank)).or_default().push(action);
    }
    for action in sorted.into_values().flatten() {
        let goes_on = ![Etat::Realise, Etat::Abandonne].contains(&action.etat);
        table.row([
            Cell::text(name(report, action)),
            action.mecanisme.as_deref().map_or_else(Cell::none, |it| Cell::text(MECANISMES.label(it))),
            action.axe.as_deref().map_or_else(Cell::none, discreet::shown),
            discreet::shown(&action.libelle),
            action.echeance.map_or_else(Cell::none, Cell::date),
            state(action),
            Cell::text(if goes_on { "Oui" } else { "Non" }),
        ]);
    }
    table.finish();
}

fn zone(report: &Report, action: &Action) -> usize {
    let territoires = &report.frames.territoires;
    let rank = action.territoire.as_ref().and_then(|id| territoires.iter().position(|it| it.id == *id));
    rank.unwrap_or(territoires.len())
}

fn name<'a>(report: &'a Report, action: &Action) -> &'a str {
    report.frames.territoires.get(zone(report, action)).map_or(WHOLE, |it| &it.name)
}

fn state(action: &Action) -> Cell {
    let label = action.etat.label();
    let text = if action.deduit { format!("{label} (déduit)") } else { label.to_owned() };
    let tone = match action.etat {
        Etat::Realise => Tone::Good,
        Etat::EnRetard => Tone::Bad,
        _ => Tone::Plain,
    };
    Cell::text(text).tone(tone)
}
