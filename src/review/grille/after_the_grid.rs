//! A grid whose comment speaks of a year that comes after it.

use super::{grilles, hired};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-02",
        severity: Severity::ACorriger,
        title: "Grille de validation qui parle d’une date postérieure",
        explanation: "Le commentaire d’un item dit «\u{a0}depuis\u{a0}» une année qui suit celle de la grille\u{a0}: l’une des deux est fausse.",
        correction: "Corriger l’année du commentaire, ou celle de la grille.",
    },
    raises: &[
        Example {
            given: &[
                (
                    "grille",
                    "territoire | annee | item | modalite | depuis\nSaverne | 2016 | pilote_recrute | OUI | 2017",
                ),
                ("effectifs", "territoire | qualite | date_entree\nSaverne | PILOTE | 14/11/2016"),
            ],
            expect: "D2 a_corriger: Grille de 2016 : le commentaire dit « depuis » 2017 ; le tableau des effectifs donne le 14/11/2016",
        },
        Example {
            given: &[(
                "grille",
                "territoire | annee | item | modalite | depuis\nSaverne | 2015 | bdd_gc | REALISEE | 2016",
            )],
            expect: "D2 a_corriger: Grille de 2015 : le commentaire dit « depuis » 2016",
        },
    ],
    silent: &[Example {
        given: &[(
            "grille",
            "territoire | annee | item           | modalite | depuis
             Saverne    | 2016  | pilote_recrute | OUI      | 2016
             Saverne    | 2016  | bdd_gc         | EN_COURS | 2014",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let hired = hired(frames)?;
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in grille.items.values() {
            let Some(since) = ligne.depuis.filter(|it| *it > grille.annee) else { continue };
            let known = hired.get(&grille.territoire).filter(|_| ligne.item == "pilote_recrute");
            let known = known
                .map_or_else(String::new, |it| format!("\u{a0}; le tableau des effectifs donne le {}", french(*it)));
            let message =
                format!("Grille de {}\u{a0}: le commentaire dit «\u{a0}depuis\u{a0}» {since}{known}", grille.annee);
            remarks.push(ligne.remark(frames, &grille, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
