//! A grid that says the contrary of the MAIA 25 of the same territoire.

use super::{Grille, Ligne, grilles, scores};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::maia25_items::item;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "GRI-01",
        severity: Severity::AVerifier,
        title: "Grille de validation et MAIA 25 se contredisent",
        explanation: "La grille de validation et le MAIA 25 jugent les mêmes faits\u{a0}: un point n’est acquis que si l’item de la grille \
                      l’est, et un item atteint vaut son point. Les deux documents sont montrés tels quels.",
        correction: "Relire les comptes rendus, puis corriger celui des deux documents qui se trompe.",
    },
    raises: &[
        Example {
            given: &[
                (
                    "grille",
                    "territoire | item         | modalite
                     Saverne    | annuaire     | NON
                     Saverne    | gi_tactique  | ENGAGEMENT_PARTIEL
                     Saverne    | tt_decisions | OUI_ET_SUIVI",
                ),
                ("maia25", "territoire | date_eval | item | score\nSaverne | 12/2016 | 15 | 1\nSaverne | 12/2016 | 8 | 0"),
            ],
            expect: "
                C4 a_verifier: « Des décisions sont prises » vaut « Oui et suivi de décisions », mais l’item 8 du MAIA 25 vaut 0 : le suivi des décisions vaut ce point
                C2 a_verifier: « Annuaire complet » vaut « Non », mais l’item 15 du MAIA 25 vaut 1 : il suppose un annuaire partagé avec tous les outils
                C3 a_verifier: « Engagement tactique » vaut « Engagement partiel », mais l’item 15 du MAIA 25 vaut 1 : il suppose l’engagement des deux tables à partager tous les outils",
        },
        Example {
            given: &[
                (
                    "grille",
                    "territoire | item             | modalite
                     Molsheim   | analyse_tactique | NON
                     Molsheim   | tt_decisions     | NON
                     Molsheim   | tt_niveau        | REPRESENTATION_FRAGILE",
                ),
                ("maia25", "territoire | date_eval | item | score\nMolsheim | 12/2016 | 25 | 1\nMolsheim | 12/2016 | 5 | 1"),
            ],
            expect: "
                C4 a_verifier: « Le niveau de représentation permet la prise de décision » vaut « Représentation instable ou non décisionnelle », mais l’item 5 du MAIA 25 vaut 1 : il suppose une liste d’invités de niveau décisionnel
                C3 a_verifier: « Des décisions sont prises » vaut « Non », mais l’item 25 du MAIA 25 vaut 1 : il suppose des décisions tactiques
                C2 a_verifier: « Analyse des données en concertation tactique et ajustement des ressources » vaut « Non », mais l’item 25 du MAIA 25 vaut 1 : il suppose des décisions tactiques prises sur ces données",
        },
    ],
    silent: &[Example {
        given: &[
            (
                "grille",
                "territoire | annee | item         | modalite     | obsolete
                 Saverne    | 2016  | annuaire     | OUI          |
                 Saverne    | 2016  | tt_decisions | OUI_ET_SUIVI |
                 Saverne    | 2016  | gi_tactique  | NON          | oui
                 Saverne    | 2015  | tt_niveau    | NON          |
                 Molsheim   | 2016  | annuaire     | NON          |",
            ),
            (
                "maia25",
                "territoire | date_eval | item | score
                 Saverne    | 12/2016   | 15   | 1
                 Saverne    | 12/2016   | 8    | 1
                 Saverne    | 12/2016   | 5    | 1
                 Molsheim   | 12/2016   | 15   | 0",
            ),
        ],
        expect: "",
    }],
    run,
};

/// What an item of the grid and one of MAIA 25 have in common.
struct Link {
    grille: &'static str,
    /// The states of the grid that the score contradicts.
    etats: &'static [&'static str],
    maia25: u8,
    score: i64,
    why: &'static str,
}

const NOT_REACHED: &[&str] = &["NON", "PARTIEL"];

const LINKS: &[Link] = &[
    Link {
        grille: "ts_decisions", etats: &["NON"], maia25: 2, score: 1, why: "il suppose des décisions stratégiques"
    },
    Link {
        grille: "ts_decisions",
        etats: &["ATTEINT"],
        maia25: 2,
        score: 0,
        why: "des décisions stratégiques valent ce point",
    },
    Link {
        grille: "tt_niveau",
        etats: NOT_REACHED,
        maia25: 5,
        score: 1,
        why: "il suppose une liste d’invités de niveau décisionnel",
    },
    Link {
        grille: "tt_decisions",
        etats: &["NON"],
        maia25: 8,
        score: 1,
        why: "il suppose des décisions tactiques suivies",
    },
    Link {
        grille: "tt_decisions",
        etats: &["ATTEINT"],
        maia25: 8,
        score: 0,
        why: "le suivi des décisions vaut ce point",
    },
    Link { grille: "tt_decisions", etats: &["NON"], maia25: 25, score: 1, why: "il suppose des décisions tactiques" },
    Link {
        grille: "annuaire",
        etats: NOT_REACHED,
        maia25: 15,
        score: 1,
        why: "il suppose un annuaire partagé avec tous les outils",
    },
    Link {
        grille: "referentiel",
        etats: NOT_REACHED,
        maia25: 17,
        score: 1,
        why: "il suppose un référentiel unique validé",
    },
    Link {
        grille: "formulaire",
        etats: NOT_REACHED,
        maia25: 12,
        score: 1,
        why: "il suppose un formulaire multidimensionnel",
    },
    Link {
        grille: "formulaire",
        etats: &["ATTEINT"],
        maia25: 12,
        score: 0,
        why: "un formulaire multidimensionnel vaut ce point",
    },
    Link {
        grille: "gi_tactique",
        etats: NOT_REACHED,
        maia25: 15,
        score: 1,
        why: "il suppose l’engagement des deux tables à partager tous les outils",
    },
    Link {
        grille: "analyse_tactique",
        etats: NOT_REACHED,
        maia25: 25,
        score: 1,
        why: "il suppose des décisions tactiques prises sur ces données",
    },
    Link {
        grille: "analyse_tactique",
        etats: &["ATTEINT"],
        maia25: 25,
        score: 0,
        why: "des décisions prises sur ces données valent ce point",
    },
];

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let scores = scores(frames)?;
    let mut remarks = Vec::new();
    for grille in grilles(frames)? {
        let Some(scores) = scores.get(&grille.territoire) else { continue };
        for link in LINKS {
            if scores.get(&i64::from(link.maia25)) == Some(&link.score) {
                remarks.extend(
                    contradicted(&grille, link).map(|it| it.remark(frames, &grille, &CHECK.rule, message(it, link))),
                );
            }
        }
    }
    Ok(remarks)
}

/// The item of the grid, when its state is one that the score contradicts. Decisions that are not followed are worth no follow-up.
fn contradicted<'a>(grille: &'a Grille, link: &Link) -> Option<&'a Ligne> {
    let ligne = grille.items.get(link.grille)?;
    let follows = link.maia25 != 8 || link.score == 1 || ligne.modalite.as_deref() == Some("OUI_ET_SUIVI");
    (follows && link.etats.iter().any(|it| ligne.is(it))).then_some(ligne)
}

fn message(ligne: &Ligne, link: &Link) -> String {
    let number = item(link.maia25).map_or(link.maia25, |it| it.number);
    format!("{}, mais l’item {number} du MAIA 25 vaut {}\u{a0}: {}", ligne.said(), link.score, link.why)
}
