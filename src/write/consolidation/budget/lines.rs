//! The lines of budgets: read from the frame, and the table of sub-lines and of sites.

use super::accounts::{self, Accounts};
use crate::base::failure::Failure;
use crate::identify::tables::budget::{COMPTE, PREVU, PREVU_MODIFIE, REALISE};
use crate::normalise::columns::{flags, numbers, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page};

/// A line of a budget. Amounts are cents.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub role: Role,
    /// Name of the territoire; none for the département.
    pub territoire: Option<String>,
    pub annee_pleine: bool,
    pub sens: Sens,
    /// Two digits.
    pub compte: String,
    pub libelle: String,
    pub prevu: Option<i64>,
    pub modifie: Option<i64>,
    pub realise: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Compte,
    Detail,
    Total,
}

/// Which way the money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sens {
    Depenses,
    Recettes,
}

impl Sens {
    pub(super) const ALL: [Self; 2] = [Self::Depenses, Self::Recettes];

    pub(super) fn label(self) -> &'static str {
        match self {
            Sens::Depenses => "Dépenses",
            Sens::Recettes => "Recettes",
        }
    }

    /// The first letter of the modalities of budget indicators: `D64`, `R_total`.
    pub(super) fn letter(self) -> char {
        match self {
            Sens::Depenses => 'D',
            Sens::Recettes => 'R',
        }
    }
}

impl Line {
    /// What spending is compared with.
    pub(super) fn base(&self) -> Option<i64> {
        self.modifie.or(self.prevu)
    }
}

/// The lines of the exercice and of a full year, in the order of the files.
pub(super) fn read(report: &Report) -> Result<Vec<Line>, Failure> {
    let frame = report.frames.get("budget");
    let exercice = i64::from(report.frames.periode.exercice);
    let (roles, territoires, sens) = (texts(&frame, ROLE)?, texts(&frame, TERRITOIRE)?, texts(&frame, "sens")?);
    let (comptes, libelles) = (texts(&frame, COMPTE)?, texts(&frame, "libelle")?);
    let (exercices, pleines) = (numbers(&frame, "exercice")?, flags(&frame, "annee_pleine")?);
    let (prevus, modifies, realises) =
        (numbers(&frame, PREVU)?, numbers(&frame, PREVU_MODIFIE)?, numbers(&frame, REALISE)?);
    let name = |id: &str| {
        let known = report.frames.territoires.iter().find(|it| it.id == id);
        known.map_or_else(|| id.to_owned(), |it| it.name.clone())
    };
    let line = |row: usize| {
        let pleine = pleines[row].unwrap_or_default();
        if !pleine && exercices[row].is_some_and(|it| it != exercice) {
            return None;
        }
        Some(Line {
            role: match roles[row].as_deref() {
                Some("total") => Role::Total,
                Some("detail") => Role::Detail,
                _ => Role::Compte,
            },
            territoire: territoires[row].as_deref().map(name),
            annee_pleine: pleine,
            sens: if sens[row].as_deref() == Some("R") { Sens::Recettes } else { Sens::Depenses },
            compte: comptes[row].clone().unwrap_or_default(),
            libelle: libelles[row].clone().unwrap_or_default(),
            prevu: prevus[row],
            modifie: modifies[row],
            realise: realises[row],
        })
    };
    Ok((0..frame.height()).filter_map(line).collect())
}

/// Writes what accounts are made from, sub-lines then sites, and ties the accounts above to them.
pub(super) fn table(page: &mut Page, budget: &[Line], all: &[Line], accounts: &Accounts) {
    let details: Vec<&Line> = budget.iter().filter(|it| it.role == Role::Detail).collect();
    if !details.is_empty() {
        let area = rows(page, "Sous-lignes des comptes", &details);
        accounts.tie(page, area, &details);
    }
    let sites: Vec<&Line> = all.iter().filter(|it| it.territoire.is_some() && it.role == Role::Compte).collect();
    if !sites.is_empty() {
        rows(page, "Budgets des sites, par compte (parties du budget du département)", &sites);
    }
}

fn rows(page: &mut Page, caption: &str, lines: &[&Line]) -> Area {
    let mut columns = accounts::columns("Intitulé");
    columns.push(Column::new("Sens", 12.0, Kind::Text));
    columns.push(Column::new("Site", 24.0, Kind::Text));
    let mut table = page.table(caption, columns);
    for line in lines {
        let mut cells = accounts::cells(table.next_row(), line);
        cells.push(Cell::text(line.sens.label()));
        cells.push(Cell::text(line.territoire.as_deref().unwrap_or("Département")));
        table.row(cells);
    }
    table.finish()
}
