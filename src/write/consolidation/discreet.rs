//! Words of files that go into a workbook, but for those that may speak of a person.

use crate::base::fold::fold;
use crate::base::person;
use crate::write::book::{Cell, Tone};

/// The text, or a sign that it is withheld: a title before a name, an address, a telephone or registration number.
pub(in crate::write) fn shown(text: &str) -> Cell {
    if may_name_someone(text) { Cell::text(WITHHELD).tone(Tone::Muted) } else { Cell::text(text) }
}

/// The same, as a text.
pub(super) fn text(text: &str) -> &str {
    if may_name_someone(text) { WITHHELD } else { text }
}

/// What stands in the place of a text that is withheld.
pub(super) const WITHHELD: &str = person::MASK;

/// Whether words hold what a person is known by.
pub(in crate::write) fn may_name_someone(text: &str) -> bool {
    let folded = fold(text);
    person::holds_contact(text)
        || folded.split(' ').any(|it| TITLES.contains(&it))
        || text.split_whitespace().any(|it| it == "M.")
}

const TITLES: &[&str] = &["mme", "mlle", "mr", "monsieur", "madame", "mademoiselle"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_name_someone_is_withheld() {
        for (text, expected) in [
            ("GC N°1", false),
            ("Attachée territoriale", false),
            ("Locations immobilières et mobilières (16 VS)", false),
            ("Report à nouveau excédent 2016", false),
            ("2016-2017, depuis le 01/09/2016", false),
            ("GC – Mme DURAND", true),
            ("M. Weber", true),
            ("Monsieur W", true),
            ("06 12 34 56 78", true),
            ("2 31 07 75 112 005 64", true),
            ("2 31 07 2A 112 005 47", true),
            ("odette@example.org", true),
        ] {
            assert_eq!(may_name_someone(text), expected, "{text}");
        }
    }
}
