//! An inclusion dated before the request that led to it.

use super::too_early;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_DEMANDE, DATE_INCLUSION};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-02",
        severity: Severity::ACorriger,
        title: "Inclusion avant la demande",
        explanation: "La personne est incluse après une demande. Le délai entre les deux n’est pas compté pour ces dossiers.",
        correction: "Corriger la date de la demande ou celle de l’inclusion.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_demande | date_inclusion
             12/03/2017   | 05/03/2017",
        )],
        expect: "B2 a_corriger: L’inclusion (05/03/2017) précède la demande (12/03/2017)",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_demande | date_inclusion
             12/03/2017   | 12/03/2017
             12/03/2017   | 2017
             12/03/2017   | ",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    too_early(frames, &CHECK.rule, [DATE_INCLUSION, DATE_DEMANDE], ["L’inclusion", "la demande"])
}
