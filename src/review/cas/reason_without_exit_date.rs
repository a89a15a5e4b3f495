//! A reason of exit without the date of the exit.

use polars::prelude::*;

use super::{each, filled, offenders};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE, MOTIF_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-06",
        severity: Severity::ACorriger,
        title: "Motif de sortie sans date",
        explanation: "Un motif de sortie dit que le suivi est fini\u{a0}; sans date, le dossier n’est compté ni ouvert, ni sorti dans la période.",
        correction: "Écrire la date de sortie, ou effacer le motif si le suivi continue.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | motif_sortie
             12/03/2016     |             | DECES",
        )],
        expect: "B2 a_corriger: Un motif de sortie est donné, sans date de sortie",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie | motif_sortie
             12/03/2016     | 02/02/2017  | DECES
             12/03/2016     | 02/2017     | DECES
             12/03/2016     |             | NR
             12/03/2016     |             |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let condition = filled(MOTIF_SORTIE).and(col(DATE_SORTIE).is_null());
    let found = offenders(frames, condition, [DATE_INCLUSION, DATE_SORTIE])?;
    let one = |_: &_| "Un motif de sortie est donné, sans date de sortie".to_owned();
    Ok(each(frames, &CHECK.rule, DATE_SORTIE, found, one, "motifs de sortie sans date de sortie"))
}
