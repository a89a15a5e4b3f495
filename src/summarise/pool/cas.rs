//! What every family needs to know of a case: open, followed, decided.

use polars::prelude::*;

use super::Pool;
use crate::base::date::{Periode, days};
use crate::base::table::ORIGIN;
use crate::normalise::Frames;
use crate::summarise::tally::{before, day, delay, filled, in_days, max, min, says, to_the_day, until, within};

/// Open at the end of the period.
pub const OUVERT: &str = "ouvert";
/// Followed at least one day of the period.
pub const SUIVI: &str = "suivi";
/// Out, on a day that nobody wrote.
pub const SORTI_SANS_DATE: &str = "sorti_sans_date";
/// Included in the period.
pub const INCLUS: &str = "inclus_dans_la_periode";
/// Out in the period.
pub const SORTI: &str = "sorti_dans_la_periode";
/// Days of the period during which the case was open.
pub const JOURS: &str = "jours_ouverts";
/// What was decided of the request at the end of the period: `INCLUS`, `NON_INCLUS`, `REORIENTE`, or null.
pub const DECIDE: &str = "decide";

/// Columns whose absence from a file must not read as an answer.
const KNOWN: &[&str] = &[
    "date_demande",
    "date_inclusion",
    "date_sortie",
    "date_psi",
    "date_revision_psi",
    "date_evaluation",
    "date_consentement",
    "gir_evalue_par_gc",
    "contact_mt",
    "criteres_ok",
    "date_decision",
    "date_premiere_visite",
    "commune",
    "medecin_traitant",
    "hospitalisations",
    "nb_vad",
];

/// Columns that a family may name among what it reads, and the name it gives them.
pub const COLUMNS: &[(&str, &str)] = &[
    ("date_demande", "cas.date_demande"),
    ("date_inclusion", "cas.date_inclusion"),
    ("date_sortie", "cas.date_sortie"),
    ("orienteur", "cas.orienteur"),
    ("motif_sortie", "cas.motif_sortie"),
    ("sexe", "cas.sexe"),
    ("age", AGE),
    ("gir_entree", "cas.gir_entree"),
    ("mode_de_vie", "cas.mode_de_vie"),
    ("aidant", "cas.aidant"),
    ("diagnostic", "cas.diagnostic"),
    ("apa", "cas.apa"),
    ("protection_juridique", "cas.protection_juridique"),
];

/// The age at inclusion, which several columns give.
pub const AGE: &str = "cas.age";

/// Whether rows without the column are counted all the same, under `NR`.
pub fn counted_as_unknown(name: &str) -> bool {
    COLUMNS.iter().any(|(column, it)| *it == name && !KNOWN.contains(column))
}

/// What a base must say for a refused request to be told from one that waits: a decision, or a reason for no inclusion.
pub const DECISIONS: &str = "cas.decision";

/// Whether the file of a row says it.
pub fn tells_refusals() -> Expr {
    col("decision").is_not_null().or(col("motif_non_inclusion").is_not_null())
}

/// Whether the file of a row has that column.
pub fn known(column: &str) -> Expr {
    col(format!("{column}_connu"))
}

/// Whether a row says something of one of [`COLUMNS`]: its file has the column, and any age at all is known.
pub fn told(column: &str) -> Expr {
    if KNOWN.contains(&column) { known(column) } else { col(column).is_not_null() }
}

/// Whether the file of a row has that column, whatever its type; true where that cannot be told.
pub fn held(column: &str, ty: Option<&DataType>) -> Expr {
    match ty {
        _ if KNOWN.contains(&column) => known(column),
        // A code is null in a file without the column, `NR` where the cell is blank.
        Some(DataType::String) if column != "gc" => col(column).is_not_null(),
        _ => lit(true),
    }
}

/// The case base with, for each of a few columns, whether the file of the row has it, or another one gave it.
pub fn with_known_columns(frames: &Frames) -> PolarsResult<DataFrame> {
    let mut rows = frames.get("cas");
    let origins = rows.column(ORIGIN)?.u32()?.clone();
    let provenance = &frames.provenance;
    for column in KNOWN {
        let has: Vec<bool> = provenance.tables.iter().map(|it| it.columns.contains_key(column)).collect();
        // What another file gave of the same follow-up is known as well.
        let given = rows.column(column)?.is_not_null();
        let known = origins.iter().zip(given.iter()).map(|(origin, given)| {
            let table = origin.and_then(|it| provenance.rows.get(it as usize)).map(|(table, _)| *table as usize);
            given == Some(true) || table.and_then(|it| has.get(it).copied()).unwrap_or(true)
        });
        let known = BooleanChunked::from_iter_values(format!("{column}_connu").into(), known);
        rows.with_column(known.into_column())?;
    }
    Ok(rows)
}

