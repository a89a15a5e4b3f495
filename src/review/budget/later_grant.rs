//! A later grant of the convention that the full-year budget does not explain.

use super::{AMOUNTS, Ligne, Role, budgets, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::{Convention, Settings};
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-11",
        severity: Severity::AVerifier,
        title: "Subvention d’une année que le budget annexé n’explique pas",
        explanation: "La convention FIR (article 3.1) fixe la subvention de chaque année, et annexe un budget en année pleine (annexe 2). Une \
                      subvention qui n’est pas celle de ce budget n’a pas de budget qui la détaille.",
        correction: "Faire annexer par avenant le budget de l’année, ou noter d’où vient son montant.",
    },
    raises: &[Example {
        given: &[
            (
                SETTINGS,
                "[convention]\ndotation = { 2017 = 260000, 2018 = 278000, 2019 = 280000 }\npilotes_finances = 1\ngestionnaires_finances = 3",
            ),
            (
                "budget",
                "role   | sens | compte | libelle | financeur | prevu   | annee_pleine
                 detail | R    | 74     | ARS     | ARS       | 278 000 | oui",
            ),
        ],
        expect: "F2 a_verifier: ARS : 278 000 € en année pleine ; la convention prévoit 280 000 € en 2019, sans budget annexé. C’est la dotation de référence : 100 000 € par MAIA et 60 000 € par gestionnaire de cas",
    }],
    silent: &[Example {
        given: &[
            (SETTINGS, "[convention]\ndotation = { 2017 = 988732, 2018 = 1117800 }"),
            (
                "budget",
                "role   | sens | compte | libelle | financeur | prevu     | annee_pleine
                 detail | R    | 74     | ARS     | ARS       | 988 732   | non
                 detail | R    | 74     | ARS     | ARS       | 1 117 800 | oui",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let full_year = budgets(&lignes).into_iter().filter(|((territoire, _, full), _)| territoire.is_none() && *full);
    Ok(full_year.flat_map(|(_, rows)| remarks(frames, &settings.convention, &rows)).collect())
}

/// Years whose grant differs from that of the full year, once one year has it.
fn remarks(frames: &Frames, convention: &Convention, rows: &[&Ligne]) -> Vec<Diagnostic> {
    let grant: Vec<&Ligne> =
        rows.iter().copied().filter(|it| it.is(Role::Detail) && it.financeur.as_deref() == Some("ARS")).collect();
    let Some(stated) = known_sum(grant.iter().map(|it| it.amounts[0])) else { return Vec::new() };
    let years = convention.dotation.iter().filter_map(|(year, it)| Some((year, it.checked_mul(100)?)));
    let years = years.skip_while(|it| it.1 != stated).filter(|it| it.1 != stated);
    let remark = |(year, expected): (&String, i64)| {
        let reference = (convention.dotation_de_reference() == Some(expected)).then_some(
            ". C’est la dotation de référence\u{a0}: 100\u{202f}000\u{a0}€ par MAIA et 60\u{202f}000\u{a0}€ par gestionnaire de cas",
        );
        let message = format!(
            "{}\u{a0}: {} en année pleine\u{a0}; la convention prévoit {} en {year}, sans budget annexé{}",
            grant[0].name(),
            euros(stated),
            euros(expected),
            reference.unwrap_or_default(),
        );
        grant[0].remark(frames, &CHECK.rule, AMOUNTS[0], message)
    };
    years.map(remark).collect()
}
