//! A charge among the products, or a product among the charges.

use super::{AMOUNTS, Role, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::comptes;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-05",
        severity: Severity::ACorriger,
        title: "Compte du mauvais côté du budget",
        explanation: "Les comptes de classe 6 sont des dépenses, ceux de classe 7 des recettes.",
        correction: "Corriger le numéro du compte, ou déplacer la ligne de l’autre côté.",
    },
    raises: &[Example {
        given: &[("budget", "sens | compte | libelle | prevu\nD | 74 | Subventions | 15 000\nR | 64 | Personnel | 0")],
        expect: "
            D2 a_corriger: 74 Subventions est en dépenses, mais c’est un compte de recettes
            D3 a_corriger: 64 Personnel est en recettes, mais c’est un compte de dépenses",
    }],
    silent: &[Example {
        given: &[(
            "budget",
            "sens | compte | libelle     | prevu
             D    | 64     | Personnel   | 1
             R    | 74     | Subventions | 1
                  | 60     | Achats      | 1",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for ligne in lignes(frames)?.iter().filter(|it| it.is(Role::Compte)) {
        let (Some(sens), Some(expected)) = (&ligne.sens, ligne.compte.as_deref().and_then(comptes::side)) else {
            continue;
        };
        if sens == expected {
            continue;
        }
        let (stands, belongs) = if expected == "D" { ("recettes", "dépenses") } else { ("dépenses", "recettes") };
        let message = format!("{} est en {stands}, mais c’est un compte de {belongs}", ligne.name());
        let column = (0..AMOUNTS.len()).find(|it| ligne.amounts[*it].is_some()).unwrap_or(0);
        remarks.push(ligne.remark(frames, &CHECK.rule, AMOUNTS[column], message));
    }
    Ok(remarks)
}
