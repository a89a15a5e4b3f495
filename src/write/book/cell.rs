//! What is put in a cell: always typed, never a formula that comes from an input.

use jiff::civil::Date;

use super::style::{Kind, Tone};

/// A cell to be written.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub(super) content: Content,
    pub(super) kind: Option<Kind>,
    pub(super) tone: Tone,
    pub(super) note: Option<String>,
    pub(super) name: Option<Name>,
}

/// What the value of a cell is known as, so that another sheet may refer to it: territoire, indicateur, modalite.
pub(super) type Name = (String, String, String);

#[derive(Debug, Clone, Default)]
pub(super) enum Content {
    #[default]
    Blank,
    Text(String),
    Number(f64),
    Date(Date),
    Link {
        target: String,
        text: String,
    },
    /// Ours: English function names, commas; with the result that a spreadsheet will find.
    Formula {
        formula: String,
        result: f64,
    },
    /// The same, for words.
    Words {
        formula: String,
        result: String,
    },
    /// Nothing is known, and why; the reason also goes in a note of the cell unless there are too many such cells.
    Missing {
        reason: String,
        noted: bool,
    },
}

/// The words of a cell whose value is not known.
pub(super) const MISSING: &str = "n.d.";
/// The sign of a cell to which its column does not apply.
const NONE: &str = "–";

impl Cell {
    /// What a cell to which its column does not apply shows.
    pub const NONE: &str = NONE;

    /// A cell left empty on purpose.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A text, never read as a formula.
    pub fn text(text: impl Into<String>) -> Self {
        Content::Text(text.into()).into()
    }

    /// A number; what is not one (NaN, infinite) is missing.
    pub fn number(value: f64) -> Self {
        if value.is_finite() { Content::Number(value).into() } else { Self::missing("Calcul impossible") }
    }

    /// A whole number.
    pub fn count(value: usize) -> Self {
        Self::number(value as f64)
    }

    /// An amount in euros, from cents.
    pub fn cents(cents: i64) -> Self {
        Self::number(cents as f64 / 100.0)
    }

    /// A day.
    pub fn date(date: Date) -> Self {
        Content::Date(date).into()
    }

    /// A link: `internal:'Délais'!A1`, or a path relative to the workbook.
    pub fn link(target: impl Into<String>, text: impl Into<String>) -> Self {
        Cell { kind: Some(Kind::Link), ..Content::Link { target: target.into(), text: text.into() }.into() }
    }

    /// A live formula with the result that a spreadsheet finds: `SUM(B5:B8)`, `40`.
    pub fn formula(formula: impl Into<String>, result: f64) -> Self {
        if !result.is_finite() {
            return Self::missing("Calcul impossible");
        }
        Content::Formula { formula: formula.into(), result }.into()
    }

    /// A live formula that gives words: `IF(B5="","",B5)`.
    pub fn words(formula: impl Into<String>, result: impl Into<String>) -> Self {
        Content::Words { formula: formula.into(), result: result.into() }.into()
    }

    /// A cell to be filled in.
    pub fn to_fill() -> Self {
        Cell { tone: Tone::ToFill, ..Self::default() }
    }

    /// The same cell, shown as one to be filled in.
    pub fn fill_in(self) -> Self {
        Cell { tone: Tone::ToFill, ..self }
    }

    /// « n.d. », with the reason in a note and under the table.
    pub fn missing(reason: impl Into<String>) -> Self {
        Cell { tone: Tone::Muted, ..Content::Missing { reason: reason.into(), noted: true }.into() }
    }

    /// The cell that `make` gives of a value; « n.d. » with a reason when there is none.
    pub fn known<T>(value: Option<T>, make: impl FnOnce(T) -> Self, reason: &str) -> Self {
        value.map_or_else(|| Self::missing(reason), make)
    }

    /// The same cell, of another kind than its column.
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// The same cell in a tone; one that is missing stays muted.
    pub fn tone(self, tone: Tone) -> Self {
        if matches!(self.content, Content::Missing { .. }) { self } else { Self { tone, ..self } }
    }

    /// The same cell with a note.
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// The same cell; its reason, if it is missing, is said under the table only.
    pub fn without_note(mut self) -> Self {
        if let Content::Missing { noted, .. } = &mut self.content {
            *noted = false;
        }
        self
    }

    /// The same cell, known by a name to the sheets filled after this one.
    pub fn named(self, territoire: &str, indicateur: &str, modalite: &str) -> Self {
        Self { name: Some((territoire.to_owned(), indicateur.to_owned(), modalite.to_owned())), ..self }
    }

    /// Whether the cell says what kind it is.
    pub fn has_kind(&self) -> bool {
        self.kind.is_some()
    }

    /// Whether the cell has no tone of its own.
    pub fn is_plain(&self) -> bool {
        self.tone == Tone::Plain
    }

    /// A cell to which its column does not apply.
    pub fn none() -> Self {
        Self::text(NONE)
    }

    /// Whether the cell tells something.
    pub fn says(&self) -> bool {
        match &self.content {
            Content::Blank | Content::Missing { .. } => false,
            Content::Text(text) => text != NONE,
            _ => true,
        }
    }

    /// The text of the cell, if it is one.
    pub fn words_shown(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number the cell shows, if it shows one.
    pub fn value(&self) -> Option<f64> {
        match self.content {
            Content::Number(value) | Content::Formula { result: value, .. } => Some(value),
            _ => None,
        }
    }
}

/// The sum of what is known, as a spreadsheet finds it: without the dust that adding decimals leaves. `None` when nothing is known.
pub fn total(values: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    let sum = values.into_iter().flatten().fold(None, |sum, it| Some(sum.unwrap_or_default() + it));
    sum.map(|it: f64| {
        let clean = (it * 1e6).round() / 1e6;
        if (clean - it).abs() < DUST { clean } else { it }
    })
}

/// What adding decimals may leave.
const DUST: f64 = 1e-9;

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self { content, ..Self::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_hold_no_dust_and_nothing_known_is_no_zero() {
        assert_eq!(total([Some(1.0), Some(0.8), None, Some(1.0)]), Some(2.8));
        assert_eq!(total([Some(0.1); 3]), Some(0.3));
        assert_eq!(total([Some(1.0 / 3.0), Some(1.0)]), Some(1.0 / 3.0 + 1.0));
        assert_eq!(total([None, None]), None);
        assert_eq!(total([Some(0.0), None]), Some(0.0));
    }

    #[test]
    fn what_is_no_number_is_missing() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(matches!(Cell::number(value).content, Content::Missing { .. }));
            assert!(matches!(Cell::formula("A1/A2", value).content, Content::Missing { .. }));
        }
    }
}
