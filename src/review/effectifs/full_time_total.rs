//! A total of full-time costs beside part-time posts: the cost of nothing.

use super::{Base, Ligne, Role, blocs, etp, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::COUT_TC;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-17",
        severity: Severity::AVerifier,
        title: "Total de coûts à temps complet",
        explanation: "Le total additionne ce que chaque poste coûterait à temps complet, alors que certains sont à temps partiel\u{a0}: ce \
                      n’est pas le coût des ETP écrits sur la même ligne.",
        correction: "Ne pas présenter ce total comme un coût\u{a0}; utiliser le total au prorata.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "role  | libelle     | etp | cout_tc | cout_total
             poste | Responsable | 0,2 | 73 142  | 14 628
             poste | Secrétaire  | 1   | 29 000  | 29 000
             total | TOTAL       | 1,2 | 102 142 | 43 628",
        )],
        expect: "D4 a_verifier: TOTAL : « Coût total à temps complet » vaut 102 142 € pour 2 postes ; ce n’est pas le coût de 1,2 ETP, qui est de 43 628 €",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "role  | libelle     | etp | cout_tc | cout_total
             poste | Responsable | 1   | 73 142  | 73 142
             poste | Secrétaire  | 1   | 29 000  | 29 000
             total | TOTAL       | 2   | 102 142 | 102 142",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    Ok(blocs(&lignes).values().filter_map(|rows| remark(frames, rows)).collect())
}

fn remark(frames: &Frames, rows: &[&Ligne]) -> Option<Diagnostic> {
    let posts: Vec<&Ligne> = rows.iter().copied().filter(|it| it.is(Role::Poste)).collect();
    let total = rows.iter().find(|it| it.is(Role::Total))?;
    let full = total.amount(COUT_TC)?;
    let added = known_sum(posts.iter().map(|it| it.amount(COUT_TC)))?;
    let worked = known_sum(posts.iter().map(|it| it.etp))?;
    let (real, whole) = (total.cost(Base::Exercice)[2]?, ETP_UNIT.saturating_mul(posts.len() as i64));
    if added != full || worked >= whole || real == full {
        return None;
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {} pour {} postes\u{a0}; ce n’est pas le coût de {}, qui est de {}",
        total.name(),
        heading(COUT_TC),
        euros(full),
        posts.len(),
        etp(total.etp.unwrap_or(worked)),
        euros(real),
    );
    Some(total.remark(frames, &CHECK.rule, COUT_TC, message))
}
