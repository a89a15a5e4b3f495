//! Actions of the road map by state.

use polars::prelude::*;

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{MODALITE, NOTE, REPORTE, ZONE, count, says};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "feuille_de_route",
        label: "Feuille de route",
        unit: Unit::Action,
        formula: "Actions de la feuille de route, selon leur état à la fin de la période. État indiqué s’il l’est\u{a0}; sinon réalisée quand ce \
                  qui a été fait est daté et qu’un résultat est écrit, en cours quand l’un des deux l’est, à faire quand rien ne l’est. Une \
                  action non réalisée dont l’échéance est passée est en retard. Les actions abandonnées ne comptent pas. Un axe sans action ne compte que là où aucune action n’est donnée.",
        norm: None,
        source: "Convention FIR 201700224, annexe 5 (pilotage)\u{a0}; feuille de route du territoire.",
    }],
    split: Split::List(STATES),
    reads: &["feuille_de_route"],
    compute: Compute::Tally(|pool: &Pool| {
        let rows = pool.actions();
        let counts: Vec<Expr> = STATES.iter().map(|it| count(says(ETAT, &[it])).alias(*it)).collect();
        let about = [
            count(says(ETAT, &["abandonne"])).alias("abandonnees"),
            col(REPORTE).any(true).alias(REPORTE),
            col(NOTE).min().alias("premiere"),
            col(NOTE).max().alias("derniere"),
        ];
        let wide = pool.by_zone(rows, &[], &[counts, about.to_vec()].concat())?.cache();
        let note = when(col("premiere").eq(col("derniere")).and(col(REPORTE))).then(col("premiere"));
        let note = note.when(col(REPORTE)).then(lit("Feuilles de route d’années différentes.")).otherwise(lit(NULL));
        let of = |state: &&str| {
            wide.clone().select([
                col(ZONE),
                lit(*state).alias(MODALITE),
                col(*state).alias("feuille_de_route"),
                col("abandonnees"),
                col(REPORTE),
                note.clone().alias(NOTE),
            ])
        };
        concat(STATES.iter().map(of).collect::<Vec<_>>(), UnionArgs::default())
    }),
    unseen: Unseen::Zero,
    empty: "Aucune action dans la feuille de route.",
    remarks: &[Remark {
        column: "abandonnees",
        one: "1 action abandonnée ne compte pas.",
        many: "{} actions abandonnées ne comptent pas.",
    }],
    examples: &[Example {
        given: &[(
            "feuille_de_route",
            "
territoire | exercice | axe        | realise               | resultat     | echeance   | etat
Saverne    | 2017     | Annuaire   | diffusé le 12/05/2017 | 40 structures |            |
Saverne    | 2017     | Formulaire | version de travail    |              | 06/2018    |
Saverne    | 2017     | Formation  |                       |              | 30/09/2017 |
Saverne    | 2017     | Site       |                       |              |            | ABANDONNE
Saverne    | 2016     | Diagnostic |                       |              |            |
Molsheim   | 2016     | Diagnostic |                       |              | 01/03/2017 |
",
        )],
        expect: "
territoire  | modalite  | valeur | statut  | note
saverne     | realise   | 1      | ok      | 1 action abandonnée ne compte pas.
saverne     | en_cours  | 1      | ok      | 1 action abandonnée ne compte pas.
saverne     | a_faire   | 0      | ok      | 1 action abandonnée ne compte pas.
saverne     | en_retard | 1      | ok      | 1 action abandonnée ne compte pas.
molsheim    | a_faire   | 1      | reporte | Feuille de route de 2016.
molsheim    | en_retard | 0      | reporte | Feuille de route de 2016.
departement | realise   | 1      | reporte | Feuilles de route d’années différentes. 1 action abandonnée ne compte pas.
departement | en_cours  | 1      | reporte | Feuilles de route d’années différentes. 1 action abandonnée ne compte pas.
departement | a_faire   | 1      | reporte | Feuilles de route d’années différentes. 1 action abandonnée ne compte pas.
departement | en_retard | 1      | reporte | Feuilles de route d’années différentes. 1 action abandonnée ne compte pas.
",
    }],
};

const ETAT: &str = "etat";
/// The states of an action, in the order they follow each other.
const STATES: &[&str] = &["realise", "en_cours", "a_faire", "en_retard"];
