//! The road map that holds for the exercice, each action with its state at the end of the period.

use jiff::civil::Date;
use polars::prelude::*;

use crate::base::date::Periode;
use crate::base::fold::fold;
use crate::normalise::columns::{dates, numbers, texts};
use crate::summarise::tally::{NOTE, REPORTE, ZONE};

/// `realise`, `en_cours`, `a_faire`, `en_retard` or `abandonne`.
pub const ETAT: &str = "etat_de_l_action";

/// Where a road map says its year.
const EXERCICE: &str = "exercice";

/// Keeps the actions of the latest road map of each territoire, of the exercice or before it; one that names no year is taken for it.
pub fn prepare(rows: LazyFrame, periode: Periode) -> PolarsResult<DataFrame> {
    let exercice = lit(i32::from(periode.exercice));
    let year = col(EXERCICE).fill_null(exercice.clone());
    let known_by_then = rows.with_column(year.alias(EXERCICE)).filter(col(EXERCICE).lt_eq(exercice.clone()));
    let latest = known_by_then.clone().group_by([col(ZONE)]).agg([col(EXERCICE).max().alias("derniere")]);
    let how = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Left) };
    let mut kept = known_by_then
        .join(latest, [col(ZONE)], [col(ZONE)], how)
        .filter(col(EXERCICE).eq(col("derniere")))
        .with_columns([
            col(EXERCICE).lt(exercice).alias(REPORTE),
            (lit("Feuille de route de ") + col(EXERCICE).cast(DataType::String) + lit(".")).alias(NOTE),
        ])
        .collect()?;
    let states = states(&kept, periode)?;
    kept.with_column(Column::new(ETAT.into(), states))?;
    Ok(kept)
}

/// The state of each action at the end of the period.
pub fn states(actions: &DataFrame, periode: Periode) -> PolarsResult<Vec<&'static str>> {
    let (said, due) = (texts(actions, "etat")?, dates(actions, "echeance")?);
    let (done, result) = (texts(actions, "realise")?, texts(actions, "resultat")?);
    let known = actions.column("echeance_au_jour")?.bool()?.iter().collect::<Vec<_>>();
    let years = numbers(actions, EXERCICE)?;
    let state = |row: usize| {
        let due = due[row].map(|it| if known[row] == Some(true) { it } else { end_of_month(it) });
        let year = years[row].and_then(|it| i16::try_from(it).ok()).unwrap_or(periode.exercice);
        // A road map that is carried on is read as it stood at the end of its own year.
        let fin = periode.fin.min(Date::new(year, 12, 31).unwrap_or(periode.fin));
        state(said[row].as_deref(), done[row].as_deref(), result[row].as_deref(), due.is_some_and(|it| it < fin))
    };
    Ok((0..actions.height()).map(state).collect())
}

/// What was done with its date, and a result: done. One of them: under way. Else to do; late once its date is past.
fn state(said: Option<&str>, done: Option<&str>, result: Option<&str>, past: bool) -> &'static str {
    let complete = done.is_some_and(names_a_date) && result.is_some();
    match said {
        Some("REALISE") => "realise",
        Some("ABANDONNE") => "abandonne",
        None if complete => "realise",
        _ if past => "en_retard",
        Some("EN_COURS") => "en_cours",
        None if done.is_some() || result.is_some() => "en_cours",
        _ => "a_faire",
    }
}

/// Whether a text holds a day, a month or a year.
fn names_a_date(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.parse::<u32>().ok();
    words.iter().any(|it| MONTHS.contains(it) || number(it).is_some_and(|year| (2000..2100).contains(&year)))
        || text.split_whitespace().any(|it| {
            let parts: Vec<Option<u32>> =
                it.trim_matches(|it: char| !it.is_ascii_digit()).split(['/', '.']).map(number).collect();
            matches!(parts[..], [Some(day), Some(month), ..] if (1..=31).contains(&day) && (1..=12).contains(&month))
        })
}

fn end_of_month(date: Date) -> Date {
    date.last_of_month()
}

const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_what_was_done() {
        for (text, expected) in [
            ("Formulaire diffusé en septembre", true),
            ("5/12/2017 : entretien", true),
            ("31/01", true),
            ("validé en 2017", true),
            ("en cours de rédaction", false),
            ("3 réunions, 12 structures", false),
        ] {
            assert_eq!(names_a_date(text), expected, "{text}");
        }
    }
}
