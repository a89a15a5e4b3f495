//! Actions said to be done of which no result is given.

use std::collections::BTreeSet;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::actions::{Etat, actions};
use crate::normalise::columns::{origins, texts};
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "FDR-03",
        severity: Severity::AVerifier,
        title: "Action réalisée sans résultat",
        explanation: "L’action est dite réalisée dans un tableau qui a une colonne de résultats, et aucun n’est donné\u{a0}: rien ne \
                      permet de juger ce qu’elle a apporté.",
        correction: "Écrire le résultat obtenu, au regard des indicateurs de l’action.",
    },
    raises: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | etat    | resultat
             Saverne    | Diffuser | REALISE |
             Saverne    | Former   | REALISE | 12 personnes",
        )],
        expect: "D2 a_verifier: L’action est dite réalisée, et aucun résultat n’est donné",
    }],
    silent: &[Example {
        given: &[(
            "feuille_de_route",
            "territoire | action   | etat    | resultat
             Saverne    | Diffuser | A_FAIRE |
             Saverne    | Former   | REALISE | 12 personnes",
        )],
        expect: "",
    }],
    run,
};

const RESULTAT: &str = "resultat";

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let frame = frames.get("feuille_de_route");
    let results = texts(&frame, RESULTAT)?;
    let given: BTreeSet<u32> =
        origins(&frame)?.into_iter().zip(&results).filter(|it| it.1.is_some()).map(|it| it.0).collect();
    let asked = |origin: u32| frames.provenance.has(origin, RESULTAT);
    let done = actions(frames)?.into_iter().filter(|it| it.etat == Etat::Realise && !it.deduit);
    let silent = done.filter(|it| asked(it.origin) && !given.contains(&it.origin));
    Ok(silent
        .map(|it| {
            let message = "L’action est dite réalisée, et aucun résultat n’est donné".to_owned();
            it.remark(frames, &CHECK.rule, RESULTAT, message)
        })
        .collect())
}
