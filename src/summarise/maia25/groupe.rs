//! The points of each of the five groups.

use super::{grids, measures, note};
use crate::base::codes::GROUPES_MAIA25;
use crate::identify::tables::maia25_items::ITEMS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::grilles::POINTS;
use crate::summarise::tally::{MODALITE, denominator, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "maia25_groupe",
        label: "MAIA 25, par groupe",
        unit: Unit::Point,
        formula: "Somme des items du groupe\u{a0}; dénominateur\u{a0}: points possibles. Département\u{a0}: somme des territoires.",
        norm: None,
        source: "MAIA 25, indicateur d’implantation de l’intégration (convention FIR 201700224, annexe 5).",
    }],
    split: Split::Codes(&GROUPES_MAIA25),
    reads: &["maia25"],
    compute: Compute::Tally(|pool: &Pool| {
        let most = |group: &str| ITEMS.iter().filter(|it| it.group == group).count() as i64;
        let groups = GROUPES_MAIA25.codes.iter().map(|it| it.id);
        let (groups, most): (Vec<&str>, Vec<i64>) = groups.map(|it| (it, most(it))).unzip();
        let most = df!(MODALITE => groups, "maximum" => most)?.lazy();
        let sum = [sum_known(col(POINTS)).alias("maia25_groupe"), grids()];
        let rows = pool.by_zone(pool.items(), &[col("groupe").alias(MODALITE)], &measures(&sum))?;
        let rows = rows.join(most, [col(MODALITE)], [col(MODALITE)], JoinArgs::new(JoinType::Left));
        Ok(note(rows.with_column((col("maximum") * col("grilles")).alias(denominator("maia25_groupe")))))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun item du groupe n’est renseigné.",
    remarks: super::REMARKS,
    examples: &[Example {
        given: &[(
            "maia25",
            "
territoire | date_eval  | item | score | deduit
Saverne    | 12/2016    | 1    | 0     |
Saverne    | 12/2016    | 2    | 1     |
Saverne    | 12/2016    | 3    | 1     | oui
Saverne    | 12/2016    | 21   | 1     |
Saverne    | 12/2015    | 21   | 0     |
Molsheim   | 12/06/2017 | 1    | 1     |
Molsheim   | 12/06/2017 | 3    | 1     |
Molsheim   | 12/06/2017 | 21   |       |
",
        )],
        expect: "
territoire  | modalite          | valeur | denominateur | statut
saverne     | table_strategique | 0      | 4            | reporte
saverne     | gestion_de_cas    | 1      | 5            | reporte
molsheim    | table_strategique | 2      | 4            | ok
molsheim    | gestion_de_cas    |        | 5            | indisponible
departement | table_strategique | 2      | 8            | reporte
departement | gestion_de_cas    | 1      | 10           | reporte
",
    }],
};
