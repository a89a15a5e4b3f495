//! The ways offices write a heading, an amount, a day, a site.

use maia::base::date::{from_days, month_name};
use maia::base::table::Column;
use maia::identify::tables::TABLE_KINDS;

use super::book::Cell;
use crate::draw::Draw;

/// The sites of the sheets drawn: id, then how titles and columns name them.
pub const SITES: [(&str, &[&str]); 3] = [
    ("saverne", &["MAIA de Saverne", "MAIA Saverne", "MAIA SAVERNE"]),
    ("molsheim", &["MAIA de Molsheim", "MAIA Molsheim", "Maia Molsheim"]),
    ("haguenau", &["MAIA de Haguenau", "MAIA Haguenau", "MAIA d’Haguenau"]),
];

/// The column of a kind of table, when it is declared.
pub fn known(kind: &str, id: &str) -> Option<&'static Column> {
    TABLE_KINDS.iter().find(|it| it.id == kind)?.column(id)
}

/// One of the known headings of a column, or of those given, as somebody might type it.
pub fn heading(draw: &mut Draw, kind: &str, id: &str, others: &[&'static str]) -> String {
    let column = known(kind, id).unwrap();
    let known = [&[column.label], column.headings].concat();
    let text = match others.is_empty() || draw.chance(85) {
        true => *draw.pick(&known),
        false => *draw.pick(others),
    };
    decorated(draw, text)
}

/// The same words in another case, with a colon, a star, a line break.
pub fn decorated(draw: &mut Draw, text: &str) -> String {
    let text = match draw.below(9) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => format!("{text} :"),
        3 => format!("{text}*"),
        4 => text.replace(' ', "\u{a0}"),
        5 => text.replace(['é', 'è', 'ê'], "e").replace('û', "u").replace('à', "a"),
        _ => text.to_owned(),
    };
    if draw.chance(12) { text.replacen(' ', "\n", 1) } else { text }
}

/// How a column writes its amounts.
#[derive(Debug, Clone, Copy)]
pub enum Money {
    Number,
    Formatted,
    /// Groups parted by it, then decimals when they must be or when `true`, then a sign of euros.
    Text(&'static str, bool, &'static str),
}

const MONEY: [Money; 12] = [
    Money::Number,
    Money::Number,
    Money::Number,
    Money::Formatted,
    Money::Formatted,
    Money::Text(" ", true, " €"),
    Money::Text(".", true, ""),
    Money::Text("\u{a0}", true, "\u{a0}€"),
    Money::Text("\u{202f}", true, "\u{202f}€"),
    Money::Text("", true, ""),
    Money::Text(" ", false, ""),
    Money::Text("\u{a0}", false, "€"),
];

impl Money {
    pub fn draw(draw: &mut Draw) -> Self {
        *draw.pick(&MONEY)
    }

    /// An amount of cents.
    pub fn cell(self, cents: i64) -> Cell {
        let euros = cents as f64 / 100.0;
        match self {
            Money::Number => Cell::Number(euros),
            Money::Formatted => Cell::Shown(euros, "#,##0.00\\ \"€\""),
            Money::Text(group, decimals, unit) => {
                let digits = (cents.abs() / 100).to_string();
                let mut text = if cents < 0 { "-".to_owned() } else { String::new() };
                for (at, digit) in digits.chars().enumerate() {
                    if at > 0 && (digits.len() - at).is_multiple_of(3) {
                        text += group;
                    }
                    text.push(digit);
                }
                if decimals || cents % 100 != 0 {
                    text += &format!(",{:02}", cents.abs() % 100);
                }
                Cell::Text(text + unit)
            }
        }
    }
}

/// Formats that show a day.
const FORMATS: [&str; 4] = ["dd/mm/yyyy", "d mmm yyyy", "[$-40C]d mmmm yyyy", "dd/mm/yy"];

/// A day in one of the spellings that a rank stands for; the first half are true dates.
pub fn day(rank: usize, day: i32) -> Cell {
    let date = from_days(day).unwrap();
    let (number, month, year) = (date.day(), month_name(date.month()), date.year());
    let text = match rank % 20 {
        0..10 => return Cell::Day(day, FORMATS[rank % FORMATS.len()]),
        10 => date.strftime("%d/%m/%Y").to_string(),
        11 => format!("{}/{}/{}", number, date.month(), year),
        12 => date.strftime("%d.%m.%Y").to_string(),
        13 => date.strftime("%d-%m-%Y").to_string(),
        14 => date.strftime("%Y-%m-%d").to_string(),
        15 if number == 1 => format!("1er {month} {year}"),
        15 => format!("{number} {month} {year}"),
        16 => date.strftime("%d/%m/%y").to_string(),
        17 => format!("le {}", date.strftime("%d/%m/%Y")),
        18 => format!("{number}-{month}-{:02}", year % 100),
        _ => format!("{number} {} {year}", month.to_uppercase()),
    };
    Cell::Text(text)
}

/// A day as frames show it.
pub fn iso(day: i32) -> String {
    from_days(day).unwrap().to_string()
}
