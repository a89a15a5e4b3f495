//! Rows below the headings: cells told from totals, sub-titles, repeated headings, notes and what is no part of the table.

use std::collections::BTreeMap;

use super::evidence::{Look, look};
use super::header::repeats;
use super::sheet::Sheet;
use super::tables::{budget, cas, effectifs};
use super::{RawRow, Role};
use crate::base::codes::{FINANCEURS, QUALITES};
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType, TableKind};
use crate::extract::grid::{Row, Value};

/// A table as its rows are read.
pub(super) struct Body<'t> {
    pub kind: &'static TableKind,
    /// First and last column of the headings.
    pub span: (u32, u32),
    /// Columns to read, in the order of the sheet.
    pub columns: &'t [(u32, &'static Column)],
    /// Folded headings by column, to know them again.
    pub headings: &'t [(u32, String)],
}

/// Rows to read under one set of headings.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub from: u32,
    pub to: u32,
    /// Sub-title that stood above the headings.
    pub section: Option<String>,
}

/// The rows of a block, and the first row that is no part of the table, if any.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub rows: Vec<RawRow>,
    pub stopped: Option<u32>,
}

/// Reads the rows of a block.
pub(super) fn read(sheet: &Sheet, body: &Body, block: &Block) -> Read {
    let mut read = Read::default();
    let mut section = block.section.clone();
    let mut previous = block.from.saturating_sub(1);
    let mut held: BTreeMap<u32, (u32, Value)> = BTreeMap::new();
    let mut totalled = false;
    for row in sheet.rows(block.from, block.to) {
        let cells = Sheet::cells(row, body.span.0, body.span.1);
        if cells.is_empty() {
            continue;
        }
        let after_gap = row.number > previous + 1;
        previous = row.number;
        match body.class(sheet, row, cells) {
            Class::Repeated => {}
            Class::Hint if read.rows.is_empty() => {}
            Class::Section(text) => {
                section = Some(text);
                totalled = false;
            }
            Class::Total(grand) => {
                let after_total = read.rows.last().is_some_and(|it| it.role != Role::Data);
                let role = if grand || (after_total && body.has_blocks()) { Role::GrandTotal } else { Role::Total };
                let own = if role == Role::GrandTotal { &None } else { &section };
                read.rows.push(body.raw(sheet, row, role, own, &mut held));
                totalled = true;
            }
            Class::Hint | Class::Data => {
                if (after_gap || totalled) && body.is_foreign(row, cells) {
                    read.stopped = Some(row.number);
                    break;
                }
                if totalled && body.is_note(cells) {
                    continue;
                }
                let raw = body.raw(sheet, row, Role::Data, &section, &mut held);
                if raw.cells.iter().any(Option::is_some) {
                    read.rows.push(raw);
                }
            }
        }
    }
    read
}

enum Class {
    Data,
    /// True for a total of totals.
    Total(bool),
    Section(String),
    Repeated,
    /// Numbers of columns, units or formats under the headings.
    Hint,
}

