//! Columns side by side, each headed by an answer, where a cross says which answer was given.

use super::answers::{is_tick, said};
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

/// The runs of such columns; the same answer again opens another run. `headings` are the rows above, `answer` gives what a heading
/// says, when it is an answer.
pub(in crate::identify) fn ticked(
    items: &[&Row],
    headings: &[&Row],
    answer: impl Fn(&Value) -> Option<String>,
) -> Vec<Ticked> {
    let above = |col: u32| headings.iter().rev().find_map(|it| it.get(col));
    let mut columns: Vec<u32> = headings.iter().flat_map(|it| it.cells.iter().map(|it| it.0)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut runs: Vec<Ticked> = Vec::new();
    for col in columns {
        let Some(heading) = above(col).and_then(&answer) else { continue };
        if !items.iter().filter_map(|it| it.get(col)).all(|it| said(it).is_some()) {
            continue;
        }
        let seen = |run: &Ticked| run.columns.iter().any(|it| fold(&it.1) == fold(&heading));
        let follows = |run: &Ticked| run.columns.last().is_some_and(|it| it.0 + 1 == col);
        match runs.last_mut().filter(|it| follows(it) && !seen(it)) {
            Some(run) => run.columns.push((col, heading)),
            None => runs.push(Ticked { columns: vec![(col, heading)] }),
        }
    }
    runs.retain(|run| run.columns.len() > 1 && answers_rows(run, items));
    runs
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
