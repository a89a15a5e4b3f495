//! An item scored although the one that opens it is at 0.

use super::{Grille, grilles};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-03",
        severity: Severity::ACorriger,
        title: "Note MAIA 25 donnée derrière un «\u{a0}si OUI\u{a0}» non rempli",
        explanation: "Les items 2, 3 et 4 ne sont notés que si la table stratégique s’est réunie deux fois (item 1), et l’item 4 que \
                      si l’ARS et le Département ont désigné leurs représentants (item 3). Suivre des décisions (item 4) sans en \
                      avoir pris (item 2) se vérifie.",
        correction: "Mettre la note à 0, ou corriger celle de l’item qui l’ouvre.",
    },
    raises: &[
        Example {
            given: &[(
                "maia25",
                "territoire | item | score\nSaverne | 1 | 0\nSaverne | 2 | 1\nSaverne | 3 | 0\nSaverne | 4 | 1",
            )],
            expect: "
                C3 a_corriger: Item 2 : noté 1 alors que l’item 1 vaut 0
                C5 a_corriger: Item 4 : noté 1 alors que l’item 1 vaut 0",
        },
        Example {
            given: &[(
                "maia25",
                "territoire | item | score
                 Saverne    | 1    | 1
                 Saverne    | 2    | 0
                 Saverne    | 3    | 1
                 Saverne    | 4    | 1
                 Haguenau   | 1    | 1
                 Haguenau   | 2    | 1
                 Haguenau   | 3    | 0
                 Haguenau   | 4    | 1",
            )],
            expect: "
                C9 a_corriger: Item 4 : noté 1 alors que l’item 3 vaut 0
                C5 a_verifier: Item 4 : noté 1 alors que l’item 2 vaut 0",
        },
    ],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score
             Saverne    | 1    | 1
             Saverne    | 2    | 1
             Saverne    | 3    | 1
             Saverne    | 4    | 1
             Haguenau   | 1    | 0
             Haguenau   | 2    | 0
             Molsheim   | 1    |
             Molsheim   | 2    | 1",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for item in 2..=4 {
            let Some(ligne) = grille.item(item).filter(|it| it.score == Some(1)) else { continue };
            let Some((gate, severity)) = closed_gate(&grille, item) else { continue };
            let message = format!("Item {item}\u{a0}: noté 1 alors que l’item {gate} vaut 0");
            remarks.push(ligne.remark(frames, &CHECK.rule, message).severity(severity));
        }
    }
    Ok(remarks)
}

/// The item at 0 that closes another, and how sure it is: the grid puts the second « si OUI » after item 3.
fn closed_gate(grille: &Grille, item: i64) -> Option<(i64, Severity)> {
    let closed = |gate| grille.score(gate) == Some(0);
    match item {
        _ if closed(1) => Some((1, Severity::ACorriger)),
        4 if closed(3) => Some((3, Severity::ACorriger)),
        4 if closed(2) => Some((2, Severity::AVerifier)),
        _ => None,
    }
}