impl Body<'_> {
    fn class(&self, sheet: &Sheet, row: &Row, cells: &[(u32, Value)]) -> Class {
        let label = cells.iter().find_map(|(_, value)| words(value)).filter(|it| may_be_total(it));
        if let Some(grand) = label.and_then(total) {
            return Class::Total(grand);
        }
        let alone = match cells {
            [(col, value)] => words(value).filter(|it| self.is_section(sheet, row.number, *col, it)),
            _ => None,
        };
        if let Some(text) = alone {
            return Class::Section(text.trim().to_owned());
        }
        if self.starts_like_headings(cells) && repeats(self.headings, row) {
            return Class::Repeated;
        }
        if is_hint(cells) { Class::Hint } else { Class::Data }
    }

    fn starts_like_headings(&self, cells: &[(u32, Value)]) -> bool {
        let Some((col, text)) = cells.iter().find_map(|(col, value)| Some((*col, words(value)?))) else { return false };
        let heading = self.headings.binary_search_by_key(&col, |it| it.0).ok().and_then(|at| self.headings.get(at));
        // Cheap test first: most rows do not even start with the letter of a heading.
        let start = text.chars().find(|it| it.is_alphanumeric()).map(|it| fold(it.encode_utf8(&mut [0; 4])));
        let may_be = |heading: &str| {
            start.as_ref().is_some_and(|start| heading.split(' ').any(|it| it.starts_with(start.as_str())))
        };
        heading.is_some_and(|(_, heading)| may_be(heading) && heading.ends_with(&fold(text)))
    }

    /// Whether a text alone on its row is a sub-title rather than a row with one cell.
    fn is_section(&self, sheet: &Sheet, row: u32, col: u32, text: &str) -> bool {
        let folded = fold(text);
        let merged = sheet.extent(row, col).1 > col;
        let words = folded.split(' ').count();
        match self.kind.id {
            id if id == budget::KIND.id => is_side(&folded),
            id if id == effectifs::KIND.id => merged || !is_post(&folded),
            id if id == cas::KIND.id => merged || is_subtitle(&folded) || (words >= 2 && self.is_quiet(col, text)),
            _ => merged,
        }
    }

    /// Whether such a text is not what its column holds when a row has one cell only.
    fn is_quiet(&self, col: u32, text: &str) -> bool {
        let read = self.columns.iter().any(|it| it.0 == col);
        !read && !text.chars().any(|it| it.is_ascii_digit())
    }

    fn has_blocks(&self) -> bool {
        self.kind == &effectifs::KIND
    }

    /// Whether the row speaks of something else: words where figures or dates are due, and not one of these.
    fn is_foreign(&self, row: &Row, cells: &[(u32, Value)]) -> bool {
        let mut words = 0;
        for (col, column) in self.columns {
            let typed = matches!(
                column.ty,
                ColumnType::Date | ColumnType::Amount | ColumnType::Etp | ColumnType::Count | ColumnType::Year
            );
            match row.get(*col).map(look) {
                Some(Look::Words) if typed => words += 1,
                Some(Look::Date | Look::Number(_)) if typed => return false,
                _ => {}
            }
        }
        words >= 2 || (cells.len() >= 2 && cells.len() * 4 < self.columns.len() && self.kind == &cas::KIND)
    }

    /// A line of text below the total of a budget.
    fn is_note(&self, cells: &[(u32, Value)]) -> bool {
        let figures = cells.iter().any(|(_, value)| matches!(look(value), Look::Number(_) | Look::Date));
        self.kind == &budget::KIND
            && !figures
            && !cells.iter().any(|(_, it)| words(it).is_some_and(starts_with_account))
    }

    fn raw(
        &self,
        sheet: &Sheet,
        row: &Row,
        role: Role,
        section: &Option<String>,
        held: &mut BTreeMap<u32, (u32, Value)>,
    ) -> RawRow {
        let mut found = row.cells.iter().peekable();
        let cells = self.columns.iter().map(|(col, column)| {
            while found.peek().is_some_and(|it| it.0 < *col) {
                found.next();
            }
            let value = found.peek().filter(|it| it.0 == *col).map(|it| it.1.clone());
            if sheet.grid.merged.is_empty() || !stands_for_rows(column) {
                value
            } else {
                hold(sheet, row.number, *col, value, held)
            }
        });
        RawRow { row: row.number, role, section: section.clone(), cells: cells.collect() }
    }
}

/// A value merged over several rows stands for each of them; an amount does not.
fn hold(
    sheet: &Sheet,
    row: u32,
    col: u32,
    value: Option<Value>,
    held: &mut BTreeMap<u32, (u32, Value)>,
) -> Option<Value> {
    match value {
        Some(value) => {
            let until = sheet.extent(row, col).0;
            held.insert(col, (until, value.clone()));
            Some(value)
        }
        None => held.get(&col).filter(|it| it.0 >= row).map(|it| it.1.clone()),
    }
}

fn stands_for_rows(column: &Column) -> bool {
    match column.ty {
        ColumnType::Territoire | ColumnType::Year => true,
        ColumnType::Code(list) => list.id == FINANCEURS.id,
        _ => false,
    }
}

fn words(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Cheap test before the text is folded.
fn may_be_total(text: &str) -> bool {
    let start: String = text.chars().filter(|it| it.is_alphabetic()).take(4).flat_map(char::to_lowercase).collect();
    [
        "tota", "sous", "stot", "sst", "sstt", "sto", "ense", "cumu", "moye", "somm", "gran", "gdto", "gdto", "mont",
        "arep", "àrep", "repo", "tt",
    ]
    .iter()
    .any(|it| start.starts_with(it))
}

/// The two letters that labels of totals start with: `Total`, `Sous-total`, `s/total`, `Ensemble`, `Moyenne`, `À reporter`…
const STARTS: &[(char, char)] = &[
    ('t', 'o'),
    ('s', 'o'),
    ('s', 't'),
    ('s', 's'),
    ('e', 'n'),
    ('c', 'u'),
    ('m', 'o'),
    ('g', 'r'),
    ('g', 'd'),
    ('a', 'r'),
    ('à', 'r'),
    ('r', 'e'),
    ('t', 't'),
];

/// Whether a label is that of a total, and whether of totals.
pub(super) fn total(text: &str) -> Option<bool> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_total = match words.as_slice() {
        ["total" | "totaux" | "stotal" | "sstotal" | "soustotal", ..] => true,
        ["sous" | "s" | "ss" | "grand" | "gd" | "montant", "total" | "totaux", ..] => true,
        ["ensemble" | "cumul" | "moyenne" | "somme" | "tt"] => true,
        ["ensemble", "des" | "du" | "de" | "maia", ..] | ["moyenne" | "somme" | "cumul", ..] => words.len() <= 5,
        ["report"] | ["a", "reporter"] => true,
        _ => false,
    };
    let partial = matches!(words.first(), Some(&("sous" | "s" | "ss" | "stotal" | "sstotal" | "soustotal")));
    let grand = !partial && words.iter().any(|it| GRAND.contains(it));
    is_total.then_some(grand)
}

