//! *Budget*: planned, amended, spent, variance by account; sub-lines; sites; the full year on its own.

pub(in crate::write) mod accounts;
mod full_year;
mod layout;
pub(in crate::write) mod lines;
pub(in crate::write) mod sites;

use super::open;
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Chart, Page, Series, Shape, Sheet};
use accounts::Accounts;
use lines::{Line, Role, Sens};

pub(super) static SHEET: Sheet = Sheet {
    title: "Budget",
    about: "Prévu, modifié, réalisé et écarts par compte\u{a0}; équilibre\u{a0}; sous-lignes\u{a0}; année pleine, à part.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let exercice = report.frames.periode.exercice;
    open(report, page, "Budget");
    page.paragraph(
        "Écart = réalisé − prévu (prévu modifié quand il y en a un). Dépenser plus que prévu est défavorable, recevoir plus que prévu est \
         favorable. Les comptes détaillés se rangent dans leur compte à deux chiffres.",
    );
    page.skip(1);
    let lines = lines::read(report)?;
    let (full_year, year): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|it| it.annee_pleine);
    let sites = sites::accounts(&year);
    let budget = whole(&year, &sites);
    if budget.is_empty() {
        page.paragraph(&format!("Aucun budget de {exercice} n’a été reconnu dans les fichiers reçus."));
        page.skip(1);
    } else {
        let accounts = accounts::tables(page, &budget, exercice);
        page.charts(&charts(&accounts, exercice));
        sites::table(page, &sites, &accounts);
        lines::table(page, &budget, &accounts);
    }
    full_year::table(page, &full_year, exercice);
    Ok(())
}

/// The lines that make the budget of the département: its own when there is one, else the accounts of the sites together.
pub(in crate::write) fn whole(lines: &[Line], sites: &[Line]) -> Vec<Line> {
    let own: Vec<Line> = lines.iter().filter(|it| it.territoire.is_none()).cloned().collect();
    if own.iter().any(|it| it.role != Role::Total) {
        return own;
    }
    let details = lines.iter().filter(|it| it.role == Role::Detail).cloned();
    sites.iter().cloned().chain(details).chain(sites::totals(lines)).collect()
}

fn charts(accounts: &Accounts, exercice: i16) -> Vec<Chart> {
    let chart = |sens: Sens| {
        let block = accounts.block(sens)?;
        let series =
            |col: u16| Series { name: (block.header, col), values: (block.first, col, block.last, col), line: false };
        Some(Chart {
            shape: Shape::Bars,
            title: format!("{} prévues et réalisées, en euros, {exercice}", sens.label()),
            alt_text: format!(
                "Barres par compte\u{a0}: {} prévues et réalisées en {exercice}, en euros. Les valeurs sont dans le tableau par compte.",
                sens.label().to_lowercase()
            ),
            categories: (block.first, 0, block.last, 0),
            series: vec![series(accounts.layout.spent()), series(accounts.layout.planned())],
            most: None,
            number_format: "#,##0;-#,##0;",
        })
    };
    Sens::ALL.into_iter().filter_map(chart).collect()
}
