//! Requests received.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{count, within};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "demandes",
        label: "Demandes reçues",
        unit: Unit::Cas,
        formula: "Nombre de demandes dont la date tombe dans la période.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Whole,
    reads: &["cas", "cas.date_demande"],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_zone(pool.cas(), &[], &[count(within("date_demande", pool.periode)).alias("demandes")])
    }),
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
territoire  | indicateur          | valeur
saverne     | demandes            | 3
molsheim    | demandes            | 1
departement | demandes            | 4
",
    }],
};
