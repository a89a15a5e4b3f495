//! A post that two territoires seem to declare for one and the same agent.

use std::collections::BTreeMap;

use super::{Base, Ligne, Role, etp, lignes};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::ETP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, EURO};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-09",
        severity: Severity::AVerifier,
        title: "Même agent déclaré par deux territoires",
        explanation: "Deux postes de même qualité, de même profil, de même date d’entrée et de même salaire sont dans deux \
                      territoires, pour plus d’un ETP en tout\u{a0}: c’est peut-être un seul agent compté deux fois.",
        correction: "Vérifier qu’il s’agit de deux personnes, ou partager l’ETP entre les deux territoires.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "territoire | qualite | libelle | profil | etp | date_entree | salaire_brut
             Saverne    | GC      | GC N°1  | IDE    | 1   | 15/11/2012  | 23 900
             Molsheim   | GC      | GC N°2  | IDE    | 0,5 | 15/11/2012  | 23 900",
        )],
        expect: "E3 a_verifier: GC N°2 : même qualité, même profil, même date d’entrée (15/11/2012) et même salaire que GC N°1 dans un autre territoire (cellule E2), pour 1,5 ETP en tout",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "territoire | qualite | libelle | profil | etp | date_entree | salaire_brut
             Saverne    | GC      | GC N°1  | IDE    | 0,5 | 15/11/2012  | 23 900
             Molsheim   | GC      | GC N°2  | IDE    | 0,5 | 15/11/2012  | 23 900
             Haguenau   | GC      | GC N°1  | IDE    | 1   | 15/11/2012  | 24 900
             Sélestat   | GC      | GC N°1  | IDE    | 1   |             | 23 900
             Saverne    | PILOTE  | Pilote  | CSE    | 1   | 01/01/2016  | 32 000
             Molsheim   | PILOTE  | Pilote  | CSE    | 1   | 01/01/2016  | 32 000
                        | GC      | GC N°1  | IDE    | 1   | 01/09/2016  | 10 500
                        | GC      | GC N°2  | IDE    | 1   | 01/09/2016  | 10 500",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut seen: BTreeMap<_, Vec<&Ligne>> = BTreeMap::new();
    let mut remarks = Vec::new();
    for ligne in lignes.iter().filter(|it| it.is(Role::Poste)) {
        let Some(agent) = agent(ligne) else { continue };
        let others = seen.entry(agent).or_default();
        remarks.extend(others.iter().find_map(|other| remark(frames, ligne, other)));
        others.push(ligne);
    }
    Ok(remarks)
}

/// What two posts of one agent have in common.
fn agent(ligne: &Ligne) -> Option<(&str, String, jiff::civil::Date, i64)> {
    ligne.territoire.as_ref()?;
    let salaire = ligne.cost(Base::TempsComplet)[0].or(ligne.cost(Base::Exercice)[0])?;
    let entree = ligne.entree.filter(|_| ligne.entree_au_jour)?;
    // Many agents enter on the first of a month with a salary in round hundreds: chance would make pairs of them.
    if entree.day() == 1 && salaire % (100 * EURO) == 0 {
        return None;
    }
    Some((ligne.qualite.as_deref()?, fold(ligne.profil.as_deref()?), entree, salaire))
}

fn remark(frames: &Frames, ligne: &Ligne, other: &Ligne) -> Option<Diagnostic> {
    let together = ligne.etp?.checked_add(other.etp?)?;
    if ligne.territoire == other.territoire || together <= ETP_UNIT {
        return None;
    }
    let message = format!(
        "{}\u{a0}: même qualité, même profil, même date d’entrée ({}) et même salaire que {} dans un autre territoire (cellule {}), \
         pour {} en tout",
        ligne.name(),
        ligne.entree.map(french).unwrap_or_default(),
        other.name(),
        other.place(frames, ETP).address(),
        etp(together),
    );
    Some(ligne.remark(frames, &CHECK.rule, ETP, message))
}
