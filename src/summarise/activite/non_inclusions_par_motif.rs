//! Requests that did not lead to case management, by reason.

use crate::base::codes::MOTIFS_NON_INCLUSION;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{DECIDE, DECISIONS};
use crate::summarise::tally::{code, filled, says, within};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "non_inclusions_par_motif",
        label: "Non-inclusions par motif",
        unit: Unit::Cas,
        formula: "Nombre de demandes de la période décidées sans inclusion (non incluses ou réorientées), selon le motif écrit\u{a0}; une réorientation sans motif est comptée comme réorientation.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Codes(&MOTIFS_NON_INCLUSION),
    reads: &["cas", "cas.date_demande", DECISIONS],
    compute: Compute::Tally(|pool: &Pool| {
        let decided = says(DECIDE, &["NON_INCLUS", "REORIENTE"]);
        let requests = pool.cas().filter(within("date_demande", pool.periode).and(decided));
        let sent_on = says(DECIDE, &["REORIENTE"]).and(filled("motif_non_inclusion").not());
        let reason = when(sent_on).then(lit("REORIENTE")).otherwise(code("motif_non_inclusion"));
        pool.by_code(requests, reason, "non_inclusions_par_motif")
    }),
    unseen: Unseen::Zero,
    empty: "Aucune demande datée dans la base.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | decision   | motif_non_inclusion
Saverne    | 02/01/2017   | NON_INCLUS | REFUS
Saverne    | 03/01/2017   | REORIENTE  | NR
Saverne    | 04/01/2017   | NON_INCLUS | NR
Saverne    | 05/01/2017   | INCLUS     |
Verdun     | 05/01/2017   |            |
",
        )],
        expect: "
territoire  | modalite  | valeur
saverne     | REFUS     | 1
saverne     | REORIENTE | 1
saverne     | NR        | 1
verdun      | REFUS     |
departement | REFUS     | 1
departement | REORIENTE | 1
departement | NR        | 1
",
    }],
};
