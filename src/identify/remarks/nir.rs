//! Columns of social security numbers, known by their values whatever their heading: never read.

use super::name;
use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::identify::layout::headings::Heading;

pub(super) static TAB_13: Rule = Rule {
    code: "TAB-13",
    severity: Severity::ACorriger,
    title: "Colonne de numéros de sécurité sociale",
    explanation: "Aucun suivi d’une MAIA n’a besoin de ce numéro, que la loi réserve à des usages précis (loi du 6 janvier 1978, article 30). \
                  La colonne n’est pas lue, et rien n’en est montré.",
    correction: "Supprimer la colonne du fichier, et ne plus transmettre ce numéro.",
};

/// A column that holds some.
pub(in crate::identify) fn column(heading: &Heading) -> Diagnostic {
    let message =
        format!("La colonne {} contient des numéros de sécurité sociale\u{a0}; elle n’est pas lue.", name(heading));
    Diagnostic::new(&TAB_13, Place::Cell(heading.cell), message)
}
