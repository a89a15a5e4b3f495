//! A cost that is not its salary plus its charges.

use super::{BASES, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-01",
        severity: Severity::ACorriger,
        title: "Coût différent de salaire plus charges",
        explanation: "Sur chaque ligne du tableau des effectifs, le coût total est la somme du salaire brut et des charges \
                      sociales. Un écart d’un euro vient souvent d’arrondis faits séparément.",
        correction: "Recalculer le coût total, ou corriger le salaire ou les charges.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "role  | libelle               | salaire_brut | charges | cout_total
             poste | Responsable MAIA      | 11 066       | 3 563   | 14 628
             poste | Coordonnateur         | 32 000       | 11 700  | 43 700
             total | TOTAL                 | 43 066       | 15 263  | 58 328",
        )],
        expect: "
            E2 a_verifier: Responsable MAIA : « Coût total » vaut 14 628 €, la somme du salaire et des charges 14 629 €, écart de -1 €
            E4 a_verifier: TOTAL : « Coût total » vaut 58 328 €, la somme du salaire et des charges 58 329 €, écart de -1 €",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle       | salaire_brut | charges | cout_total | salaire_ap | cout_ap
             Pilote        | 33 000       | 12 000  | 45 000     | 33 000     | 45 000
             GC N°1        |              | 11 000  | 38 000     |            |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for ligne in lignes(frames)? {
        for base in BASES {
            let [Some(salaire), Some(charges), Some(cout)] = ligne.cost(base) else { continue };
            let Some(expected) = salaire.checked_add(charges) else { continue };
            let gap = cout.saturating_sub(expected);
            if gap == 0 {
                continue;
            }
            let column = base.columns()[2];
            let message = format!(
                "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme du salaire et des charges {}, écart de {}",
                ligne.name(),
                heading(column),
                euros(cout),
                euros(expected),
                euros(gap),
            );
            remarks.push(ligne.remark(frames, &CHECK.rule, column, message).severity(gravity(gap)));
        }
    }
    Ok(remarks)
}
