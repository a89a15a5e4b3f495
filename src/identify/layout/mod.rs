//! Where tables stand in a sheet: their titles, their rows of headings, the tables side by side.

mod amid;
pub(super) mod announced;
pub(super) mod header;
pub(super) mod headings;
pub(super) mod lookalike;
mod promising;
pub(super) mod segments;
pub(super) mod side;
pub(super) mod titles;
