//! An amount below zero.

use super::{AMOUNTS, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-06",
        severity: Severity::AVerifier,
        title: "Montant négatif dans le budget",
        explanation: "Une dépense et une recette sont des montants positifs\u{a0}; un montant négatif est souvent un signe de trop, \
                      ou une annulation à écrire de l’autre côté.",
        correction: "Écrire le montant sans signe moins\u{a0}; si c’est un avoir, le dire dans le libellé.",
    },
    raises: &[Example {
        given: &[("budget", "role | sens | compte | libelle | prevu\ndetail | D | 62 | Déplacements | -30 000")],
        expect: "E2 a_verifier: Déplacements : « Prévu » vaut −30 000 €",
    }],
    silent: &[Example {
        given: &[("budget", "sens | compte | libelle | prevu | realise\nD | 62 | Autres services | 0 |")],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for ligne in lignes(frames)? {
        for (column, amount) in AMOUNTS.into_iter().zip(ligne.amounts) {
            let Some(amount) = amount.filter(|it| *it < 0) else { continue };
            let message = format!("{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}", ligne.name(), heading(column), euros(amount));
            remarks.push(ligne.remark(frames, &CHECK.rule, column, message));
        }
    }
    Ok(remarks)
}
