//! Frames → remarks. Checks never change a figure.

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;

/// A question put to the frames.
pub struct Check {
    pub rule: Rule,
    pub run: fn(&Frames, &Settings) -> Result<Vec<Diagnostic>, Failure>,
}

/// Every check, by family.
pub static CHECKS: &[&Check] = &[];

/// Puts every check to the frames.
pub fn review(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut all = Vec::new();
    for check in CHECKS {
        all.extend((check.run)(frames, settings)?);
    }
    Ok(all)
}
