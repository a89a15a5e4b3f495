//! A heading made of the codes that its column may hold: `Accepté / Refusé`, `Seul ou en couple`.

use super::reading::Reading;
use crate::base::codes::CodeList;
use crate::base::table::{Column, ColumnType, TableKind};
use crate::identify::cells::evidence::Fit;
use crate::identify::lexicon::values::parts;

/// The only column of closed codes that a heading spells several codes of, when its values allow it.
pub(super) fn spelled(reading: &Reading, kind: &'static TableKind) -> Option<&'static Column> {
    let parts = parts(&reading.heading.text);
    let spells = |it: &&Column| {
        matches!(it.ty, ColumnType::Code(list) if spells(list, &parts)) && reading.profile.fits(it) == Fit::Yes
    };
    let mut columns = kind.columns.iter().filter(spells);
    columns.next().filter(|_| columns.next().is_none())
}

/// Whether each part is a code of the list, the first one perhaps after other words: `Dossier actif / clos`.
fn spells(list: &CodeList, parts: &[String]) -> bool {
    let Some((first, others @ [_, ..])) = parts.split_first() else { return false };
    let words: Vec<&str> = first.split_whitespace().collect();
    let ends = (0..words.len()).any(|from| words.get(from..).is_some_and(|it| list.spells(&it.join(" "))));
    ends && others.iter().all(|it| list.spells(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::codes::{DECISIONS, MODES_DE_VIE, SEXES, STATUTS};

    #[test]
    fn a_choice_is_told_from_words_in_common() {
        for (heading, list, expected) in [
            ("Homme/Femme", &SEXES, true),
            ("Seul ou en couple", &MODES_DE_VIE, true),
            ("VIT SEUL / EN COUPLE", &MODES_DE_VIE, true),
            ("Dossier actif / clos", &STATUTS, true),
            ("Accepté / Refusé", &DECISIONS, true),
            ("Actif", &STATUTS, false),
            ("Actif / date", &STATUTS, false),
            ("Inclus le / sorti le", &STATUTS, false),
        ] {
            assert_eq!(spells(list, &parts(heading)), expected, "{heading}");
        }
    }
}
