//! Actions of the road maps and how far each is: what is written when it says so, else what it leads to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polars::prelude::*;

use super::Frames;
use super::columns::{dates, flags, numbers, origins, texts};
use super::frames::TERRITOIRE;
use super::values::code;
use crate::base::codes::ETATS_ACTION;
use crate::base::date::{MOIS, Periode};
use crate::base::fold::fold;
use crate::base::table::au_jour;
use crate::extract::grid::Value;

const TABLE: &str = "feuille_de_route";
/// Whether a row is that of an earlier year, and the sentence that says so.
pub const REPORTE: &str = "reporte";
pub const NOTE: &str = "note";

/// An action, or an axis in a road map that lists no action.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    pub origin: u32,
    pub territoire: Option<String>,
    /// Code of `base::codes::MECANISMES`.
    pub mecanisme: Option<String>,
    pub axe: Option<String>,
    /// As it is written; the axis where no action is.
    pub libelle: String,
    pub etat: Etat,
    /// Whether the state was found by what is written beside, no column stating it.
    pub deduit: bool,
    /// The last day on which it is in time.
    pub echeance: Option<Date>,
    /// The year of its road map: before the exercice, it is carried on.
    pub exercice: i16,
}

/// How far an action is at the end of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Etat {
    Realise,
    EnCours,
    AFaire,
    /// Not done, and its deadline is past.
    EnRetard,
    Abandonne,
}

impl Etat {
    /// In the order people read them; an abandoned action is no longer one.
    pub const ALL: [Self; 4] = [Self::Realise, Self::EnCours, Self::AFaire, Self::EnRetard];

    /// `en_cours`.
    pub fn id(self) -> &'static str {
        match self {
            Etat::Realise => "realise",
            Etat::EnCours => "en_cours",
            Etat::AFaire => "a_faire",
            Etat::EnRetard => "en_retard",
            Etat::Abandonne => "abandonne",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Etat::Realise => "Réalisée",
            Etat::EnCours => "En cours",
            Etat::AFaire => "À faire",
            Etat::EnRetard => "En retard",
            Etat::Abandonne => "Abandonnée",
        }
    }

    fn of(code: &str) -> Option<Self> {
        match code {
            "REALISE" => Some(Etat::Realise),
            "EN_COURS" => Some(Etat::EnCours),
            "A_FAIRE" => Some(Etat::AFaire),
            "ABANDONNE" => Some(Etat::Abandonne),
            _ => None,
        }
    }
}

/// The actions of the latest road map of each territoire, of the exercice or before it, in the order of their files.
///
/// A road map that names no year is taken for the exercice; one of an earlier year is read as it stood at the end of that year. A line
/// without action is an axis: it counts, once, only where no line of its territoire gives an action. A line that is validated, or
/// identified, after the period is for a later road map.
pub fn actions(frames: &Frames) -> PolarsResult<Vec<Action>> {
    let lines = lines(&frames.get(TABLE), frames.periode)?;
    let mut latest: BTreeMap<Option<String>, i16> = BTreeMap::new();
    for line in &lines {
        let year = latest.entry(line.action.territoire.clone()).or_insert(line.action.exercice);
        *year = line.action.exercice.max(*year);
    }
    let current = |it: &Line| latest.get(&it.action.territoire) == Some(&it.action.exercice);
    let lines: Vec<Line> = lines.into_iter().filter(current).collect();
    let detailed: BTreeSet<Option<String>> =
        lines.iter().filter(|it| it.is_action).map(|it| it.action.territoire.clone()).collect();
    let mut axes = BTreeSet::new();
    let counts = |line: &Line| {
        let axis = (line.action.territoire.clone(), fold(&line.action.libelle));
        line.is_action || !detailed.contains(&line.action.territoire) && axes.insert(axis)
    };
    Ok(lines.into_iter().filter(counts).map(|it| it.action).collect())
}

/// The same, one row each: `origin`, `territoire`, `etat`; whether the road map is carried on, and from when.
pub fn actions_frame(frames: &Frames) -> PolarsResult<DataFrame> {
    let actions = actions(frames)?;
    let column = |name: &str, of: fn(&Action) -> Option<&str>| {
        Column::new(name.into(), actions.iter().map(of).collect::<Vec<_>>())
    };
    DataFrame::new(
        actions.len(),
        vec![
            Column::new(crate::base::table::ORIGIN.into(), actions.iter().map(|it| it.origin).collect::<Vec<_>>()),
            column(TERRITOIRE, |it| it.territoire.as_deref()),
            column("etat", |it| Some(it.etat.id())),
            Column::new(
                REPORTE.into(),
                actions.iter().map(|it| it.exercice < frames.periode.exercice).collect::<Vec<_>>(),
            ),
            Column::new(
                NOTE.into(),
                actions.iter().map(|it| format!("Feuille de route de {}.", it.exercice)).collect::<Vec<_>>(),
            ),
        ],
    )
}

struct Line {
    is_action: bool,
    action: Action,
}

