//! What a file is, and which reader takes it.

use super::archive::Archive;
use super::biff::Layout;
use super::compound::{self, Compound};
use super::fault::Fault;
use super::nature::{self, Nature};
use super::xml::Lexer;
use super::{Content, ods, package, separated, spreadsheet_2003, web_page, worker, xlsb, xlsx};
use crate::base::cell::FileId;

/// What a file was found to be.
pub(super) enum Found {
    /// Sheets, and the extensions such a file usually has.
    Sheets(Content, &'static [&'static str]),
    /// Something else, in French.
    Other(&'static str),
}

/// Finds out what a file is and reads it.
pub(super) fn find(bytes: &[u8], file: FileId, extension: &str) -> Result<Found, Fault> {
    match nature::recognise(bytes) {
        Nature::Empty => Err(Fault::Empty),
        Nature::Zeros | Nature::ZipCut => Err(Fault::Incomplete),
        Nature::Old(version) => Err(Fault::Old(version)),
        Nature::Zip => understand_zip(bytes, file),
        Nature::Compound => understand_compound(bytes, file),
        Nature::Xml => understand_xml(bytes, file),
        Nature::Text if nature::may_be_table(extension) => {
            separated::read(bytes, file).map(|it| Found::Sheets(it, &["csv", "tsv", "tab"]))
        }
        Nature::Html => Ok(match web_page::read(bytes, file)? {
            Some(content) => Found::Sheets(content, &["htm", "html"]),
            None => Found::Other("une page web sans tableau"),
        }),
        Nature::Text => Ok(Found::Other("un document texte")),
        Nature::Other(what) => Ok(Found::Other(what)),
    }
}

fn understand_zip(bytes: &[u8], file: FileId) -> Result<Found, Fault> {
    let archive = Archive::open(bytes)?;
    if ods::is_spreadsheet(&archive)? {
        return ods::read(&archive, file).map(|it| Found::Sheets(it, &["ods", "ots"]));
    }
    Ok(match package::workbook_part(&archive)? {
        Some(part) if part.ends_with(".bin") => Found::Sheets(xlsb::read(&archive, &part, file)?, &["xlsb"]),
        Some(part) if !archive.has_folder("word/") && !archive.has_folder("ppt/") => {
            Found::Sheets(xlsx::read(&archive, &part, file)?, &["xlsx", "xlsm", "xltx", "xltm"])
        }
        _ if archive.has_folder("word/") => Found::Other("un document Word"),
        _ if archive.has_folder("ppt/") => Found::Other("une présentation PowerPoint"),
        _ => Found::Other("une archive"),
    })
}

fn understand_xml(bytes: &[u8], file: FileId) -> Result<Found, Fault> {
    let head = &bytes[..bytes.len().min(4_096)];
    if memchr::memmem::find(head, b"opendocument:xmlns:office").is_some() {
        return ods::read_document(Lexer::new(bytes)?, file).map(|it| Found::Sheets(it, &["fods"]));
    }
    if memchr::memmem::find(head, spreadsheet_2003::NAMESPACE).is_some() {
        return spreadsheet_2003::read(Lexer::new(bytes)?, file).map(|it| Found::Sheets(it, &["xml"]));
    }
    Ok(Found::Other("un document XML"))
}

fn understand_compound(bytes: &[u8], file: FileId) -> Result<Found, Fault> {
    Ok(match compound::open(bytes)? {
        Compound::Workbook(stream) => {
            let layout = Layout::read(&stream)?;
            let mut content = worker::read(bytes, file)?;
            content.grids.iter_mut().for_each(|it| layout.complete(it));
            Found::Sheets(content, &["xls", "xlt"])
        }
        Compound::Other(what) => Found::Other(what),
    })
}
