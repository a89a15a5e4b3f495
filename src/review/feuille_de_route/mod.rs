//! Road maps: what an action that can be followed says.

pub(super) mod late_action;
pub(super) mod without_deadline;
pub(super) mod done_without_result;

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::normalise::Frames;
use crate::normalise::actions::Action;

impl Action {
    /// A remark at one of its cells.
    fn remark(&self, frames: &Frames, rule: &'static Rule, column: &str, message: String) -> Diagnostic {
        Diagnostic::new(rule, frames.provenance.place(self.origin, column), message).territoire(self.territoire.clone())
    }
}
