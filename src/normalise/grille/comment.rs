//! What a comment of the validation grid tells: years, rhythm, neutralisation. The comment itself, which may name persons, is not kept.

use crate::base::fold::fold;

/// What a comment tells.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// It sets the item aside: « neutralisé », « neutralité ».
    pub neutralise: bool,
    /// The first year of a « depuis ».
    pub depuis: Option<i32>,
    /// The first year of an « en ».
    pub fait_en: Option<i32>,
    /// Days between two meetings.
    pub rythme: Option<i32>,
}

/// How many words may stand between « depuis » and its year.
const REACH: usize = 4;

pub(super) fn told(text: &str) -> Told {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    Told {
        neutralise: words.iter().any(|it| it.starts_with("neutrali")),
        depuis: years_after(&words, "depuis", REACH).min(),
        fait_en: years_after(&words, "en", 1).next(),
        rythme: rhythm(&folded),
    }
}

/// The first year after each occurrence of a word.
fn years_after<'a>(words: &'a [&'a str], word: &'a str, reach: usize) -> impl Iterator<Item = i32> + 'a {
    let starts = words.iter().enumerate().filter(move |it| *it.1 == word).map(|it| it.0 + 1);
    starts.filter_map(move |start| {
        words.iter().skip(start).take(reach).filter(|it| it.len() == 4).find_map(|it| it.parse().ok())
    })
}

/// The first rhythm that is named.
fn rhythm(folded: &str) -> Option<i32> {
    let named = RHYTHMS.iter().filter_map(|(words, days)| Some((folded.find(words)?, *days)));
    named.min().map(|it| it.1)
}

const RHYTHMS: &[(&str, i32)] = &[
    ("tous les 15 jours", 15),
    ("tous les quinze jours", 15),
    ("toutes les deux semaines", 15),
    ("toutes les 2 semaines", 15),
    ("quinzaine", 15),
    ("bimensuel", 15),
    ("par semaine", 7),
    ("inclusion semaine", 7),
    ("fois semaine", 7),
    ("1x semaine", 7),
    ("hebdomadaire", 7),
    ("toutes les semaines", 7),
    ("chaque semaine", 7),
    ("tous les mois", 30),
    ("par mois", 30),
    ("mensuel", 30),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_rhythms_and_neutralisations_are_told() {
        let nothing = Told::default();
        for (text, expected) in [
            (
                "Absence de pilote pendant 9 mois en 2016. Nouveau pilote depuis mi-novembre 2017",
                Told { depuis: Some(2017), fait_en: Some(2016), ..nothing },
            ),
            (
                "Tableur sur Saverne depuis 2014 et désormais partagé (depuis septembre 2016)",
                Told { depuis: Some(2014), ..nothing },
            ),
            ("réalisée en 2012, Formation EHESP prise de poste en 2012", Told { fait_en: Some(2012), ..nothing }),
            ("session janvier-février 2016", nothing),
            (
                "1 réunion d'équipe et d'inclusion/semaine, suivi 1X/semaine ou /quinzaine",
                Told { rythme: Some(7), ..nothing },
            ),
            ("les GDC se sont rencontré tous les 15 jours.", Told { rythme: Some(15), ..nothing }),
            ("Neutralisé au regard des évolutions : ROR", Told { neutralise: true, ..nothing }),
            ("depuis toujours, par tous, sans date : 2016", nothing),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
