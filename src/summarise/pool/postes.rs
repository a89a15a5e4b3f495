//! Posts of the exercice, and how long their holders were there.

use polars::prelude::*;

use crate::base::date::{Periode, days};
use crate::normalise::frames::ROLE;
use crate::summarise::tally::{in_days, max, min, says, sum_known};

/// There on the last day of the period.
pub const PRESENT: &str = "present";
/// Days of the period spent there.
pub const JOURS_PRESENT: &str = "jours_present";
/// Paid by the département, but for case managers.
pub const DU_DEPARTEMENT: &str = "du_departement";

/// Kinds of posts, as figures are split; `_cd` for posts of the département.
pub const KINDS: &[&str] = &["pilote", "gc", "secretaire", "autre", "pilote_cd", "secretaire_cd", "autre_cd"];

/// Keeps the posts and adds the columns above.
///
/// There on a day: arrived by then, and leaving later. No entry date: there since the start; no exit date: still there.
pub fn prepare(rows: LazyFrame, periode: Periode) -> LazyFrame {
    let (first, after) = (lit(i64::from(days(periode.debut))), lit(i64::from(days(periode.fin)) + 1));
    let entree = max(in_days(col("date_entree")).fill_null(first.clone()), first);
    let sortie = min(in_days(col("date_sortie")).fill_null(after.clone()), after.clone());
    let present = entree.clone().lt(after.clone()).and(sortie.clone().eq(after));
    let exercice = col("exercice").is_null().or(col("exercice").eq(lit(i32::from(periode.exercice))));
    rows.filter(col(ROLE).eq(lit("poste")).and(exercice)).with_columns([
        present.alias(PRESENT),
        max(sortie - entree, lit(0i64)).alias(JOURS_PRESENT),
        says("financeur", &["DEPARTEMENT"]).and(case_manager().not()).alias(DU_DEPARTEMENT),
    ])
}

/// Whether a post is that of a case manager.
pub fn case_manager() -> Expr {
    says("qualite", &["GC"])
}

/// The kind of a post among [`KINDS`].
pub fn kind() -> Expr {
    let own = when(says("qualite", &["PILOTE"]))
        .then(lit("pilote"))
        .when(says("qualite", &["SECRETAIRE"]))
        .then(lit("secretaire"))
        .when(case_manager())
        .then(lit("gc"))
        .otherwise(lit("autre"));
    when(col(DU_DEPARTEMENT)).then(own.clone() + lit("_cd")).otherwise(own)
}

/// Ten-thousandths of ETP there on the last day; null when none is known.
pub fn etp_at_end() -> Expr {
    sum_known(when(col(PRESENT)).then(col("etp")).otherwise(lit(NULL)))
}

/// Ten-thousandths of ETP times days there; null when none is known.
pub fn etp_days() -> Expr {
    sum_known(col("etp") * col(JOURS_PRESENT))
}