/// Days from the first request to the first visit, null unless both are known to the day and in order.
pub const DELAI_VISITE: &str = "delai_visite";

/// Whether the dates of the first request and of the first visit are not both known to the day.
pub fn date_missing() -> Expr {
    to_the_day("date_demande").and(to_the_day("date_premiere_visite")).not()
}

/// Whether neither is.
pub fn both_dates_missing() -> Expr {
    to_the_day("date_demande").or(to_the_day("date_premiere_visite")).not()
}

impl Pool<'_> {
    /// First visits of the period, with [`DELAI_VISITE`].
    pub fn first_visits(&self) -> LazyFrame {
        let visits = self.cas().filter(within("date_premiere_visite", self.periode));
        visits.with_column(delay("date_demande", "date_premiere_visite").alias(DELAI_VISITE))
    }

    /// Cases whose two first dates must be there: a request, a first visit or an inclusion in the period.
    ///
    /// Left out: requests not followed by an inclusion, when nobody was visited; requests so recent that the visit is not yet due.
    pub fn expected_dates(&self) -> LazyFrame {
        let periode = self.periode;
        let concerned = col(INCLUS).or(within("date_premiere_visite", periode)).or(within("date_demande", periode));
        let refused = says(DECIDE, &["NON_INCLUS", "REORIENTE"]).and(col("date_premiere_visite").is_null());
        let age = lit(i64::from(days(periode.fin))) - in_days(col("date_demande"));
        let recent = age.cast(DataType::Float64).lt(lit(self.settings.seuils.delai_jours));
        let unseen = col("date_premiere_visite").is_null();
        let recent = unseen.and(to_the_day("date_demande")).and(recent).fill_null(lit(false));
        self.cas().filter(concerned.and(refused.not()).and(recent.not()))
    }
}

/// Adds the columns above.
///
/// Open: included by then, and out later, or neither exit date, nor exit reason, nor a status that says out. Followed: included by the end
/// and out no earlier than the start, or open at the end. Without inclusion date, no inclusion.
pub fn prepare(rows: LazyFrame, periode: Periode) -> LazyFrame {
    let inclus = until("date_inclusion", periode.fin);
    let dehors = filled("motif_sortie").or(says("statut", &["SORTI"]));
    let sans_sortie = col("date_sortie").is_null();
    let sorti = until("date_sortie", periode.fin);
    let ouvert = inclus
        .clone()
        .and(sans_sortie.clone().not().and(sorti.clone().not()).or(sans_sortie.clone().and(dehors.clone().not())));
    let sans_date = inclus.clone().and(sans_sortie.clone()).and(dehors);
    let suivi = inclus.and(sans_sortie.not()).and(before("date_sortie", periode.debut).not()).or(ouvert.clone());
    rows.with_columns([
        ouvert.alias(OUVERT),
        suivi.alias(SUIVI),
        sans_date.alias(SORTI_SANS_DATE),
        within("date_inclusion", periode).alias(INCLUS),
        within("date_sortie", periode).alias(SORTI),
        decision(periode).alias(DECIDE),
    ])
    .with_column(open_days(periode).alias(JOURS))
}

/// Days from inclusion, or the start of the period, to the day before exit, or the end of the period.
fn open_days(periode: Periode) -> Expr {
    let (first, after) = (lit(i64::from(days(periode.debut))), lit(i64::from(days(periode.fin)) + 1));
    let entree = max(in_days(col("date_inclusion")).fill_null(first.clone()), first);
    let sortie = min(in_days(col("date_sortie")).fill_null(after.clone()), after);
    when(col(SUIVI)).then(max(sortie - entree, lit(0i64))).otherwise(lit(0i64))
}

/// The decision as written, unless dated later; else an inclusion, or a reason for none, tells it.
fn decision(periode: Periode) -> Expr {
    let dated_later = col("date_decision").gt(day(periode.fin)).fill_null(lit(false));
    let written = says("decision", &["INCLUS", "NON_INCLUS", "REORIENTE"]).and(dated_later.clone().not());
    when(written)
        .then(col("decision"))
        .when(until("date_inclusion", periode.fin))
        .then(lit("INCLUS"))
        .when(filled("motif_non_inclusion").and(dated_later.not()))
        .then(lit("NON_INCLUS"))
        .otherwise(lit(NULL))
}
