//! Answers that head columns of crosses: « Oui », « En partie », « Non », or 0 and 1.

use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::cells::answers::{Said, is_tick, said};
use crate::identify::cells::ticked::Ticked;

/// The answer that heads a column of crosses.
pub(super) fn level(value: &Value) -> Option<String> {
    match (value, said(value)) {
        (Value::Number(number), _) if (0.0..=LEVELS).contains(number) => Some(number.to_string()),
        (Value::Text(text), Some(Said::Point(_) | Said::Word(_))) => Some(text.trim().to_owned()),
        (Value::Text(text), _) if OTHER_LEVELS.contains(&fold(text).as_str()) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// Scales of their own go up to it.
const LEVELS: f64 = 10.0;

/// Answers that are neither yes nor no.
const OTHER_LEVELS: &[&str] = &[
    "p",
    "en partie",
    "partiel",
    "partielle",
    "partiellement",
    "en cours",
    "partiellement atteint",
    "partiellement acquis",
    "nsp",
    "ne sait pas",
    "nc",
    "na",
    "n a",
    "ne",
    "so",
    "sans objet",
    "non concerne",
    "non evalue",
    "non renseigne",
    "non applicable",
];

/// Whether columns say yes and nothing beyond it: 0 to 4 is another scale.
pub(super) fn is_of_the_scale(run: &Ticked) -> bool {
    let says = |text: &String| said(&Value::Text(text.as_str().into()));
    run.columns.iter().any(|it| says(&it.1).is_some_and(is_tick))
        && !run.columns.iter().any(|it| it.1.parse().is_ok_and(|it: f64| it > 1.0))
}
