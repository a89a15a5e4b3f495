//! Road maps of which few actions have a deadline.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::actions::{Action, Etat, actions};
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "FDR-02",
        severity: Severity::AVerifier,
        title: "Actions sans échéance",
        explanation: "Sans échéance, rien ne peut dire qu’une action est en retard\u{a0}: la moitié au moins des actions qui restent à \
                      mener n’en ont pas.",
        correction: "Donner une échéance à chaque action, fût-ce un mois ou un trimestre.",
    },
    raises: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | etat     | echeance
             Saverne    | Diffuser | A_FAIRE  |
             Saverne    | Former   | EN_COURS |
             Saverne    | Relier   | A_FAIRE  | 06/2018",
        )],
        expect: "B2 a_verifier: 2 des 3 actions qui restent à mener n’ont pas d’échéance lisible",
    }],
    silent: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | etat     | echeance
             Saverne    | Diffuser | A_FAIRE  | 03/2018
             Saverne    | Former   | EN_COURS | 04/2018
             Saverne    | Fermer   | REALISE  |
             Saverne    | Relier   | A_FAIRE  |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let actions = actions(frames)?;
    let mut by_zone: BTreeMap<Option<&str>, Vec<&Action>> = BTreeMap::new();
    for action in actions.iter().filter(|it| ![Etat::Realise, Etat::Abandonne].contains(&it.etat)) {
        by_zone.entry(action.territoire.as_deref()).or_default().push(action);
    }
    Ok(by_zone.values().filter_map(|it| remark(frames, it)).collect())
}

/// One remark a territoire, at its first action without deadline.
fn remark(frames: &Frames, actions: &[&Action]) -> Option<Diagnostic> {
    let without: Vec<&Action> = actions.iter().copied().filter(|it| it.echeance.is_none()).collect();
    let first = without.first().filter(|_| without.len() * 2 > actions.len())?;
    let message =
        format!("{} des {} actions qui restent à mener n’ont pas d’échéance lisible", without.len(), actions.len());
    Some(first.remark(frames, &CHECK.rule, "action", message))
}
