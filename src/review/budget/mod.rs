//! Budgets as checks read them: accounts, their details and stated totals, with their cells.

pub(super) mod carried_excess;
pub(super) mod contribution_below_floor;
pub(super) mod grant_not_that_of_convention;
pub(super) mod inherited_excess;
pub(super) mod later_grant;
pub(super) mod negative_amount;
pub(super) mod personnel_not_that_of_staffing;
pub(super) mod same_object_twice;
mod spent;
pub(super) mod travel_in_two_accounts;
pub(super) mod unbalanced;
pub(super) mod wrong_account;
pub(super) mod wrong_side;
pub(super) mod wrong_total;

use std::collections::BTreeMap;

use super::columns::{flags, numbers, origins, texts};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::identify::tables::budget as table;
use crate::normalise::Frames;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
pub use spent::{Declared, declared, is_carried_over, received_from, shares};

/// An account, a detail or a stated total.
#[derive(Debug)]
struct Ligne {
    origin: u32,
    territoire: Option<String>,
    tableau: i64,
    role: Role,
    exercice: Option<i64>,
    annee_pleine: bool,
    /// `D` or `R`.
    sens: Option<String>,
    compte: Option<String>,
    detail: Option<String>,
    libelle: String,
    financeur: Option<String>,
    /// Cents, in the order of [`AMOUNTS`].
    amounts: [Option<i64>; AMOUNTS.len()],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Compte,
    Detail,
    Total,
}

const AMOUNTS: [&str; 3] = [table::PREVU, table::PREVU_MODIFIE, table::REALISE];

/// A budget: its territoire (null for the département), its year (null in full year), whether it is in full year.
type Budget<'a> = (Option<&'a str>, Option<i64>, bool);

impl Ligne {
    fn is(&self, role: Role) -> bool {
        self.role == role
    }

    fn is_side(&self, sens: &str) -> bool {
        self.sens.as_deref() == Some(sens)
    }

    fn budget(&self) -> Budget<'_> {
        (self.territoire.as_deref(), self.exercice, self.annee_pleine)
    }

    /// `64 Frais du personnel`.
    fn name(&self) -> String {
        let account = self.compte.as_ref().filter(|_| self.is(Role::Compte));
        match self.detail.as_ref().or(account) {
            Some(code) => format!("{code} {}", self.libelle),
            None => self.libelle.clone(),
        }
    }

    /// A remark on a cell of the row.
    fn remark(&self, frames: &Frames, rule: &'static Rule, column: &str, message: String) -> Diagnostic {
        let place = frames.provenance.place(self.origin, column);
        Diagnostic::new(rule, place, message).territoire(self.territoire.clone())
    }
}

/// The rows of every budget, in the order of the frame.
fn lignes(frames: &Frames) -> Result<Vec<Ligne>, Failure> {
    let frame = frames.get(table::KIND.id);
    let text = |column: &str| texts(&frame, column);
    let (territoire, role, sens) = (text(TERRITOIRE)?, text(ROLE)?, text("sens")?);
    let (compte, detail) = (text("compte")?, text("compte_detail")?);
    let (libelle, financeur) = (text("libelle")?, text(table::FINANCEUR)?);
    let (tableau, exercice) = (numbers(&frame, TABLEAU)?, numbers(&frame, table::EXERCICE)?);
    let annee_pleine = flags(&frame, "annee_pleine")?;
    let amounts = [numbers(&frame, AMOUNTS[0])?, numbers(&frame, AMOUNTS[1])?, numbers(&frame, AMOUNTS[2])?];
    let rows = origins(&frame)?.into_iter().enumerate();
    Ok(rows
        .map(|(row, origin)| Ligne {
            origin,
            territoire: territoire[row].clone(),
            tableau: tableau[row].unwrap_or_default(),
            role: match role[row].as_deref() {
                Some("compte") => Role::Compte,
                Some("total") => Role::Total,
                _ => Role::Detail,
            },
            exercice: exercice[row],
            annee_pleine: annee_pleine[row] == Some(true),
            sens: sens[row].clone(),
            compte: compte[row].clone(),
            detail: detail[row].clone(),
            libelle: libelle[row].clone().unwrap_or_default(),
            financeur: financeur[row].clone(),
            amounts: amounts.each_ref().map(|it| it[row]),
        })
        .collect())
}

/// The rows of each budget.
fn budgets(lignes: &[Ligne]) -> BTreeMap<Budget<'_>, Vec<&Ligne>> {
    let mut budgets: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ligne in lignes {
        budgets.entry(ligne.budget()).or_default().push(ligne);
    }
    budgets
}

/// The heading that people read above a column.
fn heading(column: &str) -> &'static str {
    table::KIND.column(column).map_or("", |it| it.label)
}
