//! How much of each column is filled in.

use crate::base::codes::NR;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{OUVERT, SORTI_SANS_DATE, SUIVI, held};
use crate::summarise::tally::{NOTE, by_modality_saying, count, denominator, says, share};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "completude",
        label: "Complétude de la base, par colonne",
        unit: Unit::Pourcent,
        formula: "Dossiers dont la colonne est renseignée (NR vaut non renseigné), rapportés aux dossiers suivis dans la période\u{a0}; les colonnes de sortie se jugent sur les dossiers sortis, la date du PSI sur ceux qui ont un PSI.",
        norm: None,
        source: "MAIA 25, item 24 (moins de 10\u{a0}% de données manquantes)\u{a0}; cahier des charges national, § 3.6.",
    }],
    split: Split::List(COLUMNS),
    reads: &["cas"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier pour lequel cette colonne soit attendue.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | sexe | age | date_sortie | motif_sortie | psi | date_psi
Saverne    | 30/06/2017     | F    | 80  |             |              | OUI | 01/07/2017
Saverne    | 30/06/2017     | NR   |     | 01/09/2017  | NR           | OUI |
Saverne    | 30/06/2017     | M    |     |             | DECES        | NON |
",
        )],
        expect: "
territoire  | modalite       | valeur | numerateur | denominateur | note
saverne     | date_inclusion | 100    | 2          | 2            |
saverne     | sexe           | 50     | 1          | 2       |
saverne     | age            | 50     | 1          | 2       |
saverne     | psi            | 100    | 2          | 2       |
saverne     | date_psi       | 50     | 1          | 2       |
saverne     | date_sortie    | 50     | 1          | 2       |
saverne     | motif_sortie   | 50     | 1          | 2       |
saverne     | commune        | 0      | 0          | 2       | Aucune base n’a cette colonne.
departement | date_inclusion | 100    | 2          | 2       |
departement | sexe           | 50     | 1          | 2       |
departement | age            | 50     | 1          | 2       |
departement | psi            | 100    | 2          | 2       |
departement | date_psi       | 50     | 1          | 2       |
departement | date_sortie    | 50     | 1          | 2       |
departement | motif_sortie   | 50     | 1          | 2       |
",
    }],
};

/// Columns whose filling is measured, as the case base names them.
const COLUMNS: &[&str] = &[
    "date_demande",
    "orienteur",
    "gc",
    "criteres_ok",
    "decision",
    "date_decision",
    "date_premiere_visite",
    "date_inclusion",
    "statut",
    "sexe",
    "age",
    "commune",
    "mode_de_vie",
    "aidant",
    "gir_entree",
    "gir_evalue_par_gc",
    "apa",
    "diagnostic",
    "medecin_traitant",
    "contact_mt",
    "protection_juridique",
    "consentement",
    "date_consentement",
    "evaluation",
    "date_evaluation",
    "psi",
    "date_psi",
    "hospitalisations",
    "nb_vad",
    "date_sortie",
    "motif_sortie",
    "gir_sortie",
];

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let out = || col(SUIVI).and(col(OUVERT).not()).or(col(SORTI_SANS_DATE));
    let schema = pool.cas().collect_schema()?;
    let shares = COLUMNS.iter().map(|column| {
        let among = match *column {
            "date_sortie" | "motif_sortie" | "gir_sortie" => out(),
            "date_psi" => col(SUIVI).and(says("psi", &["OUI"])),
            _ => col(SUIVI),
        };
        let ty = schema.get(column);
        let there = match ty {
            Some(DataType::String) => col(*column).is_not_null().and(col(*column).neq(lit(NR)).fill_null(lit(false))),
            _ => col(*column).is_not_null(),
        };
        let [filled, asked] = share(column, among.clone(), there);
        [filled, asked, count(among.and(held(column, ty))).alias(held_by(column))]
    });
    let shares: Vec<Expr> = shares.flatten().collect();
    let absent = |column: &str| {
        let nowhere = col(held_by(column)).eq(lit(0i64)).and(col(denominator(column)).gt(lit(0i64)));
        vec![when(nowhere).then(lit(ABSENT)).otherwise(lit(NULL)).alias(NOTE)]
    };
    by_modality_saying(pool.by_zone(pool.cas(), &[], &shares)?, "completude", COLUMNS, absent)
}

/// How many of the cases asked come from a file that has the column.
fn held_by(column: &str) -> String {
    format!("{column}.tenu")
}

const ABSENT: &str = "Aucune base n’a cette colonne.";
