//! Readings that people corrected in *Valeurs rencontrées*: from then on, a value is read as they said.

use std::collections::{BTreeMap, BTreeSet};

use super::values::{self, How};
use super::{Encountered, Part};
use crate::base::cell::{CellRef, FileId, Place, SheetId, Sources};
use crate::base::codes::{AUTRE, CodeList};
use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::extract::grid::Value;
use crate::identify::tables::{TABLE_KINDS, valeurs};
use crate::identify::{RawRow, RawTable};

pub(super) static CORRECTED: Rule = Rule {
    code: "VAL-17",
    severity: Severity::AVerifier,
    title: "Valeur lue d’après une correction",
    explanation: "Une ligne de «\u{a0}Valeurs rencontrées\u{a0}», corrigée puis redéposée, dit comment lire une valeur qui \
                  n’est dans aucune liste connue. Elle vaut tant que ce fichier reste dans le dossier.",
    correction: "Retirer la ligne, ou la corriger encore, si cette lecture n’est pas la bonne.",
};

pub(super) static WRONG_CODE: Rule = Rule {
    code: "VAL-18",
    severity: Severity::ACorriger,
    title: "Correction qui n’est pas dans la liste",
    explanation: "Une valeur ne peut être lue que comme l’un des codes de sa colonne, écrit par son code ou son libellé.",
    correction: "Écrire dans «\u{a0}Lue comme\u{a0}» l’un des codes de la liste.",
};

pub(super) static TWO_READINGS: Rule = Rule {
    code: "VAL-19",
    severity: Severity::ACorriger,
    title: "Deux corrections d’une même valeur",
    explanation: "Deux lignes disent de lire autrement une même valeur\u{a0}; aucune n’est suivie.",
    correction: "Garder une seule des deux lignes.",
};

pub(super) static ORPHAN: Rule = Rule {
    code: "VAL-20",
    severity: Severity::AVerifier,
    title: "Correction d’une valeur qui n’a pas été rencontrée",
    explanation: "La ligne dit comment lire une valeur qu’aucun tableau reçu ne contient, ou plus\u{a0}: elle ne change rien. Une valeur \
                  qui n’est pas montrée est reconnue à sa cellule, et se perd quand des lignes bougent dans son fichier.",
    correction: "Retirer la ligne, ou reprendre la feuille «\u{a0}Valeurs rencontrées\u{a0}» de la dernière exécution.",
};

/// What a sheet shows for a value that no code was found for.
pub const NOT_UNDERSTOOD: &str = "Pas comprise";

/// How people said that values are to be read.
#[derive(Debug, Default)]
pub struct Readings {
    said: BTreeMap<Key, (&'static str, CellRef)>,
    /// Files with a line that changes something, or that tried to.
    files: BTreeSet<FileId>,
}

/// A value of a column; one that is not shown is known by its cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: &'static str,
    column: &'static str,
    value: Option<String>,
    cell: Option<Place>,
}

impl Key {
    fn of(it: &Encountered) -> Self {
        let cell = it.value.is_none().then_some(it.place);
        Self { kind: it.kind, column: it.column, value: it.value.clone(), cell }
    }
}

