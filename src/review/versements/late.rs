//! Payments that came after their due date.

use super::lignes::{DATE_RECEPTION, due, of_the_exercice};
use crate::base::date::{days, french};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "VER-02",
        severity: Severity::AVerifier,
        title: "Versement reçu après son échéance",
        explanation: "La convention FIR (article 4.1) donne une date à chaque versement, sauf au premier de 2017, dû à réception de la convention \
                      signée\u{a0}: pour lui, aucun retard ne se calcule.",
        correction: "Vérifier la date, puis demander à l’ARS la cause du retard.",
    },
    raises: &[Example {
        given: &[
            (
                SETTINGS,
                "[[convention.versement]]\nexercice = 2017\nnumero = 2\nmontant = 346056\necheance = 2017-09-15",
            ),
            ("versements", "exercice | versement_n | date_reception\n2017 | 2 | 02/10/2017"),
        ],
        expect: "C2 a_verifier: Versement n° 2 de 2017 : reçu le 02/10/2017, 17 jours après l’échéance du 15/09/2017",
    }],
    silent: &[Example {
        given: &[
            (
                SETTINGS,
                "[[convention.versement]]\nexercice = 2017\nnumero = 1\nmontant = 642676\n[[convention.versement]]\nexercice = 2017\nnumero = 2\nmontant = 346056\necheance = 2017-09-15",
            ),
            (
                "versements",
                "exercice | versement_n | date_reception
                 2017     | 1           | 30/11/2017
                 2017     | 2           | 15/09/2017
                 2017     | 2           | 10/2017
                 2018     | 2           | 01/12/2018",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for received in of_the_exercice(frames)? {
        let due = received.numero.and_then(|it| due(settings, frames.periode.exercice, it));
        let Some((came, due)) = received.reception.zip(due.and_then(|it| it.echeance)) else { continue };
        let late = days(came) - days(due);
        if late <= 0 {
            continue;
        }
        let message = format!(
            "{}\u{a0}: reçu le {}, {late} jour{} après l’échéance du {}",
            received.name(frames),
            french(came),
            if late > 1 { "s" } else { "" },
            french(due),
        );
        remarks.push(received.remark(frames, &CHECK.rule, DATE_RECEPTION, message));
    }
    Ok(remarks)
}
