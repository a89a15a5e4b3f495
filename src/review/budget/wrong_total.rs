//! A total that is not the sum of the accounts.

use std::collections::BTreeMap;

use super::{AMOUNTS, Ligne, Role, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-03",
        severity: Severity::ACorriger,
        title: "Total différent de la somme des comptes",
        explanation: "Le total des dépenses est la somme des comptes de dépenses, celui des recettes la somme des comptes de \
                      recettes.",
        correction: "Recalculer le total, ou corriger le compte en cause.",
    },
    raises: &[
        Example {
            given: &[(
                "budget",
                "role   | sens | compte | libelle           | prevu
             compte | D    | 60     | Achats            | 15 000
             detail | D    | 60     | Communication     | 15 000
             compte | D    | 61     | Services externes | 64 000
             total  | D    |        | Total             | 80 000",
            )],
            expect: "E5 a_corriger: Total : « Prévu » vaut 80 000 €, la somme des comptes 79 000 €, écart de 1 000 €",
        },
        Example {
            given: &[(
                "budget",
                "role   | sens | compte | libelle   | prevu
             compte | D    | 60     | Achats    | 15 000
             total  | D    |        | Total     | 15 000
             compte | D    | 86     | Bénévolat | 4 000",
            )],
            expect: "E3 a_verifier: Total : « Prévu » vaut 15 000 € sans les contributions volontaires (comptes 86 et 87), comptées ici pour 4 000 €",
        },
    ],
    silent: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle | prevu  | realise
             compte | D    | 60     | Achats  | 15 000 |
             total  | D    |        | Total   | 15 000 | 14 000
             compte | R    | 74     | ARS     | 12 000 |
             total  |      |        | Total   | 12 000 |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    let mut accounts: BTreeMap<_, Vec<&Ligne>> = BTreeMap::new();
    for account in lignes.iter().filter(|it| it.is(Role::Compte)) {
        accounts.entry((account.tableau, account.budget())).or_default().push(account);
    }
    for total in lignes.iter().filter(|it| it.is(Role::Total)) {
        let Some(accounts) = accounts.get(&(total.tableau, total.budget())) else { continue };
        remarks.extend((0..AMOUNTS.len()).filter_map(|column| remark(frames, total, accounts, column)));
    }
    Ok(remarks)
}

/// Whether the total stands above the voluntary contributions in kind (class 8), and leaves them out.
fn is_without_contributions(total: &Ligne, accounts: &[&Ligne], column: usize) -> bool {
    let in_kind = |it: &&&Ligne| it.compte.as_ref().is_some_and(|it| it.starts_with('8'));
    let own = accounts.iter().filter(|it| total.sens.is_none() || it.sens == total.sens);
    let sum = known_sum(own.filter(|it| !in_kind(it)).map(|it| it.amounts[column]));
    total.sens.is_some() && accounts.iter().any(|it| in_kind(&it)) && sum == total.amounts[column]
}

/// A total that names no side may be that of either.
fn remark(frames: &Frames, total: &Ligne, accounts: &[&Ligne], column: usize) -> Option<Diagnostic> {
    let stated = total.amounts[column]?;
    let sum = |sens: &str| known_sum(accounts.iter().filter(|it| it.is_side(sens)).map(|it| it.amounts[column]));
    let sums: Vec<i64> = match total.sens.as_deref() {
        Some(sens) => sum(sens).into_iter().collect(),
        None => [sum("D"), sum("R")].into_iter().flatten().collect(),
    };
    let expected = sums.into_iter().min_by_key(|it| stated.saturating_sub(*it).saturating_abs())?;
    let gap = stated.saturating_sub(expected);
    if gap == 0 {
        return None;
    }
    if is_without_contributions(total, accounts, column) {
        let message = format!(
            "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {} sans les contributions volontaires (comptes 86 et 87), comptées ici pour {}",
            total.name(),
            heading(AMOUNTS[column]),
            euros(stated),
            euros(gap.saturating_neg()),
        );
        let remark = total.remark(frames, &CHECK.rule, AMOUNTS[column], message).severity(Severity::AVerifier);
        return Some(remark.correction(
            "Retirer du budget les lignes 86 et 87 si elles ne sont pas dépensées sur la subvention.".to_owned(),
        ));
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme des comptes {}, écart de {}",
        total.name(),
        heading(AMOUNTS[column]),
        euros(stated),
        euros(expected),
        euros(gap),
    );
    Some(total.remark(frames, &CHECK.rule, AMOUNTS[column], message).severity(gravity(gap)))
}
