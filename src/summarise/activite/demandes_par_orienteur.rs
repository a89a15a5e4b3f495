//! Requests received, by who referred the person.

use crate::base::codes::ORIENTEURS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{code, within};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "demandes_par_orienteur",
        label: "Demandes par orienteur",
        unit: Unit::Cas,
        formula: "Nombre de demandes dont la date tombe dans la période, selon qui a orienté la personne\u{a0}; NR quand l’orienteur n’est pas renseigné.",
        norm: None,
        source: "Cahier des charges national, § 3.3.",
    }],
    split: Split::Codes(&ORIENTEURS),
    reads: &["cas", "cas.date_demande", "cas.orienteur"],
    compute: Compute::Tally(|pool: &Pool| {
        let requests = pool.cas().filter(within("date_demande", pool.periode));
        pool.by_code(requests, code("orienteur"), "demandes_par_orienteur")
    }),
    unseen: Unseen::Zero,
    empty: "Aucune demande datée dans la base.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | orienteur
Saverne    | 02/01/2017   | HOPITAL
Saverne    | 05/2017      | HOPITAL
Saverne    | 20/12/2016   | CLIC
Molsheim   | 01/02/2017   | NR
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | HOPITAL  | 2
molsheim    | NR       | 1
molsheim    | CLIC     | 0
departement | HOPITAL  | 2
departement | NR       | 1
",
    }],
};
