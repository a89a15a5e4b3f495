//! The lines of budgets: read from the frame, and the table of sub-lines and of sites.

use std::collections::BTreeMap;

use super::accounts::Accounts;
use super::layout::Layout;
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::identify::tables::budget::{COMPTE, PREVU, PREVU_MODIFIE, REALISE};
use crate::normalise::columns::{flags, numbers, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page};

/// A line of a budget. Amounts are cents.
#[derive(Debug, Clone)]
pub(in crate::write) struct Line {
    pub role: Role,
    /// Name of the territoire; none for the département.
    pub territoire: Option<String>,
    pub annee_pleine: bool,
    pub sens: Sens,
    /// Two digits.
    pub compte: String,
    pub libelle: String,
    /// Code of who pays, where the line says it.
    pub financeur: Option<String>,
    pub prevu: Option<i64>,
    pub modifie: Option<i64>,
    pub realise: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Role {
    Compte,
    Detail,
    Total,
}

/// Which way the money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::write) enum Sens {
    Depenses,
    Recettes,
}

impl Sens {
    pub(in crate::write) const ALL: [Self; 2] = [Self::Depenses, Self::Recettes];

    pub(in crate::write) fn label(self) -> &'static str {
        match self {
            Sens::Depenses => "Dépenses",
            Sens::Recettes => "Recettes",
        }
    }

    /// The first letter of the modalities of budget indicators: `D64`, `R_total`.
    pub(in crate::write) fn letter(self) -> char {
        match self {
            Sens::Depenses => 'D',
            Sens::Recettes => 'R',
        }
    }
}

impl Line {
    fn amounts(&self) -> [Option<i64>; 3] {
        [self.prevu, self.modifie, self.realise]
    }

    /// What two rows of one line have in common.
    fn identity(&self) -> (bool, bool, Sens, Option<String>, String, String) {
        let total = self.role == Role::Total;
        (total, self.annee_pleine, self.sens, self.territoire.clone(), self.compte.clone(), fold(&self.libelle))
    }

    /// Whether another row holds amounts that this one lacks, and no other.
    fn completes(&self, other: &Self) -> bool {
        self.amounts().iter().zip(other.amounts()).all(|(a, b)| a.is_none() || b.is_none())
    }

    /// What spending is compared with.
    pub(in crate::write) fn base(&self) -> Option<i64> {
        self.modifie.or(self.prevu)
    }
}

/// The lines of the exercice and of a full year, in the order of the files.
pub(in crate::write) fn read(report: &Report) -> Result<Vec<Line>, Failure> {
    let frame = report.frames.get("budget");
    let exercice = i64::from(report.frames.periode.exercice);
    let (roles, territoires, sens) = (texts(&frame, ROLE)?, texts(&frame, TERRITOIRE)?, texts(&frame, "sens")?);
    let (comptes, libelles) = (texts(&frame, COMPTE)?, texts(&frame, "libelle")?);
    let financeurs = texts(&frame, "financeur")?;
    let (exercices, pleines) = (numbers(&frame, "exercice")?, flags(&frame, "annee_pleine")?);
    let (prevus, modifies, realises) =
        (numbers(&frame, PREVU)?, numbers(&frame, PREVU_MODIFIE)?, numbers(&frame, REALISE)?);
    let names: BTreeMap<&str, &str> =
        report.frames.territoires.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let name = |id: &str| names.get(id).copied().unwrap_or(id).to_owned();
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
            financeur: financeurs[row].clone(),
            prevu: prevus[row],
            modifie: modifies[row],
            realise: realises[row],
        })
    };
    Ok(joined((0..frame.height()).filter_map(line)))
}

/// Joins what several files say of one sub-line or total, planned here and spent there, and leaves out sub-lines without any amount.
fn joined(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    let mut ranks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for line in lines.filter(|it| it.role != Role::Detail || it.amounts().iter().any(Option::is_some)) {
        if line.role == Role::Compte {
            joined.push(line);
            continue;
        }
        let known = ranks.entry(line.identity()).or_default();
        match known.iter().find(|rank| joined[**rank].completes(&line)) {
            Some(&rank) => {
                let known = &mut joined[rank];
                known.prevu = known.prevu.or(line.prevu);
                known.modifie = known.modifie.or(line.modifie);
                known.realise = known.realise.or(line.realise);
            }
            None => {
                known.push(joined.len());
                joined.push(line);
            }
        }
    }
    joined
}

/// Writes the sub-lines of a budget, and ties its accounts to them.
pub(super) fn table(page: &mut Page, budget: &[Line], accounts: &Accounts) {
    let mut details: Vec<&Line> = budget.iter().filter(|it| it.role == Role::Detail).collect();
    details.sort_by(|a, b| (a.sens, &a.compte).cmp(&(b.sens, &b.compte)));
    if !details.is_empty() {
        let (area, sense) = rows(page, accounts.layout, "Sous-lignes des comptes", &details);
        accounts.tie_to_details(page, area, sense, &details);
    }
}

/// Writes the lines; gives back where they stand and the column of their sense.
pub(super) fn rows(page: &mut Page, layout: Layout, caption: &str, lines: &[&Line]) -> (Area, u16) {
    let sites = lines.iter().any(|it| it.territoire.is_some());
    let mut columns = layout.columns("Intitulé");
    columns.push(Column::new("Sens", 16.0, Kind::Text));
    columns.extend(sites.then(|| Column::new("Site", 24.0, Kind::Text)));
    let mut table = page.table(caption, columns);
    for line in lines {
        let mut cells = layout.cells(table.next_row(), line);
        cells.push(Cell::text(line.sens.label()));
        cells.extend(sites.then(|| Cell::text(line.territoire.as_deref().unwrap_or("Département"))));
        table.row(cells);
    }
    (table.finish(), layout.end())
}
