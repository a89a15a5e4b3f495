//! Exits of the period without a reason.

use polars::prelude::*;

use super::{day, grouped_by_sheet, offenders};
use crate::base::codes::NR;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE, MOTIF_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-08",
        severity: Severity::AVerifier,
        title: "Sorties sans motif",
        explanation: "Le motif de sortie manque dans une base qui a cette colonne\u{a0}; ces sorties sont comptées comme non renseignées.",
        correction: "Choisir le motif de sortie dans la liste.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_sortie | motif_sortie
             02/02/2017  | NR
             03/02/2017  | DECES
             03/03/2017  | NR",
        )],
        expect: "B2:B4 a_verifier: 2 sorties de la période sans motif",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_sortie | motif_sortie
             02/02/2016  | NR
             02/02/2017  | DECES
             02/02/2017  |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let fin = col(DATE_SORTIE).lt_eq(day(frames.periode.fin));
    let condition = col(DATE_SORTIE).gt_eq(day(frames.periode.debut)).and(fin).and(col(MOTIF_SORTIE).eq(lit(NR)));
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let (one, many) = ("sortie de la période sans motif", "sorties de la période sans motif");
    Ok(grouped_by_sheet(frames, &CHECK.rule, MOTIF_SORTIE, found, one, many))
}
