//! A number of persons or of ETP that is not that of the convention.

use super::{Ligne, Role, covers_all_territoires, etp, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-10",
        severity: Severity::AVerifier,
        title: "Personnes ou ETP en nombre différent de la convention",
        explanation: "La convention FIR (article 3.2) dit combien de pilotes et de gestionnaires de cas la subvention finance, sans \
                      dire si elle compte des personnes ou des ETP. Le tableau des effectifs est comparé aux deux.",
        correction: "Faire préciser par l’ARS ce que la convention compte, ou expliquer les postes vacants et à temps partiel.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\npilotes_finances = 1\ngestionnaires_finances = 2"),
            (
                "effectifs",
                "role          | qualite | libelle  | etp | financeur
                 poste         | PILOTE  | Pilote   | 1   | ARS
                 poste         | GC      | GC N°1   | 1   | ARS
                 poste         | GC      | GC N°2   | 0,8 | ARS
                 total_general |         | TOTAL RH | 2,8 | ARS",
            ),
        ],
        expect: "D5 a_verifier: Gestionnaires de cas : 2 personnes pour 1,8 ETP ; la convention en finance 2",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\npilotes_finances = 1"),
                ("effectifs", "qualite | etp\nPILOTE | 1\nGC | 0,5"),
            ],
            expect: "",
        },
        Example { given: &[("effectifs", "qualite | etp\nPILOTE | 0,5")], expect: "" },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    if !covers_all_territoires(&lignes, frames) {
        return Ok(Vec::new());
    }
    let convention = &settings.convention;
    let funded = [
        ("PILOTE", "Pilotes", convention.pilotes_finances),
        ("GC", "Gestionnaires de cas", convention.gestionnaires_finances),
    ];
    Ok(funded
        .into_iter()
        .filter_map(|(qualite, label, funded)| remark(frames, &lignes, qualite, label, funded?))
        .collect())
}

fn remark(frames: &Frames, lignes: &[Ligne], qualite: &str, label: &str, funded: u32) -> Option<Diagnostic> {
    let posts: Vec<&Ligne> = lignes
        .iter()
        .filter(|it| it.is(Role::Poste) && it.qualite.as_deref() == Some(qualite) && !it.of_departement())
        .collect();
    let worked = known_sum(posts.iter().map(|it| it.etp))?;
    if posts.len() as u64 == u64::from(funded) && worked == i64::from(funded).saturating_mul(ETP_UNIT) {
        return None;
    }
    let total = lignes.iter().find(|it| it.is(Role::TotalGeneral) && it.tableau == posts[0].tableau);
    let message = format!(
        "{label}\u{a0}: {} personne{} pour {}\u{a0}; la convention en finance {funded}",
        posts.len(),
        if posts.len() > 1 { "s" } else { "" },
        etp(worked),
    );
    Some(Diagnostic::new(&CHECK.rule, total.unwrap_or(posts[0]).place(frames, ETP), message))
}
