//! Which texts may be shown: those whose every word is a number or known vocabulary.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::base::codes::LISTS;
use crate::base::fold::fold;
use crate::identify::tables::TABLE_KINDS;

/// The text between French quotation marks, when nothing in it can name a person.
pub fn quoted(text: &str) -> Option<String> {
    let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (shown.chars().count() <= 40 && is_known(&fold(text))).then(|| format!("«\u{a0}{shown}\u{a0}»"))
}

/// Whether every word of a folded text is a number of at most eight digits or known vocabulary.
///
/// A title (`Mme`, `Dr`) announces a name: such a text is never known.
pub fn is_known(folded: &str) -> bool {
    let mut words = folded.split(' ').filter(|it| !it.is_empty());
    let more_than_one = folded.contains(' ');
    words.all(|word| {
        let number = word.len() <= 8 && word.bytes().all(|it| it.is_ascii_digit());
        let title = more_than_one && TITLES.contains(&word);
        number || (!title && VOCABULARY.contains(word))
    })
}

const TITLES: &[&str] = &["m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "docteur", "pr", "me"];

/// Words of codes that are also common surnames or first names.
const ALSO_NAMES: &[&str] = &[
    "neveu",
    "neveux",
    "cousin",
    "frere",
    "freres",
    "compagnon",
    "concubin",
    "gendre",
    "police",
    "pere",
    "mere",
    "alz",
    "oh",
    "rien",
    "mal",
    "ami",
    "amis",
    "voisin",
    "petit",
    "petits",
    "petite",
    "belle",
    "main",
    "fils",
    "mari",
    "jour",
    "roi",
    "maison",
    "lewy",
    "parkinson",
];

static VOCABULARY: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let of_codes =
        LISTS.iter().flat_map(|list| list.codes).flat_map(|code| code.spellings.iter().copied().chain([code.label]));
    let of_columns = TABLE_KINDS
        .iter()
        .flat_map(|kind| kind.columns)
        .flat_map(|column| column.headings.iter().copied().chain([column.label]));
    of_codes
        .chain(of_columns)
        .chain(OTHER.iter().copied())
        .flat_map(|text| fold(text).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !ALSO_NAMES.contains(&word.as_str()))
        .collect()
});

/// Words of dates, amounts and offices.
const OTHER: &[&str] = &[
    "janvier janv février févr fév mars avril avr mai juin juillet juil août septembre sept octobre oct novembre nov \
     décembre déc début mi fin été printemps automne hiver trimestre semestre t1 t2 t3 t4 1er aaaa jj mm",
    "euro euros eur k ke keur ttc ht vs etp tp ans an mois jours fois environ env vers entre à ou et pas plus moins",
    "réunion prévu prévue reporté reportée annulé annulée refus demain jamais toujours encore",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_words_are_shown() {
        for (text, shown) in [
            ("31/02/2017", true),
            ("mi-novembre 2017", true),
            ("1,234", true),
            ("Consultation mémoire", true),
            ("Mme Dupont", false),
            ("CLIC Dupont", false),
            ("M. Petit", false),
            ("Petit", false),
            ("1850567123456 42", false),
        ] {
            assert_eq!(quoted(text).is_some(), shown, "{text}");
        }
    }
}
