//! Headings that list the values of their column: `PSI (fait / en cours / non)`, `Actif / sorti`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::base::codes::CodeList;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType, TableKind};
use crate::identify::tables::cas;

/// The heading without the brackets that list values of a closed list: they say what stands below, not what it is called.
pub(super) fn without_values(heading: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(heading);
    while let Some((from, to)) = listing(&kept) {
        let (before, after) = (kept.get(..from).unwrap_or_default(), kept.get(to..).unwrap_or_default());
        kept = Cow::Owned(format!("{before}{after}"));
    }
    kept
}

/// The first brackets that list values beside other words: where they open, and just after they close.
fn listing(heading: &str) -> Option<(usize, usize)> {
    let opened = heading.match_indices('(').find_map(|(from, _)| {
        let length = heading.get(from..)?.find(')')?;
        let within = heading.get(from + 1..from + length)?;
        is_listing(within).then_some((from, from + length + 1))
    });
    opened.filter(|(from, _)| heading.get(..*from).is_some_and(|it| it.chars().any(char::is_alphabetic)))
}

/// Whether most of several words between commas or slashes are values, and two at least.
fn is_listing(text: &str) -> bool {
    let parts = parts(text);
    let values = parts.iter().filter(|it| VALUES.contains(*it)).count();
    values >= 2 && values * 2 > parts.len()
}

/// The column whose values the whole heading lists, if one list only holds them all.
pub(super) fn listed(heading: &str, kind: &'static TableKind) -> Option<&'static Column> {
    let parts = parts(heading);
    if parts.len() < 2 {
        return None;
    }
    let all = |list: &CodeList| parts.iter().all(|it| list.spells(it));
    let mut columns = kind.columns.iter().filter(|it| matches!(it.ty, ColumnType::Code(list) if all(list)));
    columns.next().filter(|_| columns.next().is_none())
}

/// The folded words between commas, slashes or `ou`.
pub(in crate::identify) fn parts(text: &str) -> Vec<String> {
    let parts = text.split([',', '/', ';', '|', '…', '?']).map(fold);
    let parts = parts.flat_map(|it| it.split(" ou ").map(str::to_owned).collect::<Vec<_>>());
    parts.filter(|it| !it.is_empty() && it != "etc").collect()
}

/// Whether a folded text is one of the spellings of the closed lists of case bases.
pub(in crate::identify) fn is_value(folded: &str) -> bool {
    VALUES.contains(folded)
}

/// The spellings of the closed lists of case bases.
static VALUES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lists =
        cas::KIND.columns.iter().filter_map(|it| if let ColumnType::Code(list) = it.ty { Some(list) } else { None });
    let codes = lists.flat_map(|it| it.codes);
    codes.flat_map(|it| it.spellings.iter().chain([&it.label])).map(|it| fold(it)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_list_values_are_no_words_of_the_heading() {
        for (given, expected) in [
            ("PSI (fait/en cours/non)", "PSI "),
            ("Appelant (famille, médecin, SSIAD)", "Appelant "),
            ("GIR par GC (oui ou non) *", "GIR par GC  *"),
            ("Entrée (date)", "Entrée (date)"),
            ("Montant (prévu / réalisé)", "Montant (prévu / réalisé)"),
            ("(oui/non)", "(oui/non)"),
            ("Vu (GC", "Vu (GC"),
        ] {
            assert_eq!(without_values(given), expected);
        }
    }

    #[test]
    fn a_heading_may_be_the_values_alone() {
        for (given, expected) in [
            ("Actif / sorti", Some(cas::STATUT)),
            ("Seul ou en couple ?", Some(cas::MODE_DE_VIE)),
            ("Oui / non", None),
            ("Actif", None),
        ] {
            assert_eq!(listed(given, &cas::KIND).map(|it| it.id), expected, "{given}");
        }
    }
}
