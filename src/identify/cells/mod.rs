//! What a text, a value or a column of values says by itself, before any table is known.

pub(super) mod evidence;
pub(super) mod labels;
pub(super) mod look;
pub(super) mod words;
