//! A person decided to be included, without a date of inclusion.

use polars::prelude::*;

use super::{each, offenders};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_DEMANDE, DATE_INCLUSION, DECISION};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-10",
        severity: Severity::ACorriger,
        title: "Inclusion décidée sans date",
        explanation: "La décision dit la personne incluse\u{a0}; sans date d’inclusion, le dossier n’entre ni dans la file active, ni dans les nouveaux cas.",
        correction: "Écrire la date d’inclusion, ou corriger la décision.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_demande | decision | date_inclusion
             12/03/2016   | INCLUS   |",
        )],
        expect: "C2 a_corriger: La décision dit la personne incluse, sans date d’inclusion",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_demande | decision   | date_inclusion
             12/03/2016   | INCLUS     | 15/03/2016
             12/03/2016   | NON_INCLUS |
             12/03/2016   | EN_ATTENTE |
             12/03/2016   |            |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let condition = col(DECISION).eq(lit("INCLUS")).and(col(DATE_INCLUSION).is_null());
    let found = offenders(frames, condition, [DATE_DEMANDE, DATE_INCLUSION])?;
    let one = |_: &_| "La décision dit la personne incluse, sans date d’inclusion".to_owned();
    Ok(each(frames, &CHECK.rule, DATE_INCLUSION, found, one, "inclusions décidées sans date d’inclusion"))
}
