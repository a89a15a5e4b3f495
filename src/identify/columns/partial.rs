//! Amounts spent in a part of the year only, as their heading says.

use crate::base::date::MOIS;
use crate::base::fold::fold;

/// Whether a heading stops before the end of the year, or only estimates: `Réalisé au 30/09/2017`, `Réalisé 1er semestre`.
pub(super) fn is_partial(heading: &str) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |at: usize| words.get(at).filter(|it| it.len() <= 2).and_then(|it| it.parse::<u8>().ok());
    let stops = |at: usize| match (number(at), number(at + 1)) {
        (Some(day @ 1..=31), Some(month @ 1..=12)) => (day, month) != (31, 12),
        _ => false,
    };
    let spans = folded.contains("janvier a decembre") || folded.contains("janvier decembre");
    (0..words.len()).any(stops) || (!spans && words.iter().any(|it| PARTS.contains(it) || before_december(it)))
}

/// A month that does not end the year.
fn before_december(word: &str) -> bool {
    MOIS.split_last().is_some_and(|(_, before)| before.contains(&word))
}

const PARTS: &[&str] =
    &["trimestre", "semestre", "t1", "t2", "t3", "t4", "s1", "s2", "provisoire", "estime", "estimation", "partiel"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_that_it_stops_before_the_end_of_the_year() {
        for (heading, expected) in [
            ("Réalisé au 30/09/2017", true),
            ("Réalisé au 30.9", true),
            ("Réalisé à fin octobre", true),
            ("Réalisé 1er semestre", true),
            ("Réalisé au 31/12/2017", false),
            ("Réalisé 2017", false),
            ("Réalisé", false),
            ("CA 2017 (janvier à décembre)", false),
        ] {
            assert_eq!(is_partial(heading), expected, "{heading}");
        }
    }
}
