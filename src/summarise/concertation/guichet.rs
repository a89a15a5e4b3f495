//! Requests to the one-stop desk, and where people were sent.

use crate::base::codes::DOMAINES;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "guichet_demandes",
        label: "Demandes au guichet intégré",
        unit: Unit::Demande,
        formula: "Demandes reçues au guichet intégré dans la période, selon leur motif.",
        norm: None,
        source: "Cahier des charges national, § 3.2.",
    }],
    split: Split::Codes(&DOMAINES),
    reads: &["guichet"],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_code(pool.in_period("guichet", "date"), code("domaine"), "guichet_demandes")
    }),
    unseen: Unseen::Zero,
    empty: "Aucune demande datée au registre du guichet intégré.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "guichet",
            "
territoire | date       | domaine
Saverne    | 02/01/2017 | INFORMATION
Saverne    | 05/2017    | INFORMATION
Saverne    | 31/12/2017 |
Saverne    | 20/12/2016 | SOINS
Molsheim   | 01/02/2017 | SOINS
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | INFORMATION | 2
saverne     | NR | 1
saverne     | SOINS | 0
molsheim    | SOINS | 1
departement | INFORMATION | 2
departement | SOINS | 1
departement | NR | 1
",
    }],
};
