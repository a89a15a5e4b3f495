//! The six stages in order; the only file that imports them all.
