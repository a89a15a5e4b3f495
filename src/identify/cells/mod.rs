//! What a text, a value or a column of values says by itself, before any table is known.

pub(super) mod answers;
pub(super) mod evidence;
pub(super) mod labels;
pub(super) mod look;
pub(super) mod sites;
pub(super) mod standing;
pub(super) mod ticked;
pub(super) mod words;
