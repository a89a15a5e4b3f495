//! A first visit dated before the request that led to it.

use super::too_early;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_DEMANDE, DATE_PREMIERE_VISITE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-01",
        severity: Severity::ACorriger,
        title: "Première visite avant la demande",
        explanation: "La première visite à domicile suit la première demande. Le délai entre les deux n’est pas compté pour ces dossiers.",
        correction: "Corriger la date de la demande ou celle de la première visite.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_demande | date_premiere_visite
             12/03/2017   | 05/03/2017",
        )],
        expect: "B2 a_corriger: La première visite (05/03/2017) précède la demande (12/03/2017)",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_demande | date_premiere_visite
             12/03/2017   | 12/03/2017
             12/03/2017   | 03/2017
             03/2017      | 05/03/2017
                          | 05/03/2017",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    too_early(frames, &CHECK.rule, [DATE_PREMIERE_VISITE, DATE_DEMANDE], ["La première visite", "la demande"])
}
