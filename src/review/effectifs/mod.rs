//! Staffing tables as checks read them: posts and stated totals, with their cells.

pub(super) mod agent_in_two_territoires;
pub(super) mod copied_total;
pub(super) mod etp_out_of_range;
pub(super) mod etp_without_full_year;
pub(super) mod full_time_total;
pub(super) mod impossible_date;
pub(super) mod inherited_excess;
pub(super) mod missing_etp;
pub(super) mod persons_not_etp;
pub(super) mod post_outside_convention;
mod pay;
mod presence;
pub(super) mod secretaries;
pub(super) mod unusual_charges;
pub(super) mod wrong_block_total;
pub(super) mod wrong_grand_total;
pub(super) mod wrong_months;
pub(super) mod wrong_prorata;
pub(super) mod wrong_row_sum;

use std::collections::BTreeMap;

use jiff::civil::Date;
use polars::prelude::PolarsResult;

use super::EURO;
use super::columns::{dates, flags, numbers, origins, texts};
use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs as table;
use crate::normalise::Frames;
use crate::normalise::frames::{BLOC, ROLE, TABLEAU, TERRITOIRE};
pub(super) use pay::{Pay, Staffing};

/// A post or a stated total.
#[derive(Debug)]
struct Ligne {
    origin: u32,
    territoire: Option<String>,
    tableau: i64,
    bloc: i64,
    role: Role,
    exercice: Option<i64>,
    financeur: Option<String>,
    qualite: Option<String>,
    libelle: Option<String>,
    profil: Option<String>,
    etp: Option<i64>,
    entree: Option<Date>,
    /// Whether the day of `entree` is known, not only its month or year.
    entree_au_jour: bool,
    sortie: Option<Date>,
    /// Cents, in the order of [`AMOUNTS`].
    amounts: [Option<i64>; AMOUNTS.len()],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Poste,
    /// Said vacant: held by nobody, though totals may count it.
    Vacant,
    Total,
    TotalGeneral,
}

/// The three costs that a table may state for a row; the numbers are ranks in [`AMOUNTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Exercice = 0,
    AnneePleine = 3,
    TempsComplet = 6,
}

const BASES: [Base; 3] = [Base::Exercice, Base::AnneePleine, Base::TempsComplet];

/// Salary, charges and cost; of the exercice, in full year, at full time.
const AMOUNTS: [&str; 9] = [
    table::SALAIRE_BRUT,
    table::CHARGES,
    table::COUT_TOTAL,
    table::SALAIRE_AP,
    table::CHARGES_AP,
    table::COUT_AP,
    table::SALAIRE_TC,
    table::CHARGES_TC,
    table::COUT_TC,
];

/// Names of the columns of one of the three costs.
impl Base {
    fn columns(self) -> [&'static str; 3] {
        let first = self as usize;
        [AMOUNTS[first], AMOUNTS[first + 1], AMOUNTS[first + 2]]
    }
}

impl Ligne {
    /// Salary, charges and cost.
    fn cost(&self, base: Base) -> [Option<i64>; 3] {
        let first = base as usize;
        [self.amounts[first], self.amounts[first + 1], self.amounts[first + 2]]
    }

    fn amount(&self, column: &str) -> Option<i64> {
        if column == table::ETP {
            return self.etp;
        }
        AMOUNTS.iter().position(|it| *it == column).and_then(|rank| self.amounts[rank])
    }

    fn is(&self, role: Role) -> bool {
        self.role == role
    }

    /// Whether the département pays for it.
    fn of_departement(&self) -> bool {
        self.financeur.as_deref() == Some("DEPARTEMENT")
    }

    /// What the reader calls the row: `GC N°1`, `TOTAL`.
    fn name(&self) -> &str {
        self.libelle.as_deref().unwrap_or(match self.role {
            Role::Poste | Role::Vacant => "Poste sans intitulé",
            Role::Total => "TOTAL",
            Role::TotalGeneral => "TOTAL général",
        })
    }

    fn place(&self, frames: &Frames, column: &str) -> Place {
        frames.provenance.place(self.origin, column)
    }

    /// A remark on a cell of the row.
    fn remark(&self, frames: &Frames, rule: &'static Rule, column: &str, message: String) -> Diagnostic {
        Diagnostic::new(rule, self.place(frames, column), message).territoire(self.territoire.clone())
    }
}

