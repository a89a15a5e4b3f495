//! The budget in full year: compared with the exercice, never added to it.

use super::accounts;
use super::layout::{compte, euros};
use super::lines::{Line, Role, Sens};
use crate::base::cell::a1;
use crate::base::territoire::DEPARTEMENT;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::discreet::shown;

/// Writes the table; nothing when no budget in full year was received.
pub(super) fn table(page: &mut Page, lines: &[Line], exercice: i16) {
    if lines.is_empty() {
        return;
    }
    let own: Vec<&Line> = lines.iter().filter(|it| it.territoire.is_none()).collect();
    let own = if own.is_empty() { lines.iter().filter(|it| it.role != Role::Total).collect() } else { own };
    page.lead("Un budget en année pleine décrit douze mois de tous les postes. Il n’appartient à aucun exercice et ne s’y ajoute jamais.");
    for sens in Sens::ALL {
        block(page, &own, sens, exercice);
    }
}

fn block(page: &mut Page, lines: &[&Line], sens: Sens, exercice: i16) {
    let columns = vec![
        Column::new("Intitulé", 52.0, Kind::Wrapped),
        Column::new("Compte", 11.0, Kind::Plain),
        Column::new("Année pleine", 15.0, Kind::Euros),
        Column::new(format!("Prévu {exercice}"), 15.0, Kind::Euros),
        Column::new("Différence", 15.0, Kind::Euros),
    ];
    let mut table = page.table(format!("{} en année pleine", sens.label()), columns);
    let of_sens: Vec<&Line> = lines.iter().copied().filter(|it| it.sens == sens).collect();
    let mut sums = [Vec::new(), Vec::new(), Vec::new()];
    for (line, _) in accounts::accounts(&of_sens, sens) {
        let row = table.next_row();
        let planned = line.prevu.map(euros);
        let modalite = format!("{}{}", sens.letter(), line.compte);
        let year =
            table.page().reference(DEPARTEMENT, "budget_prevu", &modalite).map(|(it, value)| (it.to_owned(), value));
        let gap = planned.zip(year.as_ref().map(|it| it.1)).map(|(planned, year)| planned - year);
        for (sum, value) in sums.iter_mut().zip([planned, year.as_ref().map(|it| it.1), gap]) {
            sum.push(value);
        }
        table.row([
            shown(&line.libelle),
            compte(&line.compte),
            Cell::known(planned, Cell::number, "Aucun montant prévu n’est indiqué").without_note(),
            year.map_or_else(Cell::none, |(address, value)| Cell::formula(address, value)),
            gap.map_or_else(Cell::none, |it| Cell::formula(format!("{}-{}", a1(row, 2), a1(row, 3)), it)),
        ]);
    }
    let [planned, year, gap] = sums;
    let cells = [table.sum(2, planned), table.sum(3, year), table.sum(4, gap)];
    table.total(
        [Cell::text(format!("Total des {}", sens.label().to_lowercase())), Cell::none()].into_iter().chain(cells),
    );
    for stated in of_sens.iter().filter(|it| it.role == Role::Total) {
        let amount = Cell::known(stated.prevu, Cell::cents, "Aucun montant prévu n’est indiqué").without_note();
        table.aside([Cell::text("Total indiqué par le fichier"), Cell::none(), amount]);
    }
    table.finish();
}
