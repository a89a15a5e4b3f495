//! Meetings that their register says were cancelled, put off or only planned.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::ORIGIN;
use crate::normalise::Frames;
use crate::normalise::concertation::held;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "REU-04",
        severity: Severity::AVerifier,
        title: "Réunions qui ne se sont pas tenues",
        explanation: "Le registre dit ces réunions annulées, reportées ou seulement prévues. Elles ne comptent dans aucun chiffre.",
        correction: "Si une réunion s’est tenue depuis, écrire «\u{a0}Tenue\u{a0}» et sa date\u{a0}; sinon, rien à faire.",
    },
    raises: &[Example {
        given: &[(
            "reunions",
            "territoire | table       | date       | tenue
             Saverne    | STRATEGIQUE | 14/03/2017 | TENUE
             Saverne    | STRATEGIQUE | 12/06/2017 | ANNULEE
             Saverne    | STRATEGIQUE | 12/10/2017 |
             Saverne    | TACTIQUE    | 16/05/2017 | REPORTEE",
        )],
        expect: "D3 a_verifier: 2 réunions annulées, reportées ou prévues, non comptées",
    }],
    silent: &[Example {
        given: &[(
            "reunions",
            "territoire | table       | date       | tenue
             Saverne    | STRATEGIQUE | 14/03/2017 | TENUE
             Saverne    | STRATEGIQUE | 12/10/2017 |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let reunions = frames.get("reunions");
    let origins = reunions.column(ORIGIN)?.u32()?;
    let mut not_held: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (origin, held) in origins.iter().zip(held(&reunions)?) {
        let table = origin.and_then(|it| frames.provenance.rows.get(it as usize)).map(|it| it.0);
        if let (Some(origin), Some(table), false) = (origin, table, held) {
            not_held.entry(table).or_default().push(origin);
        }
    }
    Ok(not_held.values().filter_map(|rows| remark(frames, rows)).collect())
}

/// One remark a table, at its first such row.
fn remark(frames: &Frames, rows: &[u32]) -> Option<Diagnostic> {
    let message = match rows.len() {
        1 => "Réunion annulée, reportée ou prévue, non comptée".to_owned(),
        many => format!("{many} réunions annulées, reportées ou prévues, non comptées"),
    };
    Some(Diagnostic::new(&CHECK.rule, frames.provenance.place(*rows.first()?, "tenue"), message))
}
