//! Follow-up of decisions that no register lists.

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::concertation::Concertation;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "REU-02",
        severity: Severity::ACorriger,
        title: "Suivi d’une décision inconnue",
        explanation: "Le numéro de la décision suivie n’est dans aucun registre des décisions\u{a0}: le suivi ne compte pour aucune \
                      (MAIA 25, items 4 et 8\u{a0}: chaque décision doit être identifiée).",
        correction: "Écrire le numéro de la décision comme au registre des décisions.",
    },
    raises: &[Example {
        given: &[
            (
                "decisions",
                "territoire | id | table | date | texte_court\nSaverne | D1 | TACTIQUE | 16/05/2017 | Former",
            ),
            (
                "suivi",
                "territoire | decision_id | table    | date       | etat
                 Saverne    | D1          | TACTIQUE | 12/10/2017 | FAIT
                 Saverne    | D9          | TACTIQUE | 12/10/2017 | FAIT",
            ),
        ],
        expect: "B3 a_corriger: Aucune décision ne porte le numéro suivi ici",
    }],
    silent: &[Example {
        given: &[
            (
                "decisions",
                "territoire | id | table | date | texte_court\nSaverne | D1 | TACTIQUE | 16/05/2017 | Former",
            ),
            ("suivi", "territoire | decision_id | table | date | etat\nSaverne | d1 | TACTIQUE | 12/10/2017 | FAIT"),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = Concertation::of(frames)?;
    let unknown = all.suivis.iter().filter(|it| it.decision.is_none() && !all.decisions.is_empty());
    let remark = |origin: u32, territoire: Option<&String>| {
        let message = "Aucune décision ne porte le numéro suivi ici".to_owned();
        let place = frames.provenance.place(origin, "decision_id");
        Diagnostic::new(&CHECK.rule, place, message).territoire(territoire.cloned())
    };
    Ok(unknown.map(|it| remark(it.origin, it.territoire.as_ref())).collect())
}
