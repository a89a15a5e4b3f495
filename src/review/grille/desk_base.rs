//! A desk said to have no base although its register was received.

use std::collections::BTreeMap;

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::columns::{dates, texts};
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-07",
        severity: Severity::AVerifier,
        title: "Base du guichet intégré jugée absente alors que son registre est reçu",
        explanation: "La grille dit qu’il n’y a pas de base de données du guichet intégré, mais un registre de demandes de la même année a \
                      été déposé.",
        correction: "Mettre l’item à jour, ou dire ce qui manque au registre.",
    },
    raises: &[Example {
        given: &[
            ("grille", "territoire | annee | item | modalite\nSaverne | 2016 | bdd_gi | NON"),
            ("guichet", "territoire | date\nSaverne | 12/05/2016\nSaverne | 13/05/2016"),
        ],
        expect: "D2 a_verifier: « Base de données guichet intégré » vaut « Non », mais le registre reçu compte 2 demande(s) en 2016",
    }],
    silent: &[Example {
        given: &[
            (
                "grille",
                "territoire | annee | item | modalite\nSaverne | 2016 | bdd_gi | NON\nMolsheim | 2016 | bdd_gi | OUI",
            ),
            ("guichet", "territoire | date\nSaverne | 12/05/2017\nMolsheim | 13/05/2016"),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let desk = frames.get("guichet");
    let mut requests: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for (territoire, date) in texts(&desk, TERRITOIRE)?.into_iter().zip(dates(&desk, "date")?) {
        if let (Some(territoire), Some(date)) = (territoire, date) {
            *requests.entry((territoire, i64::from(date.year()))).or_default() += 1;
        }
    }
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        let Some(ligne) = grille.items.get("bdd_gi").filter(|it| it.is("NON")) else { continue };
        if let Some(count) = requests.get(&(grille.territoire.clone(), grille.annee)) {
            let message =
                format!("{}, mais le registre reçu compte {count} demande(s) en {}", ligne.said(), grille.annee);
            remarks.push(ligne.remark(frames, &grille, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
