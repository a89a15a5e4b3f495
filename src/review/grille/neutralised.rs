//! An item that its comment sets aside, although its value says that it is not reached.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-06",
        severity: Severity::AVerifier,
        title: "Item de la grille neutralisé par son seul commentaire",
        explanation: "Le commentaire dit l’item neutralisé, mais sa valeur est celle d’un item non atteint. La valeur compte\u{a0}: l’item reste \
                      applicable.",
        correction: "Écrire «\u{a0}Neutralisé\u{a0}» dans la colonne des valeurs si l’ARS l’a accepté.",
    },
    raises: &[Example {
        given: &[("grille", "territoire | item | modalite | neutralise\nSaverne | annuaire | NON | oui")],
        expect: "C2 a_verifier: « Annuaire complet » vaut « Non », mais le commentaire dit l’item neutralisé",
    }],
    silent: &[Example {
        given: &[(
            "grille",
            "territoire | item     | modalite   | neutralise
             Saverne    | annuaire | NEUTRALISE | oui
             Molsheim   | annuaire | NON        | non",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in grille.items.values().filter(|it| it.neutralise && (it.is("NON") || it.is("PARTIEL"))) {
            let message = format!("{}, mais le commentaire dit l’item neutralisé", ligne.said());
            remarks.push(ligne.remark(frames, &grille, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
