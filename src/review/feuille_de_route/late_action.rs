//! Actions whose deadline is past and that are not done.

use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::actions::{Etat, actions};
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "FDR-01",
        severity: Severity::AVerifier,
        title: "Action en retard",
        explanation: "L’échéance de l’action est passée à la fin de la période, et rien ne dit qu’elle est réalisée. La feuille de route \
                      dit ce qui a été fait, ou pourquoi cela ne l’a pas été (convention FIR, annexe 5, pilotage).",
        correction: "Écrire ce qui a été réalisé et son résultat, ou reporter l’échéance et dire pourquoi.",
    },
    raises: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | realise            | echeance
             Saverne    | Diffuser |                    | 30/09/2017
             Saverne    | Former   | Premières réunions | 06/2017",
        )],
        expect: "D2 a_verifier: L’échéance est passée depuis le 30/09/2017, et l’action n’est pas réalisée
                 D3 a_verifier: L’échéance est passée depuis le 30/06/2017, et l’action n’est pas réalisée",
    }],
    silent: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | realise | echeance
             Saverne    | Diffuser | Oui     | 30/09/2017
             Saverne    | Former   |         | 06/2018
             Saverne    | Relier   |         |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let late = actions(frames)?.into_iter().filter(|it| it.etat == Etat::EnRetard);
    let remarks = late.filter_map(|it| {
        let message =
            format!("L’échéance est passée depuis le {}, et l’action n’est pas réalisée", french(it.echeance?));
        Some(it.remark(frames, &CHECK.rule, "echeance", message))
    });
    Ok(remarks.collect())
}