fn lines(frame: &DataFrame, periode: Periode) -> PolarsResult<Vec<Line>> {
    let text = |name: &str| texts(frame, name);
    let (territoires, mecanismes, axes, objectifs) =
        (text(TERRITOIRE)?, text("mecanisme")?, text("axe")?, text("objectif")?);
    let (actions, done, results, states) = (text("action")?, text("realise")?, text("resultat")?, text("etat")?);
    let (deadlines, exact) = (dates(frame, "echeance")?, flags(frame, &au_jour("echeance"))?);
    let (validated, identified) = (dates(frame, "date_validation")?, numbers(frame, "identifie_en")?);
    let years = numbers(frame, "exercice")?;
    let mut lines = Vec::new();
    for (row, origin) in origins(frame)?.into_iter().enumerate() {
        let at = |column: &[Option<String>]| column.get(row).cloned().flatten();
        let exercice = years[row].and_then(|it| i16::try_from(it).ok()).unwrap_or(periode.exercice);
        let fin = Date::new(exercice, 12, 31).map_or(periode.fin, |it| it.min(periode.fin));
        let later = exercice > periode.exercice
            || identified[row].is_some_and(|it| it > i64::from(periode.exercice))
            || validated[row].is_some_and(|it| it > periode.fin);
        let action = at(&actions);
        let Some(libelle) = action.clone().or(at(&axes)).or(at(&objectifs)).filter(|_| !later) else { continue };
        let echeance = deadlines[row].map(|it| if exact[row] == Some(false) { it.last_of_month() } else { it });
        let stated = at(&states).and_then(|it| Etat::of(&it));
        let etat = stated.unwrap_or_else(|| deduced(at(&done).as_deref(), at(&results).as_deref()));
        let late = [Etat::EnCours, Etat::AFaire].contains(&etat) && echeance.is_some_and(|it| it < fin);
        let action_line = Action {
            origin,
            territoire: at(&territoires),
            mecanisme: at(&mecanismes),
            axe: at(&axes),
            libelle,
            etat: if late { Etat::EnRetard } else { etat },
            deduit: stated.is_none(),
            echeance,
            exercice,
        };
        lines.push(Line { is_action: action.is_some(), action: action_line });
    }
    Ok(lines)
}

/// Done: it says so, or it gives a date and a result. Begun: something is written. Else to be done.
fn deduced(done: Option<&str>, result: Option<&str>) -> Etat {
    let said = done.and_then(|it| code(&Value::Text(it.into()), &ETATS_ACTION).split().0).and_then(Etat::of);
    match (said, done, result) {
        (Some(etat), ..) => etat,
        (None, Some(done), Some(_)) if names_a_date(done) => Etat::Realise,
        (None, None, None) => Etat::AFaire,
        _ => Etat::EnCours,
    }
}

/// Whether a text holds a day, a month or a year.
fn names_a_date(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.parse::<u32>().ok();
    words.iter().any(|it| MOIS.contains(it) || number(it).is_some_and(|year| (2000..2100).contains(&year)))
        || text.split_whitespace().any(|it| {
            let parts: Vec<Option<u32>> =
                it.trim_matches(|it: char| !it.is_ascii_digit()).split(['/', '.']).map(number).collect();
            matches!(parts[..], [Some(day), Some(month), ..] if (1..=31).contains(&day) && (1..=12).contains(&month))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::example::Example;

    #[test]
    fn the_state_of_an_action_is_what_is_written_or_what_it_leads_to() {
        for (done, result, expected) in [
            (None, None, Etat::AFaire),
            (None, Some("12 structures"), Etat::EnCours),
            (Some("Oui"), None, Etat::Realise),
            (Some("Non"), None, Etat::AFaire),
            (Some("Réunion le 25/09 et le 5/12/2017"), Some("12 structures équipées"), Etat::Realise),
            (Some("Réunion le 25/09 et le 5/12/2017"), None, Etat::EnCours),
            (Some("Premiers échanges"), Some("À venir"), Etat::EnCours),
        ] {
            assert_eq!(deduced(done, result), expected, "{done:?} {result:?}");
        }
    }

    #[test]
    fn dates_are_found_in_what_was_done() {
        for (text, expected) in [
            ("Formulaire diffusé en septembre", true),
            ("5/12/2017 : entretien", true),
            ("31/01", true),
            ("validé en 2017", true),
            ("en cours de rédaction", false),
            ("3 réunions, 12 structures", false),
        ] {
            assert_eq!(names_a_date(text), expected, "{text}");
        }
    }

    #[test]
    fn axes_count_only_where_no_action_is_given() {
        let example = Example {
            given: &[(
                "feuille_de_route",
                "territoire | mecanisme | axe | action | realise | echeance | identifie_en
Saverne | CONCERTATION | Réunir | | | |
Saverne | CONCERTATION | Réunir | Inviter | Oui | |
Saverne | GUICHET_INTEGRE | Relier | Former | | 09/2017 |
Saverne | GUICHET_INTEGRE | Relier | Publier | | 12/2017 |
Saverne | GUICHET_INTEGRE | Relier | Étendre | | | 2018
Molsheim | CONCERTATION | Réunir | | | |
Molsheim | CONCERTATION | Réunir | | | |",
            )],
            expect: "",
        };
        let actions = actions(&example.frames().unwrap()).unwrap();
        let said: Vec<_> = actions.iter().map(|it| (it.territoire.as_deref(), it.libelle.as_str(), it.etat)).collect();
        assert_eq!(
            said,
            [
                (Some("saverne"), "Inviter", Etat::Realise),
                (Some("saverne"), "Former", Etat::EnRetard),
                (Some("saverne"), "Publier", Etat::AFaire),
                (Some("molsheim"), "Réunir", Etat::AFaire),
            ]
        );
    }
}
