//! Travel costs named in more than one account.

use super::{AMOUNTS, Ligne, Role, budgets, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-09",
        severity: Severity::AVerifier,
        title: "Frais de déplacement dans plusieurs comptes",
        explanation: "Les frais de déplacement sont des dépenses du compte 62. Nommés aussi dans un autre compte, ils sont peut-être \
                      comptés deux fois\u{a0}; une dépense n’est éligible qu’une fois (convention FIR, article 3.2).",
        correction: "Regrouper les frais de déplacement au compte 62, ou préciser ce que chaque ligne contient.",
    },
    raises: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle                                      | prevu
             detail | D    | 62     | Déplacements et missions                     | 30 000
             detail | D    | 64     | Autres charges (formation + déplacements)    | 74 500
             detail | D    | 65     | Charges fixes (locaux, frais de déplacement) | 303 800",
        )],
        expect: "E3 a_verifier: Les frais de déplacement sont nommés dans les comptes 62 (cellule E2), 64 (cellule E3), 65 (cellule E4)",
    }],
    silent: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle                  | prevu
             detail | D    | 62     | Déplacements et missions | 30 000
             detail | D    | 62     | Déplacements du pilote   | 2 000
             detail | D    | 65     | Frais de déplacement     | 0",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    Ok(budgets(&lignes).values().filter_map(|rows| remark(frames, rows)).collect())
}

/// One remark a budget, at the second account that names them.
fn remark(frames: &Frames, rows: &[&Ligne]) -> Option<Diagnostic> {
    let mut named: Vec<&Ligne> = Vec::new();
    for ligne in rows.iter().filter(|it| is_travel(it)) {
        if named.iter().all(|it| it.compte != ligne.compte) {
            named.push(ligne);
        }
    }
    let second = *named.get(1)?;
    let account = |it: &&Ligne| {
        let cell = frames.provenance.place(it.origin, column(it)).address();
        format!("{} (cellule {cell})", it.compte.as_deref().unwrap_or_default())
    };
    let accounts: Vec<String> = named.iter().map(account).collect();
    let message = format!("Les frais de déplacement sont nommés dans les comptes {}", accounts.join(", "));
    Some(second.remark(frames, &CHECK.rule, column(second), message))
}

fn is_travel(ligne: &Ligne) -> bool {
    ligne.is(Role::Detail)
        && ligne.is_side("D")
        && ligne.compte.is_some()
        && ligne.amounts.iter().any(|it| it.is_some_and(|it| it != 0))
        && fold(&ligne.libelle).contains("deplacement")
}

fn column(ligne: &Ligne) -> &'static str {
    let known = AMOUNTS.into_iter().zip(ligne.amounts).find(|it| it.1.is_some());
    known.map_or(AMOUNTS[0], |it| it.0)
}
