//! A total that is not the sum of the items.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "M25-04",
        severity: Severity::ACorriger,
        title: "Total MAIA 25 différent de la somme des notes",
        explanation: "Le total de la grille MAIA 25, sur 25, est la somme des notes de ses items. Les notes des items sont retenues.",
        correction: "Recalculer le total, ou corriger la note ou le sous-total en cause.",
    },
    raises: &[Example {
        given: &[(
            "maia25",
            "territoire | role   | item | groupe            | score
             Saverne    | item   | 1    | table_strategique | 1
             Saverne    | groupe |      | table_strategique | 4
             Saverne    | total  |      |                   | 26",
        )],
        expect: "E4 a_corriger: Total de 26, la somme des notes est 1, 24 note(s) restant inconnue(s)",
    }],
    silent: &[Example {
        given: &[(
            "maia25",
            "territoire | role   | item | groupe            | score
             Saverne    | item   | 1    | table_strategique | 1
             Saverne    | total  |      |                   | 18
             Haguenau   | item   | 1    | table_strategique | 1
             Haguenau   | groupe |      | table_strategique | 30
             Haguenau   | total  |      |                   | 30",
        )],
        expect: "",
    }],
    run,
};

/// A total that adds up stated subtotals is right: the subtotal is wrong, and said elsewhere.
fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        let subtotals = known_sum(grille.groupes.iter().map(|it| it.score));
        for ligne in &grille.totaux {
            let Some(stated) = ligne.score else { continue };
            if grille.allows(stated, None) || subtotals == Some(stated) {
                continue;
            }
            let (sum, unknown) = grille.sum(None);
            let doubt = if unknown == 0 { String::new() } else { format!(", {unknown} note(s) restant inconnue(s)") };
            let message = format!("Total de {stated}, la somme des notes est {sum}{doubt}");
            remarks.push(ligne.remark(frames, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
