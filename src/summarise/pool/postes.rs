//! Posts of the exercice, and how long their holders were there.

use polars::prelude::*;

use super::cas::known;
use super::{Pool, both};
use crate::base::date::{Periode, days};
use crate::normalise::frames::ROLE;
use crate::summarise::tally::{ZONE, count, etp, in_days, max, min, says, sum_known};

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

/// Ten-thousandths of ETP there on the last day; null when someone is there and no ETP is known.
pub fn etp_at_end() -> Expr {
    let known = col("etp").is_not_null().and(col(PRESENT));
    let some = count(col(PRESENT)).eq(lit(0i64)).or(count(known).gt(lit(0i64)));
    when(some).then((col("etp") * col(PRESENT).cast(DataType::Int64)).sum()).otherwise(lit(NULL))
}

/// Full-time equivalents of case managers on the last day, and on average over the period.
pub const ETP_FIN: &str = "etp_fin";
pub const ETP_MOYEN: &str = "etp_moyen";

impl Pool<'_> {
    /// [`ETP_FIN`] and [`ETP_MOYEN`] of each zone, to divide its cases by.
    ///
    /// A territoire has its own case managers, the département has the mutualised ones too; a territoire without case base stays out.
    pub fn case_managers(&self) -> PolarsResult<LazyFrame> {
        let posts = self.postes().filter(case_manager().and(self.also_in("cas")));
        let days = sum_known(col("etp") * col(JOURS_PRESENT));
        let units = [etp_at_end().alias(ETP_FIN), days.alias(ETP_MOYEN)];
        let average = etp(col(ETP_MOYEN)) / lit(self.periode.days() as f64);
        let etp = [etp(col(ETP_FIN)).alias(ETP_FIN), average.alias(ETP_MOYEN)];
        let own = posts.clone().filter(col("mutualise").fill_null(lit(false)).not());
        Ok(both(own, posts, &[], &units)?.with_columns(etp))
    }

    /// One row per zone with named counts of cases, beside [`ETP_FIN`] and [`ETP_MOYEN`].
    ///
    /// A territoire does not count the cases of mutualised managers; one without staffing table stays out of the département.
    pub fn cases_and_managers(&self, counts: &[(&str, Expr)]) -> PolarsResult<LazyFrame> {
        let counted = "compte";
        let own = col("mutualise").fill_null(lit(false)).not();
        let cases = self.cas().filter(self.also_in("effectifs").and(known("date_inclusion")));
        let measures: Vec<Expr> =
            counts.iter().map(|(name, kind)| count(col(counted).and(kind.clone())).alias(*name)).collect();
        let [own, pooled] = [own, lit(true)].map(|it| cases.clone().with_column(it.alias(counted)));
        let cases = both(own, pooled, &[], &measures)?;
        Ok(cases.join(self.case_managers()?, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left)))
    }
}
