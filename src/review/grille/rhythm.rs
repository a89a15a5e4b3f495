//! Team meetings of one rhythm that sites judge differently, against a weekly norm.

use super::grilles;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-05",
        severity: Severity::AVerifier,
        title: "Rythme des réunions d’équipe jugé contre la norme, ou différemment d’un site à l’autre",
        explanation: "Le cahier des charges national (annexe III) demande des réunions d’équipe hebdomadaires. Un rythme plus lent ne \
                      remplit pas l’item, et le même rythme se juge de la même façon partout.",
        correction: "Juger l’item d’après la norme hebdomadaire, de la même façon dans toutes les grilles.",
    },
    raises: &[Example {
        given: &[(
            "grille",
            "territoire | item            | modalite | rythme
             Haguenau   | reunions_equipe | NON      | 15
             Saverne    | reunions_equipe | OUI      | 15",
        )],
        expect: "
            C2 a_verifier: Réunions d’équipe tous les 15 jours : l’item vaut « Non » ici, et « Oui » ailleurs pour le même rythme
            C3 a_verifier: Réunions d’équipe tous les 15 jours : l’item vaut « Oui », la norme est d’une réunion par semaine",
    }],
    silent: &[Example {
        given: &[(
            "grille",
            "territoire | item            | modalite | rythme
             Haguenau   | reunions_equipe | NON      | 15
             Saverne    | reunions_equipe | OUI      | 7
             Molsheim   | reunions_equipe | OUI      |",
        )],
        expect: "",
    }],
    run,
};

/// The norm, in days.
const WEEKLY: i64 = 7;

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let grilles = grilles(frames)?;
    let meetings = || grilles.iter().filter_map(|it| Some((it, it.items.get("reunions_equipe")?)));
    let mut remarks = Vec::new();
    for (grille, ligne) in meetings() {
        let Some(days) = ligne.rythme.filter(|it| *it > WEEKLY) else { continue };
        let elsewhere = || meetings().any(|(_, other)| other.rythme == Some(days) && other.is("ATTEINT"));
        let judged = if ligne.is("ATTEINT") {
            "l’item vaut «\u{a0}Oui\u{a0}», la norme est d’une réunion par semaine"
        } else if ligne.is("NON") && elsewhere() {
            "l’item vaut «\u{a0}Non\u{a0}» ici, et «\u{a0}Oui\u{a0}» ailleurs pour le même rythme"
        } else {
            continue;
        };
        let message = format!("Réunions d’équipe tous les {days} jours\u{a0}: {judged}");
        remarks.push(ligne.remark(frames, grille, &CHECK.rule, message));
    }
    Ok(remarks)
}
