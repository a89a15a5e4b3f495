//! A heading as the columns of every kind are compared with it.

use crate::identify::cells::words::{folded, significant, without_brackets};

/// A heading, understood once for all lexicons.
pub(super) struct Wording {
    pub whole: Words,
    /// Without what stands in brackets, when something does.
    pub unbracketed: Option<Words>,
    /// When other lines follow it.
    pub first_line: Option<Words>,
    /// Whether brackets or lines part it.
    pub parted: bool,
}

impl Wording {
    pub(super) fn of(heading: &str) -> Self {
        let other = |text: &str| (text != heading).then(|| Words::of(text));
        let unbracketed = other(&without_brackets(heading));
        Self {
            whole: Words::of(heading),
            first_line: other(heading.lines().next().unwrap_or_default()),
            parted: unbracketed.is_some() || heading.trim().contains('\n'),
            unbracketed,
        }
    }

    /// The words outside brackets.
    pub(super) fn bare(&self) -> &Words {
        self.unbracketed.as_ref().unwrap_or(&self.whole)
    }

    /// The heading, then what may say more when it is left alone.
    pub(super) fn readings(&self) -> impl Iterator<Item = &Words> {
        [Some(&self.whole), self.unbracketed.as_ref(), self.first_line.as_ref()].into_iter().flatten()
    }
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct Words {
    /// Folded, between spaces; `$` is the end.
    pub(super) spaced: String,
    /// Those that matter.
    pub(super) significant: Vec<String>,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let folded = folded(text);
        Self { significant: significant(&folded), spaced: format!(" {folded} $ ") }
    }

    pub(super) fn folded(&self) -> &str {
        self.spaced.trim_end_matches(" $ ").trim_start()
    }
}
