//! What a row that does not count gives to the one that counts for it.

use polars::prelude::*;

use super::{Absorbed, Row};
use crate::base::codes::NR;
use crate::normalise::Uniting;
use crate::normalise::frames::cas_schema;

/// The frame where the rows that count hold what only the others say.
pub(super) fn filled(
    frame: &DataFrame,
    rows: &[Row],
    absorbed: &[Absorbed],
    uniting: &Uniting,
) -> PolarsResult<DataFrame> {
    let mut filled = frame.clone();
    let names: Vec<PlSmallStr> = cas_schema().iter_names().cloned().collect();
    for name in names {
        let column = frame.column(&name)?;
        let blank = column.is_null();
        let coded = column.str().ok();
        let is_blank = |at: usize| blank.get(at).unwrap_or(true) || coded.is_some_and(|it| it.get(at) == Some(NR));
        let gives = |it: &Absorbed, from: &mut Vec<IdxSize>| {
            let lacks = || rows.get(it.into).is_some_and(|row| !uniting.provenance.has(row.origin, &name));
            let (Some(source), Some(target)) = (from.get(it.from).copied(), from.get_mut(it.into)) else {
                return false;
            };
            let gives = is_blank(*target as usize) && !is_blank(source as usize) && (it.wholly || lacks());
            if gives {
                *target = source;
            }
            gives
        };
        let mut from: Vec<IdxSize> = (0..).take(frame.height()).collect();
        // What was given to a row that gives in its turn goes on with it.
        while absorbed.iter().fold(false, |gave, it| gives(it, &mut from) | gave) {}
        if from.iter().zip(0..).any(|(one, at)| *one != at) {
            let taken = column.take(&IdxCa::from_vec(name.clone(), from))?;
            filled.with_column(taken)?;
        }
    }
    Ok(filled)
}
