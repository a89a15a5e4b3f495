//! Columns of social security numbers, known by their values whatever their heading: never read.

use super::naming::name;
use super::rules::TAB_13;
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::identify::layout::headings::Heading;

/// A column that holds some.
pub(in crate::identify) fn column(heading: &Heading) -> Diagnostic {
    let message =
        format!("La colonne {} contient des numéros de sécurité sociale\u{a0}; elle n’est pas lue.", name(heading));
    Diagnostic::new(&TAB_13, Place::Cell(heading.cell), message)
}
