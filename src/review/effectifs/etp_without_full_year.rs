//! A total of ETP that counts posts without a full-year cost.

use std::collections::BTreeMap;

use super::{Base, Ligne, Role, etp, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-13",
        severity: Severity::AVerifier,
        title: "ETP comptés sans coût en année pleine",
        explanation: "Le total des ETP compte un poste qui n’a pas de coût en année pleine, alors que les autres en ont un\u{a0}: ce total \
                      ne va pas avec le coût en année pleine écrit sur la même ligne.",
        correction: "Écrire le coût en année pleine du poste, ou donner à part le total des ETP en année pleine.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "role          | libelle       | etp | cout_total | cout_ap
             poste         | Pilote        | 1   | 43 700     | 43 700
             poste         | Agent SICODOM | 1   | 18 000     |
             total_general | TOTAL RH      | 2   | 61 700     | 43 700",
        )],
        expect: "C4 a_verifier: TOTAL RH : « ETP » vaut 2 ETP, dont 1 ETP sans coût en année pleine (Agent SICODOM) ; en année pleine, 1 ETP",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "tableau | role  | libelle    | etp | cout_total | cout_ap
             1       | poste | Pilote     | 1   | 43 700     | 43 700
             1       | total | TOTAL      | 1   | 43 700     | 43 700
             2       | poste | Secrétaire | 1   | 29 000     |
             2       | total | TOTAL      | 1   | 29 000     |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut tableaux: BTreeMap<i64, Vec<&Ligne>> = BTreeMap::new();
    for ligne in &lignes {
        tableaux.entry(ligne.tableau).or_default().push(ligne);
    }
    Ok(tableaux.values().filter_map(|rows| remark(frames, rows)).collect())
}

fn remark(frames: &Frames, rows: &[&Ligne]) -> Option<Diagnostic> {
    let has = |ligne: &Ligne, base| ligne.cost(base).iter().any(Option::is_some);
    let posts = || rows.iter().filter(|it| it.is(Role::Poste));
    if !posts().any(|it| has(it, Base::AnneePleine)) {
        return None;
    }
    let without: Vec<_> = posts().filter(|it| has(it, Base::Exercice) && !has(it, Base::AnneePleine)).collect();
    let missing = known_sum(without.iter().map(|it| it.etp))?;
    let general = rows.iter().find(|it| it.is(Role::TotalGeneral));
    let bloc = rows.iter().find(|it| it.is(Role::Total) && it.bloc == without[0].bloc);
    let total = general.or(bloc)?;
    let stated = total.etp?;
    let names: Vec<&str> = without.iter().map(|it| it.name()).collect();
    let message = format!(
        "{}\u{a0}: «\u{a0}ETP\u{a0}» vaut {}, dont {} sans coût en année pleine ({})\u{a0}; en année pleine, {}",
        total.name(),
        etp(stated),
        etp(missing),
        names.join(", "),
        etp(stated.saturating_sub(missing)),
    );
    Some(total.remark(frames, &CHECK.rule, ETP, message))
}
