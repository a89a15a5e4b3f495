//! Cases in a commune that the list gives to another territoire.

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
        code: "COM-03",
        severity: Severity::AVerifier,
        title: "Dossier dans une commune d’un autre territoire",
        explanation: "La liste des communes (convention FIR 201700224, annexe 1) donne cette commune à un autre territoire que celui qui suit \
                      la personne. Le dossier compte là où il est suivi.",
        correction: "Vérifier la commune, ou l’accord entre les deux MAIA.",
    },
    raises: &[Example {
        given: &[
            ("cas", "territoire | commune\nSaverne | Molsheim\nSaverne | Saverne"),
            ("communes", "territoire | commune\nSaverne | SAVERNE\nMolsheim | MOLSHEIM"),
        ],
        expect: "B2 a_verifier: « MOLSHEIM » : 1 dossier, alors que la commune est de la liste d’un autre territoire",
    }],
    silent: &[Example {
        given: &[
            ("cas", "territoire | commune\nSaverne | Saverne\nHaguenau | Molsheim"),
            ("communes", "territoire | commune\nSaverne | SAVERNE\nMolsheim | MOLSHEIM"),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let communes = Communes::of(frames)?;
    let all = cases(frames, &communes)?;
    let remark = |it: &super::Cases| {
        let (_, commune) = it
            .means
            .filter(|found| !found.1.territoires.is_empty() && !found.1.territoires.contains(&it.territoire))?;
        let message = format!(
            "«\u{a0}{}\u{a0}»\u{a0}: {}, alors que la commune est de la liste d’un autre territoire",
            commune.name,
            it.counted()
        );
        Some(it.remark(frames, &CHECK.rule, message))
    };
    Ok(all.iter().filter_map(remark).collect())
}
