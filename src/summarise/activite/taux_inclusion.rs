//! Share of the decided requests that led to case management.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{DECIDE, DECISIONS};
use crate::summarise::tally::{says, share, within};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_inclusion",
        label: "Taux d’inclusion des demandes",
        unit: Unit::Pourcent,
        formula: "Demandes de la période suivies d’une inclusion, rapportées aux demandes de la période dont la décision est connue le dernier jour. Sans décision écrite, une date d’inclusion vaut inclusion et un motif de non-inclusion vaut refus\u{a0}; les demandes en attente ne comptent pas, ni les bases qui ne disent ni décision ni motif de non-inclusion.",
        norm: None,
        source: "Cahier des charges national, § 3.3\u{a0}; grille de validation, «\u{a0}Taux d’inclusion\u{a0}».",
    }],
    split: Split::Whole,
    reads: &["cas", DECISIONS],
    compute: Compute::Tally(|pool: &Pool| {
        let requests = pool.cas().filter(within("date_demande", pool.periode).and(pool.also_in(DECISIONS)));
        pool.by_zone(requests, &[], &share("taux_inclusion", col(DECIDE).is_not_null(), says(DECIDE, &["INCLUS"])))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune demande de la période dont la décision soit connue.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | decision   | date_decision | date_inclusion | motif_non_inclusion
Saverne    | 02/01/2017   | INCLUS     | 10/01/2017    | 12/01/2017     |
Saverne    | 03/01/2017   | NON_INCLUS |               |                | REFUS
Saverne    | 04/01/2017   | NR         |               | 20/02/2017     | NR
Saverne    | 05/01/2017   | EN_ATTENTE |               |                |
Molsheim   | 05/01/2017   | REORIENTE  | 05/01/2018    |                |
Obernai    | 05/01/2017   |            |               |                | HORS_CRITERES
Verdun     | 05/01/2017   |            |               | 12/01/2017     |
Verdun     | 06/01/2017   |            |               |                |
",
        )],
        expect: "
territoire  | valeur  | numerateur | denominateur | statut
saverne     | 66,6667 | 2          | 3            | ok
molsheim    |         | 0          | 0            | indisponible
obernai     | 0       | 0          | 1            | ok
verdun      |         |            |              | indisponible
departement | 50      | 2          | 4            | ok
",
    }],
};
