//! A grant of the ARS that is not the one of the convention.

use super::{AMOUNTS, Budget, Ligne, Role, budgets, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-07",
        severity: Severity::AVerifier,
        title: "Subvention de l’ARS différente de la convention",
        explanation: "La convention FIR (article 3.1) fixe la subvention maximale de chaque année\u{a0}; celle d’une année pleine est \
                      celle des années qui suivent la première.",
        correction: "Vérifier la subvention inscrite au compte 74, ou le montant de maia.toml.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\ndotation = { 2017 = 988732, 2018 = 1117800 }"),
            (
                "budget",
                "role   | sens | compte | libelle | financeur | prevu     | annee_pleine
                 detail | R    | 74     | ARS     | ARS       | 990 000   | non
                 detail | R    | 74     | ARS     | ARS       | 1 120 000 | oui",
            ),
        ],
        expect: "
            F3 a_verifier: ARS : 1 120 000 € inscrits en année pleine, la convention prévoit 1 117 800 € en 2018, écart de 2 200 €
            F2 a_verifier: ARS : 990 000 € inscrits, la convention prévoit 988 732 € en 2017, écart de 1 268 €",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\ndotation = { 2017 = 988732, 2018 = 1117800, 2019 = 1120000 }"),
                (
                    "budget",
                    "role   | territoire | sens | compte | libelle | financeur | prevu     | realise | annee_pleine
                     detail |            | R    | 74     | ARS     | ARS       | 988 732   | 642 676 | non
                     detail |            | R    | 74     | ARS     | ARS       | 1 117 800 |         | oui
                     detail | Saverne    | R    | 74     | ARS     | ARS       | 250 000   |         | non",
                ),
            ],
            expect: "",
        },
        Example {
            given: &[("budget", "role | sens | compte | financeur | prevu\ndetail | R | 74 | ARS | 1")],
            expect: "",
        },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let departemental = budgets(&lignes).into_iter().filter(|(budget, _)| budget.0.is_none());
    Ok(departemental.filter_map(|(budget, rows)| remark(frames, settings, budget, &rows)).collect())
}

fn remark(frames: &Frames, settings: &Settings, budget: Budget, rows: &[&Ligne]) -> Option<Diagnostic> {
    let grant: Vec<&Ligne> =
        rows.iter().copied().filter(|it| it.is(Role::Detail) && it.financeur.as_deref() == Some("ARS")).collect();
    let stated = known_sum(grant.iter().map(|it| it.amounts[0]))?;
    let (_, exercice, annee_pleine) = budget;
    let (year, expected) = funded(settings, exercice.filter(|_| !annee_pleine), stated)?;
    let gap = stated.saturating_sub(expected);
    if gap == 0 {
        return None;
    }
    let message = format!(
        "{}\u{a0}: {} inscrits{}, la convention prévoit {} en {year}, écart de {}",
        grant[0].name(),
        euros(stated),
        if annee_pleine { " en année pleine" } else { "" },
        euros(expected),
        euros(gap),
    );
    Some(grant[0].remark(frames, &CHECK.rule, AMOUNTS[0], message))
}

/// The grant of that year; for a full year, that of the years after the first which comes nearest.
fn funded(settings: &Settings, exercice: Option<i64>, stated: i64) -> Option<(i64, i64)> {
    let grants = settings.convention.dotation.iter();
    let mut grants = grants.filter_map(|(year, euros)| Some((year.parse::<i64>().ok()?, euros.checked_mul(100)?)));
    match exercice {
        Some(exercice) => grants.find(|it| it.0 == exercice),
        None => grants.skip(1).min_by_key(|it| (stated.saturating_sub(it.1).saturating_abs(), it.0)),
    }
}
