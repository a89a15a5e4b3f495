//! Frames → remarks. Checks never change a figure.

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::{self, Frames};

/// A question put to the frames.
pub struct Check {
    pub rule: Rule,
    pub run: fn(&Frames, &Settings) -> Result<Vec<Diagnostic>, Failure>,
}

/// Every check, by family.
pub static CHECKS: &[&Check] = &[];

/// Every rule that a remark of the stages up to this one may come from, by code.
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> =
        normalise::RULES.iter().copied().chain(CHECKS.iter().map(|it| &it.rule)).collect();
    rules.sort_by_key(|it| it.code);
    rules
}

/// Puts every check to the frames.
pub fn review(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut all = Vec::new();
    for check in CHECKS {
        all.extend((check.run)(frames, settings)?);
    }
    Ok(all)
}
