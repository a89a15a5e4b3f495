//! Ages at inclusion that are those of nobody in case management.

use polars::prelude::*;

use super::{Offender, each, offenders};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{AGE, ANNEE_NAISSANCE, DATE_INCLUSION, DATE_NAISSANCE, DATE_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-12",
        severity: Severity::AVerifier,
        title: "Âge à l’inclusion inattendu",
        explanation: "La gestion de cas s’adresse aux personnes de 60 ans et plus, et à des personnes plus jeunes atteintes d’une maladie \
                      d’Alzheimer ou apparentée. Un âge de moins de 40 ans ou de plus de 115 ans est une erreur de saisie.",
        correction: "Corriger la date de naissance ou la date d’inclusion\u{a0}; si l’âge est juste, il n’y a rien à faire.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | age
             12/03/2017     | 58
             12/03/2017     | 12
             12/03/2017     | 130",
        )],
        expect: "
            B2 a_verifier: Âge à l’inclusion de moins de 60 ans
            B3 a_corriger: Âge à l’inclusion de moins de 40 ans ou de plus de 115 ans
            B4 a_corriger: Âge à l’inclusion de moins de 40 ans ou de plus de 115 ans",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | age
             12/03/2017     | 60
             12/03/2017     | 115
             12/03/2017     |
                            | 45",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let included = || col(DATE_INCLUSION).is_not_null();
    let impossible = || col(AGE).lt(lit(40)).or(col(AGE).gt(lit(115)));
    let young = included().and(col(AGE).lt(lit(60))).and(impossible().not());
    let mut remarks =
        told(frames, young, "Âge à l’inclusion de moins de 60 ans", "âges à l’inclusion de moins de 60 ans")?;
    let wrong = told(
        frames,
        included().and(impossible()),
        "Âge à l’inclusion de moins de 40 ans ou de plus de 115 ans",
        "âges à l’inclusion de moins de 40 ans ou de plus de 115 ans",
    )?;
    remarks.extend(wrong.into_iter().map(|it| it.severity(Severity::ACorriger)));
    Ok(remarks)
}

/// The remark stands at what the age was computed from.
fn told(frames: &Frames, condition: Expr, one: &str, many: &str) -> Result<Vec<Diagnostic>, Failure> {
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let mut by_column: [(&str, Vec<Offender>); 3] =
        [(DATE_NAISSANCE, Vec::new()), (ANNEE_NAISSANCE, Vec::new()), (AGE, Vec::new())];
    for it in found {
        let table =
            frames.provenance.rows.get(it.origin as usize).and_then(|it| frames.provenance.tables.get(it.0 as usize));
        let has = |column: &str| table.is_some_and(|it| it.columns.contains_key(column));
        let at = by_column.iter().position(|(column, _)| has(column)).unwrap_or(2);
        by_column[at].1.push(it);
    }
    let remarks = |(column, found)| each(frames, &CHECK.rule, column, found, |_| one.to_owned(), many);
    Ok(by_column.into_iter().flat_map(remarks).collect())
}
