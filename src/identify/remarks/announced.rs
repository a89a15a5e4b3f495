//! A table that a title, the name of a sheet or that of a file announces, and that no headings tell.

use super::rules::TAB_18;
use crate::base::cell::{Place, a1};
use crate::base::diagnostic::Diagnostic;
use crate::base::table::TableKind;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::evidence::Profile;
use crate::identify::layout::announced::{By, named, over, speaks_otherwise};
use crate::identify::layout::segments::Segment;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::{Sheet, heading_text};
use crate::identify::tables::effectifs;

/// The remark on a sheet without any table; `read` are the tables of the whole file, whose name counts when there is none.
pub(in crate::identify) fn remark(sheet: &Sheet, read: &[&'static TableKind]) -> Option<Diagnostic> {
    let block = block(sheet).filter(|_| !speaks_otherwise(&sheet.grid.name))?;
    let announced = announced(sheet, &block, read.is_empty()).filter(|it| !read.contains(&it.0));
    if block.posts() && announced.as_ref().is_none_or(|it| it.0 == &effectifs::KIND) {
        return Some(block.posts_by_column(sheet));
    }
    let (kind, by) = announced?;
    let message = format!(
        "{} annonce un tableau «\u{a0}{}\u{a0}», mais les en-têtes de la ligne {} ne sont pas reconnus\u{a0}; il n’est pas lu.",
        said(by),
        kind.label,
        block.row + 1
    );
    let place = Place::Cell(sheet.grid.cell(block.row, block.first));
    Some(Diagnostic::new(&TAB_18, place, message).correction(model(kind)))
}

/// The remark on headings that are few of one table, under words that announce another.
pub(in crate::identify) fn belied(segment: &Segment, kind: &'static TableKind, by: By) -> Option<Diagnostic> {
    let first = segment.headings.first()?;
    let message = format!(
        "{} annonce un tableau «\u{a0}{}\u{a0}», mais les en-têtes de la ligne {} n’en sont pas assez proches, et ressemblent à ceux \
         d’un tableau «\u{a0}{}\u{a0}»\u{a0}; il n’est pas lu.",
        said(by),
        kind.label,
        first.cell.row + 1,
        segment.kind.label
    );
    Some(Diagnostic::new(&TAB_18, Place::Cell(first.cell), message).correction(model(kind)))
}

fn said(by: By) -> String {
    match by {
        By::Title(cell) => format!("Le titre en {}", a1(cell.row, cell.col)),
        By::Sheet => "Le nom de la feuille".to_owned(),
        By::File => "Le nom du fichier".to_owned(),
    }
}

fn model(kind: &TableKind) -> String {
    format!(
        "Reprendre les en-têtes du modèle que donne «\u{a0}maia modele {0}\u{a0}», ou déclarer ceux du fichier dans maia.toml sous [entetes.{0}].",
        kind.id
    )
}

fn announced(sheet: &Sheet, block: &Block, only: bool) -> Option<(&'static TableKind, By)> {
    let above = titles(sheet, block.row, 0, block.row, (block.first, block.last));
    let by_file = || Some((named(sheet.names.first().filter(|_| only)?)?, By::File));
    over(&above, &sheet.grid.name).or_else(by_file)
}

/// Rows of a sheet that have the shape of a table: texts, then filled rows below them.
struct Block {
    row: u32,
    first: u32,
    last: u32,
    /// Each column: whether its heading says nothing known, and what it holds.
    columns: Vec<(bool, Profile)>,
}

/// How many rows below headings show that they are some.
const BELOW: usize = 3;

fn block(sheet: &Sheet) -> Option<Block> {
    let rows = &sheet.grid.rows;
    rows.iter().enumerate().take(LOOKED_AT).find_map(|(at, row)| {
        let below = rows.get(at + 1..)?.iter().take(BELOW);
        let filled = below.filter(|it| shared(row, it) >= 3 && shared(row, it) * 2 >= row.cells.len()).count();
        (is_header(row) && filled >= 2).then(|| shape(sheet, row))
    })
}

/// Rows that are gone through to find one that may hold headings.
const LOOKED_AT: usize = 40;

fn is_header(row: &Row) -> bool {
    let texts = row.cells.iter().filter(|(_, value)| matches!(value, Value::Text(text) if text.len() <= SHORT)).count();
    row.cells.len() >= 3 && texts == row.cells.len()
}

/// A longer cell is a sentence.
const SHORT: usize = 60;

fn shared(header: &Row, row: &Row) -> usize {
    row.cells.iter().filter(|it| header.get(it.0).is_some()).count()
}

fn shape(sheet: &Sheet, row: &Row) -> Block {
    let column = |(col, value): &(u32, Value)| {
        let text = heading_text(value).unwrap_or_default();
        let told = sheet.candidates(&text).iter().any(|it| !it.is_empty());
        (!told, sheet.profile(*col, row.number + 1, sheet.last_row()))
    };
    Block {
        row: row.number,
        first: row.cells.first().map_or(0, |it| it.0),
        last: row.cells.last().map_or(0, |it| it.0),
        columns: row.cells.iter().map(column).collect(),
    }
}

impl Block {
    /// Whether posts stand on the left, and parts of posts under headings that name no column: one site each.
    fn posts(&self) -> bool {
        let posts = self.columns.iter().any(|it| it.1.posts() >= 2);
        let parts = self.columns.iter().filter(|it| it.0 && it.1.is_numbers() && it.1.are_parts());
        posts && parts.count() >= 2
    }

    fn posts_by_column(&self, sheet: &Sheet) -> Diagnostic {
        let message = format!(
            "Les postes sont en lignes et leurs ETP semblent répartis en colonnes, une par site, de {} à {}\u{a0}; ce tableau n’est pas lu.",
            a1(self.row, self.first),
            a1(self.row, self.last)
        );
        Diagnostic::new(&TAB_18, Place::Cell(sheet.grid.cell(self.row, self.first)), message).correction(
            "Écrire une ligne par poste et par site, avec les colonnes «\u{a0}MAIA\u{a0}», «\u{a0}Qualité\u{a0}» et «\u{a0}ETP\u{a0}».",
        )
    }
}
