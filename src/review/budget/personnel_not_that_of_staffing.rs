//! Salaries or charges of the budget that are not those of the staffing table.

use super::{AMOUNTS, Ligne, Role, budgets, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::effectifs::{Pay, Staffing};
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-04",
        severity: Severity::ACorriger,
        title: "Frais du personnel différents du tableau des effectifs",
        explanation: "Au compte 64, les rémunérations et les charges sociales sont les totaux du tableau des effectifs\u{a0}: postes de \
                      l’ARS et postes du Département ensemble (en année pleine, ceux du Département à leur coût de l’exercice).",
        correction: "Reporter au compte 64 les totaux du tableau des effectifs, ou corriger ce tableau.",
    },
    raises: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle                     | prevu
                 detail | D    | 64     | Rémunération des personnels | 60 000
                 detail | D    | 64     | Charges sociales            | 20 001",
            ),
            ("effectifs", "libelle | salaire_brut | charges\nPilote | 33 000 | 12 000\nGC N°1 | 20 000 | 8 000"),
        ],
        expect: "
            E2 a_corriger: Rémunération des personnels : « Prévu » vaut 60 000 €, le tableau des effectifs 53 000 €, écart de 7 000 €
            E3 a_verifier: Charges sociales : « Prévu » vaut 20 001 €, le tableau des effectifs 20 000 €, écart de 1 €",
    }],
    silent: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle                     | prevu  | annee_pleine
                 detail | D    | 64     | Rémunération des personnels | 53 000 | oui",
            ),
            ("effectifs", "libelle | salaire_brut\nPilote | 33 000"),
        ],
        expect: "",
    }, Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle                     | prevu  | annee_pleine
                 detail | D    | 64     | Rémunération des personnels | 53 000 | non
                 detail | D    | 64     | Autres charges de personnel | 74 500 | non
                 detail | D    | 64     | Rémunération des personnels | 63 000 | oui",
            ),
            (
                "effectifs",
                "tableau | financeur   | libelle    | salaire_brut | salaire_ap
                 1       | ARS         | Pilote     | 33 000       | 43 000
                 1       | ARS         | Agent      | 0            |
                 2       | DEPARTEMENT | Secrétaire | 20 000       |",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let staffing = Staffing::of(frames)?;
    let mut remarks = Vec::new();
    for ((territoire, _, annee_pleine), rows) in budgets(&lignes) {
        let Some(paid) = staffing.pay(territoire, annee_pleine) else { continue };
        remarks.extend(remark(frames, &rows, is_salary, paid.each_ref().map(|it: &Pay| it.salaire)));
        remarks.extend(remark(frames, &rows, is_charges, paid.each_ref().map(|it| it.charges)));
    }
    Ok(remarks)
}

/// A budget may hold all posts or those of the ARS alone: the nearest is meant.
fn remark(frames: &Frames, rows: &[&Ligne], is: fn(&str) -> bool, staffing: [Option<i64>; 2]) -> Option<Diagnostic> {
    let paid: Vec<&Ligne> = rows
        .iter()
        .copied()
        .filter(|it| it.is(Role::Detail) && it.compte.as_deref() == Some("64") && is(&fold(&it.libelle)))
        .collect();
    let stated = known_sum(paid.iter().map(|it| it.amounts[0]))?;
    let expected = staffing.into_iter().flatten().min_by_key(|it| stated.saturating_sub(*it).saturating_abs())?;
    let gap = stated.saturating_sub(expected);
    if gap == 0 {
        return None;
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, le tableau des effectifs {}, écart de {}",
        paid[0].name(),
        heading(AMOUNTS[0]),
        euros(stated),
        euros(expected),
        euros(gap),
    );
    Some(paid[0].remark(frames, &CHECK.rule, AMOUNTS[0], message).severity(gravity(gap)))
}

pub(super) fn is_salary(folded: &str) -> bool {
    folded.contains("remuneration") || folded.contains("salaire")
}

fn is_charges(folded: &str) -> bool {
    ["charges sociales", "charges patronales", "cotisation"].iter().any(|it| folded.contains(it))
}
