//! Text files: fields parted by `;`, tabs or commas. Rows are numbered as a spreadsheet shows them, blank ones included.

use std::borrow::Cow;

use super::encoding::{self, How};
use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::Grid;
use super::remarks::CellRemarks;
use super::{Content, limits, sheets};
use crate::base::cell::{FileId, Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};

const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The only sheet of a text file, without name.
pub(super) fn read(bytes: &[u8], file: FileId) -> Result<Content, Fault> {
    let decoded = encoding::decode(bytes);
    let mut diagnostics = Vec::new();
    diagnostics.extend(encoding_remark(decoded.how, file));
    let (text, separator) = match stated_separator(&decoded.text) {
        Some((separator, rest)) => (rest, separator),
        None => (decoded.text.as_ref(), likely_separator(&decoded.text)),
    };
    let skipped = u32::from(text.len() < decoded.text.len());
    let quoting = Quoting::of(text, separator);
    let mut budget = Budget::default();
    let mut filling = Filling::new(&mut budget);
    let mut grid = Grid::new(SheetId { file, index: 0 }, "");
    let mut fields = Fields::new(text, separator, quoting);
    while let Some(field) = fields.next_field() {
        let (row, col) = (field.row.saturating_add(skipped), field.col);
        if row >= limits::GRID_ROWS || col >= limits::GRID_COLS {
            return Err(if col >= limits::GRID_COLS {
                Fault::limit("de colonnes", u64::from(col) + 1, u64::from(limits::GRID_COLS))
            } else {
                Fault::limit("de lignes", u64::from(row) + 1, u64::from(limits::GRID_ROWS))
            });
        }
        if let Some(value) = sheets::text_value(&field.text) {
            filling.push(row, col, value)?;
        }
    }
    diagnostics.extend(sheets::finish(&mut grid, filling, CellRemarks::default(), &[]));
    if let Quoting::Off { opened } = quoting {
        let place = Place::Cell(grid.cell(opened.saturating_add(skipped), 0));
        let message = "Un guillemet ouvert sur cette ligne n’est jamais refermé\u{a0}; les guillemets du fichier ont été \
                       lus comme de simples caractères.";
        diagnostics.push(Diagnostic::new(&OPEN_QUOTE, place, message));
    }
    Ok(Content { grids: vec![grid], diagnostics, ..Content::default() })
}

fn encoding_remark(how: How, file: FileId) -> Option<Diagnostic> {
    let message = match how {
        How::Sure => return None,
        How::Likely(name) => format!("Le fichier ne dit pas son encodage\u{a0}; il a été lu en {name}."),
        How::Twice => {
            "Les accents avaient été encodés deux fois («\u{a0}Ã©\u{a0}» pour «\u{a0}é\u{a0}»)\u{a0}; ils ont \
                       été rétablis."
                .to_owned()
        }
    };
    Some(Diagnostic::new(&ENCODING, Place::File(file), message))
}

/// The separator that a first line `sep=;` gives, and what follows that line.
fn stated_separator(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let (&separator, after) = rest.as_bytes().split_first().filter(|(it, _)| it.is_ascii())?;
    let line_end = match after {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    Some((separator, &rest[1 + line_end..]))
}

/// The separator under which the first rows have the most alike, and several, columns.
fn likely_separator(text: &str) -> u8 {
    const ROWS: u32 = 100;
    let score = |separator: u8| {
        let mut widths = std::collections::BTreeMap::new();
        let mut fields = Fields::new(text, separator, Quoting::On);
        let mut width = (0, 0);
        while let Some(field) = fields.next_field() {
            if field.row != width.0 {
                *widths.entry(width.1).or_insert(0_u32) += 1;
                width.0 = field.row;
            }
            if field.row >= ROWS || field.col > limits::GRID_COLS {
                break;
            }
            width.1 = field.col + 1;
        }
        *widths.entry(width.1).or_insert(0) += 1;
        let rows: u32 = widths.iter().filter(|it| *it.0 > 0).map(|it| it.1).sum();
        let (columns, alike) = widths.into_iter().filter(|it| it.0 > 1).max_by_key(|it| (it.1, it.0)).unwrap_or((0, 0));
        (alike * 100 / rows.max(1), columns)
    };
    // The first of equals wins, so that `;` does before `,`, which French numbers hold.
    SEPARATORS.into_iter().rev().max_by_key(|it| score(*it)).unwrap_or(b';')
}

/// Whether quotes hold fields together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    On,
    /// A quote is opened on that row and never closed: quotes are plain characters.
    Off {
        opened: u32,
    },
}

impl Quoting {
    fn of(text: &str, separator: u8) -> Self {
        let mut fields = Fields::new(text, separator, Quoting::On);
        while let Some(field) = fields.next_field() {
            // Wider than any sheet: the reading proper says so.
            if field.col >= limits::GRID_COLS {
                break;
            }
            if !field.closed || (field.quoted && field.text.len() > limits::TEXT) {
                return Quoting::Off { opened: field.row };
            }
        }
        Quoting::On
    }
}

/// The fields of a text, one after the other.
struct Fields<'a> {
    text: &'a str,
    separator: u8,
    quoting: Quoting,
    at: usize,
    row: u32,
    col: u32,
    ended: bool,
}

