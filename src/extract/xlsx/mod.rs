//! Workbooks of Excel since 2007, streamed: a far, odd or broken cell costs that cell alone.
//!
//! Not read through calamine, whose version 0.38 breaks the promise that no content is changed in silence: it reads
//! `<v>x1</v>` of a shared text as text 0, `12<!-- -->34` as 12, `1&#50;` as 1, `<![CDATA[56]]>` as an empty cell, and no
//! pass gives both the formula of a cell and the style that keeps the zeros of `01004`. Measured by streaming every
//! cell of 567 workbooks and of a made one: it also panics on a cell outside the grid and loses sheets in UTF-16.

mod sheet;
mod strings;
mod styles;

use super::archive::Archive;
use super::fault::Fault;
use super::filling::Budget;
use super::grid::{Corners, Grid};
use super::package;
use super::xml::{Lexer, Token};
use super::{Content, limits, properties, sheets};
use crate::base::cell::{FileId, SheetId};

/// What the cells of every sheet refer to.
struct Book {
    is_1904: bool,
    formats: styles::Formats,
    strings: strings::Strings,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

/// Every sheet of a workbook.
pub(super) fn read(archive: &Archive, workbook: &str, file: FileId) -> Result<Content, Fault> {
    let relations = package::relations(archive, workbook)?;
    let (is_1904, listed) = listing(archive, workbook)?;
    let part = |kind: &str, usual: &str| {
        let related = relations.values().find(|it| it.kind == kind).map(|it| it.target.clone());
        related.or_else(|| Some(usual.to_owned()).filter(|it| archive.has(it)))
    };
    // Without its styles a date would pass for a number; without its texts each cell is said to be lost.
    let styles = part("styles", "xl/styles.xml");
    if let Some(missing) = styles.as_ref().filter(|it| !archive.has(it)) {
        return Err(Fault::malformed().within(missing));
    }
    let book = Book {
        is_1904,
        formats: within(styles, archive, styles::read)?,
        strings: within(part("sharedStrings", "xl/sharedStrings.xml"), archive, strings::read)?,
    };
    let mut content = Content {
        modified: properties::of_package(archive)?,
        ours: properties::marks_package(archive)?,
        ..Content::default()
    };
    let mut budget = Budget::default();
    for (listed, index) in listed.iter().take(limits::SHEETS).zip(0..) {
        let mut grid = Grid::new(SheetId { file, index }, sheets::shown_name(&listed.name));
        grid.hidden = listed.hidden;
        match relations.get(&listed.relation).filter(|it| archive.has(&it.target)) {
            Some(relation) if relation.kind == "worksheet" => {
                let tables = tables(archive, &relation.target)?;
                let lexer = archive.xml(&relation.target)?.ok_or_else(Fault::malformed)?;
                sheet::read(lexer, &book, &mut grid, &mut budget, &mut content.diagnostics)
                    .map_err(|it| it.within(&relation.target))?;
                grid.tables = tables;
            }
            Some(_) => {}
            None => content.diagnostics.push(sheets::lost(grid.sheet)),
        }
        content.grids.push(grid);
    }
    content.diagnostics.extend(sheets::too_many(file, listed.len()));
    archive.check_rest()?;
    Ok(content)
}

/// Reads a part that may be absent.
fn within<T: Default>(
    part: Option<String>,
    archive: &Archive,
    read: impl FnOnce(Lexer) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let Some(part) = part else { return Ok(T::default()) };
    let Some(lexer) = archive.xml(&part)? else { return Ok(T::default()) };
    read(lexer).map_err(|it| it.within(&part))
}

fn listing(archive: &Archive, workbook: &str) -> Result<(bool, Vec<Listed>), Fault> {
    let mut is_1904 = false;
    let mut listed = Vec::new();
    let mut lexer = archive.xml(workbook)?.ok_or_else(Fault::malformed)?;
    let mut read = || -> Result<(), Fault> {
        while let Some(token) = lexer.next()? {
            match token {
                Token::Open(tag) if tag.name() == b"workbookPr" => is_1904 |= tag.is_true(b"date1904")?,
                Token::Open(tag) if tag.name() == b"sheet" => listed.push(Listed {
                    name: tag.get(b"name")?.unwrap_or_default().into_owned(),
                    hidden: matches!(tag.get(b"state")?.as_deref(), Some("hidden" | "veryHidden")),
                    relation: tag.get_local(b"id")?.unwrap_or_default().into_owned(),
                }),
                _ => {}
            }
        }
        Ok(())
    };
    read().map_err(|it| it.within(workbook))?;
    if listed.is_empty() {
        return Err(Fault::malformed().within(workbook));
    }
    Ok((is_1904, listed))
}

/// The corners of the Excel tables of a sheet.
fn tables(archive: &Archive, sheet: &str) -> Result<Vec<Corners>, Fault> {
    let mut tables = Vec::new();
    for relation in package::relations(archive, sheet)?.into_values().filter(|it| it.kind == "table") {
        let Some(mut lexer) = archive.xml(&relation.target)? else { continue };
        let mut read = || -> Result<(), Fault> {
            while let Some(token) = lexer.next()? {
                if let Token::Open(tag) = token
                    && tag.name() == b"table"
                {
                    tables.extend(tag.get(b"ref")?.and_then(|it| sheet::corners(&it)));
                }
            }
            Ok(())
        };
        read().map_err(|it| it.within(&relation.target))?;
    }
    tables.sort_unstable();
    Ok(tables)
}
