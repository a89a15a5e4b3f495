//! A first visit dated after the exit.

use super::too_early;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_PREMIERE_VISITE, DATE_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-04",
        severity: Severity::ACorriger,
        title: "Première visite après la sortie",
        explanation: "Le suivi commence par une première visite et finit par la sortie.",
        correction: "Corriger la date de la première visite ou celle de la sortie.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_premiere_visite | date_sortie
             12/03/2017           | 05/03/2017",
        )],
        expect: "B2 a_corriger: La sortie (05/03/2017) précède la première visite (12/03/2017)",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_premiere_visite | date_sortie
             12/03/2017           | 05/04/2017
             12/03/2017           | ",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    too_early(frames, &CHECK.rule, [DATE_SORTIE, DATE_PREMIERE_VISITE], ["La sortie", "la première visite"])
}
