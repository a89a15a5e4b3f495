//! Secretaries of the département in another number than the convention says.

use super::{Ligne, Role, etp, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-16",
        severity: Severity::AVerifier,
        title: "Secrétaires du Département en nombre différent de la convention",
        explanation: "La convention FIR (article 3.1 bis) met à la charge du Département un nombre de postes de secrétaires \
                      assistantes, sans dire si elle compte des personnes ou des ETP, ni si une secrétaire en est une.",
        correction: "Faire préciser par l’ARS ce que la convention compte, ou expliquer l’écart.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\nsecretaires_departement = 2"),
            (
                "effectifs",
                "role  | qualite    | libelle               | etp | financeur
                 poste | SECRETAIRE | Secrétaire assistante | 0,9 | DEPARTEMENT
                 poste | SECRETAIRE | Secrétaire            | 1   | DEPARTEMENT
                 total |            | TOTAL                 | 1,9 | DEPARTEMENT",
            ),
        ],
        expect: "D4 a_verifier: Secrétaires du Département : 2 personnes pour 1,9 ETP, dont 1 « secrétaire assistante » pour 0,9 ETP ; la convention prévoit 2 postes de secrétaires assistantes",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\nsecretaires_departement = 1"),
                (
                    "effectifs",
                    "qualite    | libelle               | etp | financeur
                     SECRETAIRE | Secrétaire assistante | 1   | DEPARTEMENT
                     SECRETAIRE | Secrétaire            | 0,5 | ARS",
                ),
            ],
            expect: "",
        },
        Example {
            given: &[("effectifs", "qualite | libelle | etp | financeur\nSECRETAIRE | Secrétaire | 0,5 | DEPARTEMENT")],
            expect: "",
        },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let Some(funded) = settings.convention.secretaires_departement else { return Ok(Vec::new()) };
    let lignes = lignes(frames)?;
    Ok(remark(frames, &lignes, funded).into_iter().collect())
}

fn remark(frames: &Frames, lignes: &[Ligne], funded: u32) -> Option<Diagnostic> {
    let secretary =
        |it: &&Ligne| it.is(Role::Poste) && it.of_departement() && it.qualite.as_deref() == Some("SECRETAIRE");
    let posts: Vec<&Ligne> = lignes.iter().filter(secretary).collect();
    let assistants: Vec<&Ligne> = posts.iter().copied().filter(|it| fold(it.name()).contains("assistante")).collect();
    let worked = known_sum(posts.iter().map(|it| it.etp))?;
    let assisted = known_sum(assistants.iter().map(|it| it.etp)).unwrap_or_default();
    let whole = i64::from(funded).saturating_mul(ETP_UNIT);
    if assistants.len() as u64 == u64::from(funded) && assisted == whole {
        return None;
    }
    let total =
        lignes.iter().find(|it| it.is(Role::Total) && it.tableau == posts[0].tableau && it.bloc == posts[0].bloc);
    let message = format!(
        "Secrétaires du Département\u{a0}: {} personne{} pour {}, dont {} «\u{a0}secrétaire assistante\u{a0}» pour {}\u{a0}; la convention \
         prévoit {funded} postes de secrétaires assistantes",
        posts.len(),
        if posts.len() > 1 { "s" } else { "" },
        etp(worked),
        assistants.len(),
        etp(assisted),
    );
    Some(total.unwrap_or(posts[0]).remark(frames, &CHECK.rule, ETP, message))
}
