//! Plans revised within six months.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{OUVERT, known};
use crate::summarise::tally::{known_share, until, whole_months};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "taux_psi_revises",
        label: "Taux de PSI révisés",
        unit: Unit::Pourcent,
        formula: "Dossiers ouverts depuis six mois révolus dont le PSI a été révisé il y a moins de six mois révolus, rapportés aux dossiers ouverts depuis six mois révolus.",
        norm: None,
        source: "Cahier des charges national, § 3.5 (révision périodique\u{a0}; six mois est un choix de suivi).",
    }],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let fin = pool.periode.fin;
        let months = |column: &str| whole_months(column, fin);
        let old = col(OUVERT).and(months("date_inclusion").gt_eq(lit(MONTHS))).and(known("date_revision_psi"));
        let revised = until("date_revision_psi", fin).and(months("date_revision_psi").lt(lit(MONTHS)));
        pool.by_zone(pool.cas(), &[], &known_share("taux_psi_revises", old, revised))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier ouvert depuis six mois dans une base qui tienne cette colonne.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | date_revision_psi
Saverne    | 30/06/2017     | 01/07/2017
Saverne    | 30/06/2017     | 30/06/2017
Saverne    | 01/06/2016     |
Saverne    | 01/07/2017     | 01/12/2017
",
        )],
        expect: "
territoire  | valeur  | numerateur | denominateur
saverne     | 33,3333 | 1          | 3
departement | 33,3333 | 1          | 3
",
    }],
};

const MONTHS: i64 = 6;
