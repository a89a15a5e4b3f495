//! Requests still waiting.

use polars::prelude::*;

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{DECIDE, DECISIONS};
use crate::summarise::tally::{NOTE, count, until};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "demandes_en_attente",
        label: "Demandes en attente",
        unit: Unit::Cas,
        formula: "Nombre de demandes reçues au plus tard le dernier jour de la période, quelle que soit l’année, qui n’ont alors ni première visite ni décision.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_demande"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "La base n’a pas de colonne «\u{a0}Date de la demande\u{a0}».",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | date_premiere_visite | decision
Saverne    | 02/01/2017   | 09/01/2017           | INCLUS
Saverne    | 03/2017      |                      | NON_INCLUS
Saverne    | 15/11/2017   |                      | EN_ATTENTE
Saverne    | 20/12/2016   |                      |
Molsheim   | 31/12/2017   |                      |
",
        )],
        expect: "
territoire  | valeur | note
saverne     | 2      |
molsheim    | 1      | Refus compris\u{a0}: la base ne dit ni décision ni motif de non-inclusion.
departement | 3      | Refus compris là où la base ne dit ni décision ni motif de non-inclusion.
",
    }],
};

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let fin = pool.periode.fin;
    let waiting = until("date_demande", fin)
        .and(until("date_premiere_visite", fin).not())
        .and(col(DECIDE).is_null())
        .and(until("date_decision", fin).not().or(col("decision").eq(lit("EN_ATTENTE")).fill_null(lit(false))));
    let counted = pool.by_zone(pool.cas(), &[], &[count(waiting).alias("demandes_en_attente")])?;
    Ok(counted.with_column(pool.note_of_silence(DECISIONS, WITH_REFUSALS).alias(NOTE)))
}

/// For a territoire that says no refusal, then for the département of which one does not.
const WITH_REFUSALS: [&str; 2] = [
    "Refus compris\u{a0}: la base ne dit ni décision ni motif de non-inclusion.",
    "Refus compris là où la base ne dit ni décision ni motif de non-inclusion.",
];
