//! A file said to be active although its exit is past.

use polars::prelude::*;

use super::{Offender, day, each, offenders, shown};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE, STATUT};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-09",
        severity: Severity::AVerifier,
        title: "Dossier actif après sa sortie",
        explanation: "La date de sortie est passée à la fin de la période, et le statut dit le dossier actif. La date de sortie est retenue.",
        correction: "Corriger le statut, ou effacer la date de sortie si le suivi continue.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | statut
             12/03/2016     | 02/02/2017  | ACTIF",
        )],
        expect: "C2 a_verifier: Le statut dit le dossier actif, la sortie est du 02/02/2017",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | statut
             12/03/2016     | 02/02/2017  | SORTI
             12/03/2016     | 02/02/2018  | ACTIF
             12/03/2016     |             | ACTIF",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let condition = col(STATUT).eq(lit("ACTIF")).and(col(DATE_SORTIE).lt_eq(day(frames.periode.fin)));
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let one = |it: &Offender| format!("Le statut dit le dossier actif, la sortie est du {}", shown(it.dates[1]));
    Ok(each(frames, &CHECK.rule, STATUT, found, one, "dossiers dits actifs après leur date de sortie"))
}
