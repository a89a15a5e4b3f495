//! The points of the whole grid.

use super::{grids, measures, note};
use crate::identify::tables::maia25_items::ITEMS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::grilles::POINTS;
use crate::summarise::tally::{denominator, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "maia25_total",
            label: "MAIA 25, total",
            unit: Unit::Point,
            formula: "Somme des 25 items\u{a0}; dénominateur\u{a0}: 25 points par territoire. Département\u{a0}: somme des territoires.",
            norm: None,
            source: "MAIA 25, indicateur d’implantation de l’intégration (convention FIR 201700224, annexe 5).",
        },
    ],
    split: Split::Whole,
    reads: &["maia25"],
    compute: Compute::Tally(|pool: &Pool| {
        let sum = [sum_known(col(POINTS)).alias("maia25_total"), grids()];
        let most = col("grilles") * lit(ITEMS.len() as i64);
        let rows = pool.by_zone(pool.items(), &[], &measures(&sum))?;
        Ok(note(rows.with_column(most.alias(denominator("maia25_total")))))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun item n’est renseigné.",
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
"), ("cas", "
territoire | date_demande
Obernai    | 01/01/2017
")], expect: "
territoire  | valeur | denominateur | statut       | note
saverne     | 1      | 25           | reporte      | État de décembre 2016. 1 score déduit du sous-total. 2 scores comptés 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie.
molsheim    | 2      | 25           | ok           | État du 12/06/2017. 1 item non renseigné.
obernai     |        |              | indisponible | Aucune grille MAIA 25 datée au plus tard du 31/12/2017.
departement | 3      | 50           | reporte      | Grilles de dates différentes. 1 score déduit du sous-total. 2 scores comptés 0\u{a0}: la condition «\u{a0}si OUI\u{a0}» n’est pas remplie. 1 item non renseigné. Sans Obernai\u{a0}: aucune grille MAIA 25 datée au plus tard du 31/12/2017.
" },
    ],
};
