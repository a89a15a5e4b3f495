//! Full-time equivalents in post at a date.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::postes::{KINDS, PRESENT, etp_at_end, kind};
use crate::summarise::tally::{MODALITE, count, etp};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "etp",
        label: "ETP en poste",
        unit: Unit::Etp,
        formula: "Somme des ETP des agents présents le dernier jour de la période, par fonction\u{a0}; «\u{a0}_cd\u{a0}»\u{a0}: postes payés par le département (un gestionnaire de cas compte toujours parmi les gc). Un agent sans date d’entrée est compté présent depuis le début. Les postes mutualisés et ceux du département ne comptent qu’au département.",
        norm: None,
        source: "Convention FIR 201700224, art. 3.2 et annexe 2.",
    }],
    split: Split::List(KINDS),
    reads: &["effectifs"],
    compute: Compute::Tally(|pool: &Pool| {
        let measures = [
            etp(etp_at_end()).alias("etp"),
            count(col(PRESENT).and(col("date_entree").is_null())).alias("sans_entree"),
            count(col(PRESENT).and(col("etp").is_null())).alias("sans_etp"),
        ];
        pool.by_zone(pool.postes(), &[kind().alias(MODALITE)], &measures)
    }),
    unseen: Unseen::Zero,
    empty: "Aucun ETP lisible pour les agents présents.",
    remarks: &[
        Remark {
            column: "sans_entree",
            one: "1 agent sans date d’entrée, compté présent depuis le début.",
            many: "{} agents sans date d’entrée, comptés présents depuis le début.",
        },
        Remark {
            column: "sans_etp",
            one: "1 agent présent sans ETP lisible, non compté.",
            many: "{} agents présents sans ETP lisible, non comptés.",
        },
    ],
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
territoire  | modalite      | valeur | note
saverne     | pilote        | 1      |
saverne     | gc            | 0,8    | 1 agent sans date d’entrée, compté présent depuis le début.
departement | pilote        | 1      |
departement | gc            | 1,8    | 1 agent sans date d’entrée, compté présent depuis le début.
departement | secretaire_cd | 0,9    | 1 agent sans date d’entrée, compté présent depuis le début.
",
    }],
};
