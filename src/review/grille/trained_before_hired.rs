//! A pilote whom the grid says trained before being hired.

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
        code: "GRI-03",
        severity: Severity::AVerifier,
        title: "Pilote formé avant son recrutement",
        explanation: "La formation nationale suit la prise de poste. La grille la date d’une année antérieure à l’entrée que donne le tableau \
                      des effectifs\u{a0}: la formation, l’entrée, ou la personne n’est pas la bonne.",
        correction: "Vérifier l’attestation de présence et la date d’entrée.",
    },
    raises: &[Example {
        given: &[
            ("grille", "territoire | item | modalite | fait_en\nSaverne | pilote_forme | OUI | 2012"),
            ("effectifs", "territoire | qualite | date_entree\nSaverne | PILOTE | 01/02/2013"),
        ],
        expect: "C2 a_verifier: Formation du pilote datée de 2012, avant son entrée le 01/02/2013",
    }],
    silent: &[Example {
        given: &[
            (
                "grille",
                "territoire | item         | modalite | fait_en
                 Saverne    | pilote_forme | OUI      | 2013
                 Molsheim   | pilote_forme | OUI      | 2012
                 Haguenau   | pilote_forme | NON      | 2012",
            ),
            (
                "effectifs",
                "territoire | qualite | date_entree\nSaverne | PILOTE | 01/02/2013\nHaguenau | PILOTE | 01/02/2013",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let hired = hired(frames)?;
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        let Some(ligne) = grille.items.get("pilote_forme").filter(|it| it.is("ATTEINT")) else { continue };
        let (Some(year), Some(entry)) = (ligne.fait_en, hired.get(&grille.territoire)) else { continue };
        if year < i64::from(entry.year()) {
            let message = format!("Formation du pilote datée de {year}, avant son entrée le {}", french(*entry));
            remarks.push(ligne.remark(frames, &grille, &CHECK.rule, message));
        }
    }
    Ok(remarks)
}
