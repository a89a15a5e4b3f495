//! Dates of things done that had not come yet when the document was last modified.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Offender, each, shown};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{
    DATE_CONSENTEMENT, DATE_DECISION, DATE_DEMANDE, DATE_EVALUATION, DATE_INCLUSION, DATE_PREMIERE_VISITE, DATE_PSI,
    DATE_SORTIE, KIND,
};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::review::Check;
use crate::review::columns::{dates, origins, texts};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-05",
        severity: Severity::ACorriger,
        title: "Date à venir",
        explanation: "La date suit la fin de la période et la dernière modification du document\u{a0}: ce qu’elle dit n’avait pas encore eu lieu.",
        correction: "Écrire la date réelle, ou vider la cellule si l’événement n’a pas encore eu lieu.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_demande | date_inclusion
             12/03/2017   | 05/04/2071",
        )],
        expect: "B2 a_corriger: Date d’inclusion : 05/04/2071 est à venir",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_demande | date_inclusion | date_revision_psi
             12/03/2017   | 05/04/2017     | 01/06/2020
             12/03/2018   |                |",
        )],
        expect: "",
    }],
    run,
};

/// Things done; a review of the PSI may well be planned.
pub(super) const DONE: &[&str] = &[
    DATE_DEMANDE,
    DATE_DECISION,
    DATE_PREMIERE_VISITE,
    DATE_INCLUSION,
    DATE_SORTIE,
    DATE_CONSENTEMENT,
    DATE_EVALUATION,
    DATE_PSI,
];

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let frame = frames.get(KIND.id);
    let rows = origins(&frame)?;
    let limits = limits(frames);
    let limit = |origin: u32| {
        let table = frames.provenance.rows.get(origin as usize).map(|it| it.0);
        table.and_then(|it| limits.get(it as usize)).copied().unwrap_or(frames.periode.fin)
    };
    let mut remarks = Vec::new();
    let mut territoires = None;
    for column in DONE {
        let dates = dates(&frame, column)?;
        let future: Vec<usize> =
            (0..rows.len()).filter(|at| dates[*at].is_some_and(|it| it > limit(rows[*at]))).collect();
        if future.is_empty() {
            continue;
        }
        let territoires = match &mut territoires {
            Some(known) => known,
            none => none.insert(texts(&frame, TERRITOIRE)?),
        };
        let offender =
            |at: usize| Offender { origin: rows[at], territoire: territoires[at].clone(), dates: [dates[at], None] };
        let label = KIND.column(column).map_or("", |it| it.label);
        let one = |it: &Offender| format!("{label}\u{a0}: {} est à venir", shown(it.dates[0]));
        let many = format!("dates à venir dans la colonne «\u{a0}{label}\u{a0}»");
        remarks.extend(each(frames, &CHECK.rule, column, future.into_iter().map(offender).collect(), one, &many));
    }
    Ok(remarks)
}

/// For each table, the day after which a date is to come. A document that does not say its own date is taken to be as late as the last of
/// the others; where none says, a year after the period is allowed for.
fn limits(frames: &Frames) -> Vec<Date> {
    let fin = frames.periode.fin;
    let latest = frames.documents.iter().flatten().max().copied();
    let unsaid = latest.or_else(|| fin.checked_add(1.year()).ok()).unwrap_or(fin);
    (0..frames.provenance.tables.len())
        .map(|table| frames.documents.get(table).copied().flatten().unwrap_or(unsaid).max(fin))
        .collect()
}
