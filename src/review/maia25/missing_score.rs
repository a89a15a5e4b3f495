//! Items without a known score.

use super::{Grille, grilles};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::maia25_items::ITEMS;
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
    raises: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score
             Saverne    | 1    | 1
             Saverne    | 2    |",
        )],
        expect: "
            C3 a_corriger: Item 2 : la note n’est pas connue, le total est incomplet
            C2 a_corriger: La grille n’a pas les items 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 : le total est incomplet",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score
             Saverne | 1 | 1\nSaverne | 2 | 1\nSaverne | 3 | 1\nSaverne | 4 | 1\nSaverne | 5 | 1
             Saverne | 6 | 1\nSaverne | 7 | 1\nSaverne | 8 | 1\nSaverne | 9 | 0\nSaverne | 10 | 0
             Saverne | 11 | 1\nSaverne | 12 | 1\nSaverne | 13 | 1\nSaverne | 14 | 1\nSaverne | 15 | 1
             Saverne | 16 | 1\nSaverne | 17 | 1\nSaverne | 18 | 0\nSaverne | 19 | 0\nSaverne | 20 | 0
             Saverne | 21 | 1\nSaverne | 22 | 1\nSaverne | 23 | 0\nSaverne | 24 | 0\nSaverne | 25 | 1",
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
        remarks.extend(absent(frames, &grille));
    }
    Ok(remarks)
}

/// One remark for all the items that the grid has not at all.
fn absent(frames: &Frames, grille: &Grille) -> Option<Diagnostic> {
    let absent: Vec<String> =
        ITEMS.iter().filter(|it| grille.item(i64::from(it.number)).is_none()).map(|it| it.number.to_string()).collect();
    let first = grille.items.first().filter(|_| !absent.is_empty())?;
    let the = if absent.len() == 1 { "l’item" } else { "les items" };
    let message = format!("La grille n’a pas {the} {}\u{a0}: le total est incomplet", absent.join(", "));
    Some(first.remark(frames, &CHECK.rule, message))
}
