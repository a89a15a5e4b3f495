//! An item that stands twice in a grid.

use std::collections::BTreeMap;

use super::{Ligne, grilles};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::maia25::SCORE;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-06",
        severity: Severity::ACorriger,
        title: "Item MAIA 25 présent deux fois",
        explanation: "Un item de la grille MAIA 25 n’y a qu’une ligne. La première est retenue dans les contrôles.",
        correction: "Supprimer la ligne en trop, ou corriger son numéro.",
    },
    raises: &[Example {
        given: &[("maia25", "territoire | item | score\nSaverne | 7 | 1\nSaverne | 7 | 0")],
        expect: "C3 a_corriger: Item 7 : déjà noté 1 dans la cellule C2, ici 0",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | item | score | date_eval
             Saverne    | 7    | 1     | 12/2016
             Saverne    | 7    | 0     | 12/2015
             Haguenau   | 7    | 0     | 12/2016",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        let mut seen: BTreeMap<i64, &Ligne> = BTreeMap::new();
        for ligne in &grille.items {
            let Some(item) = ligne.item else { continue };
            match seen.get(&item) {
                Some(first) => remarks.push(remark(frames, item, first, ligne)),
                None => {
                    seen.insert(item, ligne);
                }
            }
        }
    }
    Ok(remarks)
}

fn remark(frames: &Frames, item: i64, first: &Ligne, ligne: &Ligne) -> Diagnostic {
    let said = |it: &Ligne| it.score.map_or("sans note".to_owned(), |it| it.to_string());
    let cell = frames.provenance.place(first.origin, SCORE).address();
    let message = format!("Item {item}\u{a0}: déjà noté {} dans la cellule {cell}, ici {}", said(first), said(ligne));
    ligne.remark(frames, &CHECK.rule, message)
}
