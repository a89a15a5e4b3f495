//! Strategic tables that met less than twice in the exercice.

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::concertation::{Concertation, STRATEGIQUE};
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "REU-03",
        severity: Severity::AVerifier,
        title: "Table stratégique réunie moins de deux fois",
        explanation: "La table stratégique se réunit au moins tous les six mois (circulaire 2012/06, art. 2.3). Le registre en montre \
                      moins de deux dans la période.",
        correction: "Ajouter au registre les réunions qui y manquent, ou expliquer le rythme dans le rapport d’étape.",
    },
    raises: &[Example {
        given: &[(
            "reunions",
            "territoire | table       | date
             Saverne    | STRATEGIQUE | 14/03/2016
             Saverne    | STRATEGIQUE | 14/03/2017",
        )],
        expect: "C3 a_verifier: 1 table stratégique dans la période, 2 attendues au moins",
    }],
    silent: &[Example {
        given: &[(
            "reunions",
            "territoire | table       | date
                        | STRATEGIQUE | 14/03/2017
             Saverne    | STRATEGIQUE | 12/10/2017
             Saverne    | TACTIQUE    | 12/10/2017",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = Concertation::of(frames)?;
    let mut remarks = Vec::new();
    for territoire in &frames.territoires {
        let held = all.of_table(STRATEGIQUE, &territoire.id).filter(|it| frames.periode.contains(it.1.date)).count();
        let last = all.of_table(STRATEGIQUE, &territoire.id).rfind(|it| it.1.date <= frames.periode.fin);
        if let (0..2, Some((_, last))) = (held, last) {
            let message = format!("{held} table stratégique dans la période, 2 attendues au moins");
            let place = frames.provenance.place(last.origin, "date");
            remarks.push(Diagnostic::new(&CHECK.rule, place, message).territoire(Some(territoire.id.clone())));
        }
    }
    Ok(remarks)
}
