//! Presences, decisions and follow-up that no meeting of the registers holds.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::concertation::Concertation;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "REU-01",
        severity: Severity::ACorriger,
        title: "Ligne qui ne se rattache à aucune réunion",
        explanation: "Une présence, une décision ou un suivi se rattache à une réunion par son numéro, ou par sa table et sa date. Sans \
                      réunion, la ligne ne compte dans aucun item de MAIA 25.",
        correction: "Écrire le numéro de la réunion comme au registre des réunions, ou la table et la date.",
    },
    raises: &[Example {
        given: &[
            ("reunions", "territoire | numero | table | date\nSaverne | T1 | TACTIQUE | 16/05/2017"),
            (
                "decisions",
                "territoire | id | reunion | texte_court
                 Saverne    | D1 | T1      | Former
                 Saverne    | D2 | T2      | Diffuser
                 Saverne    | D3 | T3      | Relancer",
            ),
        ],
        expect: "C3 a_corriger: 2 lignes de ce registre ne se rattachent à aucune réunion connue",
    }],
    silent: &[Example {
        given: &[
            ("reunions", "territoire | numero | table | date\nSaverne | T1 | TACTIQUE | 16/05/2017"),
            ("decisions", "territoire | id | reunion | texte_court\nSaverne | D1 | T1 | Former"),
            (
                "presences",
                "territoire | table | date | structure | present\nSaverne | STRATEGIQUE | 14/03/2017 | ARS | PRESENT",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = Concertation::of(frames)?;
    let presences = all.presences.iter().map(|it| (it.origin, it.territoire.as_ref(), it.reunion));
    let decisions = all.decisions.iter().map(|it| (it.origin, it.territoire.as_ref(), it.reunion));
    let suivis = all.suivis.iter().map(|it| (it.origin, it.territoire.as_ref(), it.reunion));
    let mut lost: BTreeMap<Option<u32>, Vec<(u32, Option<&String>)>> = BTreeMap::new();
    for (origin, territoire, _) in presences.chain(decisions).chain(suivis).filter(|it| it.2.is_none()) {
        let table = frames.provenance.rows.get(origin as usize).map(|it| it.0);
        lost.entry(table).or_default().push((origin, territoire));
    }
    Ok(lost.values().filter_map(|rows| remark(frames, rows)).collect())
}

/// One remark a table, at its first row.
fn remark(frames: &Frames, rows: &[(u32, Option<&String>)]) -> Option<Diagnostic> {
    let (origin, territoire) = rows.first()?;
    let message = match rows.len() {
        1 => "Cette ligne ne se rattache à aucune réunion connue".to_owned(),
        many => format!("{many} lignes de ce registre ne se rattachent à aucune réunion connue"),
    };
    let place = frames.provenance.place(*origin, "reunion");
    Some(Diagnostic::new(&CHECK.rule, place, message).territoire(territoire.cloned()))
}
