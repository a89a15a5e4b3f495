//! The columns of scores of a MAIA 25 grid, and what stands above each.

use super::Lines;
use super::answers::{Answers, Counts};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::territoire::towns;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::words::{is_year, years};
use crate::identify::remarks;
use crate::identify::sheet::{LONGEST_HEADING, Sheet};

/// A column of scores and what stands above it.
#[derive(Debug)]
pub(super) struct Scores {
    pub col: u32,
    /// Row and content of the cell above that says when the grid was filled in.
    pub date: Option<(u32, Value)>,
    /// Row and text of the other cells above, from the nearest up.
    pub headings: Vec<(u32, String)>,
    pub answers: Answers,
    /// Whether some cell says it otherwise than by 0 and 1.
    pub told: bool,
    /// Whether nothing in it says no.
    only_yes: bool,
}

/// The columns that are read, and remarks on those that are not.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub read: Vec<Scores>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Headings stand at most this many rows above the first item.
const ABOVE: u32 = 8;

/// The columns of scores of a grid; all but one are sites or dates side by side.
pub(super) fn score_columns(sheet: &Sheet, lines: &Lines) -> Columns {
    let mut found = paired(candidates(sheet, lines));
    let alone = found.iter().all(Scores::is_no_score);
    found.retain(|it| !it.is_no_score() || (alone && it.is_headed_by(&["oui"])));
    choose(sheet, lines, found)
}

/// Rows of headings above a grid.
pub(super) fn headings<'a>(sheet: &Sheet<'a>, lines: &Lines) -> &'a [Row] {
    let floor = lines.floor.max(lines.head.saturating_sub(ABOVE));
    lines.head.checked_sub(1).map(|last| sheet.rows(floor, last)).unwrap_or_default()
}

fn candidates(sheet: &Sheet, lines: &Lines) -> Vec<Scores> {
    let rows: Vec<&Row> = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)).collect();
    let mut columns: Vec<u32> =
        rows.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).filter(|it| *it != lines.label).collect();
    columns.sort_unstable();
    columns.dedup();
    let counts = |col: u32| Counts::of(rows.iter().filter_map(|it| it.get(col)));
    let counted: Vec<(u32, Counts, Answers)> = columns
        .into_iter()
        .map(|col| (col, counts(col)))
        .filter_map(|(col, counts)| Some((col, counts, counts.answers(rows.len())?)))
        .collect();
    let all: Vec<u32> = counted.iter().map(|it| it.0).collect();
    let scores = |(col, counts, answers): (u32, Counts, Answers)| Scores {
        answers,
        told: counts.words + counts.ticks + counts.dashes > 0,
        only_yes: counts.only_yes,
        ..above(sheet, lines, &all, col)
    };
    counted.into_iter().map(scores).collect()
}

/// Columns « Oui » and « Non » side by side are one column of scores.
fn paired(found: Vec<Scores>) -> Vec<Scores> {
    let mut kept: Vec<Scores> = Vec::new();
    let mut found = found.into_iter().peekable();
    while let Some(mut scores) = found.next() {
        let no = scores.is_headed_by(&["oui"]).then(|| found.next_if(|it| it.is_headed_by(&["non"]))).flatten();
        if let Some(no) = no.filter(|_| scores.only_yes) {
            scores.answers = Answers::Crosses { no: no.col };
            scores.told = true;
            scores.headings.retain(|it| fold(&it.1) != "oui");
        }
        kept.push(scores);
    }
    kept
}

/// Of several columns, those that a site or a date heads; else the one that says that it is the score; else the last one, just before
/// the remarks.
fn choose(sheet: &Sheet, lines: &Lines, columns: Vec<Scores>) -> Columns {
    let (mut headed, mut rest): (Vec<Scores>, Vec<Scores>) =
        columns.into_iter().partition(|it| it.is_dated() || it.names_a_site(sheet));
    if headed.iter().any(Scores::is_named_score) {
        headed.retain(|it| it.is_named_score() || it.is_headed_by_what_tells(sheet));
    }
    if headed.is_empty() {
        headed = unheaded(sheet, &mut rest);
    }
    let unread = rest.iter().filter(|it| !it.told);
    let diagnostics = unread
        .filter_map(|it| it.headings.first())
        .map(|(row, text)| remarks::unread_scores(sheet.grid.cell(*row, lines.label), text))
        .collect();
    Columns { read: headed, diagnostics }
}

/// The column of scores when neither a site nor a date heads any, taken from the others.
fn unheaded(sheet: &Sheet, columns: &mut Vec<Scores>) -> Vec<Scores> {
    let rank = |it: &Scores| match it.answers {
        _ if it.is_named_score() => 0,
        Answers::Points => 1,
        Answers::Crosses { .. } => 2,
        Answers::Words => 3,
        Answers::Ticks => 4,
    };
    let Some(best) = columns.iter().map(rank).min() else { return Vec::new() };
    let (mut kept, rest): (Vec<Scores>, Vec<Scores>) =
        std::mem::take(columns).into_iter().partition(|it| rank(it) == best);
    *columns = rest;
    let sites = best > 0 && sheet.settings.territoire.is_empty() && kept.iter().all(|it| !it.headings.is_empty());
    if sites {
        return kept;
    }
    if best > 2 && kept.len() > 1 {
        return Vec::new();
    }
    let last = kept.pop();
    columns.extend(kept.into_iter().filter(|_| best > 0));
    last.into_iter().collect()
}

