//! What posts cost in the year, and would cost over a full year.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::postes::{KINDS, kind};
use crate::summarise::tally::{MODALITE, count, euros, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "cout_personnel",
            label: "Coût du personnel",
            unit: Unit::Euros,
            formula: "Somme des coûts totaux de l’exercice (salaires bruts et charges) des postes, par fonction\u{a0}; «\u{a0}_cd\u{a0}»\u{a0}: postes payés par le département.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et annexe 2.",
        },
        Indicator {
            id: "cout_personnel_annee_pleine",
            label: "Coût du personnel en année pleine",
            unit: Unit::Euros,
            formula: "Somme des coûts totaux en année pleine des postes, par fonction\u{a0}; jamais ajoutée à un exercice.",
            norm: None,
            source: "Convention FIR 201700224, annexe 2.",
        },
    ],
    split: Split::List(KINDS),
    reads: &["effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let measures = [
            euros(sum_known(col("cout_total"))).alias("cout_personnel"),
            euros(sum_known(col("cout_ap"))).alias("cout_personnel_annee_pleine"),
            count(col("cout_total").is_null().and(col("cout_ap").is_null())).alias("sans_cout"),
        ];
        pool.by_zone(pool.postes(), &[kind().alias(MODALITE)], &measures)
    }),
    unseen: Unseen::Zero,
    empty: "Aucun coût renseigné pour ces postes.",
    remarks: &[Remark {
        column: "sans_cout",
        one: "1 poste sans aucun coût renseigné.",
        many: "{} postes sans aucun coût renseigné.",
    }],
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
territoire  | indicateur                  | modalite      | valeur  | statut
saverne     | cout_personnel              | pilote        | 50000   | ok
saverne     | cout_personnel              | gc            | 30000,5 | ok
saverne     | cout_personnel              | secretaire    | 0       | ok
saverne     | cout_personnel_annee_pleine | pilote        | 50000   | ok
saverne     | cout_personnel_annee_pleine | gc            | 90000   | ok
departement | cout_personnel              | pilote        | 50000   | ok
departement | cout_personnel              | gc            | 44000,5 | ok
departement | cout_personnel              | secretaire_cd | 39500   | ok
departement | cout_personnel_annee_pleine | pilote        | 50000   | ok
departement | cout_personnel_annee_pleine | gc            | 132000  | ok
departement | cout_personnel_annee_pleine | secretaire_cd |         | indisponible
",
    }],
};
