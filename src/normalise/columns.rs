//! Columns of a frame as Rust values, one per row.

use jiff::civil::Date;
use polars::prelude::*;

use crate::base::date::from_days;

/// The texts of a column.
pub fn texts(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Option<String>>> {
    Ok(frame.column(column)?.str()?.iter().map(|it| it.map(str::to_owned)).collect())
}

/// The whole numbers of a column: amounts, ETP, ranks.
pub fn numbers(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Option<i64>>> {
    Ok(frame.column(column)?.cast(&DataType::Int64)?.i64()?.to_vec())
}

/// The fingerprints of a column: equal texts have equal ones.
pub fn hashes(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Option<u64>>> {
    Ok(frame.column(column)?.u64()?.to_vec())
}

/// The answers of a column.
pub fn flags(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Option<bool>>> {
    Ok(frame.column(column)?.bool()?.iter().collect())
}

/// The days of a column.
pub fn dates(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Option<Date>>> {
    let days = frame.column(column)?.cast(&DataType::Int32)?;
    Ok(days.i32()?.iter().map(|it| it.and_then(from_days)).collect())
}

/// The rows' ways back to their cells.
pub fn origins(frame: &DataFrame) -> PolarsResult<Vec<u32>> {
    Ok(frame.column(crate::base::table::ORIGIN)?.u32()?.iter().map(Option::unwrap_or_default).collect())
}
