//! A person decided not to be included, with a date of inclusion.

use polars::prelude::*;

use super::{Offender, each, offenders, shown};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_DEMANDE, DATE_INCLUSION, DECISION};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-11",
        severity: Severity::AVerifier,
        title: "Date d’inclusion malgré une décision contraire",
        explanation: "La décision dit la personne non incluse ou réorientée, et une date d’inclusion est donnée. La date est retenue\u{a0}: le dossier compte comme inclus.",
        correction: "Corriger la décision, ou effacer la date d’inclusion.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_demande | decision   | date_inclusion
             12/03/2016   | NON_INCLUS | 15/03/2016",
        )],
        expect: "B2 a_verifier: La décision dit la personne non incluse, l’inclusion est du 15/03/2016",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_demande | decision   | date_inclusion
             12/03/2016   | INCLUS     | 15/03/2016
             12/03/2016   | NON_INCLUS |
             12/03/2016   | EN_ATTENTE | 15/03/2016",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let excluded = col(DECISION).eq(lit("NON_INCLUS")).or(col(DECISION).eq(lit("REORIENTE")));
    let found = offenders(frames, excluded.and(col(DATE_INCLUSION).is_not_null()), [DATE_DEMANDE, DATE_INCLUSION])?;
    let one =
        |it: &Offender| format!("La décision dit la personne non incluse, l’inclusion est du {}", shown(it.dates[1]));
    Ok(each(frames, &CHECK.rule, DECISION, found, one, "dossiers dits non inclus avec une date d’inclusion"))
}
