//! A file said to be out, without date nor reason of exit.

use polars::prelude::*;

use super::{each, filled, offenders};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE, MOTIF_SORTIE, STATUT};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-07",
        severity: Severity::ACorriger,
        title: "Dossier sorti sans date de sortie",
        explanation: "Le statut dit que le suivi est fini\u{a0}; sans date, le dossier n’est compté ni ouvert, ni sorti dans la période.",
        correction: "Écrire la date et le motif de sortie, ou corriger le statut.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | motif_sortie | statut
             12/03/2016     |             | NR           | SORTI",
        )],
        expect: "B2 a_corriger: Le statut dit le dossier sorti, sans date de sortie",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | motif_sortie | statut
             12/03/2016     | 02/02/2017  | DECES        | SORTI
             12/03/2016     |             | DECES        | SORTI
             12/03/2016     |             | NR           | ACTIF
                            |             | NR           | SORTI",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    // Without inclusion nothing was open; with a reason, the check on reasons speaks.
    let out = col(STATUT).eq(lit("SORTI")).and(col(DATE_INCLUSION).is_not_null());
    let condition = out.and(col(DATE_SORTIE).is_null()).and(filled(MOTIF_SORTIE).not());
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let one = |_: &_| "Le statut dit le dossier sorti, sans date de sortie".to_owned();
    Ok(each(frames, &CHECK.rule, DATE_SORTIE, found, one, "dossiers dits sortis sans date de sortie"))
}
