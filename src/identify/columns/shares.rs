//! A budget of a whole structure with the share of the MAIA beside it: the whole is not the budget of the MAIA.

use super::Desk;
use super::reading::{Reading, State};
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::identify::layout::headings::Heading;
use crate::identify::remarks;
use crate::identify::remarks::naming::name;
use crate::identify::remarks::rules::TAB_02;
use crate::identify::sheet::Sheet;
use crate::identify::tables::budget::{KIND, PREVU, REALISE};

impl Desk<'_, '_> {
    /// Leaves aside the amounts that a share of the MAIA is taken from, and asks which amount the share is when its heading does not say.
    pub(super) fn settle_shares(&mut self, readings: &mut [Reading]) {
        if self.segment.kind != &KIND || !readings.iter().any(is_share) {
            return;
        }
        for reading in readings.iter_mut().filter(|it| it.state == State::Open && it.profile.is_numbers()) {
            let remark = match (is_share(reading), is_amount(reading)) {
                (false, true) if !names_maia(&reading.heading.text) => whole(self.sheet, &reading.heading),
                (true, false) => remarks::tie(self.sheet, &KIND, &reading.heading, &amounts()),
                _ => continue,
            };
            reading.state = State::Settled;
            self.diagnostics.push(remark);
        }
    }
}

/// The remark on amounts of more than the MAIA.
fn whole(sheet: &Sheet, heading: &Heading) -> Diagnostic {
    let message = format!(
        "Une colonne voisine donne la part de la MAIA\u{a0}: les montants sous l’en-tête {} sont sans doute ceux de toute la structure\u{a0}; \
         la colonne n’est pas lue.",
        name(heading)
    );
    let answer = remarks::answer(sheet, &KIND, heading, &amounts());
    Diagnostic::new(&TAB_02, Place::Cell(heading.cell), message).correction(answer)
}

fn amounts() -> Vec<&'static Column> {
    [PREVU, REALISE].iter().filter_map(|it| KIND.column(it)).collect()
}

fn is_amount(reading: &Reading) -> bool {
    reading.options.first().is_some_and(|it| matches!(it.0.column.ty, ColumnType::Amount))
}

/// Figures under `Dont MAIA`, `Quote-part MAIA`; shares between payers name no MAIA.
fn is_share(reading: &Reading) -> bool {
    let folded = fold(&reading.heading.text);
    let shared = folded.split(' ').any(|it| SHARES.contains(&it));
    shared && names_maia(&reading.heading.text) && reading.profile.is_numbers()
}

fn names_maia(heading: &str) -> bool {
    fold(heading).split(' ').any(|it| it == "maia")
}

const SHARES: &[&str] =
    &["dont", "part", "quote", "fraction", "imputable", "impute", "affecte", "prorata", "proratise"];
