//! Rows below the headings: cells told from totals, sub-titles, repeated headings, notes and what is no part of the table.

use std::collections::BTreeMap;

use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType, TableKind};
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::{
    is_hint, is_note, is_post, is_side, is_site, is_subtitle, may_be_total, starts_with_account, text, total,
};
use crate::identify::cells::look::{Look, is_serial, is_year_number, look};
use crate::identify::layout::header::repeats;
use crate::identify::sheet::{Sheet, heading_text};
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{budget, cas, effectifs};
use crate::identify::{RawRow, Role};

use super::above::Above;

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

/// Between the site and the side of a budget, when sub-titles name both.
pub const OF_SITE: &str = " – ";

/// How many rows are looked at before a table is said to end.
const AHEAD: usize = 5;

/// Rows to read under one set of headings.
#[derive(Debug, Clone)]
pub(in crate::identify) struct Block {
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
    /// Cells that only repeat the one above.
    pub repeated: Vec<(u32, u32)>,
}

/// Reads the rows of a block.
pub(in crate::identify) fn read(sheet: &Sheet, body: &Body, block: &Block) -> Read {
    let mut read = Read::default();
    let mut section = block.section.clone();
    let mut site: Option<String> = None;
    let mut previous = block.from.saturating_sub(1);
    let mut held: BTreeMap<u32, (u32, Value)> = BTreeMap::new();
    let mut above = Above::default();
    let mut totalled = false;
    // Row and rank of the first row after a gap, and of the titles right below it.
    let mut apart: Option<(u32, usize)> = None;
    let mut lone = false;
    for row in sheet.rows(block.from, block.to) {
        let cells = Sheet::cells(row, body.span.0, body.span.1);
        if cells.is_empty() {
            continue;
        }
        if row.number > previous + 1 {
            apart = Some((row.number, read.rows.len()));
        } else if !lone {
            apart = None;
        }
        (previous, lone) = (row.number, cells.len() == 1);
        match body.class(sheet, row, cells) {
            Class::Repeated | Class::Note => {}
            Class::Section(text) => {
                section = Some(match &site {
                    Some(site) if body.is_side(&text) => format!("{site}{OF_SITE}{text}"),
                    _ => text.clone(),
                });
                site = if body.is_side(&text) { site } else { Some(text) };
                totalled = false;
            }
            Class::Total(grand) => {
                let after_total = read.rows.last().is_some_and(|it| it.role != Role::Data);
                let role = if grand || (after_total && body.has_blocks()) { Role::GrandTotal } else { Role::Total };
                let own = if role == Role::GrandTotal { &None } else { &section };
                read.rows.push(body.raw(sheet, row, role, own, &mut held));
                totalled = true;
            }
            Class::Data if read.rows.is_empty() && is_hint(cells) => {}
            Class::Data => {
                if (apart.is_some() || totalled) && body.is_over(sheet, row, block.to) {
                    let (first, rank) = apart.unwrap_or((row.number, read.rows.len()));
                    read.rows.truncate(rank);
                    read.stopped = Some(first);
                    break;
                }
                if (totalled && body.is_afterword(cells)) || (apart.is_some() && body.is_stray(cells)) {
                    continue;
                }
                let mut raw = body.raw(sheet, row, Role::Data, &section, &mut held);
                body.repeat(&mut raw, &mut above);
                if raw.cells.iter().any(Option::is_some) {
                    read.rows.push(raw);
                }
            }
        }
    }
    read.repeated = above.repeated;
    read
}

enum Class {
    Data,
    /// True for a total of totals.
    Total(bool),
    Section(String),
    Repeated,
    /// `Légende : …`, `(1) dont …`.
    Note,
}

