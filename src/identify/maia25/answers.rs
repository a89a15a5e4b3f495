//! Scores of a MAIA 25 grid given otherwise than by 0 and 1: `Oui` and `Non`, or crosses under them.

use super::Lines;
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;
use crate::identify::sheet::Sheet;

/// How the cells of a column of scores are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identify) enum Answers {
    /// 0 or 1, or whatever stands there.
    Points,
    /// `Oui` or `Non`.
    Words,
    /// A cross there is 1; a cross in the other column is 0.
    Crosses { no: u32 },
}

impl Answers {
    /// The score of a row, as a number when it was given otherwise.
    pub(in crate::identify) fn score(self, row: &Row, col: u32) -> Option<Value> {
        let point = |it: bool| Some(Value::Number(f64::from(u8::from(it))));
        match self {
            Answers::Points => row.get(col).cloned(),
            Answers::Words => match row.get(col).and_then(text).map(fold).as_deref() {
                Some("oui" | "o") => point(true),
                Some("non" | "n") => point(false),
                _ => row.get(col).cloned(),
            },
            Answers::Crosses { no } => match (row.get(col).is_some_and(is_cross), row.get(no).is_some_and(is_cross)) {
                (true, false) => point(true),
                (false, true) => point(false),
                _ => None,
            },
        }
    }
}

/// The column of answers of a grid without figures, when a single one can be.
pub(in crate::identify) fn answers(sheet: &Sheet, lines: &Lines) -> Option<(u32, Answers)> {
    let rows: Vec<&Row> = lines.items.iter().filter_map(|it| sheet.grid.row(it.row)).collect();
    let mut columns: Vec<u32> =
        rows.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).filter(|it| *it != lines.label).collect();
    columns.sort_unstable();
    columns.dedup();
    let headed =
        |word: &str| columns.iter().copied().find(|col| heading(sheet, lines, *col).is_some_and(|it| it == word));
    let crossed = |col: u32| rows.iter().any(|it| it.get(col).is_some_and(is_cross));
    if let (Some(yes), Some(no)) = (headed("oui"), headed("non"))
        && (crossed(yes) || crossed(no))
    {
        return Some((yes, Answers::Crosses { no }));
    }
    let said = |col: u32, words: [&str; 2]| {
        let folded = rows.iter().filter_map(|it| it.get(col).and_then(text)).map(fold);
        folded.filter(|it| words.contains(&it.as_str())).count()
    };
    let both = |col: &u32| {
        let (yes, no) = (said(*col, ["oui", "o"]), said(*col, ["non", "n"]));
        yes > 0 && no > 0 && (yes + no) * 5 >= rows.len() * 3
    };
    match columns.iter().filter(|it| both(it)).collect::<Vec<_>>().as_slice() {
        [only] => Some((**only, Answers::Words)),
        _ => None,
    }
}

/// The folded text just above the first item.
fn heading(sheet: &Sheet, lines: &Lines, col: u32) -> Option<String> {
    let first = lines.items.first()?.row;
    let rows = sheet.rows(lines.floor.max(first.saturating_sub(4)), first.checked_sub(1)?);
    rows.iter().rev().find_map(|it| it.get(col)).and_then(text).map(fold)
}

fn is_cross(value: &Value) -> bool {
    match value {
        Value::Text(text) => matches!(text.trim(), "x" | "X" | "✓" | "✔" | "✗" | "●" | "1") || fold(text) == "oui",
        Value::Number(number) => *number == 1.0,
        Value::Bool(yes) => *yes,
        _ => false,
    }
}
