//! Where the one-stop desk sent people.

use crate::base::codes::ORIENTATIONS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::code;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "guichet_orientations",
        label: "Orientations du guichet intégré",
        unit: Unit::Demande,
        formula: "Demandes du guichet intégré dans la période, selon le service vers lequel la personne est orientée.",
        norm: None,
        source: "Cahier des charges national, § 3.2.",
    }],
    split: Split::Codes(&ORIENTATIONS),
    reads: &["guichet"],
    compute: Compute::Tally(|pool: &Pool| {
        pool.by_code(pool.in_period("guichet", "date"), code("orientation"), "guichet_orientations")
    }),
    unseen: Unseen::Zero,
    empty: "Aucune demande datée au registre du guichet intégré.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "guichet",
            "
territoire | date       | orientation
Saverne    | 02/01/2017 | SSIAD
Saverne    | 05/2017    | SSIAD
Saverne    | 31/12/2017 |
Saverne    | 20/12/2016 | GESTION_DE_CAS
Molsheim   | 01/02/2017 | GESTION_DE_CAS
",
        )],
        expect: "
territoire  | modalite | valeur
saverne     | SSIAD | 2
saverne     | NR | 1
saverne     | GESTION_DE_CAS | 0
molsheim    | GESTION_DE_CAS | 1
departement | SSIAD | 2
departement | GESTION_DE_CAS | 1
departement | NR | 1
",
    }],
};
