//! An excess carried over that is not what the year before left.

use super::{AMOUNTS, Ligne, Role, budgets, heading, is_carried_over, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-13",
        severity: Severity::ACorriger,
        title: "Report à nouveau différent du résultat de l’année précédente",
        explanation: "L’excédent d’une année se reporte sur la suivante, comme les 55\u{202f}143\u{a0}€ de 2016 sur 2017 (convention FIR, article \
                      3.1)\u{a0}: le report à nouveau est le résultat de l’année précédente.",
        correction: "Corriger le report à nouveau, ou le réalisé de l’année précédente.",
    },
    raises: &[Example {
        given: &[(
            "budget",
            "exercice | role   | sens | compte | libelle                        | prevu | realise
             2016     | compte | D    | 60     | Achats                         |       | 90
             2016     | compte | R    | 74     | Subventions                    |       | 100
             2017     | detail | R    | 74     | Report à nouveau excédent 2016 | 55    |",
        )],
        expect: "F4 a_corriger: Report à nouveau excédent 2016 : « Prévu » vaut 55 €, le résultat de 2016 est de 10 €, écart de 45 €",
    }],
    silent: &[Example {
        given: &[(
            "budget",
            "exercice | role   | sens | compte | libelle                        | prevu | realise
             2016     | compte | D    | 60     | Achats                         |       | 90
             2016     | compte | R    | 74     | Subventions                    |       | 100
             2017     | detail | R    | 74     | Report à nouveau excédent 2016 | 10    | 10
             2017     | detail | R    | 74     | ARS                            | 55    | 55",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let Some(before) = frames.periode.exercice.checked_sub(1) else { return Ok(Vec::new()) };
    let Some(result) = result(&lignes(&frames.of_year(before)?)?) else { return Ok(Vec::new()) };
    let lignes = lignes(frames)?;
    let own = budgets(&lignes).into_iter().filter(|((territoire, _, full), _)| territoire.is_none() && !full);
    let carried = own
        .flat_map(|(_, rows)| rows)
        .filter(|it| it.is(Role::Detail) && it.is_side("R") && is_carried_over(&it.libelle));
    Ok(carried.filter_map(|it| remark(frames, it, result, before)).collect())
}

/// Products less expenses, spent, of the budget of the département.
fn result(lignes: &[Ligne]) -> Option<i64> {
    let side = |sens| {
        let own = lignes.iter().filter(|it| it.is(Role::Compte) && it.territoire.is_none() && it.is_side(sens));
        known_sum(own.map(|it| it.amounts[2]))
    };
    side("R")?.checked_sub(side("D")?)
}

fn remark(frames: &Frames, ligne: &Ligne, result: i64, before: i16) -> Option<Diagnostic> {
    let (column, stated) = ligne.amounts.iter().zip(AMOUNTS).rev().find_map(|(it, column)| Some((column, (*it)?)))?;
    let gap = stated.saturating_sub(result);
    if gap == 0 {
        return None;
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, le résultat de {before} est de {}, écart de {}",
        ligne.name(),
        heading(column),
        euros(stated),
        euros(result),
        euros(gap),
    );
    Some(ligne.remark(frames, &CHECK.rule, column, message).severity(gravity(gap)))
}
