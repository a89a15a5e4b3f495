//! The amounts of the convention for a year, in cents, and the two readings of what may be taken back.

use std::collections::BTreeMap;

use polars::prelude::*;

use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::columns::{numbers, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::review::budget::is_carried_over;
use crate::review::depenses::eligibilite::{Eligibility, Motif, Weight};
use crate::review::depenses::lignes;
use crate::review::versements::{self, Recu};
use crate::summarise::pool::comptes::{PREVU, REALISE};
use crate::summarise::tally::ZONE;

/// What the convention of a year comes to. Amounts are cents; what no table says is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compte {
    pub exercice: i16,
    /// The highest grant of the year, and the floor of the département (`maia.toml`).
    pub dotation: Option<i64>,
    pub plancher: Option<i64>,
    pub charges_prevues: Option<i64>,
    pub produits_prevus: Option<i64>,
    pub charges: Option<i64>,
    pub produits: Option<i64>,
    /// The excess of earlier years among the products.
    pub report: Option<i64>,
    /// What the ARS gave: payments received, else what the budget declares as received.
    pub verse_ars: Option<i64>,
    /// Whether [`Self::verse_ars`] comes from the payments.
    pub encaisse: bool,
    pub verse_departement: Option<i64>,
    /// What the département planned to give.
    pub prevu_departement: Option<i64>,
    /// What all funders gave.
    pub participations: Option<i64>,
    /// What is charged to the ARS: ledger, else budget.
    pub depenses_ars: Option<i64>,
    pub grand_livre: Option<GrandLivre>,
    /// Payments of the grant by number.
    pub versements: BTreeMap<String, Paye>,
}

/// A payment of the grant, in cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paye {
    /// What `maia.toml` says of it; else what the table of payments says.
    pub prevu: Option<i64>,
    pub recu: Option<i64>,
}

/// The ledger of a year, in cents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrandLivre {
    pub lignes: usize,
    /// Lines of accounts of expenses.
    pub total: i64,
    pub ars: Option<i64>,
    pub departement: Option<i64>,
    pub autre: Option<i64>,
    pub sans_financeur: Option<i64>,
    /// What the grant may not pay for, in the accounts of expenses; and the part of it charged to the ARS.
    pub ineligible: i64,
    pub ineligible_ars: i64,
    pub sans_piece: i64,
    pub dotations: i64,
}

/// Whether the excess of earlier years is part of what was there to spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Compris,
    Exclu,
}

/// The two readings of « à due concurrence de sa participation au financement » (convention FIR 201700224, articles 6 and 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The excess, times the share of the ARS in what was given.
    Prorata,
    /// What the ARS gave and is not charged to it.
    Depenses,
}

impl Compte {
    /// The account of the year of the frames; `comptes` and `financements` are those of its pool.
    pub(in crate::summarise) fn of(
        frames: &Frames,
        settings: &Settings,
        comptes: &DataFrame,
        financements: &DataFrame,
    ) -> Result<Self, Failure> {
        let convention = &settings.convention;
        let exercice = frames.periode.exercice;
        let cents = |euros: Option<&i64>| euros.and_then(|it| it.checked_mul(100));
        let side = |measure: &str, sens: &str| sum_of(comptes, measure, "sens", sens);
        let given = |funder: Option<&str>| funded(financements, REALISE, "R", funder);
        let received = versements::lignes::of_the_exercice(frames)?;
        let payments = payments(settings, exercice, &received);
        let received = sum(received.iter().map(|it| it.montant));
        let grand_livre = GrandLivre::of(frames, settings)?;
        let declared = given(Some("ARS"))?;
        let others = given(None)?.map(|all| all.saturating_sub(declared.unwrap_or_default()));
        let verse_ars = received.or(declared);
        let charged = funded(financements, REALISE, "D", Some("ARS"))?;
        Ok(Self {
            exercice,
            dotation: cents(convention.dotation.get(&exercice.to_string())),
            plancher: cents(convention.plancher_departement.as_ref()),
            charges_prevues: side(PREVU, "D")?,
            produits_prevus: side(PREVU, "R")?,
            charges: side(REALISE, "D")?,
            produits: side(REALISE, "R")?,
            report: carried_over(frames)?,
            verse_ars,
            encaisse: received.is_some(),
            verse_departement: given(Some("DEPARTEMENT"))?,
            prevu_departement: funded(financements, PREVU, "R", Some("DEPARTEMENT"))?,
            participations: others.map(|it| it.saturating_add(verse_ars.unwrap_or_default())).or(verse_ars),
            depenses_ars: grand_livre.as_ref().and_then(|it| it.ars).or(charged),
            grand_livre,
            versements: payments,
        })
    }