impl Body<'_> {
    fn class(&self, sheet: &Sheet, row: &Row, cells: &[(u32, Value)]) -> Class {
        if let Some(grand) = total_of(cells) {
            return Class::Total(grand);
        }
        if matches!(cells, [(_, value)] if text(value).is_some_and(is_note)) {
            return Class::Note;
        }
        let alone = match cells {
            [(col, value)] => text(value).filter(|it| self.is_section(sheet, row.number, *col, it)),
            _ => None,
        };
        if let ([(_, value)], true) = (cells, self.kind == &cas::KIND)
            && let (Value::Number(_), Some(year)) = (value, heading_text(value))
        {
            return Class::Section(year.into_owned());
        }
        if let ([(col, value)], true) = (cells, alone.is_some())
            && text(value).is_some_and(|it| self.opens_headings(sheet, row.number, *col, it))
        {
            return Class::Repeated;
        }
        if let Some(line) = alone {
            return Class::Section(line.trim().to_owned());
        }
        if self.starts_like_headings(cells) && repeats(self.headings, row) {
            return Class::Repeated;
        }
        Class::Data
    }

    /// Whether a text alone on its row is the upper part of a heading that comes again, the others being on the next row.
    fn opens_headings(&self, sheet: &Sheet, row: u32, col: u32, text: &str) -> bool {
        let heading = self.headings.binary_search_by_key(&col, |it| it.0).ok().and_then(|at| self.headings.get(at));
        let opens = heading.is_some_and(|it| it.1.strip_prefix(&fold(text)).is_some_and(|rest| rest.starts_with(' ')));
        opens && sheet.rows(row + 1, row + 1).first().is_some_and(|next| repeats(self.headings, next))
    }

    fn starts_like_headings(&self, cells: &[(u32, Value)]) -> bool {
        let Some((col, text)) = cells.iter().find_map(|(col, value)| Some((*col, text(value)?))) else { return false };
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
            id if id == budget::KIND.id => is_side(&folded) || is_site(&folded),
            id if id == effectifs::KIND.id => merged || !is_post(&folded),
            id if id == cas::KIND.id => {
                let named_there = self.columns.iter().any(|it| it.0 == col && it.1.id == cas::GC);
                let manager = is_post(&folded) && !named_there;
                merged || manager || is_subtitle(&folded) || (words >= 2 && self.is_quiet(col, text))
            }
            _ => merged,
        }
    }

    /// Whether such a text is not what its column holds when a row has one cell only.
    fn is_quiet(&self, col: u32, text: &str) -> bool {
        let read = self.columns.iter().any(|it| it.0 == col);
        !read && !text.chars().any(|it| it.is_ascii_digit())
    }

    /// Whether a sub-title names a side of a budget, below the site that another named.
    fn is_side(&self, text: &str) -> bool {
        self.kind == &budget::KIND && is_side(&fold(text))
    }

    fn has_blocks(&self) -> bool {
        self.kind == &effectifs::KIND
    }

    /// Whether neither the row nor the next ones are of the table; in a case base, one word or count in place of a date is enough when
    /// two rows at least say none.
    fn is_over(&self, sheet: &Sheet, row: &Row, to: u32) -> bool {
        let over = |least: usize| self.is_foreign(row, least) && self.ends_there(sheet, row.number, to, least);
        over(2) || (self.kind == &cas::KIND && sheet.rows(row.number + 1, to).len() >= 2 && over(1))
    }

    /// Whether the row speaks of something else: so many words or counts where figures or dates are due, and not one of these.
    fn is_foreign(&self, row: &Row, least: usize) -> bool {
        let (mut words, mut counts) = (0, 0);
        let cells = Sheet::cells(row, self.span.0, self.span.1);
        for (col, column) in self.columns.iter().filter(|it| is_typed(it.1)) {
            match row.get(*col).map(look) {
                Some(Look::Words) => words += 1,
                Some(Look::Number(number)) if is_date(column) && !may_be_day(number) => counts += 1,
                Some(Look::Date | Look::Number(_)) => return false,
                Some(Look::Silent) | None => {}
            }
        }
        words + counts >= least || (cells.len() >= 2 && cells.len() * 4 < self.columns.len() && self.kind == &cas::KIND)
    }

    /// Whether none of the next rows is of this table either.
    fn ends_there(&self, sheet: &Sheet, row: u32, to: u32, least: usize) -> bool {
        sheet.rows(row + 1, to).iter().take(AHEAD).all(|it| {
            let cells = Sheet::cells(it, self.span.0, self.span.1);
            self.is_foreign(it, least) || !self.holds_figures(it) || cells.len() < 2
        })
    }

    /// Whether a date or a figure stands where one is due.
    fn holds_figures(&self, row: &Row) -> bool {
        let typed = self.columns.iter().filter(|it| is_typed(it.1));
        typed.filter_map(|(col, column)| Some((column, row.get(*col)?))).any(|(column, value)| match look(value) {
            Look::Date => true,
            Look::Number(number) => !is_date(column) || may_be_day(number),
            Look::Words | Look::Silent => false,
        })
    }

    /// A line of text below the total of a budget.
    fn is_afterword(&self, cells: &[(u32, Value)]) -> bool {
        let figures = cells.iter().any(|(_, value)| matches!(look(value), Look::Number(_) | Look::Date));
        self.kind == &budget::KIND && !figures && !cells.iter().any(|(_, it)| text(it).is_some_and(starts_with_account))
    }

    /// A line of words alone after a gap, in a column of figures, of numbers of accounts or of no column: `Montants toutes taxes comprises`.
    fn is_stray(&self, cells: &[(u32, Value)]) -> bool {
        let [(col, value)] = cells else { return false };
        let words = text(value)
            .is_some_and(|it| it.split_whitespace().count() >= 3 && !it.chars().any(|it| it.is_ascii_digit()));
        let column = self.columns.iter().find(|it| it.0 == *col);
        words
            && Registre::of(self.kind.id).is_some()
            && column.is_none_or(|it| is_typed(it.1) || it.1.id == budget::COMPTE)
    }

    /// Ditto marks become the values they stand for.
    fn repeat(&self, row: &mut RawRow, above: &mut Above) {
        for (cell, (col, _)) in row.cells.iter_mut().zip(self.columns) {
            *cell = above.meant(row.row, *col, cell.take());
        }
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
            if sheet.grid.merged.is_empty() || !stands_for_rows(self.kind, column) {
                value
            } else {
                hold(sheet, row.number, *col, value, held)
            }
        });
        RawRow { row: row.number, role, section: section.clone(), cells: cells.collect() }
    }
}

