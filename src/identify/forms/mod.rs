//! Tables that are not rows under headings: lists in columns, forms, tables on their side.

pub(super) mod communes;
pub(super) mod fiches;
pub(super) mod turned;
