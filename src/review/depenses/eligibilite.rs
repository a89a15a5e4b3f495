//! Which expenses the grant may pay for (convention FIR 201700224, articles 3.2 and 5.4).

use super::lignes::Depense;
use crate::base::date::french;
use crate::base::settings::Convention;

/// Why an expense is not, or may not be, eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Motif {
    /// Paid before or after the period of the convention.
    OutOfPeriod,
    /// A subsidy given to another body.
    Regranted,
    /// Not an account of expenses of the form.
    NoAccount,
    /// Charged to something else than the project.
    OffProject,
    /// The same voucher, paid once already.
    Twice,
    /// No voucher says what was paid.
    NoVoucher,
    /// No date says that it was paid.
    NotPaid,
    /// An allowance: written, not paid.
    Allowance,
}

/// Whether a reason leaves an expense out, or only has to be cleared up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    Ineligible,
    ToJustify,
}

impl Motif {
    pub const ALL: [Self; 8] = [
        Self::OutOfPeriod,
        Self::Regranted,
        Self::NoAccount,
        Self::OffProject,
        Self::Twice,
        Self::NoVoucher,
        Self::NotPaid,
        Self::Allowance,
    ];

    pub fn weight(self) -> Weight {
        match self {
            Motif::OutOfPeriod | Motif::Regranted | Motif::NoAccount | Motif::OffProject | Motif::Twice => {
                Weight::Ineligible
            }
            Motif::NoVoucher | Motif::NotPaid | Motif::Allowance => Weight::ToJustify,
        }
    }

    /// The words of the sheet.
    pub fn label(self) -> &'static str {
        match self {
            Motif::OutOfPeriod => "Payée hors de la période de la convention",
            Motif::Regranted => "Subvention reversée à un autre organisme",
            Motif::NoAccount => "Compte qui n’est pas un compte de charges",
            Motif::OffProject => "Étrangère au projet",
            Motif::Twice => "Déjà payée une fois",
            Motif::NoVoucher => "Sans pièce justificative",
            Motif::NotPaid => "Sans date de paiement",
            Motif::Allowance => "Dotation, qui n’est pas un paiement",
        }
    }

    /// Where the convention says it.
    pub fn source(self) -> &'static str {
        match self {
            Motif::Regranted => "art. 5.4",
            Motif::NoVoucher => "art. 6 et 10",
            _ => "art. 3.2",
        }
    }
}

/// What an expense is held against.
#[derive(Debug)]
pub struct Eligibility<'a> {
    convention: &'a Convention,
    /// Origins of lines whose voucher was paid before.
    twice: Vec<u32>,
}

impl<'a> Eligibility<'a> {
    /// `all`: the lines of every year, so that a voucher paid in another one is found.
    pub fn new(convention: &'a Convention, all: &[Depense]) -> Self {
        Self { convention, twice: super::duplicate::later(all).map(|(line, _)| line.origin).collect() }
    }

    /// The gravest reason against an expense.
    pub fn motif(&self, line: &Depense) -> Option<Motif> {
        Motif::ALL.into_iter().find(|it| self.holds(*it, line))
    }

    fn holds(&self, motif: Motif, line: &Depense) -> bool {
        match motif {
            Motif::OutOfPeriod => out_of_period(self.convention, line).is_some(),
            Motif::Regranted => line.is_account(REGRANTING),
            Motif::NoAccount => line.racine().is_none(),
            Motif::OffProject => line.mission.as_deref() == Some("HORS_MAIA"),
            Motif::Twice => self.twice.contains(&line.origin),
            Motif::NoVoucher => line.piece.is_none() && !line.is_allowance(),
            Motif::NotPaid => line.paiement.is_none() && !line.is_allowance(),
            Motif::Allowance => line.is_allowance(),
        }
    }
}

/// Subsidies given by the département to others.
pub const REGRANTING: &str = "657";

/// On which side of the convention an expense was paid, in words.
pub(super) fn out_of_period(convention: &Convention, line: &Depense) -> Option<String> {
    let paid = line.paiement?;
    if let Some(debut) = convention.debut.filter(|it| paid < *it) {
        return Some(format!("avant le début de la convention ({})", french(debut)));
    }
    let fin = convention.fin.filter(|it| paid > *it)?;
    Some(format!("après la fin de la convention ({})", french(fin)))
}