    /// Expenses spent that the grant may pay for.
    pub fn charges_eligibles(&self) -> Option<i64> {
        self.charges?.checked_sub(self.ineligible())
    }

    /// Expenses that no reading of the convention lets the grant pay.
    pub fn ineligible(&self) -> i64 {
        self.grand_livre.as_ref().map_or(0, |it| it.ineligible)
    }

    /// Expenses charged to the ARS that the grant may pay for.
    pub fn depenses_ars_eligibles(&self) -> Option<i64> {
        let out = self.grand_livre.as_ref().map_or(0, |it| it.ineligible_ars);
        self.depenses_ars?.checked_sub(out)
    }

    /// What was there to spend beyond eligible expenses, zero at least.
    pub fn excedent(&self, report: Report) -> Option<i64> {
        let products = match report {
            Report::Compris => self.produits?,
            Report::Exclu => self.produits?.checked_sub(self.report.unwrap_or_default())?,
        };
        Some(products.checked_sub(self.charges_eligibles()?)?.max(0))
    }

    /// What the ARS may take back.
    pub fn recuperable(&self, base: Base, report: Report) -> Option<i64> {
        let given = self.verse_ars?;
        match base {
            Base::Prorata => {
                let all = self.participations.filter(|it| *it > 0)?;
                Some(times(self.excedent(report)?, given, all)?.min(given).max(0))
            }
            Base::Depenses => {
                let there = match report {
                    Report::Compris => given.checked_add(self.report.unwrap_or_default())?,
                    Report::Exclu => given,
                };
                Some(there.checked_sub(self.depenses_ars_eligibles()?)?.max(0))
            }
        }
    }
}

impl GrandLivre {
    fn of(frames: &Frames, settings: &Settings) -> Result<Option<Self>, Failure> {
        let all = lignes::every_year(frames)?;
        let lines = lignes::whole(lignes::of_the_exercice(frames)?);
        if lines.is_empty() {
            return Ok(None);
        }
        let eligibility = Eligibility::new(&settings.convention, &all);
        let mut ledger = Self { lignes: lines.len(), ..Self::default() };
        for line in lines.iter().filter(|it| it.racine().is_some()) {
            let amount = line.montant.unwrap_or_default();
            add(&mut ledger.total, amount);
            let share = match line.financeur.as_deref() {
                Some("ARS") => &mut ledger.ars,
                Some("DEPARTEMENT") => &mut ledger.departement,
                Some(_) => &mut ledger.autre,
                None => &mut ledger.sans_financeur,
            };
            add(share.get_or_insert_default(), amount);
            match eligibility.motif(line) {
                Some(motif) if motif.weight() == Weight::Ineligible => {
                    add(&mut ledger.ineligible, amount);
                    if line.is_funded_by("ARS") {
                        add(&mut ledger.ineligible_ars, amount);
                    }
                }
                Some(Motif::NoVoucher) => add(&mut ledger.sans_piece, amount),
                Some(Motif::Allowance) => add(&mut ledger.dotations, amount),
                _ => {}
            }
        }
        Ok(Some(ledger))
    }
}

/// What was due and what came, by number of payment.
fn payments(settings: &Settings, exercice: i16, received: &[Recu]) -> BTreeMap<String, Paye> {
    let due = settings.convention.versement.iter().filter(|it| it.exercice == exercice);
    let due: BTreeMap<u32, Option<i64>> = due.map(|it| (it.numero, it.montant.checked_mul(100))).collect();
    let mut payments: BTreeMap<String, Paye> = BTreeMap::new();
    for (number, prevu) in &due {
        payments.insert(number.to_string(), Paye { prevu: *prevu, recu: None });
    }
    for it in received {
        let Some(number) = it.numero else { continue };
        let payment = payments.entry(number.to_string()).or_default();
        payment.recu = sum([payment.recu, it.montant].into_iter());
        if !due.contains_key(&number) {
            payment.prevu = sum([payment.prevu, it.montant_prevu].into_iter());
        }
    }
    payments
}

fn add(sum: &mut i64, amount: i64) {
    *sum = sum.saturating_add(amount);
}

/// The sum of what is known.
fn sum(amounts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    amounts.flatten().fold(None, |sum: Option<i64>, it| Some(sum.unwrap_or_default().saturating_add(it)))
}

/// A part of an amount, to the nearest cent, half away from zero.
fn times(amount: i64, part: i64, whole: i64) -> Option<i64> {
    let product = i128::from(amount) * i128::from(part);
    let whole = i128::from(whole);
    let half = if product < 0 { -whole / 2 } else { whole / 2 };
    i64::try_from((product + half) / whole).ok()
}

