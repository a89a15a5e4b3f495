//! Accounts that are none of expenses.

use super::lignes::{ACCOUNTS, COMPTE, Depense, of_the_exercice};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-04",
        severity: Severity::ACorriger,
        title: "Compte qui n’est pas un compte de charges",
        explanation: "Le budget annexé à la convention FIR (annexe 2) range les dépenses dans les comptes 60 à 68\u{a0}; une ligne d’un autre \
                      compte n’entre dans aucun total du compte d’emploi.",
        correction: "Corriger le compte, ou retirer la ligne si ce n’est pas une charge du projet.",
    },
    raises: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant
             2017                | F-1     | 2183   | 1 290
             2017                | F-2     |        | 10",
        )],
        expect: "
            C2 a_corriger: Pièce F-1 : 1 290 € au compte « 2183 », qui n’est pas un compte de charges (60 à 68)
            C3 a_corriger: Pièce F-2 : 10 € sans compte",
    }],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant
             2017                | F-1     | 64111  | 1 290
             2017                | F-2     | 68     | 10
             2018                | F-3     | 2183   | 10",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = of_the_exercice(frames)?;
    Ok(lines.iter().filter(|it| it.racine().is_none()).filter_map(|it| remark(frames, it)).collect())
}

fn remark(frames: &Frames, line: &Depense) -> Option<Diagnostic> {
    let amount = euros(line.montant?);
    let compte = line.compte.as_deref().filter(|it| it.chars().all(|it| it.is_ascii_digit()));
    let what = match (compte, &line.compte) {
        (Some(compte), _) => format!(
            "{amount} au compte «\u{a0}{compte}\u{a0}», qui n’est pas un compte de charges ({} à {})",
            ACCOUNTS[0],
            ACCOUNTS[ACCOUNTS.len() - 1]
        ),
        (None, Some(_)) => format!("{amount} à un compte qui n’est pas un numéro"),
        (None, None) => format!("{amount} sans compte"),
    };
    Some(line.remark(frames, &CHECK.rule, COMPTE, format!("{}\u{a0}: {what}", line.name())))
}
