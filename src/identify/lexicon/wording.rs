//! A heading as the columns of every kind are compared with it.

use crate::identify::cells::words::{folded, significant, without_brackets, without_humps};
use crate::identify::lexicon::values::without_values;

/// A heading, understood once for all lexicons.
pub(super) struct Wording {
    pub text: String,
    pub whole: Words,
    /// Without what stands in brackets, when something does.
    pub unbracketed: Option<Words>,
    /// When other lines follow it.
    pub first_line: Option<Words>,
    /// When it is written as names are in software.
    pub without_humps: Option<Words>,
    /// Whether brackets or lines part it.
    pub parted: bool,
}

impl Wording {
    pub(super) fn of(heading: &str) -> Self {
        let heading: &str = &without_values(heading);
        let other = |text: &str| (text != heading).then(|| Words::of(text));
        let unbracketed = other(&without_brackets(heading));
        Self {
            text: heading.to_owned(),
            whole: Words::of(heading),
            first_line: other(heading.lines().next().unwrap_or_default()),
            without_humps: without_humps(heading).map(|it| Words::of(&it)),
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
        let others = [&self.unbracketed, &self.first_line, &self.without_humps];
        std::iter::once(&self.whole).chain(others.into_iter().flatten())
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
