//! The columns of scores of a MAIA 25 grid, and what stands above each.

use std::collections::BTreeSet;

use super::Lines;
use super::answers::{Answers, Counts, total};
use super::choice::{Columns, choose};
use super::levels::{is_of_the_scale, level};
use crate::base::cell::a1;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::territoire::towns;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::answers::{Said, is_answer, is_tick, said};
use crate::identify::cells::look::{Look, is_month_name, look};
use crate::identify::cells::sites::is_site;
use crate::identify::cells::standing::{Standing, is_judge, standing};
use crate::identify::cells::ticked::{Ticked, ticked};
use crate::identify::cells::words::{is_year, years};
use crate::identify::remarks;
use crate::identify::sheet::{LONGEST_HEADING, Sheet};
use crate::identify::tables::maia25_items::ITEMS;

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
    /// The columns of crosses that it is made of, when there are several.
    pub ticked: Option<Ticked>,
}

/// Headings stand at most this many rows above the first item.
const ABOVE: u32 = 8;

/// The columns of scores of a grid; all but one are sites or dates side by side.
pub(super) fn score_columns(sheet: &Sheet, lines: &Lines) -> Columns {
    let mut found = candidates(sheet, lines);
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
    let above_rows: Vec<&Row> = headings(sheet, lines).iter().collect();
    let mut runs = ticked(&rows, &above_rows, level);
    runs.retain(|it| !it.holds(lines.label) && is_of_the_scale(it));
    let mut columns: Vec<u32> =
        rows.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).filter(|it| *it != lines.label).collect();
    columns.extend(runs.iter().flat_map(|it| it.columns.iter().map(|it| it.0)));
    columns.sort_unstable();
    columns.dedup();
    let counts = |col: u32| Counts::of(rows.iter().filter_map(|it| it.get(col)));
    let alone = |col: &u32| !runs.iter().any(|it| it.holds(*col));
    let counted: Vec<(u32, Counts, Answers)> = columns
        .iter()
        .filter(|it| alone(it))
        .map(|col| (*col, counts(*col)))
        .filter_map(|(col, counts)| Some((col, counts, counts.answers(rows.len())?)))
        .collect();
    columns.retain(|col| !alone(col) || counted.iter().any(|it| it.0 == *col));
    let mut found: Vec<Scores> = counted
        .into_iter()
        .map(|(col, counts, answers)| Scores {
            answers: if answers == Answers::Ticks && is_counted(sheet, lines, col, counts.ticks) {
                Answers::CountedTicks
            } else {
                answers
            },
            told: counts.words + counts.ticks + counts.dashes > 0,
            ..above(sheet, lines, &columns, col)
        })
        .collect();
    found.extend(runs.into_iter().filter_map(|run| levels(sheet, lines, &columns, run)));
    found.sort_by_key(|it| it.col);
    found
}

/// Columns of crosses as one column of scores, that of « Oui ».
fn levels(sheet: &Sheet, lines: &Lines, all: &[u32], run: Ticked) -> Option<Scores> {
    let yes = run.columns.iter().find(|it| said(&Value::Text(it.1.as_str().into())).is_some_and(is_tick))?;
    let mut scores = above(sheet, lines, all, yes.0);
    scores.headings.retain(|it| it.1 != yes.1);
    Some(Scores { answers: Answers::Words, told: true, ticked: Some(run), ..scores })
}

/// Whether the crosses of a column are as many as the total that is written below or above.
fn is_counted(sheet: &Sheet, lines: &Lines, col: u32, ticks: usize) -> bool {
    let first = lines.items.first().map_or(0, |it| it.row);
    let rows = sheet.rows(lines.floor.max(first.saturating_sub(ABOVE)), lines.end).iter();
    let totals = rows.filter(|row| !lines.items.iter().any(|it| it.row == row.number));
    let most = totals.filter_map(|row| match row.get(col).map(total)? {
        Value::Number(number) if number.fract() == 0.0 && (0.0..=ITEMS.len() as f64).contains(&number) => {
            Some(number as usize)
        }
        _ => None,
    });
    most.max() == Some(ticks)
}

impl Scores {
    /// The score of a row, as a number when it was given otherwise.
    pub(super) fn score(&self, row: &Row) -> Option<Value> {
        let Some(ticked) = &self.ticked else { return self.answers.score(row, self.col) };
        let answer = ticked.value(row)?;
        match said(&answer) {
            Some(Said::Point(yes) | Said::Word(yes)) => Some(Value::Number(f64::from(u8::from(yes)))),
            _ => Some(answer),
        }
    }

    /// Whether a row has an answer there.
    pub(super) fn answers(&self, row: &Row) -> bool {
        self.score(row).as_ref().is_some_and(is_answer)
    }

    /// How much it counts beside others.
    pub(super) fn standing(&self) -> Standing {
        self.headings.first().map_or(Standing::Plain, |it| standing(&it.1))
    }

    /// What tells it from the columns of other sites and dates.
    pub(super) fn key(&self, sheet: &Sheet) -> BTreeSet<String> {
        let date = self.date.iter().map(|it| format!("{:?}", it.1));
        let of = |text: &String| {
            let site = is_site(sheet, text);
            let judged = |it: &str| is_judge(it) || says_score(it);
            let kept = move |it: &String| {
                (site && !judged(it)) || it.bytes().all(|it| it.is_ascii_digit()) || is_month_name(it)
            };
            towns(text).into_iter().filter(kept)
        };
        date.chain(self.headings.iter().flat_map(|it| of(&it.1))).collect()
    }

    /// The remark on a column that is not read, when it says otherwise than the one that is.
    pub(super) fn differs(&self, sheet: &Sheet, lines: &Lines, read: &Scores) -> Option<Diagnostic> {
        let rows = || lines.items.iter().filter_map(|it| sheet.grid.row(it.row));
        let name = |it: &Scores| it.headings.first().map_or_else(|| a1(lines.head, it.col), |it| it.1.clone());
        let cell = sheet.grid.cell(self.headings.first().map_or(lines.head, |it| it.0), self.col);
        rows()
            .any(|row| self.score(row) != read.score(row))
            .then(|| remarks::other_scores(cell, &name(self), &name(read)))
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
    pub(super) fn is_named_score(&self) -> bool {
        self.headings.first().is_some_and(|it| says_score(&it.1))
    }

    /// Whether the nearest heading itself is a site or holds a date.
    pub(super) fn is_headed_by_what_tells(&self, sheet: &Sheet) -> bool {
        self.headings.first().is_none_or(|it| is_site(sheet, &it.1) || holds_a_date(&it.1))
    }

    pub(super) fn is_dated(&self) -> bool {
        self.date.is_some() || self.headings.iter().any(|it| holds_a_date(&it.1))
    }

    pub(super) fn names_a_site(&self, sheet: &Sheet) -> bool {
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

fn holds_a_date(text: &str) -> bool {
    let folded = fold(text);
    years(&folded).len() == 1 || look(&Value::Text(text.into())) == Look::Date
}

fn above(sheet: &Sheet, lines: &Lines, all: &[u32], col: u32) -> Scores {
    let mut scores =
        Scores { col, date: None, headings: Vec::new(), answers: Answers::Points, told: false, ticked: None };
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
