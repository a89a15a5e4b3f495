//! Case bases: lines laid out as an office does, and where each fault ended up.

use std::path::PathBuf;

use super::days::{EXERCICE, When};
use super::faults::{Fault, Line, Written};
use super::fields::{Answer, Field};
use super::files::serial;
use super::layout::{Announced, Dates, Layout, Split};
use super::places::Place;
use super::random::Random;
use super::sheet::{Book, Cell, Sheet};
use crate::base::cell::a1;
use crate::base::codes::CodeList;
use crate::base::date::{french, from_days, month_name};

/// A fault and the cell it stands in.
#[derive(Debug, Clone)]
pub(super) struct Planted {
    pub(super) file: PathBuf,
    pub(super) sheet: String,
    pub(super) cell: String,
    pub(super) fault: &'static Fault,
}

/// Lays out the case base of a territoire in one file or several.
pub(super) fn lay_out(
    place: &Place,
    folder: &str,
    lines: &[Line],
    layout: &Layout,
    saved: i32,
    stream: &mut Random,
) -> (Vec<Book>, Vec<Planted>) {
    let mut books: Vec<Book> = Vec::new();
    let mut faults = Vec::new();
    for piece in pieces(lines, layout) {
        let path = PathBuf::from(folder).join(file_name(place, layout, &piece));
        let mut desk = Desk { place, layout, stream, sheet: Sheet::new(sheet_name(place, layout, &piece)) };
        let found = desk.fill(&piece);
        let sheet = desk.sheet;
        faults.extend(found.into_iter().map(|(cell, fault)| Planted {
            file: path.clone(),
            sheet: if layout.format.is_csv() { String::new() } else { sheet.name.clone() },
            cell,
            fault,
        }));
        match books.iter_mut().find(|it| it.path == path) {
            Some(book) => book.sheets.push(sheet),
            None => books.push(Book { path, format: layout.format, sheets: vec![sheet], saved }),
        }
    }
    (books, faults)
}

/// A part of the base that has a sheet of its own.
struct Piece<'a> {
    /// `GC 2`, `2016`; empty for a whole base.
    name: String,
    lines: Vec<&'a Line>,
}

fn pieces<'a>(lines: &'a [Line], layout: &Layout) -> Vec<Piece<'a>> {
    let part = |line: &Line| match layout.split {
        Split::Whole => String::new(),
        Split::FileByGc => format!("GC {}", line.case.gc),
        Split::FileByYear | Split::SheetByYear => {
            line.case.demande.year().or(line.case.inclusion.year()).unwrap_or(EXERCICE).to_string()
        }
    };
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for line in lines {
        let name = part(line);
        match pieces.iter_mut().find(|it| it.name == name) {
            Some(piece) => piece.lines.push(line),
            None => pieces.push(Piece { name, lines: vec![line] }),
        }
    }
    pieces.sort_by(|one, other| one.name.cmp(&other.name));
    pieces
}

fn file_name(place: &Place, layout: &Layout, piece: &Piece) -> String {
    let mut words = vec!["Base gestion de cas".to_owned()];
    if layout.announced == Announced::File {
        words.push(format!("MAIA {}", place.name));
    }
    if layout.split != Split::SheetByYear && !piece.name.is_empty() {
        words.push(piece.name.clone());
    }
    format!("{}.{}", words.join(" "), layout.format.extension())
}

fn sheet_name(place: &Place, layout: &Layout, piece: &Piece) -> String {
    match (layout.announced, layout.split) {
        (Announced::Sheet, _) => format!("MAIA {}", place.name),
        (_, Split::SheetByYear) => piece.name.clone(),
        _ => "Base".to_owned(),
    }
}

/// One sheet being filled.
struct Desk<'a> {
    place: &'a Place,
    layout: &'a Layout,
    stream: &'a mut Random,
    sheet: Sheet,
}

