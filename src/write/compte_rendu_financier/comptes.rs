//! The accounts of the yearly form, with their sub-lines and what explains their variance.

use super::explications::Explications;
use crate::base::failure::Failure;
use crate::normalise::comptes;
use crate::write::Report;
use crate::write::consolidation::budget::accounts::{MadeOf, accounts, add};
use crate::write::consolidation::budget::lines::{self, Line, Role, Sens};
use crate::write::consolidation::budget::{sites, whole};

/// The use of funds of an exercice.
pub(super) struct Emploi {
    /// Spending, then income; within each, in order of account.
    pub comptes: Vec<Compte>,
}

/// A two-digit account.
pub(super) struct Compte {
    pub line: Line,
    pub made_of: MadeOf,
    pub details: Vec<Line>,
    pub explication: Option<String>,
}

/// Accounts of the form, even those that nothing speaks of (convention FIR, annexe 2).
const FORM: [(Sens, &[&str]); 2] = [
    (Sens::Depenses, &["60", "61", "62", "63", "64", "65", "66", "67", "68"]),
    (Sens::Recettes, &["70", "74", "75", "76", "77", "78"]),
];

impl Emploi {
    /// The budget of the département, or of its sites together; `None` when no budget of the exercice was received.
    pub(super) fn read(report: &Report) -> Result<Option<Self>, Failure> {
        let explications = Explications::read(report)?;
        let year: Vec<Line> = lines::read(report)?.into_iter().filter(|it| !it.annee_pleine).collect();
        let sites = sites::accounts(&year);
        let budget = whole(&year, &sites);
        if budget.is_empty() {
            return Ok(None);
        }
        let blank = Blank::of(&budget);
        let mut comptes = Vec::new();
        for (sens, form) in FORM {
            let of_sens: Vec<&Line> = budget.iter().filter(|it| it.sens == sens).collect();
            let mut all = accounts(&of_sens, sens);
            for code in form.iter().filter(|code| !of_sens.iter().any(|it| it.compte == **code)) {
                all.push((blank.line(sens, code), MadeOf::Itself));
            }
            all.sort_by(|a, b| a.0.compte.cmp(&b.0.compte));
            for (mut line, made_of) in all {
                let own = of_sens.iter().filter(|it| it.role == Role::Detail && it.compte == line.compte);
                let details: Vec<Line> = own.map(|it| (*it).clone()).collect();
                if made_of != MadeOf::Itself {
                    line.libelle = comptes::label(&line.compte).to_owned();
                }
                let explication = explications.of(&line.compte).map(str::to_owned);
                comptes.push(Compte { line, made_of, details, explication });
            }
        }
        Ok(Some(Self { comptes }))
    }

    pub(super) fn of(&self, sens: Sens) -> impl Iterator<Item = &Compte> + Clone {
        self.comptes.iter().filter(move |it| it.line.sens == sens)
    }

    /// What a sense adds up to, in cents; `None` when nothing is known.
    pub(super) fn total(&self, sens: Sens, amount: fn(&Line) -> Option<i64>) -> Option<i64> {
        add(self.of(sens).map(|it| amount(&it.line)))
    }

    /// Whether some amount has cents.
    pub(super) fn has_cents(&self) -> bool {
        let lines = self.comptes.iter().flat_map(|it| [&it.line].into_iter().chain(&it.details));
        lines.flat_map(|it| [it.prevu, it.modifie, it.realise]).flatten().any(|it| it % 100 != 0)
    }
}

impl Compte {
    /// Spent less planned, in cents; what was amended is what was planned.
    pub(super) fn ecart(&self) -> Option<i64> {
        Some(self.line.realise?.saturating_sub(self.line.base()?))
    }

    /// Whether the variance is to be explained: it reaches so many euros, or so many percent of what was planned.
    pub(super) fn is_to_explain(&self, report: &Report) -> bool {
        let seuils = &report.settings.seuils;
        let Some((ecart, base)) = self.ecart().zip(self.line.base()) else { return false };
        let share = 100.0 * (ecart as f64).abs() / (base as f64).abs();
        ecart != 0 && (ecart.abs() >= seuils.variation_euros.saturating_mul(100) || share >= seuils.variation_pct)
    }
}

/// What an account that no line speaks of amounts to: nothing, where the budget says that measure at all.
struct Blank {
    prevu: Option<i64>,
    realise: Option<i64>,
}

impl Blank {
    fn of(budget: &[Line]) -> Self {
        let zero = |amount: fn(&Line) -> Option<i64>| budget.iter().find_map(amount).map(|_| 0);
        Self { prevu: zero(|it| it.prevu), realise: zero(|it| it.realise) }
    }

    fn line(&self, sens: Sens, compte: &str) -> Line {
        Line {
            role: Role::Compte,
            territoire: None,
            annee_pleine: false,
            sens,
            compte: compte.to_owned(),
            libelle: comptes::label(compte).to_owned(),
            financeur: None,
            prevu: self.prevu,
            modifie: None,
            realise: self.realise,
        }
    }
}
