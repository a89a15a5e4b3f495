//! A post of no ETP, or of more than one.

use super::{Role, etp, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-08",
        severity: Severity::ACorriger,
        title: "ETP d’un poste hors de 0 à 1",
        explanation: "Une ligne du tableau des effectifs est un poste tenu par une personne\u{a0}: son ETP est plus grand que 0 et ne \
                      dépasse pas 1.",
        correction: "Corriger l’ETP, ou écrire une ligne par personne.",
    },
    raises: &[Example {
        given: &[("effectifs", "libelle | etp\nGC N°1 | 1,8\nGC N°2 | 0\nGC N°3 | 0,5")],
        expect: "
            B2 a_corriger: GC N°1 : « ETP » vaut 1,8 ETP ; attendu plus de 0 et au plus 1
            B3 a_corriger: GC N°2 : « ETP » vaut 0 ETP ; attendu plus de 0 et au plus 1",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "role | libelle | etp\nposte | GC N°1 | 1\nposte | GC N°2 | 0,1\nposte | GC N°3 |\ntotal | TOTAL | 1,1",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let posts = lignes.iter().filter(|it| it.is(Role::Poste));
    let wrong = posts.filter_map(|it| Some((it, it.etp.filter(|it| !(1..=ETP_UNIT).contains(it))?)));
    Ok(wrong
        .map(|(ligne, value)| {
            let message = format!(
                "{}\u{a0}: «\u{a0}ETP\u{a0}» vaut {}\u{a0}; attendu plus de 0 et au plus 1",
                ligne.name(),
                etp(value),
            );
            ligne.remark(frames, &CHECK.rule, ETP, message)
        })
        .collect())
}
