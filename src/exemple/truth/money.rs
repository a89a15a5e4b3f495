//! Figures of the budgets.

use super::{Fraction, Truth, decimals, euros, yearly};
use crate::exemple::budget::{ARS, Budget, DEPARTEMENT};
use crate::exemple::settings::Financed;

/// Adds a budget: accounts of two digits, totals, result.
pub(in crate::exemple) fn of_budget(truth: &mut Truth, budget: &Budget) {
    let mut add = |indicateur, modalite: &str, cents| {
        *truth.euros.entry(yearly(indicateur, modalite)).or_default() += cents;
    };
    for account in &budget.accounts {
        let modalite = format!("{}{}", account.side(), account.number);
        add("budget_prevu", &modalite, account.planned());
        add("budget_realise", &modalite, account.spent());
    }
    for side in ['D', 'R'] {
        let (planned, spent) = budget.total(side);
        add("budget_prevu", &format!("{side}_total"), planned);
        add("budget_realise", &format!("{side}_total"), spent);
    }
    add("resultat", "", budget.total('R').1 - budget.total('D').1);
}

/// What the whole is held against: what the ARS may take back, the floor of the département, a grant by post, the cost of a person.
pub(in crate::exemple) fn of_convention(truth: &mut Truth, budget: &Budget, financed: Financed) {
    let spent = budget.total('D').1;
    let (ars, departement) = (budget.line(ARS).1, budget.line(DEPARTEMENT).1);
    let surplus = (budget.total('R').1 - spent).max(0);
    let share = Fraction::new(i128::from(surplus) * i128::from(ars), i128::from(ars + departement));
    truth.own.insert(yearly("a_recuperer_prorata", ""), euros(share.and_then(|it| it.divided(100))));
    let cost = |days: i128, under: i64| euros(Fraction::new(i128::from(spent) * days, i128::from(under) * 100));
    truth.own.insert(yearly("cout_par_situation", "periode"), cost(1, truth.followed));
    truth.own.insert(yearly("cout_par_situation", "moyenne"), cost(365, truth.open_days));
    let floor = budget.line(DEPARTEMENT).0;
    let effort = Fraction::new(100 * i128::from(departement), floor.into());
    truth.own.insert(yearly("effort_departement", ""), decimals(effort));
    let by_post = 100_000 * i128::from(financed.pilotes) + 60_000 * i128::from(financed.managers);
    let gap = Fraction::new(i128::from(budget.line(ARS).0) - 100 * by_post, 100);
    truth.own.insert(yearly("dotation_reference_ecart", ""), euros(gap));
}
