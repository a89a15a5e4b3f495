//! Binary workbooks of Excel since 2007.
//!
//! Not read through calamine: its version 0.38 does not give the merged cells of this format, without which headings on
//! two lines lose the columns they stand over. Measured in its source, where no function of this format knows them.

mod record;
mod sheet;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::archive::Archive;
use super::fault::Fault;
use super::filling::Budget;
use super::grid::{Corners, Grid};
use super::number_format::NumberFormat;
use super::{Content, limits, package, properties, sheets};
use crate::base::cell::{FileId, SheetId};
use record::{Fields, Records};

const WORKBOOK: u32 = 153;
const SHEET: u32 = 156;
const TEXT: u32 = 19;
const FORMAT: u32 = 44;
const STYLE: u32 = 47;
const STYLES: u32 = 617;
const STYLES_END: u32 = 618;
const TABLE: u32 = 343;

/// What the cells of every sheet refer to.
#[derive(Default)]
struct Book {
    is_1904: bool,
    formats: Vec<NumberFormat>,
    /// Shared texts by rank; `None` for a blank one.
    texts: Vec<Option<Arc<str>>>,
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
    let mut book = Book::default();
    let mut listed = Vec::new();
    each(archive, workbook, |kind, mut fields| {
        match kind {
            WORKBOOK => book.is_1904 = fields.long()? & 1 != 0,
            SHEET => listed.push(listed_sheet(&mut fields)?),
            _ => {}
        }
        Ok(())
    })?;
    for relation in relations.values() {
        match relation.kind.as_str() {
            "styles" => book.formats = formats(archive, &relation.target)?,
            "sharedStrings" => book.texts = texts(archive, &relation.target)?,
            _ => {}
        }
    }
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
                let part = bytes(archive, &relation.target)?;
                let mut reading = sheet::Reading::new(&book, &mut grid, &mut budget);
                reading.read(Records::new(&part)).map_err(|it| it.within(&relation.target))?;
                content.diagnostics.extend(reading.finish());
                grid.tables = tables(archive, &relation.target)?;
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

fn listed_sheet(fields: &mut Fields) -> Result<Listed, Fault> {
    let hidden = fields.long()? != 0;
    fields.long()?;
    Ok(Listed { relation: fields.text()?, name: fields.text()?, hidden })
}

fn formats(archive: &Archive, part: &str) -> Result<Vec<NumberFormat>, Fault> {
    let mut written = BTreeMap::new();
    let mut formats = Vec::new();
    let mut in_styles = false;
    each(archive, part, |kind, mut fields| {
        match kind {
            FORMAT => {
                let id = fields.short()?;
                written.insert(id, NumberFormat::written(&fields.text()?));
            }
            STYLES => in_styles = true,
            STYLES_END => in_styles = false,
            STYLE if in_styles => {
                fields.short()?;
                let id = fields.short()?;
                formats.push(written.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(u64::from(id))));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

fn texts(archive: &Archive, part: &str) -> Result<Vec<Option<Arc<str>>>, Fault> {
    let mut texts = Vec::new();
    each(archive, part, |kind, mut fields| {
        if kind == TEXT {
            texts.push(sheets::text(&fields.rich_text()?));
        }
        Ok(())
    })?;
    Ok(texts)
}

/// The corners of the Excel tables of a sheet.
fn tables(archive: &Archive, sheet: &str) -> Result<Vec<Corners>, Fault> {
    let mut tables = Vec::new();
    for relation in package::relations(archive, sheet)?.into_values().filter(|it| it.kind == "table") {
        each(archive, &relation.target, |kind, mut fields| {
            if kind == TABLE {
                tables.push(fields.corners()?);
            }
            Ok(())
        })?;
    }
    tables.sort_unstable();
    Ok(tables)
}

/// Goes through the records of a part.
fn each(archive: &Archive, part: &str, mut read: impl FnMut(u32, Fields) -> Result<(), Fault>) -> Result<(), Fault> {
    let bytes = bytes(archive, part)?;
    let mut records = Records::new(&bytes);
    let mut all = || -> Result<(), Fault> {
        while let Some((kind, fields)) = records.next()? {
            read(kind, fields)?;
        }
        Ok(())
    };
    all().map_err(|it| it.within(part))
}

fn bytes(archive: &Archive, part: &str) -> Result<Vec<u8>, Fault> {
    archive.bytes(part)?.ok_or_else(|| Fault::malformed().within(part))
}
