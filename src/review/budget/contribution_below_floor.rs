//! A contribution of the département below the floor of the convention.

use super::{AMOUNTS, Ligne, Role, budgets, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-08",
        severity: Severity::ACorriger,
        title: "Contribution du Département sous le plancher",
        explanation: "La convention FIR (article 3.1 bis) engage le Département à un montant minimal chaque année, pour la \
                      coordination, le suivi comptable et les secrétaires.",
        correction: "Relever la contribution du Département, ou justifier l’écart auprès de l’ARS.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\nplancher_departement = 260368"),
            (
                "budget",
                "role   | sens | compte | libelle                 | financeur   | prevu
                 detail | R    | 74     | ARS                     | ARS         | 988 732
                 detail | R    | 74     | Département du Bas-Rhin | DEPARTEMENT | 227 593",
            ),
        ],
        expect: "F3 a_corriger: Département du Bas-Rhin : « Prévu » vaut 227 593 €, au moins 260 368 € attendus par la convention ; il manque 32 775 €",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\nplancher_departement = 260368"),
                (
                    "budget",
                    "role   | territoire | sens | compte | libelle     | financeur   | prevu   | annee_pleine
                     detail |            | R    | 74     | Département | DEPARTEMENT | 260 368 | oui
                     detail | Saverne    | R    | 74     | Département | DEPARTEMENT | 60 000  | non
                     compte |            | R    | 74     | Subventions |             | 100     | non",
                ),
            ],
            expect: "",
        },
        Example {
            given: &[("budget", "role | sens | compte | financeur | prevu\ndetail | R | 74 | DEPARTEMENT | 1")],
            expect: "",
        },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let Some(floor) = settings.convention.plancher_departement.and_then(|it| it.checked_mul(100)) else {
        return Ok(Vec::new());
    };
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    for (_, rows) in budgets(&lignes).iter().filter(|(budget, _)| budget.0.is_none()) {
        remarks.extend((0..AMOUNTS.len()).filter_map(|column| remark(frames, rows, column, floor)));
    }
    Ok(remarks)
}

fn remark(frames: &Frames, rows: &[&Ligne], column: usize, floor: i64) -> Option<Diagnostic> {
    let paid: Vec<&Ligne> = rows
        .iter()
        .copied()
        .filter(|it| it.is(Role::Detail) && it.financeur.as_deref() == Some("DEPARTEMENT"))
        .filter(|it| it.amounts[column].is_some())
        .collect();
    let stated = known_sum(paid.iter().map(|it| it.amounts[column])).filter(|it| *it < floor)?;
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, au moins {} attendus par la convention\u{a0}; il manque {}",
        paid[0].name(),
        heading(AMOUNTS[column]),
        euros(stated),
        euros(floor),
        euros(floor.saturating_sub(stated)),
    );
    Some(paid[0].remark(frames, &CHECK.rule, AMOUNTS[column], message))
}
