//! A sheet to be filled in: headings, and for each column what may be typed and a word of help.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, XlsxError,
};

use super::cell::Cell;
use super::page::Page;
use super::style::{Kind, Style, Tone};

/// A column to be filled in.
#[derive(Debug, Clone)]
pub struct Field {
    pub heading: String,
    /// In characters.
    pub width: f64,
    pub kind: Kind,
    pub answer: Answer,
    /// Shown when a cell is chosen.
    pub help: String,
}

/// What may be typed in a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Free,
    /// What cells of a range hold: `'Listes'!$A$1:$A$12`.
    Among(String),
    /// A day; anything else is accepted after a question, since a month alone may be known.
    Date,
    Whole {
        least: i32,
        most: i32,
    },
    Decimal {
        least: f64,
        most: f64,
    },
}

/// The longest title and text that Excel shows beside a cell.
const LONGEST_TITLE: usize = 32;
const LONGEST_HELP: usize = 255;

impl Page {
    /// Writes the headings of a form at the next row; so many rows under them are to be filled in.
    pub fn form(&mut self, fields: &[Field], rows: u32) {
        let header = self.next;
        for (field, col) in fields.iter().zip(0..) {
            self.put(header, col, Cell::text(field.heading.as_str()).kind(field.kind.heading(false)));
            self.widen(col, field.width);
            let set = self.ask(field, col, header + 1, header + rows);
            self.keep(set);
        }
        let high = self.worksheet.set_row_height(header, 48).map(|_| ());
        self.keep(high);
        self.headers.push(header);
        self.next = header + 1;
    }

    fn ask(&mut self, field: &Field, col: u16, first: u32, last: u32) -> Result<(), XlsxError> {
        let format = self.formats.get(Style { kind: field.kind, tone: Tone::Plain });
        self.worksheet.set_column_format(col, format)?;
        let title: String = field.heading.chars().take(LONGEST_TITLE).collect();
        let help: String = field.help.chars().take(LONGEST_HELP).collect();
        let question = rule(&field.answer)?
            .set_input_title(&title)?
            .set_input_message(&help)?
            .set_error_title(&title)?
            .set_error_message(&help)?
            .set_error_style(if field.answer == Answer::Date {
                DataValidationErrorStyle::Warning
            } else {
                DataValidationErrorStyle::Stop
            });
        self.worksheet.add_data_validation(first, col, last, col, &question).map(|_| ())
    }
}

fn rule(answer: &Answer) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    Ok(match answer {
        Answer::Free => rule.allow_any_value(),
        Answer::Among(range) => rule.allow_list_formula(Formula::new(range)),
        Answer::Date => {
            let (first, last) = (ExcelDateTime::from_ymd(1990, 1, 1)?, ExcelDateTime::from_ymd(2099, 12, 31)?);
            rule.allow_date(DataValidationRule::Between(first, last))
        }
        Answer::Whole { least, most } => rule.allow_whole_number(DataValidationRule::Between(*least, *most)),
        Answer::Decimal { least, most } => rule.allow_decimal_number(DataValidationRule::Between(*least, *most)),
    })
}
