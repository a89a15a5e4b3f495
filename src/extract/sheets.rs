//! What the readers of every format say the same way: names of sheets, errors, hidden columns, lost sheets.

use std::sync::Arc;

use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::{Corners, Grid, Value};
use super::remarks::{self, CellRemarks};
use super::xml::Lexer;
use super::{Content, limits};
use crate::base::cell::{FileId, Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::person::masked;

/// The sheets of a document that are read as they go by, one after another.
pub(super) struct Sheets {
    pub content: Content,
    file: FileId,
    budget: Budget,
    count: u32,
}

impl Sheets {
    /// No sheet yet.
    pub(super) fn new(file: FileId) -> Self {
        Self { content: Content::default(), file, budget: Budget::default(), count: 0 }
    }

    /// Reads the sheet that just opened, and says what was odd in it; those beyond the ceiling are only counted.
    pub(super) fn read(
        &mut self,
        lexer: &mut Lexer,
        name: &str,
        read: impl FnOnce(&mut Lexer, &mut Grid, &mut Budget) -> Result<Vec<Diagnostic>, Fault>,
    ) -> Result<(), Fault> {
        let mut grid = Grid::new(SheetId { file: self.file, index: self.count }, shown_name(name));
        self.count += 1;
        if self.count as usize > limits::SHEETS {
            return lexer.skip_element();
        }
        self.content.diagnostics.extend(read(lexer, &mut grid, &mut self.budget)?);
        self.content.grids.push(grid);
        Ok(())
    }

    /// What all the sheets hold.
    pub(super) fn finish(mut self) -> Content {
        self.content.diagnostics.extend(too_many(self.file, self.count as usize));
        self.content
    }
}

/// What stands in a cell whose content could not be read.
pub(super) const UNREADABLE: &str = "#ILLISIBLE";

/// The name of a sheet as it can be shown: no control character, no endless line, nothing that betrays a person.
pub(super) fn shown_name(name: &str) -> String {
    const LONGEST: usize = 100;
    let clean = |it: char| if it.is_control() || is_invisible(it) { '\u{fffd}' } else { it };
    let mut shown: String = name.chars().take(LONGEST).map(clean).collect();
    if name.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    masked(&shown)
}

/// Characters that change how a line reads without being seen.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text as a cell keeps it, without zero characters and no longer than Excel allows; `None` when blank.
pub(super) fn text(text: &str) -> Option<Arc<str>> {
    if text.contains('\0') {
        return self::text(&text.replace('\0', ""));
    }
    if text.trim().is_empty() {
        return None;
    }
    let cut = (text.len() > limits::TEXT).then(|| text.char_indices().nth(limits::TEXT)).flatten();
    Some(match cut {
        Some((end, _)) => Arc::from(format!("{}{CUT}", &text[..end])),
        None => Arc::from(text),
    })
}

/// Whether a text was cut.
pub(super) fn is_cut(text: &str) -> bool {
    text.len() > limits::TEXT && text.ends_with(CUT)
}

/// Stands for the end of a text that was cut.
const CUT: char = '…';

/// The same as [`text`], as the value of a cell.
pub(super) fn text_value(text: &str) -> Option<Value> {
    self::text(text).map(Value::Text)
}

/// An error value as Excel writes it; anything that does not look like one is not repeated.
pub(super) fn error(text: &str) -> Arc<str> {
    let text = text.trim();
    let looks_right = text.starts_with('#')
        && (2..=20).contains(&text.len())
        && text.bytes().skip(1).all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || b"/!?_".contains(&it));
    Arc::from(if looks_right { text } else { "#ERREUR" })
}

/// Whether a text is one of the errors that a spreadsheet shows.
pub(super) fn is_error(text: &str) -> bool {
    const KNOWN: &[&str] = &[
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NOM?",
        "#NULL!",
        "#NUL!",
        "#NUM!",
        "#NOMBRE!",
        "#REF!",
        "#VALUE!",
        "#VALEUR!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    ];
    let coded = text.strip_prefix("Err:").is_some_and(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_digit()));
    coded || KNOWN.contains(&text)
}

/// Gives a grid its rows, and says what was odd in them. Hidden columns are given as first and last, from one.
pub(super) fn finish(
    grid: &mut Grid,
    filling: Filling,
    mut remarks: CellRemarks,
    hidden_cols: &[(u64, u64)],
) -> impl Iterator<Item = Diagnostic> + use<> {
    grid.rows = filling.finish(&mut remarks);
    hide_columns(grid, hidden_cols);
    grid.merged.retain(exists);
    grid.tables.retain(exists);
    let layout = remarks::of_layout(grid);
    remarks.diagnostics(grid.sheet).chain(layout)
}

/// Notes the hidden columns that hold something.
pub(super) fn hide_columns(grid: &mut Grid, ranges: &[(u64, u64)]) {
    let width = grid.rows.iter().filter_map(|it| it.cells.last()).map(|it| u64::from(it.0) + 1).max().unwrap_or(0);
    for &(first, last) in ranges {
        for number in first.max(1)..=last.min(width) {
            grid.hidden_cols.extend(u32::try_from(number - 1));
        }
    }
}

/// Whether a rectangle lies in a sheet.
fn exists(&(first, last): &Corners) -> bool {
    first.0 <= last.0 && first.1 <= last.1 && last.0 < limits::GRID_ROWS && last.1 < limits::GRID_COLS
}

/// A sheet that the workbook lists and does not hold.
pub(super) fn lost(sheet: SheetId) -> Diagnostic {
    let message =
        "Le classeur annonce cette feuille, mais son contenu n’y est pas\u{a0}; les autres feuilles ont été lues.";
    Diagnostic::new(&SHEET_LOST, Place::Sheet(sheet), message)
}

/// A workbook of more sheets than are read.
pub(super) fn too_many(file: FileId, count: usize) -> Option<Diagnostic> {
    (count > limits::SHEETS).then(|| {
        let message =
            format!("Le classeur a {count} feuilles\u{a0}: seules les {} premières ont été lues.", limits::SHEETS);
        Diagnostic::new(&TOO_MANY_SHEETS, Place::File(file), message)
    })
}

pub(super) static SHEET_LOST: Rule = Rule {
    code: "FIC-13",
    severity: Severity::Bloquant,
    title: "Feuille manquante",
    explanation: "Le classeur annonce une feuille qu’il ne contient pas\u{a0}: un tableau peut manquer.",
    correction: "Ouvrir le fichier dans Excel, vérifier que toutes les feuilles y sont, enregistrer.",
};

pub(super) static TOO_MANY_SHEETS: Rule = Rule {
    code: "FIC-22",
    severity: Severity::Bloquant,
    title: "Trop de feuilles",
    explanation: "Au-delà de 255 feuilles, un classeur n’est plus un tableau de suivi\u{a0}; la suite n’est pas lue.",
    correction: "Ne garder dans le classeur que les feuilles utiles, ou le partager en plusieurs classeurs.",
};
