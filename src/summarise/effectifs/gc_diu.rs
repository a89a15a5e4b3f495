//! Case managers who have their diploma.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::postes::{PRESENT, case_manager};
use crate::summarise::tally::{known_share, says};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "gc_diu",
        label: "Gestionnaires de cas diplômés (DIU)",
        unit: Unit::Pourcent,
        formula: "Gestionnaires de cas présents le dernier jour de la période qui ont obtenu le DIU, rapportés à ceux dont le tableau tient cette colonne (personnes).",
        norm: None,
        source: "Arrêté du 16 novembre 2012 (formation des gestionnaires de cas, trois ans après le recrutement).",
    }],
    split: Split::Whole,
    reads: &["effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let managers = pool.postes().filter(case_manager().and(col(PRESENT)));
        pool.by_zone(managers, &[], &known_share("gc_diu", col("diu").is_not_null(), says("diu", &["OBTENU"])))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun gestionnaire de cas présent dont le diplôme soit connu.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "effectifs",
            "
territoire | qualite    | etp | date_entree | financeur   | mutualise | cout_total | cout_ap | diu
Saverne    | PILOTE     | 1   | 01/02/2013  | ARS         | non       | 50 000     | 50 000  |
Saverne    | GC         | 0,8 |             | ARS         | non       | 30 000,50  | 45 000  | OBTENU
Saverne    | GC         | 1   | 01/02/2018  | ARS         | non       |            | 45 000  | NON
           | GC         | 1   | 01/09/2017  | ARS         | oui       | 14 000     | 42 000  | EN_COURS
           | SECRETAIRE | 0,9 |             | DEPARTEMENT | non       | 39 500     |         |
",
        )],
        expect: "
territoire  | valeur | numerateur | denominateur
saverne     | 100    | 1          | 1
departement | 50     | 1          | 2
",
    }],
};