const GRAND: &[&str] = &[
    "general",
    "generale",
    "generaux",
    "dispositif",
    "ensemble",
    "global",
    "globale",
    "grand",
    "gd",
    "rh",
    "totaux",
    "departemental",
    "departementale",
    "cumul",
    "consolide",
    "tous",
    "toutes",
];

/// `Dépenses`, `Charges d'exploitation`, `RECETTES`: the side of the rows below.
fn is_side(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let sides = ["depenses", "recettes", "charges", "produits", "emplois", "ressources", "depense", "recette"];
    let rest = [
        "de",
        "d",
        "fonctionnement",
        "exploitation",
        "directes",
        "indirectes",
        "directs",
        "section",
        "budget",
        "les",
        "en",
        "du",
        "des",
        "et",
        "previsionnelles",
        "previsionnels",
        "courantes",
        "courants",
    ];
    let side = sides.contains(&first)
        || (matches!(first, "section" | "budget" | "les") && folded.split(' ').any(|it| sides.contains(&it)));
    side && words.all(|it| rest.contains(&it) || sides.contains(&it) || it.bytes().all(|it| it.is_ascii_digit()))
}

/// A post alone on its row is a post without figures yet.
fn is_post(folded: &str) -> bool {
    let bare: Vec<&str> =
        folded.split(' ').filter(|it| *it != "n" && !it.bytes().all(|it| it.is_ascii_digit())).collect();
    let bare = bare.join(" ");
    QUALITES.codes.iter().any(|it| it.spellings.iter().any(|it| fold(it) == bare))
}

fn is_subtitle(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let named = words.first().is_some_and(|it| SUBTITLES.contains(it));
    named || words.contains(&"maia") || (words.len() == 1 && super::words::years(folded).len() == 1)
}

const SUBTITLES: &[&str] = &[
    "maia",
    "site",
    "secteur",
    "antenne",
    "territoire",
    "annee",
    "exercice",
    "mois",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "gestionnaire",
    "dossiers",
    "personnes",
    "situations",
    "demandes",
    "sorties",
    "file",
    "en",
];

pub(super) fn starts_with_account(text: &str) -> bool {
    account(text).is_some()
}

/// The account of class 6, 7 or 8 that a label starts with: `64 Frais du personnel` gives `64`.
pub(super) fn account(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|it: char| !it.is_alphanumeric());
    let text = text.strip_prefix("Compte ").or_else(|| text.strip_prefix("compte ")).unwrap_or(text).trim_start();
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let class = number.starts_with(['6', '7', '8']);
    let apart = rest.chars().next().is_none_or(|it| !it.is_alphanumeric() && it != ',' && it != '%' && it != '€');
    (class && (2..=6).contains(&digits) && apart && !rest.trim_start().starts_with('%')).then_some(number)
}

/// `1 | 2 | 3`, `(a) | (b)`, `jj/mm/aaaa | O/N`: nothing but numbers of columns or formats.
fn is_hint(cells: &[(u32, Value)]) -> bool {
    if cells.len() < 3 {
        return false;
    }
    let counted = cells
        .iter()
        .enumerate()
        .all(|(rank, (_, value))| matches!(value, Value::Number(it) if *it == (rank + 1) as f64));
    let hinted =
        cells.iter().filter(|(_, value)| words(value).is_some_and(|it| HINTS.contains(&fold(it).as_str()))).count();
    counted || hinted * 3 >= cells.len() * 2
}

const HINTS: &[&str] = &[
    "jj mm aaaa",
    "jj mm aa",
    "mm aaaa",
    "o n",
    "oui non",
    "texte",
    "date",
    "nombre",
    "h f",
    "f h",
    "m f",
    "f m",
    "liste",
    "en",
    "euros",
    "en euros",
    "eur",
    "",
    "liste deroulante",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "obligatoire",
    "facultatif",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_the_rest() {
        for (text, expected) in [
            ("TOTAL", Some(false)),
            ("Sous-total général", Some(false)),
            ("TOTAL RH DISPOSITIF MAIA 67", Some(true)),
            ("Total général", Some(true)),
            ("Total des dépenses", Some(false)),
            ("Total MAIA Saverne", Some(false)),
            ("ENSEMBLE", Some(true)),
            ("Totalement autonome", None),
            ("Tutelle", None),
            ("Moyenne", Some(false)),
        ] {
            assert_eq!(total(text), expected, "{text}");
        }
    }

    #[test]
    fn accounts_open_labels() {
        for (text, expected) in [
            ("60 Achats", Some("60")),
            ("64 Frais du personnel (2)", Some("64")),
            ("6411 - Salaires", Some("6411")),
            ("Compte 74", Some("74")),
            ("60", Some("60")),
            ("60 % du poste", None),
            ("6 véhicules", None),
            ("16 VS", None),
            ("Achats", None),
        ] {
            assert_eq!(account(text), expected, "{text}");
        }
    }

    #[test]
    fn sides_of_a_budget_are_told_from_accounts() {
        for (text, expected) in [
            ("DÉPENSES", true),
            ("Charges d'exploitation", true),
            ("Recettes 2017", true),
            ("Charges sociales", false),
            ("Produits financiers", false),
        ] {
            assert_eq!(is_side(&fold(text)), expected, "{text}");
        }
    }
}
