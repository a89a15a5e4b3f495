//! An exit dated before the inclusion.

use super::too_early;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_INCLUSION, DATE_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-03",
        severity: Severity::ACorriger,
        title: "Sortie avant l’inclusion",
        explanation: "La sortie suit l’inclusion. La durée de suivi n’est pas comptée pour ces dossiers.",
        correction: "Corriger la date d’inclusion ou celle de sortie.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie
             12/03/2017     | 05/03/2016",
        )],
        expect: "B2 a_corriger: La sortie (05/03/2016) précède l’inclusion (12/03/2017)",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie
             12/03/2017     | 12/03/2017
             12/03/2017     | 03/2017
             12/03/2017     | ",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    too_early(frames, &CHECK.rule, [DATE_SORTIE, DATE_INCLUSION], ["La sortie", "l’inclusion"])
}
