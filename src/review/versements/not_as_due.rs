//! Payments whose amount or due date is not that of the convention.

use super::lignes::{DATE_PREVUE, MONTANT_PREVU, MONTANT_RECU, Recu, due, of_the_exercice};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::{Settings, Versement};
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, gravity};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "VER-01",
        severity: Severity::ACorriger,
        title: "Versement différent de la convention",
        explanation: "La convention FIR (article 4.1) fixe deux versements par an, 65\u{a0}% puis le reste, et la date du second (du premier aussi \
                      à partir de 2018).",
        correction: "Vérifier le relevé de compte, corriger le tableau, ou réclamer la différence.",
    },
    raises: &[Example {
        given: &[
            (
                SETTINGS,
                "[[convention.versement]]\nexercice = 2017\nnumero = 2\nmontant = 346056\necheance = 2017-09-15",
            ),
            (
                "versements",
                "exercice | versement_n | date_prevue | montant_prevu | montant_recu
                 2017     | 2           | 15/10/2017  | 346 065       | 340 056",
            ),
        ],
        expect: "
            D2 a_corriger: Versement n° 2 de 2017 : « Montant prévu » vaut 346 065 €, la convention dit 346 056 €, écart de 9 €
            E2 a_corriger: Versement n° 2 de 2017 : « Montant reçu » vaut 340 056 €, la convention dit 346 056 €, écart de −6 000 €
            C2 a_corriger: Versement n° 2 de 2017 : prévu le 15/10/2017, la convention dit le 15/09/2017",
    }],
    silent: &[
        Example {
            given: &[
                (
                    SETTINGS,
                    "[[convention.versement]]\nexercice = 2017\nnumero = 1\nmontant = 642676\n[[convention.versement]]\nexercice = 2017\nnumero = 2\nmontant = 346056\necheance = 2017-09-15",
                ),
                (
                    "versements",
                    "exercice | versement_n | date_prevue | montant_prevu | montant_recu
                     2017     | 1           | 30/06/2017  | 642 676       | 642 676
                     2017     | 2           | 15/09/2017  | 346 056       |
                     2018     | 2           | 15/10/2018  | 1             | 1",
                ),
            ],
            expect: "",
        },
        Example { given: &[("versements", "versement_n | montant_recu\n1 | 5")], expect: "" },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for received in of_the_exercice(frames)? {
        let Some(due) = received.numero.and_then(|it| due(settings, frames.periode.exercice, it)) else { continue };
        remarks.extend(amount(frames, &received, due, MONTANT_PREVU, "Montant prévu", received.montant_prevu));
        remarks.extend(amount(frames, &received, due, MONTANT_RECU, "Montant reçu", received.montant));
        remarks.extend(day(frames, &received, due));
    }
    Ok(remarks)
}

fn amount(
    frames: &Frames,
    received: &Recu,
    due: &Versement,
    column: &str,
    heading: &str,
    stated: Option<i64>,
) -> Option<Diagnostic> {
    let (stated, expected) = (stated?, due.montant.checked_mul(100)?);
    let gap = stated.saturating_sub(expected);
    if gap == 0 {
        return None;
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{heading}\u{a0}» vaut {}, la convention dit {}, écart de {}",
        received.name(frames),
        euros(stated),
        euros(expected),
        euros(gap),
    );
    Some(received.remark(frames, &CHECK.rule, column, message).severity(gravity(gap)))
}

fn day(frames: &Frames, received: &Recu, due: &Versement) -> Option<Diagnostic> {
    let (stated, expected) = (received.prevue?, due.echeance?);
    let message = format!(
        "{}\u{a0}: prévu le {}, la convention dit le {}",
        received.name(frames),
        french(stated),
        french(expected)
    );
    (stated != expected).then(|| received.remark(frames, &CHECK.rule, DATE_PREVUE, message))
}
