//! Items without a known score.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-05",
        severity: Severity::ACorriger,
        title: "Item MAIA 25 sans note",
        explanation: "La grille MAIA 25 a vingt-cinq items. Une note qui manque, et que les sous-totaux ne permettent pas de déduire, \
                      laisse le total incomplet.",
        correction: "Noter chaque item 0 ou 1.",
    },
    // Items that a grid has not at all are said when it is recognised.
    raises: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score
             Saverne    | 1    | 1
             Saverne    | 2    |",
        )],
        expect: "C3 a_corriger: Item 2 : la note n’est pas connue, le total est incomplet",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score
             Saverne    | 1    | 1
             Saverne    | 9    | 0",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in grille.items.iter().filter(|it| it.score.is_none()) {
            let item = ligne.item.unwrap_or_default();
            let message = format!("Item {item}\u{a0}: la note n’est pas connue, le total est incomplet");
            remarks.push(ligne.remark(frames, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
