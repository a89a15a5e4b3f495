//! The score of each of the 25 items.

use super::{ITEMS, measures, note};
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::grilles::POINTS;
use crate::summarise::tally::{MODALITE, count, denominator, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "maia25_item",
            label: "MAIA 25, par item",
            unit: Unit::Point,
            formula: "Score écrit dans la dernière grille datée au plus tard du dernier jour de la période, ou déduit du sous-total quand il manque seul. L’item 1 à 0 met à 0 les items 2 à 4, l’item 3 à 0 met à 0 l’item 4 (lignes «\u{a0}si OUI\u{a0}»). Département\u{a0}: somme des territoires.",
            norm: None,
            source: "MAIA 25, indicateur d’implantation de l’intégration (convention FIR 201700224, annexe 5).",
        },
    ],
    split: Split::List(ITEMS),
    reads: &["maia25"],
    compute: Compute::Tally(|pool: &Pool| {
        let score = [
            sum_known(col(POINTS)).alias("maia25_item"),
            count(col(POINTS).is_not_null()).alias(denominator("maia25_item")),
        ];
        let item = col("item").cast(DataType::String).alias(MODALITE);
        Ok(note(pool.by_zone(pool.items(), &[item], &measures(&score))?))
    }),
    unseen: Unseen::Unavailable,
    empty: "Item non renseigné dans la grille.",
    remarks: super::REMARKS,
    examples: &[
        Example { given: &[("maia25", "
territoire | date_eval  | item | score | deduit
Saverne    | 12/2016    | 1    | 0     |
Saverne    | 12/2016    | 2    | 1     |
Saverne    | 12/2016    | 3    | 1     | oui
Saverne    | 12/2016    | 21   | 1     |
Saverne    | 12/2015    | 21   | 0     |
Molsheim   | 12/06/2017 | 1    | 1     |
Molsheim   | 12/06/2017 | 3    | 1     |
Molsheim   | 12/06/2017 | 21   |       |
")], expect: "
territoire  | modalite | valeur | denominateur | statut       | note
saverne     | 1        | 0      | 1            | reporte      | État de décembre 2016.
saverne     | 2        | 0      | 1            | reporte      | État de décembre 2016. 1 score compté 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.
saverne     | 3        | 0      | 1            | reporte      | État de décembre 2016. 1 score déduit du sous-total. 1 score compté 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.
saverne     | 21       | 1      | 1            | reporte      | État de décembre 2016.
molsheim    | 1        | 1      | 1            | ok           | État du 12/06/2017.
molsheim    | 3        | 1      | 1            | ok           | État du 12/06/2017.
molsheim    | 21       |        | 0            | indisponible | Item non renseigné dans la grille. État du 12/06/2017. 1 item non renseigné.
departement | 1        | 1      | 2            | reporte      | Grilles de dates différentes.
departement | 3        | 1      | 2            | reporte      | Grilles de dates différentes. 1 score déduit du sous-total. 1 score compté 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.
departement | 21       | 1      | 1            | reporte      | Grilles de dates différentes. 1 item non renseigné.
" },
    ],
};