/// The sum of a measure of the département over rows of a kind.
fn sum_of(tally: &DataFrame, measure: &str, column: &str, is: &str) -> Result<Option<i64>, Failure> {
    if tally.height() == 0 {
        return Ok(None);
    }
    let (zones, kinds) = (tally.column(ZONE)?.u32()?.clone(), texts(tally, column)?);
    let amounts = numbers(tally, measure)?;
    let rows = zones.iter().zip(kinds).zip(amounts);
    let own = rows.filter(|((zone, kind), _)| *zone == Some(0) && kind.as_deref() == Some(is)).map(|it| it.1);
    Ok(sum(own))
}

/// What a funder gave (`R`) or bore (`D`); all of them when none is named.
fn funded(financements: &DataFrame, measure: &str, sens: &str, funder: Option<&str>) -> Result<Option<i64>, Failure> {
    if financements.height() == 0 {
        return Ok(None);
    }
    let (funders, amounts) = (texts(financements, "financeur")?, numbers(financements, measure)?);
    let (zones, sides) = (financements.column(ZONE)?.u32()?.clone(), texts(financements, "sens")?);
    let own = zones.iter().zip(sides).zip(funders).zip(amounts).filter(|(((zone, side), it), _)| {
        *zone == Some(0) && side.as_deref() == Some(sens) && funder.is_none_or(|funder| it.as_deref() == Some(funder))
    });
    Ok(sum(own.map(|it| it.1)))
}

/// The excess of earlier years among the products of the departmental budget: as spent, else as planned.
fn carried_over(frames: &Frames) -> Result<Option<i64>, Failure> {
    let budget = frames.get("budget");
    if budget.height() == 0 {
        return Ok(None);
    }
    let exercice = i64::from(frames.periode.exercice);
    let (roles, sides, words) = (texts(&budget, ROLE)?, texts(&budget, "sens")?, texts(&budget, "libelle")?);
    let (territoires, years) = (texts(&budget, TERRITOIRE)?, numbers(&budget, "exercice")?);
    let own: Vec<usize> = (0..budget.height())
        .filter(|&row| {
            let carried = words[row].as_deref().is_some_and(is_carried_over);
            let detail = roles[row].as_deref() == Some("detail") && sides[row].as_deref() == Some("R");
            carried && detail && territoires[row].is_none() && years[row] == Some(exercice)
        })
        .collect();
    for measure in [REALISE, PREVU] {
        let amounts = numbers(&budget, measure)?;
        if let Some(known) = sum(own.iter().map(|row| amounts[*row])) {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    static ACCOUNT: Compte = Compte {
        exercice: 2017,
        dotation: Some(98_873_200),
        plancher: None,
        charges_prevues: None,
        produits_prevus: None,
        charges: Some(132_237_420),
        produits: Some(133_521_800),
        report: Some(5_514_300),
        verse_ars: Some(98_873_200),
        encaisse: true,
        verse_departement: Some(22_759_300),
        prevu_departement: None,
        participations: Some(121_632_500),
        depenses_ars: Some(103_218_120),
        grand_livre: None,
        versements: BTreeMap::new(),
    };

    #[test]
    fn both_readings_with_and_without_what_is_carried_over() {
        for (base, report, expected) in [
            (Base::Prorata, Report::Compris, 1_044_053),
            (Base::Prorata, Report::Exclu, 0),
            (Base::Depenses, Report::Compris, 1_169_380),
            (Base::Depenses, Report::Exclu, 0),
        ] {
            assert_eq!(ACCOUNT.recuperable(base, report), Some(expected), "{base:?} {report:?}");
        }
    }

    #[test]
    fn what_the_grant_may_not_pay_is_left_to_take_back() {
        let ledger = GrandLivre { ineligible: 100_000, ineligible_ars: 100_000, ..GrandLivre::default() };
        let account = Compte { grand_livre: Some(ledger), ..ACCOUNT.clone() };
        assert_eq!(account.excedent(Report::Compris), Some(1_384_380));
        assert_eq!(account.recuperable(Base::Depenses, Report::Compris), Some(1_269_380));
    }

    #[test]
    fn nothing_is_computed_on_what_is_not_known() {
        let account = Compte { participations: None, depenses_ars: None, ..ACCOUNT.clone() };
        assert_eq!(account.recuperable(Base::Prorata, Report::Compris), None);
        assert_eq!(account.recuperable(Base::Depenses, Report::Compris), None);
        assert_eq!(Compte::default().excedent(Report::Exclu), None);
    }

    #[test]
    fn no_more_is_taken_back_than_was_given() {
        let account = Compte { charges: Some(0), verse_ars: Some(100), participations: Some(100), ..ACCOUNT.clone() };
        assert_eq!(account.recuperable(Base::Prorata, Report::Compris), Some(100));
        assert_eq!(times(5, 1, 2), Some(3));
    }
}