/// A total is told by the first text of its row, or by any text of a row of two or three cells: `Page 1 | à reporter | 10`.
fn total_of(cells: &[(u32, Value)]) -> Option<bool> {
    let texts = cells.iter().filter_map(|(_, value)| text(value));
    let looked_at = if cells.len() <= 3 { cells.len() } else { 1 };
    texts.take(looked_at).filter(|it| may_be_total(it) && !(is_instance(it) && is_dated(cells))).find_map(total)
}

/// `TT` beside a date is a « table tactique », not a total.
fn is_instance(text: &str) -> bool {
    fold(text) == "tt"
}

fn is_dated(cells: &[(u32, Value)]) -> bool {
    cells.iter().any(|(_, value)| matches!(look(value), Look::Date))
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

fn is_typed(column: &Column) -> bool {
    use ColumnType::{Amount, Count, Date, Etp, Number, Quantity, Share, Year};
    matches!(column.ty, Date | Amount | Etp | Count | Number | Quantity | Share | Year)
}

fn is_date(column: &Column) -> bool {
    matches!(column.ty, ColumnType::Date)
}

/// A serial or a year may stand for a date; `7` is a count.
fn may_be_day(number: f64) -> bool {
    is_serial(number) || is_year_number(number)
}

/// What is merged over several rows holds for each, but for figures, which are those of all of them, what names a person or its file,
/// and the labels of a budget.
fn stands_for_rows(kind: &TableKind, column: &Column) -> bool {
    use ColumnType::{Amount, Count, Etp, Number, Personal, Quantity, Share};
    let own = matches!(column.ty, Amount | Etp | Count | Number | Quantity | Share | Personal);
    let labels = kind == &budget::KIND && matches!(column.ty, ColumnType::Text);
    !own && !labels && column.id != cas::ID_DOSSIER
}
