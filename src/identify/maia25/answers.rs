//! How a column of a MAIA 25 grid gives the scores of its items.

use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::answers::{Said, said};
use crate::identify::cells::labels::text;

/// How the cells of a column of scores are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identify) enum Answers {
    /// 0 or 1, or whatever stands there.
    Points,
    /// Words, percentages, or crosses among dashes.
    Words,
    /// Crosses among blanks: a blank says nothing.
    Ticks,
    /// Crosses among blanks, as many as the total that is written: a blank is 0.
    CountedTicks,
}

impl Answers {
    /// The score of a row, as a number when it was given otherwise.
    pub(super) fn score(self, row: &Row, col: u32) -> Option<Value> {
        let point = |it: bool| Some(Value::Number(f64::from(u8::from(it))));
        let value = row.get(col);
        match (self, value.and_then(said)) {
            (Answers::CountedTicks, None) if value.is_none() => point(false),
            (_, Some(Said::Point(yes) | Said::Word(yes))) => point(yes),
            (Answers::Words | Answers::Ticks | Answers::CountedTicks, Some(Said::Tick)) => point(true),
            (Answers::Words, Some(Said::Dash)) => point(false),
            _ => value.cloned(),
        }
    }
}

/// What the cells of a column say, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub filled: usize,
    pub points: usize,
    pub words: usize,
    pub ticks: usize,
    pub dashes: usize,
}

impl Counts {
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a Value>) -> Self {
        let mut counts = Self::default();
        for value in cells {
            counts.filled += 1;
            match said(value) {
                Some(Said::Point(_)) => counts.points += 1,
                Some(Said::Word(_)) => counts.words += 1,
                Some(Said::Tick) => counts.ticks += 1,
                Some(Said::Dash) => counts.dashes += 1,
                None => {}
            }
        }
        counts
    }

    /// How a column of a grid of so many items is read; `None` when most of it says nothing of items.
    pub(super) fn answers(&self, items: usize) -> Option<Answers> {
        let plain = self.points + self.words;
        let read = plain + self.ticks + self.dashes;
        if read == 0 || read * 5 < self.filled * 3 {
            return None;
        }
        if self.ticks > 0 && plain + self.dashes == 0 {
            return Some(Answers::Ticks);
        }
        (plain + self.ticks > 0 && read * 3 >= items).then_some(if self.words + self.ticks + self.dashes == 0 {
            Answers::Points
        } else {
            Answers::Words
        })
    }
}

/// The score written in the cell of a total: `3`, `3 / 4`, `3 sur 4`.
pub(super) fn total(value: &Value) -> Value {
    let parts = text(value).map(fold).map(|it| it.replace(" sur ", " ").replace(" points", "").replace(" pts", ""));
    let numbers: Option<Vec<u8>> = parts.and_then(|it| it.split(' ').map(|it| it.parse().ok()).collect());
    match numbers.as_deref() {
        Some([scored, most]) if scored <= most && [4, 5, 6, 10, 25].contains(most) => Value::Number(f64::from(*scored)),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_out_of_a_maximum_are_their_first_figure() {
        for (text, expected) in
            [("3 / 4", Value::Number(3.0)), ("16 sur 25", Value::Number(16.0)), ("5/4", Value::Text("5/4".into()))]
        {
            assert_eq!(total(&Value::Text(text.into())), expected, "{text}");
        }
    }
}