impl Desk<'_> {
    /// Title, notes, headings, lines, total, legend; gives back the cells of the faults.
    fn fill(&mut self, piece: &Piece) -> Vec<(String, &'static Fault)> {
        let layout = self.layout;
        self.head(piece);
        let headings = layout.columns.iter().map(|(_, heading)| Cell::bold(heading.as_str())).collect();
        self.sheet.push(layout.left, headings);
        let mut faults = Vec::new();
        for line in &piece.lines {
            let cells = self.row(line);
            let row = self.sheet.push(layout.left, cells.clone());
            let marked = if line.twice { self.sheet.push(layout.left, cells) } else { row };
            if let Some((field, fault)) = line.fault
                && let Some(col) = layout.columns.iter().position(|it| it.0 == field)
            {
                faults.push((a1(marked, (layout.left + col) as u32), fault));
            }
        }
        if layout.total {
            let count = piece.lines.len() as f64;
            self.sheet.push(layout.left, vec![Cell::bold("TOTAL"), Cell::Number(count)]);
        }
        if layout.legend {
            self.sheet.skip(1);
            self.sheet.push(layout.left, vec![Cell::text("Légende : NR = non renseigné, VAD = visite à domicile")]);
        }
        faults
    }

    fn head(&mut self, piece: &Piece) {
        let mut title = "Base de gestion de cas".to_owned();
        if self.layout.announced == Announced::Title {
            title = format!("MAIA {} – {}", self.place.name, title.to_lowercase());
        }
        if !piece.name.is_empty() {
            title = format!("{title} – {}", piece.name);
        }
        self.sheet.push(self.layout.left, vec![Cell::bold(format!("{title} – données fictives"))]);
        for note in NOTES.iter().take(self.layout.notes) {
            self.sheet.push(self.layout.left, vec![Cell::text(*note)]);
        }
        self.sheet.skip(usize::from(self.layout.notes > 0 && !self.layout.format.is_csv()));
    }

    fn row(&mut self, line: &Line) -> Vec<Cell> {
        self.layout.columns.iter().map(|(field, _)| self.cell(*field, line)).collect()
    }

    fn cell(&mut self, field: Field, line: &Line) -> Cell {
        let case = &line.case;
        let answer = field.of(case);
        if let Some((spoiled, written)) = line.written
            && spoiled == field
        {
            return spoil(written, answer);
        }
        match (answer, field) {
            (Answer::Name, Field::Territoire) => Cell::text(&self.place.name),
            (Answer::Name, Field::Gc) => Cell::text(self.layout.gc.write(case.gc)),
            (Answer::Name, _) => Cell::text(format!("D-{:04}", case.number)),
            (Answer::Blank, Field::Commentaire) if self.stream.percent(20) => Cell::text("à revoir en équipe"),
            (Answer::Blank, _) => Cell::Blank,
            (Answer::Date(when), _) => self.date(when),
            (Answer::Code(list, code), _) => self.code(list, code),
            (Answer::Count(count), _) => Cell::Number(count as f64),
            (Answer::YesNo(yes), _) => Cell::text(if yes { "Oui" } else { "Non" }),
        }
    }

    fn date(&mut self, when: When) -> Cell {
        let Some(date) = when.at_least().and_then(from_days) else { return Cell::Blank };
        match (when, self.layout.dates) {
            (When::Month(_), _) => {
                let month = month_name(date.month());
                Cell::text(match self.stream.below(2) {
                    0 => format!("{month} {}", date.year()),
                    _ => date.strftime("%m/%Y").to_string(),
                })
            }
            (When::Day(day), Dates::Native) => Cell::Date(day),
            (_, Dates::Native | Dates::Slashes) => Cell::text(french(date)),
            (_, Dates::Dots) => Cell::text(date.strftime("%d.%m.%Y").to_string()),
            (_, Dates::Iso) => Cell::text(date.strftime("%Y-%m-%d").to_string()),
        }
    }

    /// A code as this office spells it, most of the time.
    fn code(&mut self, list: &CodeList, code: &str) -> Cell {
        let Some(known) = list.get(code) else { return Cell::Blank };
        let usual = known.spellings.get(self.layout.accent % known.spellings.len().clamp(1, 3));
        let chosen = if self.stream.percent(85) { usual.copied() } else { self.stream.pick(known.spellings) };
        let text = chosen.unwrap_or(known.label);
        match text.parse::<f64>() {
            Ok(number) if !self.layout.format.is_csv() => Cell::Number(number),
            _ => Cell::text(capitalised(text)),
        }
    }
}

fn spoil(written: Written, answer: Answer) -> Cell {
    let day = if let Answer::Date(when) = answer { when.day() } else { None };
    match (written, day) {
        (Written::Words(words), _) => Cell::text(words),
        (Written::Serial, Some(day)) => Cell::Number(serial(day)),
        (Written::DateAsText, Some(day)) => from_days(day).map_or(Cell::Blank, |it| Cell::text(french(it))),
        (_, None) => Cell::Blank,
    }
}

/// Short words are acronyms.
fn capitalised(text: &str) -> String {
    if text.chars().count() <= 3 && !["oui", "non"].contains(&text) {
        return text.to_uppercase();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

static NOTES: [&str; 3] =
    ["Mis à jour au fil de l’eau par les gestionnaires de cas", "Une ligne par demande", "Ne pas insérer de colonne"];
