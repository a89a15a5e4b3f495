//! Columns side by side, each headed by an answer, where a cross says which answer was given.

use super::answers::{Said, is_tick, said};
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};

/// Columns of crosses that together give one answer a row.
#[derive(Debug, Clone)]
pub(in crate::identify) struct Ticked {
    /// Each column and what a cross there says.
    pub columns: Vec<(u32, String)>,
}

impl Ticked {
    /// What is ticked in a row: all that is, when several columns are.
    pub(in crate::identify) fn value(&self, row: &Row) -> Option<Value> {
        let ticked = self.columns.iter().filter(|it| row.get(it.0).and_then(said).is_some_and(is_tick));
        let said: Vec<&str> = ticked.map(|it| it.1.as_str()).collect();
        (!said.is_empty()).then(|| Value::Text(said.join(" / ").into()))
    }

    pub(in crate::identify) fn holds(&self, col: u32) -> bool {
        self.columns.iter().any(|it| it.0 == col)
    }
}

/// The runs of such columns; the same answer again opens another run, and so does, when answers come several times, what stands above
/// them. `headings` are the rows above, `answer` gives what a heading says, when it is an answer.
///
/// A column beside an answer, with crosses where that one has none, is an answer too, whatever it is headed by.
pub(in crate::identify) fn ticked(
    items: &[&Row],
    headings: &[&Row],
    answer: impl Fn(&Value) -> Option<String>,
) -> Vec<Ticked> {
    let above = |col: u32| headings.iter().rev().find_map(|it| it.get(col));
    let mut columns: Vec<u32> = headings.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).collect();
    columns.sort_unstable();
    columns.dedup();
    let known = |col: u32| above(col).and_then(&answer);
    let all: Vec<String> = columns.iter().filter_map(|it| known(*it)).map(|it| fold(&it)).collect();
    let several = all.iter().enumerate().any(|(rank, it)| all.iter().skip(rank + 1).any(|other| other == it));
    let opens = |col: u32| {
        let higher = headings.iter().rev().skip_while(|it| it.get(col).is_none()).skip(1);
        let other = |row: &&Row| {
            row.get(col).is_some_and(|it| answer(it).is_none() && row.get(col.wrapping_sub(1)) != Some(it))
        };
        several && higher.copied().any(|row| other(&row))
    };
    let beside = |col: u32| {
        let left = col.checked_sub(1).filter(|_| !opens(col));
        let mut sides = left.into_iter().chain((!opens(col + 1)).then_some(col + 1));
        sides.any(|it| known(it).is_some() && completes(col, it, items))
    };
    let unknown = |col: u32| match above(col) {
        Some(Value::Text(text)) if beside(col) => Some(text.trim().to_owned()),
        _ => None,
    };
    let mut runs: Vec<Ticked> = Vec::new();
    for col in columns {
        let Some(heading) = known(col).or_else(|| unknown(col)) else { continue };
        if !items.iter().filter_map(|it| it.get(col)).all(|it| said(it).is_some()) {
            continue;
        }
        let seen = |run: &Ticked| run.columns.iter().any(|it| fold(&it.1) == fold(&heading));
        let follows = |run: &Ticked| run.columns.last().is_some_and(|it| it.0 + 1 == col) && !opens(col);
        match runs.last_mut().filter(|it| follows(it) && !seen(it)) {
            Some(run) => run.columns.push((col, heading)),
            None => runs.push(Ticked { columns: vec![(col, heading)] }),
        }
    }
    runs.retain(|run| run.columns.len() > 1 && answers_rows(run, items));
    runs
}

/// Whether a column holds crosses alone, several, and never where the other has one.
fn completes(col: u32, other: u32, items: &[&Row]) -> bool {
    let cross = |it: &Value| said(it) == Some(Said::Tick);
    let ticked: Vec<&&Row> = items.iter().filter(|it| it.get(col).is_some()).collect();
    ticked.len() > 1
        && items.iter().any(|it| it.get(other).is_some_and(cross))
        && ticked.iter().all(|it| it.get(col).is_some_and(cross) && it.get(other).is_none())
}

/// Whether some rows are ticked, and most of those in one column only.
fn answers_rows(run: &Ticked, items: &[&Row]) -> bool {
    let ticks = |row: &&Row| run.columns.iter().filter(|it| row.get(it.0).and_then(said).is_some_and(is_tick)).count();
    let (once, more) = items.iter().map(ticks).fold((0, 0), |(once, more), count| match count {
        0 => (once, more),
        1 => (once + 1, more),
        _ => (once, more + 1),
    });
    once > more * 3
}
