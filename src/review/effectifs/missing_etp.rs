//! A post whose ETP is not known.

use super::{Role, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: crate::review::POSTE_SANS_ETP,
        severity: Severity::ACorriger,
        title: "Poste sans ETP",
        explanation: "Sans ETP, un poste n’entre ni dans les effectifs ni dans la charge en cas par ETP de gestionnaire de cas.",
        correction: "Écrire l’ETP du poste, 0,8 par exemple.",
    },
    raises: &[Example {
        given: &[("effectifs", "libelle | etp | cout_total\nGC N°1 | | 38 000")],
        expect: "B2 a_corriger: GC N°1 : l’ETP n’est pas connu, le poste ne compte pas dans les ETP",
    }],
    silent: &[Example {
        given: &[("effectifs", "role | libelle | etp\nposte | GC N°1 | 0,8\ntotal | TOTAL |")],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let unknown = lignes.iter().filter(|it| it.is(Role::Poste) && it.etp.is_none());
    Ok(unknown
        .map(|ligne| {
            let message = format!("{}\u{a0}: l’ETP n’est pas connu, le poste ne compte pas dans les ETP", ligne.name());
            ligne.remark(frames, &CHECK.rule, ETP, message)
        })
        .collect())
}