struct Field<'a> {
    row: u32,
    col: u32,
    text: Cow<'a, str>,
    quoted: bool,
    /// False when its opening quote has no closing one.
    closed: bool,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, separator: u8, quoting: Quoting) -> Self {
        Fields { text, separator, quoting, at: 0, row: 0, col: 0, ended: text.is_empty() }
    }

    fn next_field(&mut self) -> Option<Field<'a>> {
        if self.ended {
            return None;
        }
        let (row, col) = (self.row, self.col);
        let quoted = self.quoting == Quoting::On && self.text[self.at..].starts_with('"');
        let (text, closed) = if quoted { self.quoted() } else { (Cow::Borrowed(self.plain()), true) };
        self.pass_end();
        Some(Field { row, col, text, quoted, closed })
    }

    /// What stands before the next separator or line end.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text.as_bytes()[self.at..];
        let length = memchr::memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        let field = &self.text[self.at..self.at + length];
        self.at += length;
        field
    }

    /// What stands between quotes, a doubled one being one; and whether they are closed.
    fn quoted(&mut self) -> (Cow<'a, str>, bool) {
        self.at += 1;
        let mut field = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let Some(quote) = rest.find('"') else {
                self.at = self.text.len();
                return (field + rest, false);
            };
            field += &rest[..quote];
            self.at += quote + 1;
            if !self.text[self.at..].starts_with('"') {
                // What follows a closing quote before the separator belongs to the field all the same.
                return (field + self.plain(), true);
            }
            field += "\"";
            self.at += 1;
        }
    }

    /// Steps over the separator or the line end.
    fn pass_end(&mut self) {
        match &self.text.as_bytes()[self.at..] {
            [] => self.ended = true,
            [byte, ..] if *byte == self.separator => {
                self.at += 1;
                self.col += 1;
            }
            ends => {
                self.at += if ends.starts_with(b"\r\n") { 2 } else { 1 };
                (self.row, self.col) = (self.row + 1, 0);
                self.ended = self.at == self.text.len();
            }
        }
    }
}

pub(super) static ENCODING: Rule = Rule {
    code: "FIC-24",
    severity: Severity::AVerifier,
    title: "Encodage supposé",
    explanation: "Un fichier texte ne dit pas toujours comment ses accents sont écrits\u{a0}; une erreur se verrait aux \
                  lettres accentuées.",
    correction: "Vérifier un mot accentué\u{a0}; au besoin, enregistrer en «\u{a0}CSV UTF-8\u{a0}» depuis Excel.",
};

pub(super) static OPEN_QUOTE: Rule = Rule {
    code: "FIC-25",
    severity: Severity::ACorriger,
    title: "Guillemet jamais refermé",
    explanation: "Dans un fichier csv, un guillemet ouvert en début de champ fait lire la suite du fichier comme une \
                  seule valeur, jusqu’au guillemet suivant.",
    correction: "Supprimer ou doubler le guillemet, ou enregistrer de nouveau le fichier depuis Excel.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::grid::Value;

    fn shown(bytes: &[u8]) -> Vec<String> {
        let content = read(bytes, FileId(0)).unwrap();
        let cell = |row: u32, it: &(u32, Value)| match &it.1 {
            Value::Text(text) => format!("{}={text}", crate::base::cell::a1(row, it.0)),
            other => format!("{other:?}"),
        };
        content.grids[0].rows.iter().flat_map(|row| row.cells.iter().map(|it| cell(row.number, it))).collect()
    }

    #[test]
    fn fields_stand_where_a_spreadsheet_shows_them() {
        for (bytes, expected) in [
            (&b"Nom;Montant\r\nA;1 234,50\r\n"[..], &["A1=Nom", "B1=Montant", "A2=A", "B2=1 234,50"][..]),
            (b"Nom;Montant\nA;1,5\n\nB;2,5", &["A1=Nom", "B1=Montant", "A2=A", "B2=1,5", "A4=B", "B4=2,5"]),
            (b"a,b\n1.5,2\n", &["A1=a", "B1=b", "A2=1.5", "B2=2"]),
            (b"a\tb\n1\t2\n", &["A1=a", "B1=b", "A2=1", "B2=2"]),
            (b"sep=,\r\na,b;c\r\n", &["A2=a", "B2=b;c"]),
            (b"\"a;\"\"b\"\"\";c\n\"x\ny\";z", &["A1=a;\"b\"", "B1=c", "A2=x\ny", "B2=z"]),
            (b"a;b\r\nc;d\re;f\ng;h", &["A1=a", "B1=b", "A2=c", "B2=d", "A3=e", "B3=f", "A4=g", "B4=h"]),
            (
                b"a;b\n75;\"sans fin;1\n76;x;2\n",
                &["A1=a", "B1=b", "A2=75", "B2=\"sans fin", "C2=1", "A3=76", "B3=x", "C3=2"],
            ),
            (b"seule\ncolonne\n", &["A1=seule", "A2=colonne"]),
        ] {
            assert_eq!(shown(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_was_supposed_is_said() {
        let codes = |bytes: &[u8]| -> Vec<_> {
            read(bytes, FileId(0)).unwrap().diagnostics.iter().map(|it| it.rule.code).collect()
        };
        assert_eq!(codes("é;b".as_bytes()), [""; 0]);
        assert_eq!(codes(b"\xe9;b"), ["FIC-24"]);
        assert_eq!(codes(b"a;\"b\nc;d"), ["FIC-25"]);
    }
}
