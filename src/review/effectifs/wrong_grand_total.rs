//! A total of totals that is not their sum.

use std::collections::BTreeMap;
use std::iter::once;

use super::{AMOUNTS, Ligne, Role, blocs, heading, lignes, quantity};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-03",
        severity: Severity::ACorriger,
        title: "Total général différent de la somme des totaux",
        explanation: "Le total général du tableau des effectifs est la somme des totaux de ses blocs (MAIA et postes \
                      mutualisés), colonne par colonne.",
        correction: "Recalculer le total général, ou corriger le total du bloc en cause.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "bloc | role          | libelle  | etp | cout_total
             1    | poste         | Pilote   | 1   | 56 100
             1    | total         | TOTAL    | 1   | 56 100
             2    | poste         | GC N°1   | 0,8 | 33 100
             2    | total_general | TOTAL RH | 2   | 89 200",
        )],
        expect: "D5 a_corriger: TOTAL RH : « ETP » vaut 2 ETP, la somme des totaux 1,8 ETP, écart de 0,2 ETP",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "bloc | role          | libelle  | etp | cout_total
             1    | poste         | Pilote   | 1   | 56 100
             1    | total         | TOTAL    | 1   | 56 000
             2    | poste         | GC N°1   | 0,8 | 33 100
             2    | total         | TOTAL    | 0,8 | 33 100
             2    | total_general | TOTAL RH | 1,8 | 89 200",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut tableaux: BTreeMap<i64, Vec<Vec<&Ligne>>> = BTreeMap::new();
    for ((tableau, _), rows) in blocs(&lignes) {
        tableaux.entry(tableau).or_default().push(rows);
    }
    let mut remarks = Vec::new();
    for blocs in tableaux.values() {
        for total in blocs.iter().flatten().filter(|it| it.is(Role::TotalGeneral)) {
            for column in once(ETP).chain(AMOUNTS) {
                remarks.extend(remark(frames, total, blocs, column));
            }
        }
    }
    Ok(remarks)
}

/// A grand total may add up the stated totals, or the posts themselves when a total is wrong or absent.
fn remark(frames: &Frames, total: &Ligne, blocs: &[Vec<&Ligne>], column: &str) -> Option<Diagnostic> {
    let stated = total.amount(column)?;
    let [posts, with_vacant] = [&[Role::Poste][..], &[Role::Poste, Role::Vacant]]
        .map(|roles| known_sum(blocs.iter().map(|rows| sum(rows, roles, column))));
    let expected =
        known_sum(blocs.iter().map(|rows| sum(rows, &[Role::Total], column).or(sum(rows, &[Role::Poste], column))))?;
    let gap = stated.saturating_sub(expected);
    if gap == 0 || [posts, with_vacant].contains(&Some(stated)) {
        return None;
    }
    let severity = if column == ETP { Severity::ACorriger } else { gravity(gap) };
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme des totaux {}, écart de {}",
        total.name(),
        heading(column),
        quantity(column, stated),
        quantity(column, expected),
        quantity(column, gap),
    );
    Some(total.remark(frames, &CHECK.rule, column, message).severity(severity))
}

fn sum(rows: &[&Ligne], roles: &[Role], column: &str) -> Option<i64> {
    known_sum(rows.iter().filter(|it| roles.contains(&it.role)).map(|it| it.amount(column)))
}
