//! A score that is neither 0 nor 1.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-02",
        severity: Severity::ACorriger,
        title: "Note MAIA 25 autre que 0 ou 1",
        explanation: "Chaque item de la grille MAIA 25 vaut un point ou rien\u{a0}; il n’y a pas de demi-point.",
        correction: "Noter 1 si toutes les conditions de l’item sont remplies, 0 sinon.",
    },
    raises: &[Example {
        given: &[("maia25", "territoire | item | score\nSaverne | 1 | 2\nSaverne | 2 | 1")],
        expect: "C2 a_corriger: Item 1 : la note est 2, 0 ou 1 sont attendus",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | role   | item | groupe            | score
             Saverne    | item   | 1    | table_strategique | 0
             Saverne    | item   | 2    | table_strategique |
             Saverne    | groupe |      | table_strategique | 4",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in &grille.items {
            let Some(score) = ligne.score.filter(|it| !(0..=1).contains(it)) else { continue };
            let item = ligne.item.unwrap_or_default();
            let message = format!("Item {item}\u{a0}: la note est {score}, 0 ou 1 sont attendus");
            remarks.push(ligne.remark(frames, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
