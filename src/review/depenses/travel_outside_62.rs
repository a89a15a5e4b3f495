//! Travel paid from several accounts.

use std::collections::BTreeMap;

use super::lignes::{COMPTE, Depense, of_the_exercice};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-07",
        severity: Severity::AVerifier,
        title: "Frais de déplacement payés hors du compte 62",
        explanation: "Les frais de déplacement sont des dépenses du compte 62. Payés aussi au compte 64 ou 65, ils sont peut-être comptés deux \
                      fois\u{a0}; une dépense n’est éligible qu’une fois (convention FIR, article 3.2).",
        correction: "Regrouper les frais de déplacement au compte 62, ou vérifier que ce ne sont pas les mêmes.",
    },
    raises: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant | libelle_sujet
             2017                | F-1     | 6251   | 1 000   | DEPLACEMENT
             2017                | F-2     | 6488   | 642,80  | DEPLACEMENT
             2017                | F-3     | 6488   | 100     | DEPLACEMENT",
        )],
        expect: "C3 a_verifier: Frais de déplacement : 742,80 € au compte 64 (2 lignes), alors que le compte 62 en paye 1 000 €",
    }],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant | libelle_sujet
             2017                | F-1     | 6251   | 1 000   | DEPLACEMENT
             2017                | F-2     | 6256   | 642,80  |
             2017                | F-3     | 6488   | 100     |
             2018                | F-4     | 6488   | 100     | DEPLACEMENT",
        )],
        expect: "",
    }],
    run,
};

const TRAVEL: &str = "62";

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = of_the_exercice(frames)?;
    let mut accounts: BTreeMap<&str, Vec<&Depense>> = BTreeMap::new();
    for line in lines.iter().filter(|it| it.sujet.as_deref() == Some("DEPLACEMENT")) {
        let Some(account) = line.racine() else { continue };
        accounts.entry(account).or_default().push(line);
    }
    let ordinary = accounts.remove(TRAVEL).and_then(|it| sum(&it));
    Ok(accounts.iter().filter_map(|(account, lines)| remark(frames, account, lines, ordinary)).collect())
}

fn remark(frames: &Frames, account: &str, lines: &[&Depense], ordinary: Option<i64>) -> Option<Diagnostic> {
    let message = format!(
        "Frais de déplacement\u{a0}: {} au compte {account} ({} ligne{}){}",
        euros(sum(lines)?),
        lines.len(),
        if lines.len() > 1 { "s" } else { "" },
        ordinary.map(|it| format!(", alors que le compte 62 en paye {}", euros(it))).unwrap_or_default(),
    );
    Some(lines.first()?.remark(frames, &CHECK.rule, COMPTE, message))
}

fn sum(lines: &[&Depense]) -> Option<i64> {
    known_sum(lines.iter().map(|it| it.montant))
}