impl Scores {
    /// Whether blanks among crosses are read as 0.
    pub(super) fn has_silent_blanks(&self) -> bool {
        self.answers == Answers::Ticks
    }

    /// `oui`, `max`, `objectif 2018`, `écart`: no scores, whatever the figures below.
    fn is_no_score(&self) -> bool {
        let nearest = self.headings.first().map(|it| fold(&it.1)).unwrap_or_default();
        let mut words = nearest.split(' ').filter(|it| !it.is_empty()).peekable();
        if words.peek().is_none() || nearest.contains("maia") {
            return false;
        }
        words.clone().any(|it| NOT_SCORES.iter().any(|start| it.starts_with(start)))
            || words.all(|it| NUMBERS.contains(&it))
            || self.is_headed_by(&["oui", "non", "ino", "sur"])
    }

    fn is_headed_by(&self, words: &[&str]) -> bool {
        self.headings.first().is_some_and(|it| words.contains(&fold(&it.1).as_str()))
    }

    /// Whether the nearest heading says that it is the score.
    fn is_named_score(&self) -> bool {
        self.headings.first().is_some_and(|it| says_score(&it.1))
    }

    /// Whether the nearest heading itself is a site or holds a date.
    fn is_headed_by_what_tells(&self, sheet: &Sheet) -> bool {
        self.headings.first().is_none_or(|it| is_site(sheet, &it.1) || holds_a_date(&it.1))
    }

    fn is_dated(&self) -> bool {
        self.date.is_some() || self.headings.iter().any(|it| holds_a_date(&it.1))
    }

    fn names_a_site(&self, sheet: &Sheet) -> bool {
        self.headings.iter().any(|it| is_site(sheet, &it.1))
    }
}

/// Words that start the headings of what is not the score of a year.
const NOT_SCORES: &[&str] = &[
    "max",
    "poids",
    "total",
    "bareme",
    "coef",
    "possible",
    "objectif",
    "cible",
    "attendu",
    "prevu",
    "previsi",
    "evolution",
    "ecart",
    "variation",
    "progression",
    "delta",
    "differen",
    "somme",
    "moyenne",
    "ponderation",
    "seuil",
];

const NUMBERS: &[&str] = &["n", "no", "num", "numero", "item", "items", "rang", "ordre", "id", "ligne"];

const SCORE_WORDS: &[&str] = &[
    "score", "scores", "point", "points", "note", "notes", "cotation", "valeur", "resultat", "pts", "reponse",
    "reponses", "atteint", "acquis", "realise", "etat",
];

fn says_score(text: &str) -> bool {
    fold(text).split(' ').any(|it| SCORE_WORDS.contains(&it))
}

fn is_site(sheet: &Sheet, text: &str) -> bool {
    let named = towns(text);
    let folded = fold(text);
    let announced = folded.split(' ').any(|it| ["maia", "territoire", "site", "secteur"].contains(&it));
    let known = sheet.settings.territoire.iter().any(|declared| {
        let names = declared.alias.iter().chain([&declared.id, &declared.nom]);
        names.flat_map(|it| towns(it)).any(|it| it.len() >= 3 && named.contains(&it))
    });
    known || (announced && !named.is_empty() && !folded.replace(' ', "").contains("maia25"))
}

fn holds_a_date(text: &str) -> bool {
    let folded = fold(text);
    years(&folded).len() == 1 || look(&Value::Text(text.into())) == Look::Date
}

fn above(sheet: &Sheet, lines: &Lines, all: &[u32], col: u32) -> Scores {
    let mut scores =
        Scores { col, date: None, headings: Vec::new(), answers: Answers::Points, told: false, only_yes: false };
    for row in headings(sheet, lines).iter().rev() {
        let over = || row.get(col).or_else(|| merged_over(sheet, row, col)).or_else(|| carried(sheet, row, all, col));
        match over() {
            Some(value) if says_when(value) => {
                scores.date.get_or_insert((row.number, value.clone()));
            }
            Some(Value::Text(text)) if text.len() <= LONGEST_HEADING => {
                scores.headings.push((row.number, text.trim().to_owned()))
            }
            _ => {}
        }
    }
    scores
}

/// A heading merged over several columns of scores.
fn merged_over<'a>(sheet: &Sheet, row: &'a Row, col: u32) -> Option<&'a Value> {
    let left = row.cells.iter().rev().find(|it| it.0 < col)?;
    (sheet.extent(row.number, left.0).1 >= col && left.0 > 0).then_some(&left.1)
}

/// A site or a date over several columns of scores, that the file does not merge.
fn carried<'a>(sheet: &Sheet, row: &'a Row, all: &[u32], col: u32) -> Option<&'a Value> {
    let (at, value) = row.cells.iter().rev().find(|it| it.0 < col)?;
    let tells =
        says_when(value) || matches!(value, Value::Text(text) if text.len() <= LONGEST_HEADING && is_site(sheet, text));
    let first = all.first().is_some_and(|it| row.get(*it).is_some());
    (tells && first && all.contains(at)).then_some(value)
}

fn says_when(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() <= 30 && (look(value) == Look::Date || text.trim().parse().is_ok_and(is_year)),
        Value::Number(number) => number.fract() == 0.0 && is_year(*number as i32),
        Value::Date { .. } => true,
        _ => false,
    }
}
