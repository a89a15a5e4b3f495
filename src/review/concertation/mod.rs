//! Registers of concertation: what links meetings, decisions and follow-up.

pub(super) mod not_held;
pub(super) mod too_few_meetings;
pub(super) mod unknown_decision;
pub(super) mod without_meeting;
