//! Cases in communes that no list names.

use super::cases;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::communes::Communes;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "COM-04",
        severity: Severity::AVerifier,
        title: "Dossier dans une commune qu’aucune liste ne cite",
        explanation: "La commune de la base n’est dans la liste d’aucun territoire (convention FIR 201700224, annexe 1), même à une lettre \
                      près. Le dossier compte.",
        correction: "Corriger la commune, ou compléter la liste.",
    },
    raises: &[Example {
        given: &[
            ("cas", "territoire | commune\nSaverne | Saverne\nSaverne | Strasbourg\nSaverne | Nancy"),
            ("communes", "territoire | commune\nSaverne | SAVERNE"),
        ],
        expect: "B3 a_verifier: 2 dossiers dans des communes qu’aucune liste ne cite",
    }],
    silent: &[Example {
        given: &[
            ("cas", "territoire | commune\nSaverne | Saverne\nSaverne |\nMolsheim | Strasbourg"),
            ("communes", "territoire | commune\nSaverne | SAVERNE"),
        ],
        expect: "",
    }],
    run,
};

/// The names themselves are not repeated: a column of communes may hold anything.
fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let communes = Communes::of(frames)?;
    let all = cases(frames, &communes)?;
    let unlisted = all.iter().filter(|it| it.means.is_none());
    let message = |it: &super::Cases| format!("{} dans des communes qu’aucune liste ne cite", it.counted());
    Ok(unlisted.map(|it| it.remark(frames, &CHECK.rule, message(it))).collect())
}
