//! A full-year budget built on salaries copied from total costs.

use super::personnel_not_that_of_staffing::is_salary;
use super::{AMOUNTS, Ligne, Role, budgets, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::effectifs::Staffing;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-10",
        severity: Severity::ACorriger,
        title: "Budget en année pleine majoré par des salaires recopiés",
        explanation: "Le budget en année pleine reprend les totaux du tableau des effectifs. Quand un salaire en année pleine y recopie un \
                      coût total, l’écart passe dans les rémunérations, dans le compte 64, dans le total et dans la subvention demandée.",
        correction: "Corriger le tableau des effectifs, puis reporter ses totaux ici.",
    },
    raises: &[Example {
        given: &[
            (
                "effectifs",
                "libelle | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
                 GC N°1  | 40 500       | 16 400  | 56 900     | 56 900     | 16 400     | 73 300",
            ),
            (
                "budget",
                "role   | sens | compte | libelle                     | prevu  | financeur | annee_pleine
                 compte | D    | 64     | Frais du personnel          | 73 300 |           | oui
                 detail | D    | 64     | Rémunération des personnels | 56 900 |           | oui
                 detail | D    | 64     | Charges sociales            | 16 400 |           | oui
                 total  | D    |        | Total des dépenses          | 73 300 |           | oui
                 detail | R    | 74     | ARS                         | 73 300 | ARS       | oui",
            ),
        ],
        expect: "
            E3 a_corriger: Rémunération des personnels : « Prévu » vaut 56 900 €, 40 500 € attendus ; écart de 16 400 € venu du tableau des effectifs
            E2 a_corriger: 64 Frais du personnel : « Prévu » vaut 73 300 €, 56 900 € attendus ; écart de 16 400 € venu du tableau des effectifs
            E5 a_corriger: Total des dépenses : « Prévu » vaut 73 300 €, 56 900 € attendus ; écart de 16 400 € venu du tableau des effectifs
            E6 a_verifier: ARS : « Prévu » vaut 73 300 €, 56 900 € si les autres recettes ne changent pas ; l’écart de 16 400 € venu du tableau des effectifs est demandé à l’ARS",
    }],
    silent: &[Example {
        given: &[
            (
                "effectifs",
                "libelle | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
                 GC N°1  | 40 500       | 16 400  | 56 900     | 56 900     | 16 400     | 73 300",
            ),
            (
                "budget",
                "role   | sens | compte | libelle                     | prevu  | annee_pleine
                 compte | D    | 64     | Frais du personnel          | 56 900 | oui
                 detail | D    | 64     | Rémunération des personnels | 40 500 | oui
                 detail | D    | 64     | Rémunération des personnels | 56 900 | non",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let staffing = Staffing::of(frames)?;
    let Some(excess) = staffing.full_year_excess() else { return Ok(Vec::new()) };
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    for ((territoire, _, annee_pleine), rows) in budgets(&lignes) {
        let Some(paid) = staffing.pay(territoire, annee_pleine).filter(|_| annee_pleine && territoire.is_none()) else {
            continue;
        };
        remarks.extend(of_budget(frames, &rows, excess, &paid.map(|it| it.salaire)));
    }
    Ok(remarks)
}

/// The lines that hold the excess, when the salaries of the budget are those of the staffing table as it stands.
fn of_budget(frames: &Frames, rows: &[&Ligne], excess: i64, paid: &[Option<i64>]) -> Vec<Diagnostic> {
    let personnel = |it: &&&Ligne| it.is_side("D") && it.compte.as_deref() == Some("64");
    let salaries: Vec<&Ligne> = rows
        .iter()
        .filter(personnel)
        .filter(|it| it.is(Role::Detail) && is_salary(&fold(&it.libelle)))
        .copied()
        .collect();
    let stated = known_sum(salaries.iter().map(|it| it.amounts[0]));
    if stated.is_none() || !paid.contains(&stated) {
        return Vec::new();
    }
    let account = rows.iter().filter(personnel).find(|it| it.is(Role::Compte));
    let total = rows.iter().find(|it| it.is(Role::Total) && it.is_side("D"));
    let grant = rows.iter().find(|it| it.is(Role::Detail) && it.is_side("R") && it.financeur.as_deref() == Some("ARS"));
    let lines = salaries.first().into_iter().chain(account).chain(total).filter_map(|it| remark(frames, it, excess));
    lines.chain(grant.and_then(|it| asked(frames, it, excess))).collect()
}

fn remark(frames: &Frames, ligne: &Ligne, excess: i64) -> Option<Diagnostic> {
    let stated = ligne.amounts[0]?;
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, {} attendus\u{a0}; écart de {} venu du tableau des effectifs",
        ligne.name(),
        heading(AMOUNTS[0]),
        euros(stated),
        euros(stated.saturating_sub(excess)),
        euros(excess),
    );
    Some(ligne.remark(frames, &CHECK.rule, AMOUNTS[0], message))
}

fn asked(frames: &Frames, ligne: &Ligne, excess: i64) -> Option<Diagnostic> {
    let stated = ligne.amounts[0]?;
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, {} si les autres recettes ne changent pas\u{a0}; l’écart de {} venu du tableau des effectifs \
         est demandé à l’ARS",
        ligne.name(),
        heading(AMOUNTS[0]),
        euros(stated),
        euros(stated.saturating_sub(excess)),
        euros(excess),
    );
    Some(ligne.remark(frames, &CHECK.rule, AMOUNTS[0], message).severity(Severity::AVerifier))
}
