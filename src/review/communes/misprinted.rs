//! Communes of a case base that are one letter away from a commune of the list.

use super::cases;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::communes::{Communes, Means};
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "COM-02",
        severity: Severity::AVerifier,
        title: "Commune rapprochée de la liste à une lettre près",
        explanation: "La commune de la base n’est pas écrite comme dans la liste du territoire, mais une seule commune de la liste n’en diffère \
                      que d’une lettre\u{a0}: c’est elle qui est retenue.",
        correction: "Reprendre l’orthographe exacte, dans la base ou dans la liste.",
    },
    raises: &[Example {
        given: &[
            ("cas", "territoire | commune\nHaguenau | Seebach\nHaguenau | Seebach\nHaguenau | Rott"),
            ("communes", "territoire | commune\nHaguenau | SEEBAACH\nHaguenau | ROTT"),
        ],
        expect: "B2 a_verifier: 2 dossiers : commune lue « SEEBAACH », à une lettre près",
    }],
    silent: &[Example {
        given: &[
            ("cas", "territoire | commune\nHaguenau | Mittelschaeffolsheim\nHaguenau | La Walck"),
            ("communes", "territoire | commune\nHaguenau | MITTELSCHAEFFOLSH EIM\nHaguenau | WALCK"),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let communes = Communes::of(frames)?;
    let near = cases(frames, &communes)?;
    let remark = |it: &super::Cases| {
        let (_, commune) = it.means.filter(|it| it.0 == Means::Near)?;
        let message = format!("{}\u{a0}: commune lue «\u{a0}{}\u{a0}», à une lettre près", it.counted(), commune.name);
        Some(it.remark(frames, &CHECK.rule, message))
    };
    Ok(near.iter().filter_map(remark).collect())
}
