//! Frames built from rows of any type, column after column.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::frames::TERRITOIRE;
use crate::base::date::{DateLue, Precision, days};
use crate::base::table::{ORIGIN, au_jour};

/// A column of texts, each of which is kept once however many rows say it: for tables of many rows.
pub(super) fn repeated<'a>(name: &str, values: impl Iterator<Item = Option<&'a str>>) -> PolarsResult<Column> {
    let mut ranks: BTreeMap<&str, IdxSize> = BTreeMap::new();
    let mut distinct: Vec<&str> = Vec::new();
    let mut rank = |text: &'a str| {
        *ranks.entry(text).or_insert_with(|| {
            distinct.push(text);
            (distinct.len() - 1) as IdxSize
        })
    };
    let rows: IdxCa = values.map(|it| it.map(&mut rank)).collect();
    Ok(StringChunked::from_slice(name.into(), &distinct).take(&rows)?.into_column())
}

/// The columns of a frame under construction. `origin` is the rank of the row, `territoire` null.
pub(super) struct Build<'a, T> {
    rows: &'a [T],
    columns: Vec<Column>,
}

impl<'a, T> Build<'a, T> {
    pub(super) fn of(rows: &'a [T]) -> Self {
        let columns = vec![
            Column::new(ORIGIN.into(), (0..).take(rows.len()).collect::<Vec<u32>>()),
            Column::new(TERRITOIRE.into(), vec![None::<&str>; rows.len()]),
        ];
        Self { rows, columns }
    }

    pub(super) fn text(self, name: &str, value: impl Fn(&'a T) -> Option<&'a str>) -> Self {
        let values: Vec<_> = self.rows.iter().map(value).collect();
        self.with(Column::new(name.into(), values))
    }

    /// Amounts, ETP, counts.
    pub(super) fn number(self, name: &str, value: impl Fn(&T) -> Option<i64>) -> Self {
        let values: Vec<_> = self.rows.iter().map(value).collect();
        self.with(Column::new(name.into(), values))
    }

    /// Years and ranks.
    pub(super) fn small(self, name: &str, value: impl Fn(&T) -> Option<i32>) -> Self {
        let values: Vec<_> = self.rows.iter().map(value).collect();
        self.with(Column::new(name.into(), values))
    }

    pub(super) fn flag(self, name: &str, value: impl Fn(&T) -> Option<bool>) -> Self {
        let values: Vec<_> = self.rows.iter().map(value).collect();
        self.with(Column::new(name.into(), values))
    }

    /// A date and its companion, true when the day is known.
    pub(super) fn date(self, name: &str, value: impl Fn(&T) -> Option<DateLue>) -> Self {
        let dates: Vec<_> = self.rows.iter().map(value).collect();
        let at: Vec<_> = dates.iter().map(|it| it.map(|it| days(it.jour))).collect();
        let known: Vec<_> = dates.iter().map(|it| it.map(|it| it.precision == Precision::Jour)).collect();
        self.with(Column::new(name.into(), at)).with(Column::new(au_jour(name).as_str().into(), known))
    }

    /// The frame, typed and ordered as the schema says.
    pub(super) fn finish(self, schema: &Schema) -> PolarsResult<DataFrame> {
        let height = self.rows.len();
        let frame = DataFrame::new(height, self.columns)?;
        // No plan is collected here: files are read in parallel, and a thread that waits for polars would take another file.
        let typed = schema.iter().map(|(name, ty)| frame.column(name)?.strict_cast(ty));
        DataFrame::new(height, typed.collect::<PolarsResult<_>>()?)
    }

    fn with(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }
}
