//! A planned budget whose expenses are not its products.

use super::{AMOUNTS, Ligne, Role, budgets, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-01",
        severity: Severity::ACorriger,
        title: "Budget prévisionnel en déséquilibre",
        explanation: "Un budget prévisionnel est équilibré\u{a0}: ses dépenses égalent ses recettes. Un budget réalisé a un résultat, \
                      et n’est pas concerné.",
        correction: "Corriger la dépense ou la recette oubliée, ou le total.",
    },
    raises: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle            | prevu
             compte | D    | 60     | Achats             | 15 000
             total  | D    |        | Total des dépenses | 15 000
             compte | R    | 74     | Subventions        | 14 000
             total  | R    |        | Total des recettes | 14 000",
        )],
        expect: "E5 a_corriger: « Prévu » : 14 000 € de recettes pour 15 000 € de dépenses, écart de −1 000 €",
    }],
    silent: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle     | prevu  | realise | annee_pleine
             compte | D    | 60     | Achats      | 15 000 | 13 000  | non
             compte | R    | 74     | Subventions | 15 000 | 15 000  | non
             compte | D    | 60     | Achats      | 4 000  |         | oui",
        )],
        expect: "",
    }],
    run,
};

/// What is spent has a result: only what is planned must balance.
const PLANNED: [usize; 2] = [0, 1];

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    for rows in budgets(&lignes).values() {
        remarks.extend(PLANNED.into_iter().filter_map(|column| remark(frames, rows, column)));
    }
    Ok(remarks)
}

fn remark(frames: &Frames, rows: &[&Ligne], column: usize) -> Option<Diagnostic> {
    let (expenses, products) = (side(rows, "D", column)?, side(rows, "R", column)?);
    let gap = products.saturating_sub(expenses);
    if gap == 0 {
        return None;
    }
    let known = || rows.iter().filter(|it| it.is_side("R") && it.amounts[column].is_some());
    let cell = known().find(|it| it.is(Role::Total)).or_else(|| known().next())?;
    let message = format!(
        "«\u{a0}{}\u{a0}»\u{a0}: {} de recettes pour {} de dépenses, écart de {}",
        heading(AMOUNTS[column]),
        euros(products),
        euros(expenses),
        euros(gap),
    );
    Some(cell.remark(frames, &CHECK.rule, AMOUNTS[column], message).severity(gravity(gap)))
}

/// The stated total of a side; else the sum of its accounts.
fn side(rows: &[&Ligne], sens: &str, column: usize) -> Option<i64> {
    let of = |role| rows.iter().filter(move |it| it.is(role) && it.is_side(sens)).map(move |it| it.amounts[column]);
    of(Role::Total).flatten().next().or_else(|| known_sum(of(Role::Compte)))
}
