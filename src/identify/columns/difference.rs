//! « DM » alone may be the amended budget or what a décision modificative adds to it: the values tell, and a difference is not read.

use super::Desk;
use super::guess::Taken;
use super::reading::{Reading, State};
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::extract::grid::Value;
use crate::identify::How;
use crate::identify::layout::headings::Heading;
use crate::identify::remarks::naming::name;
use crate::identify::remarks::rules::TAB_02;
use crate::identify::tables::budget;

impl Desk<'_, '_> {
    /// Leaves aside, and says, an amended budget whose values are those of a difference.
    pub(super) fn set_differences_aside(&mut self, readings: &mut [Reading], taken: &mut Taken) {
        let of = |id: &str| taken.iter().find(|it| it.1.0.id == id).map(|it| *it.0);
        let (Some(prevu), Some(amended)) = (of(budget::PREVU), of(budget::PREVU_MODIFIE)) else { return };
        let declared = taken.get(&amended).is_some_and(|it| it.1 == How::Declared);
        let col = |at: usize| readings.get(at).map(|it| it.heading.cell.col);
        let (Some(prevu), Some(own)) = (col(prevu), col(amended)) else { return };
        if declared || !self.is_difference(prevu, own) {
            return;
        }
        taken.remove(&amended);
        if let Some(reading) = readings.get_mut(amended) {
            reading.state = State::Settled;
            self.diagnostics.push(aside(&reading.heading));
        }
    }

    /// A negative amount, or far less in all than what was voted for the same lines.
    fn is_difference(&self, prevu: u32, amended: u32) -> bool {
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let amounts = |col: u32| rows.iter().filter_map(move |row| row.get(col)).filter_map(amount);
        let voted: f64 = rows
            .iter()
            .filter(|row| row.get(amended).and_then(amount).is_some())
            .filter_map(|row| row.get(prevu).and_then(amount))
            .sum();
        amounts(amended).any(|it| it < 0.0) || amounts(amended).sum::<f64>() * 2.0 < voted
    }
}

/// The remark on a column left aside.
fn aside(heading: &Heading) -> Diagnostic {
    let message = format!(
        "L’en-tête {} annonce un budget modifié, mais ses montants, négatifs ou bien inférieurs au budget voté, sont ceux d’une différence\u{a0}: \
         la colonne n’est pas lue.",
        name(heading)
    );
    Diagnostic::new(&TAB_02, Place::Cell(heading.cell), message).correction(
        "Donner une colonne «\u{a0}Budget modifié\u{a0}» qui porte, à chaque ligne, le budget voté plus la modification.".to_owned(),
    )
}

/// An amount as typed, in numbers or in words: enough to compare sizes.
fn amount(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => {
            let plain: String = text.chars().filter(|it| !it.is_whitespace() && *it != '€').collect();
            plain.replace('−', "-").replace(',', ".").parse().ok().filter(|it: &f64| it.is_finite())
        }
        _ => None,
    }
}
