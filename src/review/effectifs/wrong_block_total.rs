//! A total that is not the sum of the posts above it.

use std::iter::once;

use super::{AMOUNTS, Role, blocs, heading, lignes, quantity};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-02",
        severity: Severity::ACorriger,
        title: "Total différent de la somme des postes",
        explanation: "Le total d’un bloc du tableau des effectifs est la somme de ses postes, colonne par colonne.",
        correction: "Recalculer le total, ou corriger le poste que le total ne compte pas.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "role  | libelle | etp | cout_total
             poste | Pilote  | 1   | 56 100
             poste | GC N°1  | 0,8 | 33 100
             total | TOTAL   | 2   | 90 000",
        )],
        expect: "
            C4 a_corriger: TOTAL : « ETP » vaut 2 ETP, la somme des postes 1,8 ETP, écart de 0,2 ETP
            D4 a_corriger: TOTAL : « Coût total » vaut 90 000 €, la somme des postes 89 200 €, écart de 800 €",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "bloc | role  | libelle        | etp | cout_total | cout_ap
             1    | poste | Pilote         | 1   | 43 700     | 43 700
             1    | poste | Agent d’appui  | 1   | 18 000     |
             1    | total | TOTAL          | 2   | 61 700     | 43 700
             2    | poste | Pilote         | 1   | 36 000     | 36 000
             2    | total | TOTAL          |     | 36 000     | 36 000
             3    | poste | Pilote         | 1   | 36 000     | 36 000
             3    | vacant | GC N°1        | 1   |            |
             3    | total | TOTAL          | 2   | 36 000     | 36 000",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut remarks = Vec::new();
    for rows in blocs(&lignes).values() {
        let of = |roles: &'static [Role]| rows.iter().filter(|it| roles.contains(&it.role));
        for total in rows.iter().filter(|it| it.is(Role::Total)) {
            for column in once(ETP).chain(AMOUNTS) {
                let sum = known_sum(of(&[Role::Poste]).map(|it| it.amount(column)));
                let with_vacant = known_sum(of(&[Role::Poste, Role::Vacant]).map(|it| it.amount(column)));
                let (Some(stated), Some(expected)) = (total.amount(column), sum) else { continue };
                let gap = stated.saturating_sub(expected);
                if gap == 0 || with_vacant == Some(stated) {
                    continue;
                }
                let severity = if column == ETP { Severity::ACorriger } else { gravity(gap) };
                let message = format!(
                    "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme des postes {}, écart de {}",
                    total.name(),
                    heading(column),
                    quantity(column, stated),
                    quantity(column, expected),
                    quantity(column, gap),
                );
                remarks.push(total.remark(frames, &CHECK.rule, column, message).severity(severity));
            }
        }
    }
    Ok(remarks)
}
