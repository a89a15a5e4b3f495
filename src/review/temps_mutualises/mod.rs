//! Time of shared posts, as the convention has it valued (convention FIR 201700224, article 3.2).

pub(super) mod shares_not_whole;
