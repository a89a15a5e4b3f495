//! A post that the grant pays for and that is neither a pilote nor a case manager.

use super::{Base, Ligne, Role, etp, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::QUALITE;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-12",
        severity: Severity::AVerifier,
        title: "Poste financé par l’ARS hors convention",
        explanation: "La convention FIR (article 3.2) finance une équipe de pilotes et de gestionnaires de cas\u{a0}; les secrétaires et \
                      la coordination sont à la charge du Département (article 3.1 bis).",
        correction: "Vérifier que ce poste peut être imputé à la subvention de l’ARS, ou changer son financeur.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\ngestionnaires_finances = 12"),
            (
                "effectifs",
                "qualite | libelle       | financeur | etp | cout_total
                 GC      | GC N°1        | ARS       | 1   | 38 000
                 AUTRE   | Agent SICODOM | ARS       | 1   | 18 000",
            ),
        ],
        expect: "A3 a_verifier: Agent SICODOM : 1 ETP et 18 000 € imputés à la subvention de l’ARS, qui finance des pilotes et des gestionnaires de cas",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\ngestionnaires_finances = 12"),
                (
                    "effectifs",
                    "qualite    | libelle    | financeur   | etp
                     SECRETAIRE | Secrétaire | DEPARTEMENT | 1
                     AUTRE      | Agent      |             | 1
                     PILOTE     | Pilote     | ARS         | 1",
                ),
            ],
            expect: "",
        },
        Example { given: &[("effectifs", "qualite | libelle | financeur\nAUTRE | Agent | ARS")], expect: "" },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let convention = &settings.convention;
    if convention.pilotes_finances.or(convention.gestionnaires_finances).is_none() {
        return Ok(Vec::new());
    }
    let lignes = lignes(frames)?;
    let outside = lignes.iter().filter(|it| {
        it.is(Role::Poste)
            && it.financeur.as_deref() == Some("ARS")
            && matches!(it.qualite.as_deref(), Some("AUTRE" | "SECRETAIRE"))
    });
    Ok(outside.map(|ligne| remark(frames, ligne)).collect())
}

fn remark(frames: &Frames, ligne: &Ligne) -> Diagnostic {
    let amounts = [ligne.etp.map(etp), ligne.cost(Base::Exercice)[2].map(euros)];
    let amounts: Vec<_> = amounts.into_iter().flatten().collect();
    let what = if amounts.is_empty() { "poste".to_owned() } else { amounts.join(" et ") };
    let message = format!(
        "{}\u{a0}: {what} imputés à la subvention de l’ARS, qui finance des pilotes et des gestionnaires de cas",
        ligne.name(),
    );
    ligne.remark(frames, &CHECK.rule, QUALITE, message)
}
