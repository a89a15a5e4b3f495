//! Open files without the person’s consent.

use polars::prelude::*;

use super::{grouped_by_sheet, offenders, open};
use crate::base::codes::NR;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{CONSENTEMENT, DATE_CONSENTEMENT, DATE_INCLUSION, DATE_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-13",
        severity: Severity::AVerifier,
        title: "Consentement non recueilli",
        explanation: "L’accord de la personne au recueil et à l’échange d’informations est demandé à l’entrée en gestion de cas (cahier des charges national, § 3.3).",
        correction: "Recueillir l’accord, et l’écrire dans la base.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | consentement
             12/03/2016     |             | NR
             13/03/2016     |             | NON
             14/03/2016     |             | OUI",
        )],
        expect: "C2:C3 a_verifier: 2 dossiers ouverts sans consentement recueilli",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | consentement | date_consentement
             12/03/2016     | 01/02/2017  | NR           |
             12/03/2016     |             | REFUS        |
             12/03/2016     |             | NR           | 15/03/2016
             12/03/2016     |             |              |
                            |             | NR           |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let missing = col(CONSENTEMENT).eq(lit(NR)).or(col(CONSENTEMENT).eq(lit("NON")));
    let condition = open(frames.periode).and(missing).and(col(DATE_CONSENTEMENT).is_null());
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let (one, many) = ("dossier ouvert sans consentement recueilli", "dossiers ouverts sans consentement recueilli");
    Ok(grouped_by_sheet(frames, &CHECK.rule, CONSENTEMENT, found, one, many))
}
