//! A sheet as recognition sees it: cells, merged headings, and what was already understood of its texts.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::settings::Settings;
use crate::base::table::TableKind;
use crate::extract::grid::{Grid, Row, Value};
use crate::identify::cells::evidence::Profile;
use crate::identify::cells::words::{folded, is_year, significant, without_humps};
use crate::identify::layout::announced::announced;
use crate::identify::learned::Learned;
use crate::identify::lexicon::declared::declared;
use crate::identify::lexicon::vocabulary::Vocabulary;
use crate::identify::lexicon::{ByKind, Candidate, LEXICONS, Level, SPELLINGS, WORDS, candidates, is_joined};

/// A sheet and what recognition needs around it.
pub(super) struct Sheet<'a> {
    pub grid: &'a Grid,
    /// File without extension, then its folders from the nearest up.
    pub names: &'a [String],
    pub modified: Option<&'a str>,
    pub settings: &'a Settings,
    /// First row of merged cells → their corners.
    merged: BTreeMap<u32, Vec<Range>>,
    /// Folded headings that `maia.toml` declares.
    declared: BTreeSet<String>,
    known: RefCell<BTreeMap<&'a str, Known>>,
    /// What headings are here, when `maia.toml` or another sheet says so of some.
    candidates: RefCell<BTreeMap<String, ByKind>>,
    /// The kinds of tables that titles and names announce.
    announced: Vec<&'static TableKind>,
    /// What the other sheets of the workbook taught.
    pub learned: &'a Learned,
}

/// What recognition knows of a text at first sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Unknown,
    /// It holds a word of some heading.
    Words,
    /// It is a known heading.
    Spelled,
}

type Range = ((u32, u32), (u32, u32));

/// Longer texts are sentences, not headings.
pub(super) const LONGEST_HEADING: usize = 120;

/// How many cells of a column are looked at to know what it holds.
const SAMPLE: usize = 50;

/// How many rows are gone through to find them.
const SEARCHED: usize = 4_000;

impl<'a> Sheet<'a> {
    pub(super) fn new(
        grid: &'a Grid,
        names: &'a [String],
        modified: Option<&'a str>,
        settings: &'a Settings,
        learned: &'a Learned,
    ) -> Self {
        let mut merged: BTreeMap<u32, Vec<Range>> = BTreeMap::new();
        for range in &grid.merged {
            merged.entry(range.0.0).or_default().push(*range);
        }
        Self {
            grid,
            names,
            modified,
            settings,
            merged,
            declared: settings.entetes.values().flat_map(|it| it.values()).flatten().map(|it| folded(it)).collect(),
            known: RefCell::default(),
            candidates: RefCell::default(),
            announced: announced(grid, names),
            learned,
        }
    }

    /// Rows from one number to another, both included.
    pub(super) fn rows(&self, from: u32, to: u32) -> &'a [Row] {
        let rows = &self.grid.rows;
        let start = rows.partition_point(|it| it.number < from);
        let end = rows.partition_point(|it| it.number <= to);
        rows.get(start..end).unwrap_or_default()
    }

    /// Number of the last row that holds something.
    pub(super) fn last_row(&self) -> u32 {
        self.grid.rows.last().map_or(0, |it| it.number)
    }

    /// The cells of a row between two columns, both included.
    pub(super) fn cells(row: &'a Row, from: u32, to: u32) -> &'a [(u32, Value)] {
        let start = row.cells.partition_point(|it| it.0 < from);
        let end = row.cells.partition_point(|it| it.0 <= to);
        row.cells.get(start..end).unwrap_or_default()
    }

    /// Last column and row of the merged cells that start there; the cell itself when it is not merged.
    pub(super) fn extent(&self, row: u32, col: u32) -> (u32, u32) {
        let ranges = self.merged.get(&row).map(Vec::as_slice).unwrap_or_default();
        ranges.iter().find(|it| it.0 == (row, col)).map_or((row, col), |it| it.1)
    }

    /// What a sample of the cells of a column looks like, between two rows.
    pub(super) fn profile(&self, col: u32, from: u32, to: u32) -> Profile {
        Profile::of(self.rows(from, to).iter().take(SEARCHED).filter_map(|it| it.get(col)).take(SAMPLE))
    }

    /// Whether a column holds nothing between two rows.
    pub(super) fn is_empty(&self, col: u32, from: u32, to: u32) -> bool {
        !self.rows(from, to).iter().take(SEARCHED).any(|it| it.get(col).is_some())
    }

    /// What a text tells at first sight.
    pub(super) fn known(&self, text: &'a str) -> Known {
        if text.len() > LONGEST_HEADING {
            return Known::Unknown;
        }
        if let Some(known) = self.known.borrow().get(text) {
            return *known;
        }
        let written = folded(text);
        let known = if self.declared.contains(&written) || SPELLINGS.contains(&written) {
            Known::Spelled
        } else if significant(&written).iter().any(|it| WORDS.contains(it)) || is_joined(&written) || has_humps(text) {
            Known::Words
        } else {
            Known::Unknown
        };
        self.known.borrow_mut().insert(text, known);
        known
    }

    /// The columns a heading may be, for each kind in the order of the lexicons.
    pub(super) fn candidates(&self, heading: &str) -> ByKind {
        if self.declared.is_empty() && self.learned.is_empty() {
            return candidates(heading);
        }
        if let Some(found) = self.candidates.borrow().get(heading) {
            return Arc::clone(found);
        }
        let known = candidates(heading);
        let kinds = LEXICONS.iter().map(|it| it.vocabulary.kind);
        let found: ByKind = kinds.zip(known.iter()).map(|(kind, known)| self.here(kind, heading, known)).collect();
        self.candidates.borrow_mut().insert(heading.to_owned(), Arc::clone(&found));
        found
    }
}

impl Sheet<'_> {
    /// The columns a heading may be in one kind: the one that `maia.toml` says; else the one it is on another sheet, unless its words
    /// alone are as plain.
    fn here(&self, kind: &'static TableKind, heading: &str, known: &Arc<[Candidate]>) -> Arc<[Candidate]> {
        if let Some(column) = declared(kind, self.settings, heading) {
            return [column].into();
        }
        let plain = known.first().is_some_and(|it| it.level > Level::Alias);
        match self.learned.column(kind, heading).filter(|_| !plain) {
            Some(column) => [Candidate { column, level: Level::Alias, score: 1.0 }].into(),
            None => Arc::clone(known),
        }
    }

    /// Whether some columns, each with how sure it is, make a table of a kind; less is needed beside a table of that kind,
    /// and where one is announced.
    pub(super) fn enough(&self, vocabulary: &Vocabulary, found: &BTreeMap<&'static str, f64>) -> bool {
        vocabulary.enough(found, self.learned.has(vocabulary.kind) || self.is_announced(vocabulary.kind))
    }

    /// Whether titles or names announce a table of a kind.
    pub(super) fn is_announced(&self, kind: &'static TableKind) -> bool {
        self.announced.contains(&kind)
    }
}

/// Whether a name of some software, `dtSignalement`, is made of words of headings.
fn has_humps(text: &str) -> bool {
    without_humps(text).is_some_and(|it| significant(&folded(&it)).iter().any(|it| WORDS.contains(it)))
}

/// The text of a cell that may be a heading: words, or a year written as a number.
pub(super) fn heading_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) if number.fract() == 0.0 && is_year(*number as i32) => {
            Some(Cow::Owned(number.to_string()))
        }
        _ => None,
    }
}