impl Readings {
    /// What the lines of the sheets handed back change in the reading of these parts.
    pub fn of(sheets: &[RawTable], parts: &[&Part], sources: &Sources) -> Reported<Self> {
        let mut met: BTreeMap<Key, Encountered> = BTreeMap::new();
        for it in parts.iter().flat_map(|it| &it.encountered) {
            met.entry(Key::of(it)).and_modify(|known| known.count += it.count).or_insert_with(|| it.clone());
        }
        let mut readings = Self::default();
        let mut diagnostics = Vec::new();
        let mut disputed = BTreeSet::new();
        let mut orphans: BTreeMap<SheetId, Vec<CellRef>> = BTreeMap::new();
        for (sheet, row) in sheets.iter().flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet, row))) {
            let line = Line { sheet, row };
            let Some(said) = line.text(valeurs::LUE_COMME).filter(|it| fold(it) != fold(NOT_UNDERSTOOD)) else {
                continue;
            };
            let named: Vec<_> = met.iter().filter(|(_, it)| line.names(it, sources)).collect();
            if named.is_empty() && fold(&said) != fold(AUTRE) && line.text(valeurs::VALEUR).is_some() {
                orphans.entry(line.cell().sheet).or_default().push(line.cell());
            }
            for (key, it) in named {
                let Some(list) = list(it) else { continue };
                let cell = line.cell();
                match code(&said, list) {
                    None => {
                        readings.files.insert(cell.sheet.file);
                        diagnostics.push(wrong_code(it, list, cell));
                    }
                    Some(code) if it.read_as == Some(code) => {}
                    Some(code) => {
                        readings.files.insert(cell.sheet.file);
                        match readings.said.get(key) {
                            Some((other, first)) if *other != code => {
                                diagnostics.push(two_readings(it, cell, *first, sources));
                                disputed.insert(key.clone());
                            }
                            Some(_) => {}
                            None => {
                                readings.said.insert(key.clone(), (code, cell));
                            }
                        }
                    }
                }
            }
        }
        readings.said.retain(|key, _| !disputed.contains(key));
        let followed =
            readings.said.iter().filter_map(|(key, (code, cell))| Some(corrected(met.get(key)?, code, *cell)));
        diagnostics.extend(followed);
        diagnostics.extend(orphans.values().filter_map(|it| orphan(it)));
        Reported { value: readings, diagnostics }
    }

    /// Whether nothing is to be read otherwise.
    pub(super) fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Whether some line of a file is a correction.
    pub fn come_from(&self, file: FileId) -> bool {
        self.files.contains(&file)
    }

    /// Whether a value of the part is to be read otherwise.
    pub fn concern(&self, part: &Part) -> bool {
        part.encountered.iter().any(|it| self.said.contains_key(&Key::of(it)))
    }

    /// The table with the codes that were said in place of the values, and what was met there.
    pub(super) fn applied(&self, table: &RawTable) -> (RawTable, Vec<Encountered>) {
        let mut met = super::encountered::of(table);
        let mut changed = table.clone();
        for it in &mut met {
            let Some((code, _)) = self.said.get(&Key::of(it)) else { continue };
            it.read_as = Some(code);
            let Some(rank) = table.columns.iter().position(|matched| matched.column.id == it.column) else { continue };
            let Place::Cell(first) = it.place else { continue };
            let holder = table.rows.iter().find(|row| row.row == first.row);
            let Some(value) = holder.and_then(|row| folded(row, rank)) else { continue };
            for row in changed.rows.iter_mut().filter(|row| folded(row, rank).as_ref() == Some(&value)) {
                if let Some(cell) = row.cells.get_mut(rank) {
                    *cell = Some(Value::Text((*code).into()));
                }
            }
        }
        (changed, met)
    }
}

/// A line of a sheet handed back.
struct Line<'a> {
    sheet: &'a RawTable,
    row: &'a RawRow,
}

impl Line<'_> {
    fn text(&self, column: &str) -> Option<String> {
        let rank = self.sheet.columns.iter().position(|it| it.column.id == column)?;
        values::text(self.row.cells.get(rank)?.as_ref()?).value()
    }

    /// The cell that says how to read the value.
    fn cell(&self) -> CellRef {
        let column = self.sheet.columns.iter().find(|it| it.column.id == valeurs::LUE_COMME);
        let col = column.map_or(self.sheet.top_left.col, |it| it.col);
        CellRef { sheet: self.sheet.top_left.sheet, row: self.row.row, col }
    }

    /// Whether the line speaks of that value: by its words, or by its cell when they are not shown.
    fn names(&self, it: &Encountered, sources: &Sources) -> bool {
        let is = |column: &str, expected: &str| self.text(column).is_some_and(|it| fold(&it) == fold(expected));
        let Some(kind) = TABLE_KINDS.iter().find(|kind| kind.id == it.kind) else { return false };
        let Some(column) = kind.column(it.column) else { return false };
        if !is(valeurs::COLONNE, column.label)
            || self.text(valeurs::TABLEAU).is_some_and(|it| fold(&it) != fold(kind.label))
        {
            return false;
        }
        match (&it.value, it.place.file()) {
            (Some(value), _) => is(valeurs::VALEUR, value),
            (None, Some(file)) => {
                let sheet = it.place.sheet().map_or("", |it| sources.sheet_name(it));
                let same = |column: &str, expected: &str| self.text(column).is_some_and(|it| it == expected);
                same(valeurs::FICHIER, &sources.file_name(file))
                    && same(valeurs::CELLULE, &it.place.address())
                    && self.text(valeurs::FEUILLE).is_none_or(|it| it == sheet)
            }
            (None, None) => false,
        }
    }
}

