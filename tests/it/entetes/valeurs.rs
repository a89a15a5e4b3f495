//! Rows such as case bases hold: the days of a follow-up in their order, codes in words, marks of files.

use maia::base::date::{days, french, from_days};
use maia::extract::grid::Value;
use maia::identify::tables::cas;

use crate::draw::Draw;

const ROWS: usize = 30;

/// The events of a follow-up, in their order.
const EVENTS: [&str; 8] = [
    cas::DATE_DEMANDE,
    cas::DATE_DECISION,
    cas::DATE_PREMIERE_VISITE,
    cas::DATE_EVALUATION,
    cas::DATE_CONSENTEMENT,
    cas::DATE_INCLUSION,
    cas::DATE_PSI,
    cas::DATE_REVISION_PSI,
];

/// The cells of each row, as texts, under headings given with the column they mean.
pub fn lines(draw: &mut Draw, headings: &[(String, String)]) -> Vec<Vec<String>> {
    (0..ROWS).map(|rank| line(draw, headings, rank)).collect()
}

/// A cell that shows a text: a number where it is one, and a day when days are written as such, not as texts.
pub fn cell(text: &str, dated: bool) -> Option<Value> {
    let mut parts = text.split('/').rev().map(|it| it.parse::<i16>().ok());
    let day = match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
        (Some(year), Some(month), Some(day)) if dated => Some(days(jiff::civil::date(year, month as i8, day as i8))),
        _ => None,
    };
    let number = text.parse().ok().filter(|_| !text.starts_with('0') || text == "0");
    match (day, number) {
        _ if text.is_empty() => None,
        (Some(day), _) => Some(Value::Date { day, second: 0 }),
        (None, Some(number)) => Some(Value::Number(number)),
        (None, None) => Some(Value::Text(text.into())),
    }
}

fn line(draw: &mut Draw, headings: &[(String, String)], rank: usize) -> Vec<String> {
    let start = days(jiff::civil::date(2015, 1, 1));
    let mut day = start + draw.below(900) as i32;
    let mut dates: Vec<(&str, i32)> = Vec::new();
    for event in EVENTS {
        dates.push((event, day));
        day += 1 + draw.below(14) as i32;
    }
    if draw.chance(50) {
        dates.push((cas::DATE_SORTIE, day + 60 + draw.below(340) as i32));
    }
    let shown = |it: &i32| from_days(*it).map(french).unwrap();
    let date = |id: &str| dates.iter().find(|it| it.0 == id).map(|it| shown(&it.1));
    let cell = |(column, heading): &(String, String)| match column
        .strip_prefix('-')
        .filter(|it| !it.is_empty())
        .unwrap_or(column)
    {
        "-" if heading.contains("Tél") => "0612345678".to_owned(),
        "-" if ["Délai", "Nb", "Nombre", "Durée"].iter().any(|it| heading.contains(it)) => {
            (3 + draw.below(37)).to_string()
        }
        "-" => shown(&(start + 700 + draw.below(300) as i32)),
        cas::DATE_SORTIE => date(column).unwrap_or_default(),
        cas::MOTIF_SORTIE if date(cas::DATE_SORTIE).is_none() => String::new(),
        it if EVENTS.contains(&it) => date(it).unwrap_or_default(),
        cas::ID_DOSSIER => format!("D-{:03}", rank + 1),
        cas::DATE_NAISSANCE => {
            format!("{:02}/{:02}/{}", 1 + draw.below(27), 1 + draw.below(12), 1922 + draw.below(28))
        }
        cas::ANNEE_NAISSANCE => (1922 + draw.below(28)).to_string(),
        cas::AGE => (68 + draw.below(29)).to_string(),
        cas::GIR_ENTREE | cas::GIR_SORTIE => (1 + draw.below(6)).to_string(),
        cas::NB_VAD | cas::HOSPITALISATIONS => draw.below(9).to_string(),
        it => draw.word(words(it)).to_owned(),
    };
    headings.iter().map(cell).collect()
}

fn words(column: &str) -> &'static [&'static str] {
    match column {
        cas::GC => &["GC 1", "GC 2"],
        cas::ORIENTEUR => &["Médecin traitant", "CLIC", "Hôpital", "Famille", "SSIAD"],
        cas::DECISION => &["Inclus"],
        cas::MOTIF_SORTIE => &["Décès", "EHPAD", "Stabilisation", "Déménagement"],
        cas::MOTIF_NON_INCLUSION => &["Hors critères", "Hors territoire"],
        cas::REORIENTATION_VERS => &["CLIC", "SSIAD"],
        cas::STATUT => &["actif", "sorti"],
        cas::SEXE => &["F", "H"],
        cas::COMMUNE => &["Rodez", "Millau", "Onet"],
        cas::MODE_DE_VIE => &["seul", "en couple"],
        cas::TYPE_LOGEMENT => &["maison", "appartement"],
        cas::AIDANT => &["conjoint", "fille", "aucun"],
        cas::DIAGNOSTIC => &["Alzheimer", "Parkinson"],
        cas::PROTECTION_JURIDIQUE => &["tutelle", "aucune"],
        cas::EVALUATION => &["RAI", "GEVA-A"],
        cas::TERRITOIRE => &["Rodez"],
        cas::MOTIF_DEMANDE => &["chutes à répétition", "refus de soins"],
        cas::AIDES_EN_PLACE => &["SSIAD, portage", "aide à domicile"],
        cas::COMMENTAIRE => &["rien à signaler", "à suivre"],
        cas::IDENTITE => &["MARTIN", "DUBOIS"],
        _ => &["oui", "non"],
    }
}
