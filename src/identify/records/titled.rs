//! What stands above a budget says of its amounts: planned, spent, or what a modification adds.

use crate::base::cell::CellRef;
use crate::base::fold::fold;
use crate::identify::How;
use crate::identify::cells::words::plain;
use crate::identify::columns::Chosen;
use crate::identify::columns::modifications::names_modification;
use crate::identify::sheet::Sheet;
use crate::identify::tables::budget::{self, PREVU, REALISE};

/// Whether what stands above says that the amounts were spent: the nearest line that says either way.
pub(super) fn says_spent(sheet: &Sheet, titles: &[(CellRef, String)]) -> bool {
    let lines = titles
        .iter()
        .map(|it| it.1.as_str())
        .chain([sheet.grid.name.as_str()])
        .chain(sheet.names.iter().map(String::as_str));
    lines.map(fold).find_map(|it| spent(&it)).unwrap_or(false)
}

fn spent(folded: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|it| format!(" {folded} ").contains(&format!(" {it} ")));
    if has(&["previsionnel", "prevision", "previsionnels", "primitif", "bp", "prevu", "modificatif"]) {
        Some(false)
    } else if has(&[
        "realise",
        "realises",
        "realisees",
        "realisee",
        "realisation",
        "realisations",
        "execute",
        "execution",
        "compte administratif",
        "ca",
        "compte de resultat",
        "compte financier",
        "depenses reelles",
        "consomme",
        "compte rendu financier",
    ]) {
        Some(true)
    } else {
        None
    }
}

/// Whether something around says that the amounts were planned: a title, the sheet, the file or a folder.
pub(super) fn says_planned(sheet: &Sheet, titles: &[(CellRef, String)]) -> bool {
    let lines = titles.iter().map(|it| &it.1).chain([&sheet.grid.name]).chain(sheet.names);
    lines.map(|it| fold(it)).any(|it| it.split(' ').any(|it| PLANNED.contains(&it)))
}

const PLANNED: &[&str] = &[
    "budget",
    "budgets",
    "budgetaire",
    "budgetaires",
    "prevision",
    "previsions",
    "previsionnel",
    "previsionnels",
    "previsionnelle",
    "previsionnelles",
    "primitif",
    "bp",
    "prevu",
    "prevus",
    "prevue",
    "prevues",
    "vote",
    "votes",
    "convention",
    "demande",
    "demandes",
];

/// Whether what stands above says that the amounts modify a budget: the nearest line that says either way.
pub(super) fn says_modified(sheet: &Sheet, titles: &[(CellRef, String)]) -> bool {
    let lines = titles.iter().map(|it| it.1.as_str()).chain([sheet.grid.name.as_str()]);
    lines.filter(|it| spent(&fold(it)).is_some() || names_modification(it)).map(names_modification).next() == Some(true)
}

/// `Montant` under `Compte administratif` is what was spent.
pub(super) fn as_spent(chosen: Chosen) -> Chosen {
    match budget::KIND.column(REALISE) {
        Some(column) if is_neutral(&chosen) => Chosen { column, how: How::Likely, ..chosen },
        _ => chosen,
    }
}

/// A planned amount whose heading does not say that it was planned.
pub(super) fn is_neutral(chosen: &Chosen) -> bool {
    chosen.column.id == PREVU && says_amount_only(&chosen.heading.text)
}

pub(super) fn says_amount_only(heading: &str) -> bool {
    let words = plain(heading);
    words.iter().all(|it| AMOUNT_WORDS.contains(&it.as_str()))
}

const AMOUNT_WORDS: &[&str] =
    &["montant", "mt", "total", "somme", "depense", "recette", "charge", "produit", "ensemble", "general", "global"];