/// The code that someone wrote: its id, its label, or one of its spellings.
fn code(said: &str, list: &'static CodeList) -> Option<&'static str> {
    let said = fold(said);
    let named = list.codes.iter().find(|it| fold(it.id) == said || fold(it.label) == said).map(|it| it.id);
    named.or_else(|| match values::classify(&Value::Text(said.as_str().into()), list) {
        (How::Exact, read) => read.value(),
        _ => None,
    })
}

fn list(it: &Encountered) -> Option<&'static CodeList> {
    let kind = TABLE_KINDS.iter().find(|kind| kind.id == it.kind)?;
    match kind.column(it.column)?.ty {
        ColumnType::Code(list) => Some(list),
        _ => None,
    }
}

fn folded(row: &RawRow, rank: usize) -> Option<String> {
    match row.cells.get(rank)? {
        Some(Value::Text(text)) => Some(fold(text)),
        _ => None,
    }
}

/// `La valeur « clic ou ems » de « Orienteur »`.
fn subject(it: &Encountered) -> String {
    let kind = TABLE_KINDS.iter().find(|kind| kind.id == it.kind);
    let column = kind.and_then(|kind| kind.column(it.column)).map_or(it.column, |it| it.label);
    match &it.value {
        Some(value) => format!("La valeur «\u{a0}{value}\u{a0}» de la colonne «\u{a0}{column}\u{a0}»"),
        None => format!("La valeur non montrée de la colonne «\u{a0}{column}\u{a0}», cellule {}", it.place.address()),
    }
}

fn corrected(it: &Encountered, code: &str, cell: CellRef) -> Diagnostic {
    let label = list(it).map_or(code, |it| it.label(code));
    let times = if it.count > 1 { format!("\u{a0}; {} cellules concernées", it.count) } else { String::new() };
    let message = format!("{} est lue comme «\u{a0}{label}\u{a0}», d’après cette ligne{times}.", subject(it));
    Diagnostic::new(&CORRECTED, Place::Cell(cell), message)
}

fn wrong_code(it: &Encountered, list: &CodeList, cell: CellRef) -> Diagnostic {
    let labels: Vec<_> = list.codes.iter().map(|it| it.label).collect();
    let message =
        format!("{}\u{a0}: sa correction n’est pas un code de la liste\u{a0}; elle n’est pas suivie.", subject(it));
    let correction = format!("Écrire l’un de\u{a0}: {}.", labels.join(", "));
    Diagnostic::new(&WRONG_CODE, Place::Cell(cell), message).correction(correction)
}

/// Lines of one sheet that speak of nothing met, said once.
fn orphan(cells: &[CellRef]) -> Option<Diagnostic> {
    let (first, last) = (*cells.first()?, cells.last()?);
    Some(match cells.len() {
        1 => Diagnostic::new(&ORPHAN, Place::Cell(first), "La valeur de cette ligne n’est dans aucun tableau reçu."),
        count => {
            let message =
                format!("Les valeurs de {count} lignes ne sont dans aucun tableau reçu, à partir de celle-ci.");
            Diagnostic::new(&ORPHAN, Place::Span(first, (last.row, last.col)), message)
        }
    })
}

fn two_readings(it: &Encountered, cell: CellRef, first: CellRef, sources: &Sources) -> Diagnostic {
    let other = sources.name(&Place::Cell(first));
    let message = format!("{} est lue autrement ici et dans {other}\u{a0}; aucune des deux n’est suivie.", subject(it));
    Diagnostic::new(&TWO_READINGS, Place::Cell(cell), message)
}
