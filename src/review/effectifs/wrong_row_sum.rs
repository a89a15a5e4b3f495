//! A cost that is not its salary plus its charges.

use super::{BASES, Base, Ligne, Role, heading, lignes, row_gap};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

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
            "bloc | role          | libelle          | salaire_brut | charges | cout_total
             1    | poste         | Responsable MAIA | 11 066       | 3 563   | 14 628
             1    | poste         | Coordonnateur    | 32 000       | 11 700  | 43 700
             1    | total         | TOTAL            | 43 066       | 15 263  | 58 328
             2    | poste         | Pilote           | 33 000       | 12 000  | 45 500
             2    | total         | TOTAL            | 33 000       | 12 000  | 45 400
             2    | total_general | TOTAL RH         | 76 066       | 27 263  | 103 828",
        )],
        expect: "
            F2 a_verifier: Responsable MAIA : « Coût total » vaut 14 628 €, la somme du salaire et des charges 14 629 €, écart de −1 €
            F4 a_verifier: TOTAL : « Coût total » vaut 58 328 €, la somme du salaire et des charges 58 329 €, écart de −1 €, repris des lignes au-dessus
            F5 a_corriger: Pilote : « Coût total » vaut 45 500 €, la somme du salaire et des charges 45 000 €, écart de 500 €
            F6 a_corriger: TOTAL : « Coût total » vaut 45 400 €, la somme du salaire et des charges 45 000 €, écart de 400 €
            F7 a_verifier: TOTAL RH : « Coût total » vaut 103 828 €, la somme du salaire et des charges 103 329 €, écart de 499 €, repris des lignes au-dessus",
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
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    for ligne in &lignes {
        for base in BASES {
            let Some(gap) = row_gap(ligne, base).filter(|it| *it != 0) else { continue };
            let carried = is_carried(&lignes, ligne, base, gap);
            let column = base.columns()[2];
            let cout = ligne.amount(column).unwrap_or_default();
            let message = format!(
                "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme du salaire et des charges {}, écart de {}{}",
                ligne.name(),
                heading(column),
                euros(cout),
                euros(cout.saturating_sub(gap)),
                euros(gap),
                if carried { ", repris des lignes au-dessus" } else { "" },
            );
            let severity = if carried { Severity::AVerifier } else { gravity(gap) };
            remarks.push(ligne.remark(frames, &CHECK.rule, column, message).severity(severity));
        }
    }
    Ok(remarks)
}

/// Whether a total only carries the gaps of its posts, each said at its own cell.
fn is_carried(lignes: &[Ligne], total: &Ligne, base: Base, gap: i64) -> bool {
    let posts = lignes.iter().filter(|it| it.is(Role::Poste) && it.tableau == total.tableau);
    let posts = posts.filter(|it| total.is(Role::TotalGeneral) || it.bloc == total.bloc);
    !total.is(Role::Poste) && known_sum(posts.map(|it| row_gap(it, base))) == Some(gap)
}
