//! Tables of web pages: what business software exports under the name of a workbook.

use super::Content;
use super::encoding::{self, How};
use super::fault::Fault;
use super::filling::{Budget, Filling};
use super::grid::{Grid, Value};
use super::remarks::CellRemarks;
use super::{limits, sheets};
use crate::base::cell::{FileId, SheetId};

/// The tables of a page one under the other, as a spreadsheet opens them; `None` when it has none.
pub(super) fn read(bytes: &[u8], file: FileId) -> Result<Option<Content>, Fault> {
    let text = text_of(bytes);
    let mut budget = Budget::default();
    let mut page = Page { filling: Filling::new(&mut budget), next_row: 0, tables: Vec::new(), found: false };
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        let (tag, after) = Tag::read(&rest[at..]);
        rest = after;
        match tag.name.as_str() {
            "script" | "style" if !tag.closing => rest = past_closing(rest, &tag.name),
            _ => page.tag(&tag)?,
        }
    }
    page.tables.clear();
    if !page.found {
        return Ok(None);
    }
    let mut grid = Grid::new(SheetId { file, index: 0 }, "");
    let diagnostics = sheets::finish(&mut grid, page.filling, CellRemarks::default(), &[]).collect();
    Ok(Some(Content { grids: vec![grid], diagnostics, ..Content::default() }))
}

/// The page in the encoding that it states, if it does.
fn text_of(bytes: &[u8]) -> String {
    const HEAD: usize = 2_048;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let stated = head.split_once("charset=").and_then(|(_, rest)| {
        let label: String = rest
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|it| it.is_alphanumeric() || "-_".contains(*it))
            .collect();
        encoding_rs::Encoding::for_label(label.as_bytes())
    });
    let decoded = encoding::decode(bytes);
    match stated {
        Some(encoding) if decoded.how != How::Sure => encoding.decode(bytes).0.into_owned(),
        _ => decoded.text.into_owned(),
    }
}

/// What follows the closing of a script or a style sheet.
fn past_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |it| it.1);
        }
    }
    ""
}

/// A tag: its name in lower case, and its attributes as written.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that `text` starts with, and what follows; a comment is a tag without name.
    fn read(text: &'a str) -> (Self, &'a str) {
        let nameless = Tag { name: String::new(), closing: false, attributes: "" };
        if let Some(comment) = text.strip_prefix("<!--") {
            return (nameless, comment.split_once("-->").map_or("", |it| it.1));
        }
        let mut quote = None;
        let end = text.char_indices().find(|&(_, it)| match quote {
            Some(mark) => {
                if it == mark {
                    quote = None;
                }
                false
            }
            None if it == '"' || it == '\'' => {
                quote = Some(it);
                false
            }
            None => it == '>',
        });
        let Some((end, _)) = end else { return (nameless, "") };
        let inside = &text[1..end];
        let (inside, closing) = inside.strip_prefix('/').map_or((inside, false), |it| (it, true));
        let name_end = inside.find(|it: char| !it.is_alphanumeric()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        (Tag { name: name.to_ascii_lowercase(), closing, attributes }, &text[end + 1..])
    }

    /// The value of an attribute, with or without quotes.
    fn get(&self, name: &str) -> Option<&'a str> {
        let lower = self.attributes.to_ascii_lowercase();
        let at = lower.match_indices(name).map(|it| it.0).find(|at| {
            let starts = lower[..*at].chars().next_back().is_none_or(char::is_whitespace);
            starts && lower[at + name.len()..].trim_start().starts_with('=')
        })?;
        let value = self.attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
        match quote {
            Some(mark) => value[1..].split(mark).next(),
            None => value.split(|it: char| it.is_whitespace() || it == '>').next(),
        }
    }

    fn count(&self, name: &str) -> u32 {
        const MOST: u32 = 1_000;
        self.get(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1).clamp(1, MOST)
    }
}

/// The tables found so far.
struct Page<'a> {
    filling: Filling<'a>,
    next_row: u32,
    /// Tables that are open, one inside the other.
    tables: Vec<Table>,
    found: bool,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    row: Option<u32>,
    col: u32,
    /// For each column, the first row that no cell from above covers.
    free_from: Vec<u32>,
    cell: Option<Cell>,
}

struct Cell {
    text: String,
    number: Option<f64>,
    spans: (u32, u32),
}

