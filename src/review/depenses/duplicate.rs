//! One voucher paid twice.

use std::collections::BTreeMap;

use super::lignes::{Depense, MONTANT, every_year};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-01",
        severity: Severity::ACorriger,
        title: "Pièce payée deux fois",
        explanation: "Deux lignes du grand livre ont la même pièce, le même tiers et le même montant\u{a0}: une dépense n’est éligible \
                      qu’une fois (convention FIR, article 3.2).",
        correction: "Annuler le second mandat, ou corriger le numéro de pièce si ce sont deux dépenses.",
    },
    raises: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_mandat | n_piece | compte | tiers  | montant
             2017                | 17       | G-118   | 61551  | Garage | 212,40
             2017                | 31       | G-118   | 61551  | Garage | 212,40",
        )],
        expect: "F3 a_corriger: Pièce G-118 : 212,40 € payés deux fois, déjà en cellule F2 (mandats 17 et 31)",
    }],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_mandat | n_piece | compte | tiers   | montant
             2017                | 17       | G-118   | 61551  | Garage  | 212,40
             2017                | 31       | G-118   | 61551  | Autre   | 212,40
             2017                | 32       | G-118   | 61551  | Garage  | 100
             2017                | 33       | G-119   | 61551  | Garage  | 212,40
             2017                | 34       |         | 61551  | Garage  | 212,40
             2017                | 35       |         | 61551  | Garage  | 212,40
             2016                | 36       | G-120   | 61551  | Garage  | 15
             2016                | 37       | G-120   | 61551  | Garage  | 15",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = every_year(frames)?;
    let exercice = i64::from(frames.periode.exercice);
    let of_the_year = |it: &Depense| it.exercice.is_none_or(|it| it == exercice);
    Ok(later(&all).filter(|(line, _)| of_the_year(line)).map(|(line, first)| remark(frames, line, first)).collect())
}

/// Lines whose voucher was paid before, each with the first that paid it.
pub(super) fn later(lines: &[Depense]) -> impl Iterator<Item = (&Depense, &Depense)> {
    let mut known: BTreeMap<(&str, Option<u64>, i64), &Depense> = BTreeMap::new();
    lines.iter().filter_map(move |line| {
        let key = (line.piece.as_deref()?, line.tiers, line.montant.filter(|it| *it > 0)?);
        let first = *known.entry(key).or_insert(line);
        (first.origin != line.origin && (first.mandat.is_none() || first.mandat != line.mandat))
            .then_some((line, first))
    })
}

fn remark(frames: &Frames, line: &Depense, first: &Depense) -> Diagnostic {
    let mandats = first.mandat_shown().zip(line.mandat_shown());
    let message = format!(
        "{}\u{a0}: {} payés deux fois, déjà en cellule {}{}",
        line.name(),
        euros(line.montant.unwrap_or_default()),
        first.place(frames, MONTANT).address(),
        mandats.map(|(a, b)| format!(" (mandats {a} et {b})")).unwrap_or_default(),
    );
    line.remark(frames, &CHECK.rule, MONTANT, message)
}
