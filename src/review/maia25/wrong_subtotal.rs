//! A subtotal that is not the sum of its items.

use super::{grilles, label};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-01",
        severity: Severity::ACorriger,
        title: "Sous-total MAIA 25 différent de la somme des notes",
        explanation: "Le sous-total d’un groupe de la grille MAIA 25 est la somme des notes de ses items. Les notes des items sont \
                      retenues.",
        correction: "Recalculer le sous-total, ou corriger la note en cause.",
    },
    raises: &[Example {
        given: &[(
            "maia25",
            "territoire | role   | item | groupe            | score
             Saverne    | item   | 1    | table_strategique | 1
             Saverne    | item   | 2    | table_strategique | 1
             Saverne    | item   | 3    | table_strategique | 0
             Saverne    | item   | 4    | table_strategique | 0
             Saverne    | groupe |      | table_strategique | 3",
        )],
        expect: "E6 a_corriger: Table stratégique : sous-total de 3, la somme des notes est 2",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | role   | item | groupe            | score
             Saverne    | item   | 1    | table_strategique | 1
             Saverne    | item   | 2    | table_strategique | 1
             Saverne    | item   | 3    | table_strategique |
             Saverne    | item   | 4    | table_strategique |
             Saverne    | groupe |      | table_strategique | 3
             Haguenau   | groupe |      | table_tactique    |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in &grille.groupes {
            let (Some(stated), Some(groupe)) = (ligne.score, ligne.groupe.as_deref()) else { continue };
            if grille.allows(stated, Some(groupe)) {
                continue;
            }
            let (sum, unknown) = grille.sum(Some(groupe));
            let doubt = if unknown == 0 { String::new() } else { format!(", {unknown} note(s) restant inconnue(s)") };
            let message =
                format!("{}\u{a0}: sous-total de {stated}, la somme des notes est {sum}{doubt}", label(groupe),);
            remarks.push(ligne.remark(frames, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