impl Page<'_> {
    fn text(&mut self, raw: &str) {
        if let Some(cell) = self.tables.last_mut().and_then(|it| it.cell.as_mut()) {
            push_collapsed(&mut cell.text, &decode(raw));
        }
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), Fault> {
        match (tag.name.as_str(), tag.closing) {
            ("table", false) => {
                self.end_row()?;
                if self.tables.len() >= limits::DEPTH {
                    return Err(Fault::limit("de tableaux imbriqués", limits::DEPTH as u64 + 1, limits::DEPTH as u64));
                }
                if self.found {
                    self.next_row += 1;
                }
                self.found = true;
                self.tables.push(Table::default());
            }
            ("table", true) => {
                self.end_row()?;
                self.tables.pop();
            }
            ("tr", false) => {
                self.end_row()?;
                self.begin_row();
            }
            ("tr", true) => self.end_row()?,
            ("td" | "th", false) => {
                self.end_cell()?;
                self.begin_row();
                let number = tag.get("x:num").and_then(|it| it.trim().parse::<f64>().ok()).filter(|it| it.is_finite());
                let spans = (tag.count("rowspan"), tag.count("colspan"));
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(Cell { text: String::new(), number, spans });
                }
            }
            ("td" | "th", true) => self.end_cell()?,
            ("br" | "p" | "div" | "li", false) => {
                if let Some(cell) = self.tables.last_mut().and_then(|it| it.cell.as_mut())
                    && !cell.text.is_empty()
                {
                    cell.text.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A row starts, unless one is already open.
    fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && table.row.is_none()
        {
            table.row = Some(self.next_row);
            table.col = 0;
            self.next_row += 1;
        }
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        self.end_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.row = None;
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let (Some(row), Some(cell)) = (table.row, table.cell.take()) else { return Ok(()) };
        while table.free_from.get(table.col as usize).is_some_and(|it| *it > row) {
            table.col += 1;
        }
        let (first, last) = (table.col, table.col + cell.spans.1);
        if last > limits::GRID_COLS || row >= limits::GRID_ROWS {
            return Err(Fault::limit("de colonnes", u64::from(last), u64::from(limits::GRID_COLS)));
        }
        if table.free_from.len() < last as usize {
            table.free_from.resize(last as usize, 0);
        }
        table.free_from[first as usize..last as usize].fill(row + cell.spans.0);
        table.col = last;
        let text = cell.text.trim();
        match cell.number {
            Some(number) => self.filling.push(row, first, Value::Number(number)),
            None => sheets::text_value(text).map_or(Ok(()), |it| self.filling.push(row, first, it)),
        }
    }
}

/// Adds a text whose runs of blanks count for one, as a page shows it; a non-breaking space stays.
fn push_collapsed(text: &mut String, more: &str) {
    for character in more.chars() {
        if !matches!(character, ' ' | '\t' | '\n' | '\r') {
            text.push(character);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// A text with its references resolved; one that is unknown stays as written.
fn decode(raw: &str) -> String {
    let mut decoded = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_REFERENCE).position(|it| it == b';');
        let found = end.and_then(|end| Some((end, referred(&rest[1..end])?)));
        match found {
            Some((end, character)) => {
                decoded.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

const LONGEST_REFERENCE: usize = 12;

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|it| *it != '\0');
    }
    let latin = LATIN.split_ascii_whitespace().position(|it| it == name);
    match latin {
        Some(rank) => char::from_u32(0xa0 + u32::try_from(rank).ok()?),
        None => OTHERS.iter().find(|it| it.0 == name).map(|it| it.1),
    }
}

const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("euro", '€'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("thinsp", '\u{2009}'),
];

/// The names of the characters from U+00A0 to U+00FF.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::a1;

    fn shown(page: &str) -> Vec<String> {
        let content = read(page.as_bytes(), FileId(0)).unwrap().unwrap();
        let rows = &content.grids[0].rows;
        rows.iter().flat_map(|row| row.cells.iter().map(|it| format!("{}={:?}", a1(row.number, it.0), it.1))).collect()
    }

    #[test]
    fn tables_are_read_as_a_spreadsheet_opens_them() {
        for (page, expected) in [
            (
                "<html><body><table border=1><tr><th>D&eacute;partement<th>Montant</tr><tr><td>01</td>\
                 <td>1&nbsp;234,50 &euro;</td></tr></table>",
                &[
                    "A1=Text(\"Département\")",
                    "B1=Text(\"Montant\")",
                    "A2=Text(\"01\")",
                    "B2=Text(\"1\\u{a0}234,50 €\")",
                ][..],
            ),
            (
                "<table><tr><td rowspan=2>a<td colspan='2'>b</tr><tr><td>c<td x:num=\"12.5\">12,5</table>",
                &["A1=Text(\"a\")", "B1=Text(\"b\")", "B2=Text(\"c\")", "C2=Number(12.5)"],
            ),
            (
                "<style>td>a{}</style><table><tr><td>a\n b<br>c</td></tr></table><p>x</p><table><tr><td>d</table>",
                &["A1=Text(\"a b\\nc\")", "A3=Text(\"d\")"],
            ),
        ] {
            assert_eq!(shown(page), expected, "{page}");
        }
        assert!(read(b"<html><p>rien</p></html>", FileId(0)).unwrap().is_none());
    }
}
