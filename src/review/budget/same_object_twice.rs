//! One object named both in the staffing table and in another account.

use std::collections::BTreeSet;

use super::{AMOUNTS, Ligne, Role, budgets, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;
use crate::review::effectifs::Staffing;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-12",
        severity: Severity::AVerifier,
        title: "Même objet au compte 64 et dans un autre compte",
        explanation: "Un sigle est à la fois celui d’un poste payé par la subvention et celui d’une ligne d’un autre compte\u{a0}; une \
                      dépense n’est éligible qu’une fois, et ne l’est plus si une provision déjà financée la couvre (convention FIR, article 3.2).",
        correction: "Préciser ce que chaque ligne paye, et ce que la provision reprise a déjà financé.",
    },
    raises: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle               | prevu
                 detail | D    | 68     | Déploiement SICODOM   | 30 000
                 detail | R    | 78     | Reprise sur provision | 88 600",
            ),
            ("effectifs", "libelle | financeur | cout_total\nAgent SICODOM | ARS | 18 000"),
        ],
        expect: "E2 a_verifier: SICODOM : 30 000 € au compte 68 et 18 000 € au tableau des effectifs (Agent SICODOM, cellule A2) ; 88 600 € de provision sont repris au compte 78",
    }],
    silent: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle                       | prevu
                 detail | D    | 68     | Déploiement SICODOM           | 0
                 detail | D    | 65     | Charges fixes de la MAIA      | 30 000
                 detail | D    | 64     | Rémunération de l’agent CLIC  | 18 000",
            ),
            (
                "effectifs",
                "libelle | financeur | cout_total\nAgent SICODOM | ARS | 18 000\nAgent CLIC | ARS | 18 000\nPilote MAIA | ARS | 1",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let (lignes, staffing) = (lignes(frames)?, Staffing::of(frames)?);
    let mut remarks = Vec::new();
    for rows in budgets(&lignes).values() {
        let elsewhere = |it: &&&Ligne| it.is(Role::Detail) && it.is_side("D") && it.compte.as_deref() != Some("64");
        remarks.extend(rows.iter().filter(elsewhere).find_map(|it| remark(frames, rows, it, &staffing)));
    }
    Ok(remarks)
}

fn remark(frames: &Frames, rows: &[&Ligne], ligne: &Ligne, staffing: &Staffing) -> Option<Diagnostic> {
    let (amount, column) = ligne.amounts.into_iter().zip(AMOUNTS).find_map(|(it, column)| Some((it?, column)))?;
    let names = acronyms(&ligne.libelle);
    let post = staffing.paid_by_ars(frames).find(|it| amount > 0 && !acronyms(&it.libelle).is_disjoint(&names))?;
    let common: Vec<String> = names.intersection(&acronyms(&post.libelle)).cloned().collect();
    let taken = rows
        .iter()
        .filter(|it| it.is(Role::Compte) || it.is(Role::Detail))
        .filter(|it| it.compte.as_deref() == Some("78"));
    let taken = taken.filter_map(|it| it.amounts.into_iter().flatten().next()).max().filter(|it| *it > 0);
    let provision = taken.map(|it| format!("\u{a0}; {} de provision sont repris au compte 78", euros(it)));
    let message = format!(
        "{}\u{a0}: {} au compte {} et {} au tableau des effectifs ({}, cellule {}){}",
        common.join(", "),
        euros(amount),
        ligne.compte.as_deref().unwrap_or_default(),
        euros(post.cost),
        post.libelle,
        post.cell,
        provision.unwrap_or_default(),
    );
    Some(ligne.remark(frames, &CHECK.rule, column, message))
}

/// Words in capitals: what an object is called, but for the words of every budget.
fn acronyms(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_alphanumeric());
    let acronym =
        |it: &&str| it.chars().count() >= SHORTEST && it.chars().all(char::is_uppercase) && !COMMON.contains(it);
    words.filter(acronym).map(str::to_owned).collect()
}

const SHORTEST: usize = 4;
const COMMON: &[&str] = &["MAIA", "CNSA", "TOTAL", "CDD", "CDI"];
