//! Books → files; the only place here that knows rust_xlsxwriter.

use std::fs;
use std::path::Path;

use encoding_rs::WINDOWS_1252;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, Worksheet, XlsxError};

use super::sheet::{Book, Cell, Format, Sheet};
use crate::base::date::{french, from_days};
use crate::base::failure::Failure;
use crate::base::money::typed;

/// Writes a book under the inbox, with its folder.
pub(super) fn write(book: &Book, inbox: &Path) -> Result<(), Failure> {
    let path = inbox.join(&book.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|_| refused(folder))?;
    }
    let bytes = match book.format {
        Format::Xlsx => xlsx(book).map_err(|_| refused(&path))?,
        Format::CsvWindows => WINDOWS_1252.encode(&csv(book)).0.into_owned(),
        Format::CsvUtf8 => format!("\u{feff}{}", csv(book)).into_bytes(),
    };
    text(&path, bytes)
}

/// Writes bytes to a file of their own.
pub(super) fn text(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|_| refused(path))
}

/// The folder, created and empty; what someone put there is never mixed with what we write.
pub(super) fn empty_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|_| refused(folder))?;
    let mut entries = fs::read_dir(folder).map_err(|_| refused(folder))?;
    match entries.next() {
        None => Ok(()),
        Some(_) => Err(Failure::Output {
            path: folder.to_path_buf(),
            reason: "ce dossier n’est pas vide. Indiquez un dossier vide ou à créer.".to_owned(),
        }),
    }
}

fn refused(path: &Path) -> Failure {
    Failure::Output {
        path: path.to_path_buf(),
        reason: "l’écriture a été refusée. Vérifiez le nom du dossier, vos droits et la place disponible.".to_owned(),
    }
}

fn xlsx(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_author("MAIA");
    let saved = from_days(book.saved).map(|it| (it.year() as u16, it.month() as u8, it.day() as u8));
    let properties = match saved {
        Some((year, month, day)) => {
            properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?.and_hms(9, 30, 0)?)
        }
        None => properties,
    };
    workbook.set_properties(&properties);
    let styles = Styles::new();
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        fill(worksheet, sheet, &styles)?;
    }
    workbook.save_to_buffer()
}

struct Styles {
    bold: Style,
    date: Style,
    month: Style,
    euros: Style,
}

impl Styles {
    fn new() -> Self {
        Self {
            bold: Style::new().set_bold(),
            date: Style::new().set_num_format("dd/mm/yyyy"),
            month: Style::new().set_num_format("mmm-yy"),
            euros: Style::new().set_num_format("#,##0.00 \"€\""),
        }
    }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (col, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => {
                    worksheet.write_string(row, col, text)?;
                }
                Cell::Bold(text) => {
                    worksheet.write_string_with_format(row, col, text, &styles.bold)?;
                }
                Cell::Number(number) => {
                    worksheet.write_number(row, col, *number)?;
                }
                Cell::Date(day) => {
                    worksheet.write_number_with_format(row, col, serial(*day), &styles.date)?;
                }
                Cell::Month(day) => {
                    worksheet.write_number_with_format(row, col, serial(*day), &styles.month)?;
                }
                Cell::Euros(cents) => {
                    worksheet.write_number_with_format(row, col, *cents as f64 / 100.0, &styles.euros)?;
                }
            }
        }
    }
    Ok(())
}

/// The number Excel keeps for a day.
pub(super) fn serial(day: i32) -> f64 {
    f64::from(day + 25_569)
}

fn csv(book: &Book) -> String {
    let rows: Vec<&Vec<Cell>> = book.sheets.iter().flat_map(|it| &it.rows).collect();
    let width = rows.iter().map(|it| it.len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let blanks = std::iter::repeat_n(&Cell::Blank, width - row.len());
        let fields: Vec<String> = row.iter().chain(blanks).map(field).collect();
        text.push_str(&fields.join(";"));
        text.push_str("\r\n");
    }
    text
}

fn field(cell: &Cell) -> String {
    let text = match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) | Cell::Bold(text) => text.clone(),
        Cell::Number(number) => typed(*number, 4),
        Cell::Date(day) => from_days(*day).map(french).unwrap_or_default(),
        Cell::Month(day) => from_days(*day).map(|it| it.strftime("%m/%Y").to_string()).unwrap_or_default(),
        Cell::Euros(cents) => typed(*cents as f64 / 100.0, 2),
    };
    if text.contains([';', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_that_of_a_french_excel() {
        let mut sheet = Sheet::new("Base");
        sheet.push(1, vec![Cell::bold("Âge"), Cell::text("a;b")]);
        sheet.push(0, vec![Cell::Date(17_167), Cell::Number(0.8), Cell::Euros(-150), Cell::text("dit \"x\"")]);
        let book = Book { path: "x.csv".into(), format: Format::CsvUtf8, sheets: vec![sheet], saved: 17_167 };
        assert_eq!(csv(&book), ";Âge;\"a;b\";\r\n01/01/2017;0,8;-1,5;\"dit \"\"x\"\"\"\r\n");
    }
}
