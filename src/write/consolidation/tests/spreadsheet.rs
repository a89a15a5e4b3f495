//! A spreadsheet as far as our formulas need one: reads a workbook back and computes its formulas again.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// A workbook read back.
pub(in crate::write) struct Spreadsheet {
    names: Vec<String>,
    cells: BTreeMap<Address, Content>,
    formulas: BTreeMap<Address, String>,
}

/// A sheet, a row and a column.
type Address = (String, u32, u32);

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) enum Content {
    Text(String),
    Number(f64),
}

impl Spreadsheet {
    pub(in crate::write) fn read(bytes: &[u8]) -> Self {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = workbook.sheet_names();
        let (mut cells, mut formulas) = (BTreeMap::new(), BTreeMap::new());
        for name in &names {
            let values = workbook.worksheet_range(name).unwrap();
            let (top, left) = values.start().unwrap_or_default();
            for (row, col, value) in values.used_cells() {
                let content = match value {
                    Data::Float(it) => Content::Number(*it),
                    Data::Int(it) => Content::Number(*it as f64),
                    Data::DateTime(it) => Content::Number(it.as_f64()),
                    other => Content::Text(other.to_string()),
                };
                cells.insert((name.clone(), top + row as u32, left + col as u32), content);
            }
            let written = workbook.worksheet_formula(name).unwrap();
            let (top, left) = written.start().unwrap_or_default();
            for (row, col, formula) in written.used_cells().filter(|it| !it.2.is_empty()) {
                formulas.insert((name.clone(), top + row as u32, left + col as u32), formula.clone());
            }
        }
        Self { names, cells, formulas }
    }

    pub(in crate::write) fn sheets(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    pub(in crate::write) fn formulas(&self) -> usize {
        self.formulas.len()
    }

    /// The cell at an address as people write it.
    pub(in crate::write) fn get(&self, sheet: &str, address: &str) -> Option<&Content> {
        let (row, col) = position(address);
        self.cells.get(&(sheet.to_owned(), row, col))
    }

    /// The row labelled so under a header that holds `heading`; gives its cells by heading.
    #[track_caller]
    pub(in crate::write) fn row(&self, sheet: &str, label: &str, heading: &str) -> impl Fn(&str) -> Content {
        let text = |text: &str| Content::Text(text.to_owned());
        let rows_with = |wanted: Content, first: bool| {
            let of_sheet = self.cells.iter().filter(|((name, _, col), _)| name == sheet && (!first || *col == 0));
            of_sheet.filter(|(_, it)| **it == wanted).map(|((_, row, _), _)| *row).collect::<Vec<_>>()
        };
        let headers = rows_with(text(heading), false);
        let found = rows_with(text(label), true).into_iter().find_map(|row| {
            // The nearest header above must be the one asked for: no other table may start in between.
            let header = headers.iter().copied().filter(|it| *it < row).max()?;
            let apart = (header..row).any(|it| !self.cells.contains_key(&(sheet.to_owned(), it, 0)));
            (!apart).then_some((header, row))
        });
        let (header, row) = found.unwrap_or_else(|| panic!("no row {label} under {heading} in {sheet}"));
        let cells: BTreeMap<String, Content> = (0..200)
            .filter_map(|col| match self.cells.get(&(sheet.to_owned(), header, col))? {
                Content::Text(heading) => {
                    Some((heading.clone(), self.cells.get(&(sheet.to_owned(), row, col))?.clone()))
                }
                Content::Number(_) => None,
            })
            .collect();
        move |heading| cells.get(heading).cloned().unwrap_or_else(|| panic!("no cell under {heading}"))
    }

    /// Formulas whose stored result is not what computing them gives.
    pub(in crate::write) fn wrong_results(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (address, formula) in &self.formulas {
            let computed = self.compute(&address.0, formula);
            let stored = match self.cells.get(address) {
                Some(Content::Number(it)) => *it,
                other => {
                    wrong.push(format!("{address:?} {formula} holds {other:?}"));
                    continue;
                }
            };
            if (computed - stored).abs() > 1e-9 * stored.abs().max(1.0) {
                wrong.push(format!("{address:?} {formula} gives {computed}, holds {stored}"));
            }
        }
        wrong
    }

    /// `SUM(…)`, `SUMIFS(…)`, a cell, or two of these with `-` or `/` between.
    fn compute(&self, sheet: &str, formula: &str) -> f64 {
        let mut depth = 0;
        let mut quoted = false;
        for (at, character) in formula.char_indices().skip(1) {
            match character {
                '\'' => quoted = !quoted,
                '(' => depth += 1,
                ')' => depth -= 1,
                '-' | '/' if depth == 0 && !quoted && !formula[..at].starts_with('\'') => {
                    let (left, right) = (self.compute(sheet, &formula[..at]), self.compute(sheet, &formula[at + 1..]));
                    return if character == '-' { left - right } else { left / right };
                }
                _ => {}
            }
        }
        if let Some(arguments) = formula.strip_prefix("SUM(").and_then(|it| it.strip_suffix(')')) {
            return arguments.split(',').flat_map(|it| self.range(sheet, it)).filter_map(number).sum();
        }
        if let Some(arguments) = formula.strip_prefix("SUMIFS(").and_then(|it| it.strip_suffix(')')) {
            return self.sumifs(sheet, &arguments.split(',').collect::<Vec<_>>());
        }
        match formula.strip_prefix('\'').and_then(|it| it.split_once("'!")) {
            Some((other, cell)) => number(self.get(other, cell)).unwrap_or(f64::NAN),
            None => number(self.get(sheet, formula)).unwrap_or(f64::NAN),
        }
    }

    fn sumifs(&self, sheet: &str, arguments: &[&str]) -> f64 {
        let values = self.range(sheet, arguments[0]);
        let mut kept = vec![true; values.len()];
        for pair in arguments[1..].chunks(2) {
            let wanted = match pair[1].strip_prefix('"') {
                Some(text) => Some(Content::Text(text.trim_end_matches('"').to_owned())),
                None => self.get(sheet, pair[1]).cloned(),
            };
            for (keep, cell) in kept.iter_mut().zip(self.range(sheet, pair[0])) {
                *keep &= cell == wanted.as_ref();
            }
        }
        values.into_iter().zip(kept).filter(|it| it.1).filter_map(|it| number(it.0)).sum()
    }

    fn range(&self, sheet: &str, range: &str) -> Vec<Option<&Content>> {
        let (from, to) = range.split_once(':').unwrap_or((range, range));
        let (from, to) = (position(from), position(to));
        let rows = (from.0..=to.0).flat_map(|row| (from.1..=to.1).map(move |col| (row, col)));
        rows.map(|(row, col)| self.cells.get(&(sheet.to_owned(), row, col))).collect()
    }
}

fn number(content: Option<&Content>) -> Option<f64> {
    match content {
        Some(Content::Number(value)) => Some(*value),
        _ => None,
    }
}

/// `C12` is row 11, column 2.
fn position(address: &str) -> (u32, u32) {
    let letters: String = address.chars().take_while(char::is_ascii_uppercase).collect();
    let col = letters.bytes().fold(0, |col, it| col * 26 + u32::from(it - b'A') + 1);
    let row: u32 = address[letters.len()..].parse().unwrap_or_else(|_| panic!("no address: {address}"));
    (row - 1, col - 1)
}
