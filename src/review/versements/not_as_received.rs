//! A grant declared as received that is not what the payments add up to.

use super::lignes::of_the_exercice;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::identify::tables::budget::REALISE;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::budget::received_from;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "VER-03",
        severity: Severity::ACorriger,
        title: "Subvention réalisée différente des versements reçus",
        explanation: "La subvention de l’ARS inscrite au réalisé (compte 74) est la somme des versements reçus pour l’exercice.",
        correction: "Corriger le réalisé du compte 74, ou le tableau des versements.",
    },
    raises: &[Example {
        given: &[
            ("budget", "role | sens | compte | libelle | financeur | realise\ndetail | R | 74 | ARS | ARS | 1 117 800"),
            (
                "versements",
                "exercice | versement_n | montant_recu
                 2017     | 1           | 726 570
                 2017     | 2           | 391 203",
            ),
        ],
        expect: "F2 a_corriger: ARS : « Réalisé » vaut 1 117 800 €, les versements reçus 1 117 773 €, écart de 27 €",
    }],
    silent: &[Example {
        given: &[
            ("budget", "role | sens | compte | libelle | financeur | realise\ndetail | R | 74 | ARS | ARS | 1 117 800"),
            (
                "versements",
                "exercice | versement_n | montant_recu
                 2017     | 1           | 726 570
                 2017     | 2           | 391 230
                 2018     | 2           | 5",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let payments = of_the_exercice(frames)?;
    let Some(received) = known_sum(payments.iter().map(|it| it.montant)) else { return Ok(Vec::new()) };
    let Some(stated) = received_from(frames, "ARS")? else { return Ok(Vec::new()) };
    let gap = stated.realise.saturating_sub(received);
    if gap == 0 {
        return Ok(Vec::new());
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}Réalisé\u{a0}» vaut {}, les versements reçus {}, écart de {}",
        stated.libelle,
        euros(stated.realise),
        euros(received),
        euros(gap),
    );
    let place = frames.provenance.place(stated.origin, REALISE);
    Ok(vec![Diagnostic::new(&CHECK.rule, place, message).severity(gravity(gap))])
}