/// The rows of every staffing table, in the order of the frame.
fn lignes(frames: &Frames) -> Result<Vec<Ligne>, Failure> {
    let frame = frames.get(table::KIND.id);
    let [territoire, role, financeur] = each([TERRITOIRE, ROLE, table::FINANCEUR], |it| texts(&frame, it))?;
    let [qualite, libelle, profil] = each([table::QUALITE, "libelle", table::PROFIL], |it| texts(&frame, it))?;
    let [tableau, bloc, exercice, etp] = each([TABLEAU, BLOC, table::EXERCICE, table::ETP], |it| numbers(&frame, it))?;
    let [entree, sortie] = each([table::DATE_ENTREE, table::DATE_SORTIE], |it| dates(&frame, it))?;
    let entree_au_jour = flags(&frame, &crate::base::table::au_jour(table::DATE_ENTREE))?;
    let amounts = each(AMOUNTS, |it| numbers(&frame, it))?;
    let rows = origins(&frame)?.into_iter().enumerate();
    Ok(rows
        .map(|(row, origin)| Ligne {
            origin,
            territoire: territoire[row].clone(),
            tableau: tableau[row].unwrap_or_default(),
            bloc: bloc[row].unwrap_or_default(),
            role: match role[row].as_deref() {
                Some("total") => Role::Total,
                Some("total_general") => Role::TotalGeneral,
                Some("vacant") => Role::Vacant,
                _ => Role::Poste,
            },
            exercice: exercice[row],
            financeur: financeur[row].clone(),
            qualite: qualite[row].clone(),
            libelle: libelle[row].clone(),
            profil: profil[row].clone(),
            etp: etp[row],
            entree: entree[row],
            entree_au_jour: entree_au_jour[row] == Some(true),
            sortie: sortie[row],
            amounts: amounts.each_ref().map(|it| it[row]),
        })
        .collect())
}

/// The rows of each stacked sub-table, by rank of its table then its own.
fn blocs(lignes: &[Ligne]) -> BTreeMap<(i64, i64), Vec<&Ligne>> {
    let mut blocs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ligne in lignes {
        blocs.entry((ligne.tableau, ligne.bloc)).or_default().push(ligne);
    }
    blocs
}

/// Whether every territoire has posts: without it, totals of the département say nothing.
fn covers_all_territoires(lignes: &[Ligne], frames: &Frames) -> bool {
    let has = |id: &str| lignes.iter().any(|it| it.is(Role::Poste) && it.territoire.as_deref() == Some(id));
    frames.territoires.iter().filter(|it| it.pooled).all(|it| has(&it.id))
}

/// By how much a stated cost exceeds its salary plus its charges; `None` when one of the three is not known.
fn row_gap(ligne: &Ligne, base: Base) -> Option<i64> {
    let [salaire, charges, cout] = ligne.cost(base);
    Some(cout?.saturating_sub(salaire?.checked_add(charges?)?))
}

/// The ranks of the amounts to compare with another cost of the row: the total unless its own sum is wrong, then salary, then charges.
fn comparable(ligne: &Ligne) -> impl Iterator<Item = usize> {
    let wrong = row_gap(ligne, Base::Exercice).is_some_and(|it| it.saturating_abs() > EURO);
    [2, 0, 1].into_iter().filter(move |it| !wrong || *it != 2)
}

/// The heading that people read above a column.
fn heading(column: &str) -> &'static str {
    table::KIND.column(column).map_or("", |it| it.label)
}

/// A value of a column as people read it: euros or ETP.
fn quantity(column: &str, value: i64) -> String {
    if column == table::ETP { etp(value) } else { euros(value) }
}

/// `0,8 ETP`.
fn etp(value: i64) -> String {
    format!("{}\u{a0}ETP", decimal(value as f64 / ETP_UNIT as f64, 4))
}

fn each<T, const N: usize>(columns: [&str; N], read: impl Fn(&str) -> PolarsResult<T>) -> Result<[T; N], Failure> {
    let mut values = Vec::with_capacity(N);
    for column in columns {
        values.push(read(column)?);
    }
    values.try_into().map_err(|_| Failure::Internal("colonnes perdues".to_owned()))
}
