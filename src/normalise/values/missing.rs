//! What comes before any reading: blanks, words for « not known », error cells.

use super::rules::{ERROR_CELL, LONG_NUMBER, UNCOMPUTED_CELL};
use super::{Finding, Read};
use crate::base::fold::fold;
use crate::extract::grid::Value;

/// Whether a text, once folded, says that the value is not known.
///
/// A text of punctuation alone (`?`, `-`, `…`) folds to nothing, and says so too.
pub(super) fn is_missing(folded: &str) -> bool {
    folded.is_empty() || MISSING.binary_search(&folded).is_ok()
}

/// Whether a cell holds a value, understood or not.
pub fn says_something(value: &Value) -> bool {
    match value {
        Value::Text(text) => !is_missing(&fold(text)),
        Value::Error(_) | Value::Uncomputed => false,
        Value::Number(_) | Value::Date { .. } | Value::Duration(_) | Value::Bool(_) => true,
    }
}

/// The reading of a cell that holds no usable value whatever its column, if it is one.
pub(super) fn unusable<T>(value: &Value) -> Option<Read<T>> {
    match value {
        Value::Error(error) => Some(Read::Unread(error_cell(error))),
        Value::Uncomputed => Some(Read::Unread(Finding::new(&UNCOMPUTED_CELL, "formule sans résultat enregistré"))),
        Value::Number(number) if !number.is_finite() || number.abs() >= 1e15 => {
            Some(Read::Unread(Finding::new(&LONG_NUMBER, "plus de 15 chiffres")))
        }
        Value::Text(text) if is_error(text) => Some(Read::Unread(error_cell(text))),
        Value::Text(_) | Value::Number(_) | Value::Date { .. } | Value::Duration(_) | Value::Bool(_) => None,
    }
}

fn error_cell(error: &str) -> Finding {
    let known = ERRORS.iter().find(|it| **it == error.trim());
    Finding::new(&ERROR_CELL, known.map_or("erreur d’Excel".to_owned(), |it| format!("erreur {it}")))
}

/// An error that a csv file or a copy left as text.
fn is_error(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('#') && (ERRORS.contains(&text) || (fold(text).is_empty() && text.len() > 3))
}

/// In English and in French, as Excel and LibreOffice write them.
const ERRORS: &[&str] = &[
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#VALEUR!",
    "#NAME?",
    "#NOM?",
    "#N/A",
    "#NUM!",
    "#NOMBRE!",
    "#NULL!",
    "#NUL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#EPARS!",
    "#PROPAGATION!",
];

/// Sorted, folded.
const MISSING: &[&str] = &[
    "a completer",
    "a definir",
    "a preciser",
    "a renseigner",
    "a voir",
    "en attente d info",
    "en attente d information",
    "inconnu",
    "inconnue",
    "n a",
    "n c",
    "n d",
    "n r",
    "na",
    "nc",
    "nd",
    "ne sait pas",
    "neant",
    "non communique",
    "non communiquee",
    "non concerne",
    "non concernee",
    "non connu",
    "non connue",
    "non determine",
    "non determinee",
    "non eval",
    "non evalue",
    "non evaluee",
    "non precise",
    "non precisee",
    "non renseigne",
    "non renseignee",
    "non saisi",
    "nr",
    "nsp",
    "pas d info",
    "pas d information",
    "pas renseigne",
    "sans objet",
    "vide",
    "xx",
    "xxx",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(MISSING.is_sorted());
        assert!(MISSING.iter().all(|it| fold(it) == *it));
    }

    #[test]
    fn words_for_not_known_are_no_value() {
        for text in
            ["NR", "N.R.", "n/r", "NC", "?", "??", "-", "—", "…", "Non renseigné", "à compléter", "Néant", "NSP"]
        {
            assert!(is_missing(&fold(text)), "{text}");
        }
        for text in ["Non", "0", "aucun", "CLIC"] {
            assert!(!is_missing(&fold(text)), "{text}");
        }
    }

    #[test]
    fn error_cells_say_which_error_and_nothing_else() {
        let Some(Read::<i64>::Unread(finding)) = unusable(&Value::Error("#REF!".into())) else { panic!() };
        assert_eq!(finding.message, "erreur #REF!");
        let Some(Read::<i64>::Unread(finding)) = unusable(&Value::Error("#Dupont".into())) else { panic!() };
        assert_eq!(finding.message, "erreur d’Excel");
        assert_eq!(unusable::<i64>(&Value::Text("#CLIC".into())), None);
        assert!(unusable::<i64>(&Value::Text("########".into())).is_some());
        assert!(unusable::<i64>(&Value::Number(1e17)).is_some());
    }
}
