//! A case base under way although its comment says that it exists.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-04",
        severity: Severity::AVerifier,
        title: "Base de données jugée «\u{a0}en cours\u{a0}» alors qu’elle existe",
        explanation: "L’item n’est pas jugé atteint, mais son commentaire dit que la base existe depuis une année antérieure à la grille.",
        correction: "Mettre l’item à «\u{a0}Réalisée\u{a0}», ou dire ce qui lui manque.",
    },
    raises: &[Example {
        given: &[(
            "grille",
            "territoire | annee | item | modalite | depuis\nSaverne | 2016 | bdd_gc | EN_COURS | 2014",
        )],
        expect: "D2 a_verifier: « Base de données gestion de cas » vaut « En cours », mais le commentaire dit qu’elle existe depuis 2014",
    }],
    silent: &[Example {
        given: &[(
            "grille",
            "territoire | annee | item   | modalite | depuis
             Saverne    | 2016  | bdd_gc | REALISEE | 2014
             Molsheim   | 2016  | bdd_gc | EN_COURS |
             Haguenau   | 2016  | bdd_gi | EN_COURS | 2016",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        for ligne in ["bdd_gc", "bdd_gi"].iter().filter_map(|it| grille.items.get(*it)) {
            let since = ligne.depuis.filter(|it| *it < grille.annee && (ligne.is("PARTIEL") || ligne.is("NON")));
            if let Some(since) = since {
                let message = format!("{}, mais le commentaire dit qu’elle existe depuis {since}", ligne.said());
                remarks.push(ligne.remark(frames, &grille, &CHECK.rule, message));
            }
        }
    }
    Ok(remarks)
}
