//! A commune that the list names twice.

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::communes::Communes;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "COM-01",
        severity: Severity::AVerifier,
        title: "Commune citée plusieurs fois dans la liste",
        explanation: "La liste des communes (convention FIR 201700224, annexe 1) cite deux fois la même commune, dans un territoire ou dans \
                      deux. Elle compte une fois.",
        correction: "Retirer la ligne en trop, ou corriger le nom de l’une des deux.",
    },
    raises: &[Example {
        given: &[(
            "communes",
            "territoire | commune\nHaguenau | FROESCHWILLER\nHaguenau | Frœschwiller\nSaverne | SAVERNE\nMolsheim | SAVERNE",
        )],
        expect: "
            B3 a_verifier: « FROESCHWILLER » : citée 2 fois
            B5 a_verifier: « SAVERNE » : citée 2 fois, dans 2 territoires",
    }],
    silent: &[Example {
        given: &[("communes", "territoire | commune\nHaguenau | ROTT\nHaguenau | ROTTELSHEIM")],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let communes = Communes::of(frames)?;
    let twice = communes.iter().filter(|it| it.rows.len() > 1);
    let remark = |it: &crate::normalise::communes::Commune| {
        let spread = if it.territoires.len() > 1 {
            format!(", dans {} territoires", it.territoires.len())
        } else {
            String::new()
        };
        let message = format!("«\u{a0}{}\u{a0}»\u{a0}: citée {} fois{spread}", it.name, it.rows.len());
        let place = frames.provenance.place(*it.rows.last()?, "commune");
        let only = it.territoires.first().filter(|_| it.territoires.len() == 1);
        Some(Diagnostic::new(&CHECK.rule, place, message).territoire(only.cloned()))
    };
    Ok(twice.filter_map(remark).collect())
}
