//! Shares of one post that do not add up to the whole.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::columns::{numbers, origins, texts};
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "TPS-01",
        severity: Severity::ACorriger,
        title: "Parts d’un poste qui ne font pas 100\u{a0}%",
        explanation: "Le temps d’un poste mutualisé se répartit en entier entre ses missions, y compris hors MAIA (convention FIR, article \
                      3.2\u{a0}: valorisation objective du temps partagé).",
        correction: "Ajouter la mission oubliée, ou corriger les parts.",
    },
    raises: &[Example {
        given: &[(
            "temps_mutualises",
            "exercice | poste      | mission        | quotite
             2017     | Secrétaire | GESTION_DE_CAS | 0,4
             2017     | Secrétaire | PILOTAGE       | 0,2
             2017     | Secrétaire | GUICHET        | 0,3",
        )],
        expect: "D2 a_corriger: Secrétaire : les parts font 90 % (3 lignes, jusqu’à la cellule D4), 100 % attendus",
    }],
    silent: &[Example {
        given: &[(
            "temps_mutualises",
            "exercice | poste      | mission        | quotite | periode
             2017     | Secrétaire | GESTION_DE_CAS | 0,4     | janvier
             2017     | Secrétaire | PILOTAGE       | 0,6     | janvier
             2017     | Secrétaire | PILOTAGE       | 1       | février
             2017     | Adjoint    | PILOTAGE       |         |
             2016     | Secrétaire | PILOTAGE       | 0,1     |",
        )],
        expect: "",
    }],
    run,
};

/// The name of the frame.
const TABLE: &str = "temps_mutualises";
const QUOTITE: &str = "quotite";
/// Ten-thousandths: the whole, and what thirds leave.
const WHOLE: i64 = 10_000;
const ROUNDING: i64 = 100;

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let frame = frames.get(TABLE);
    if frame.height() == 0 {
        return Ok(Vec::new());
    }
    let (exercice, quotite) = (numbers(&frame, "exercice")?, numbers(&frame, QUOTITE)?);
    let [territoire, poste, periode] = [texts(&frame, TERRITOIRE)?, texts(&frame, "poste")?, texts(&frame, "periode")?];
    let year = i64::from(frames.periode.exercice);
    let mut posts: BTreeMap<_, Vec<(u32, i64)>> = BTreeMap::new();
    for (row, origin) in origins(&frame)?.into_iter().enumerate() {
        let (Some(poste), Some(part)) = (&poste[row], quotite[row]) else { continue };
        if exercice[row].is_none_or(|it| it == year) {
            posts.entry((&territoire[row], poste, &periode[row])).or_default().push((origin, part));
        }
    }
    Ok(posts.iter().filter_map(|((territoire, poste, _), parts)| remark(frames, territoire, poste, parts)).collect())
}

/// The shares of one post over one period, each with its row.
fn remark(frames: &Frames, territoire: &Option<String>, poste: &str, parts: &[(u32, i64)]) -> Option<Diagnostic> {
    let sum = parts.iter().map(|it| it.1).fold(0, i64::saturating_add);
    let (&(first, _), &(last, _)) = (parts.first()?, parts.last()?);
    if sum.saturating_sub(WHOLE).saturating_abs() < ROUNDING {
        return None;
    }
    let message = format!(
        "{poste}\u{a0}: les parts font {}\u{a0}% ({} ligne{}, jusqu’à la cellule {}), 100\u{a0}% attendus",
        decimal(sum as f64 / 100.0, 2),
        parts.len(),
        if parts.len() > 1 { "s" } else { "" },
        frames.provenance.place(last, QUOTITE).address(),
    );
    let place = frames.provenance.place(first, QUOTITE);
    Some(Diagnostic::new(&CHECK.rule, place, message).territoire(territoire.clone()))
}
