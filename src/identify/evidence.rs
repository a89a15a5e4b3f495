//! What the values under a heading look like, without reading them: dates, numbers, words of a closed list.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use super::labels::{account, is_post};
use super::tables::{TABLE_KINDS, budget, cas, effectifs};
use super::words::is_year;
use crate::base::codes::CodeList;
use crate::base::date::days;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType};
use crate::extract::grid::Value;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// Nothing that tells: `NR`, `?`, an error.
    Silent,
    Date,
    Number(f64),
    Words,
}

/// What the cells of a column look like, from a sample.
#[derive(Debug, Default, Clone)]
pub(super) struct Profile {
    /// Cells that hold something.
    pub filled: usize,
    dates: usize,
    words: usize,
    numbers: Vec<f64>,
    texts: Vec<Arc<str>>,
    /// The texts once folded, when someone asked.
    folded: OnceCell<Vec<String>>,
}

/// Whether a column may be what its heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Yes,
    /// The values do not tell.
    Unknown,
    No,
}

impl Profile {
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let mut profile = Self::default();
        for value in values {
            profile.filled += 1;
            match look(value) {
                Look::Silent => {}
                Look::Date => profile.dates += 1,
                Look::Number(number) => profile.numbers.push(number),
                Look::Words => profile.words += 1,
            }
            if let Value::Text(text) = value {
                profile.texts.push(Arc::clone(text));
            }
        }
        profile
    }

    /// Whether nearly all the cells are dates, or serials that only a date would give.
    pub(super) fn is_dates(&self) -> bool {
        self.most(self.dates) || (self.dates > 0 && self.most(self.dates + self.count(is_serial)))
    }

    /// Whether nearly all the cells are numbers.
    pub(super) fn is_numbers(&self) -> bool {
        self.most(self.numbers.len())
    }

    /// Whether nearly all the cells are words.
    pub(super) fn is_words(&self) -> bool {
        self.most(self.words)
    }

    /// Share of the cells of text that a list knows.
    pub(super) fn known_to(&self, list: &CodeList) -> f64 {
        let Some(spellings) = SPELLINGS.get(list.id) else { return 0.0 };
        share(self.folded().iter().filter(|it| spellings.contains(*it)).count(), self.texts.len())
    }

    /// Share of the cells of text that are `GC`, `GC 2` or `GC N°2`.
    pub(super) fn case_managers(&self) -> f64 {
        let named = |text: &String| {
            let rest = text.strip_prefix("gc").or_else(|| text.strip_prefix("gdc"));
            rest.is_some_and(|it| it.chars().all(|it| it.is_ascii_digit() || it == ' ' || it == 'n'))
        };
        share(self.folded().iter().filter(|it| named(it)).count(), self.texts.len())
    }

    /// How many texts are posts: `Pilote`, `GC N°1`, `Secrétaire`.
    pub(super) fn posts(&self) -> usize {
        self.folded().iter().filter(|it| is_post(it)).count()
    }

    /// How many texts start with an account: `64 Frais du personnel`.
    pub(super) fn accounts(&self) -> usize {
        self.folded().iter().filter(|it| account(it).is_some() && it.contains(' ')).count()
    }

    /// Whether nearly all the cells are bare accounts of class 6, 7 or 8.
    pub(super) fn are_accounts(&self) -> bool {
        let number = |it: f64| it.fract() == 0.0 && account(&it.to_string()).is_some();
        self.most(
            self.count(number) + self.folded().iter().filter(|it| !it.contains(' ') && account(it).is_some()).count(),
        )
    }

    /// Cells that say something.
    pub(super) fn told(&self) -> usize {
        self.dates + self.words + self.numbers.len()
    }

    /// How much the values look like those of a column, from 0 to 1; words that could be anything tell half as much.
    pub(super) fn likeness(&self, column: &Column) -> f64 {
        match (self.fits(column), column.ty) {
            (Fit::No, _) => 0.0,
            (_, ColumnType::Code(list)) => self.known_to(list),
            (Fit::Yes, ColumnType::Text | ColumnType::Territoire) => 0.5,
            (Fit::Yes, _) => 1.0,
            (Fit::Unknown, _) => 0.2,
        }
    }

    /// Whether the values may stand in that column.
    pub(super) fn fits(&self, column: &Column) -> Fit {
        if self.told() < 2 {
            return Fit::Unknown;
        }
        match column.ty {
            ColumnType::Date => self.fits_date(),
            ColumnType::Year => {
                self.yes_or_no(self.most(self.count(is_year_number)), self.is_dates() || self.is_words())
            }
            ColumnType::Amount => self.yes_or_no(self.is_numbers(), self.is_dates() || self.is_words()),
            ColumnType::Etp => {
                let large = self.most(self.count(|it| it > 200.0));
                self.yes_or_no(self.is_numbers() && !large, self.is_dates() || self.is_words() || large)
            }
            ColumnType::Count => {
                let large = self.most(self.count(|it| it > 1000.0));
                self.yes_or_no(self.is_numbers() && !large, self.is_dates() || large)
            }
            ColumnType::Code(list) => {
                self.yes_or_no(self.known_to(list) > 0.6, self.is_dates() || self.most(self.count(|it| it > 100.0)))
            }
            ColumnType::Bool => Fit::Unknown,
            ColumnType::Territoire => self.yes_or_no(false, self.is_dates() || self.is_numbers()),
            ColumnType::Text => {
                self.yes_or_no(self.is_words(), self.is_dates() || (WORDED.contains(&column.id) && self.is_numbers()))
            }
            ColumnType::Personal => Fit::Unknown,
        }
    }

    fn folded(&self) -> &[String] {
        self.folded.get_or_init(|| self.texts.iter().map(|it| fold(it)).collect())
    }

    fn fits_date(&self) -> Fit {
        if self.is_dates() || self.most(self.dates + self.count(is_serial) + self.count(is_year_number)) {
            Fit::Yes
        } else {
            self.yes_or_no(false, self.is_words() || self.most(self.count(|it| !is_serial(it) && !is_year_number(it))))
        }
    }

    fn yes_or_no(&self, yes: bool, no: bool) -> Fit {
        match (yes, no) {
            (true, _) => Fit::Yes,
            (_, true) => Fit::No,
            _ => Fit::Unknown,
        }
    }

    fn count(&self, like: impl Fn(f64) -> bool) -> usize {
        self.numbers.iter().filter(|it| like(**it)).count()
    }

    fn most(&self, part: usize) -> bool {
        self.told() >= 2 && share(part, self.told()) >= 0.75
    }
}

/// Folded spellings of the closed lists that columns use.
static SPELLINGS: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> = LazyLock::new(|| {
    let columns = TABLE_KINDS.iter().flat_map(|it| it.columns);
    let lists = columns.filter_map(|it| if let ColumnType::Code(list) = it.ty { Some(list) } else { None });
    let spellings = |list: &CodeList| list.codes.iter().flat_map(|it| it.spellings).map(|it| fold(it)).collect();
    lists.map(|it| (it.id, spellings(it))).collect()
});

/// What a cell looks like.
pub(super) fn look(value: &Value) -> Look {
    match value {
        Value::Date { .. } => Look::Date,
        Value::Number(number) => Look::Number(*number),
        Value::Duration(days) => Look::Number(*days),
        Value::Bool(_) => Look::Words,
        Value::Error(_) | Value::Uncomputed => Look::Silent,
        Value::Text(text) => look_of_text(text),
    }
}

/// The day of a cell, counted from 1 January 1970, when it is plainly one: a date, a serial, `14/11/2016`.
pub(super) fn day(value: &Value) -> Option<i32> {
    match value {
        Value::Date { day, .. } => Some(*day),
        Value::Number(number) if is_serial(*number) => Some(*number as i32 - SERIAL_OF_1970),
        Value::Text(text) => {
            let mut parts = text.trim().split(['/', '-', '.']).map(|it| it.parse::<i16>().ok());
            let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
            let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            (parts.next().is_none() && is_year(i32::from(year))).then(|| days(date))
        }
        _ => None,
    }
}

const SERIAL_OF_1970: i32 = 25_569;

/// Whether the cell is a number, a date, or a text that starts as one: never so in a heading.
pub(super) fn is_measure(value: &Value) -> bool {
    !matches!(look(value), Look::Words | Look::Silent)
}

fn look_of_text(text: &str) -> Look {
    let text = without_lead(text.trim());
    let first = text.chars().next();
    if !text.chars().any(char::is_alphanumeric) || text.len() > 40 {
        return if text.len() > 40 { Look::Words } else { Look::Silent };
    }
    if !first.is_some_and(|it| it.is_ascii_digit() || "-+(.,€".contains(it)) {
        return without_figure_first(text);
    }
    if is_written_date(text) || is_worded_date(&fold(text)) {
        return Look::Date;
    }
    number(text).map_or(Look::Words, Look::Number)
}

/// Words, unless they say nothing or spell a date: `NR`, `déc-16`. The cheap tests go first.
fn without_figure_first(text: &str) -> Look {
    let may_be_silent =
        text.len() <= 16 && text.starts_with(['n', 'N', 'i', 'I', 'a', 'A', 'à', 'À', 'x', 'X', 's', 'S']);
    let may_be_date = text.bytes().any(|it| it.is_ascii_digit());
    match (may_be_silent || may_be_date).then(|| fold(text)) {
        Some(folded) if SILENT.contains(&folded.as_str()) => Look::Silent,
        Some(folded) if is_worded_date(&folded) => Look::Date,
        _ => Look::Words,
    }
}

/// `1 234,50 €`, `80 %`, `(12)`, `85 ans`.
fn number(text: &str) -> Option<f64> {
    let mut digits = String::new();
    let mut rest = String::new();
    for character in text.chars().filter(|it| !it.is_whitespace() && !"'’\u{a0}\u{202f}€%()+".contains(*it)) {
        match character {
            '0'..='9' | '-' if rest.is_empty() => digits.push(character),
            ',' | '.' if rest.is_empty() => {
                // Of several separators the last one alone may be the comma.
                digits.retain(|it| it != '.');
                digits.push('.');
            }
            _ => rest.push(character),
        }
    }
    let unit =
        matches!(rest.to_lowercase().as_str(), "" | "ans" | "an" | "eur" | "euros" | "k" | "etp" | "j" | "jours" | "h");
    if unit { digits.parse().ok() } else { None }
}

/// `lundi 14/11/2016`, `le 14/11/2016`: what stands before a date is left out.
fn without_lead(text: &str) -> &str {
    match text.split_once(char::is_whitespace) {
        Some((lead, rest)) if rest.starts_with(|it: char| it.is_ascii_digit()) && LEADS.contains(&&*fold(lead)) => rest,
        _ => text,
    }
}

/// `14/11/2016`, `2016-11-14`, `14.11.16`, `10.2016`, `10/2016`.
fn is_written_date(text: &str) -> bool {
    let text = ["/", ".", "-"].iter().fold(text.to_owned(), |it, sign| it.replace(&format!(" {sign} "), sign));
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['/', '.', '-']).collect();
    let digits = parts.iter().all(|it| !it.is_empty() && it.len() <= 4 && it.bytes().all(|it| it.is_ascii_digit()));
    let month = |text: &str| text.parse().is_ok_and(|it: u32| (1..=12).contains(&it));
    let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(is_year);
    digits && (parts.len() == 3 || matches!(parts.as_slice(), [one, other] if month(one) && year(other)))
}

/// `déc-16`, `28 août 2017`, `mi-novembre 2017`: a month and a figure, hardly anything else.
fn is_worded_date(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let month = words.iter().any(|word| word.len() >= 3 && MONTHS.iter().any(|month| is_month(word, month)));
    let figure = words.iter().any(|it| it.bytes().all(|it| it.is_ascii_digit()));
    month && figure && words.len() <= 4
}

fn is_month(word: &str, month: &str) -> bool {
    word == month || (month.starts_with(word) && word.len() <= 5)
}

fn is_serial(number: f64) -> bool {
    number.fract() == 0.0 && (20_000.0..=60_000.0).contains(&number)
}

fn is_year_number(number: f64) -> bool {
    number.fract() == 0.0 && ((1900.0..1990.0).contains(&number) || is_year(number as i32))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Columns of text that never hold bare numbers, as a file number or a postcode would.
const WORDED: &[&str] = &[
    budget::DEPENSES,
    budget::RECETTES,
    budget::EXPLICATION,
    effectifs::QUALITE,
    effectifs::PROFIL,
    cas::MOTIF_DEMANDE,
];

const SILENT: &[&str] = &[
    "n r",
    "nr",
    "n c",
    "nc",
    "nsp",
    "inconnu",
    "inconnue",
    "non renseigne",
    "a completer",
    "a definir",
    "neant",
    "x",
    "sans objet",
    "so",
];

const LEADS: &[&str] = &[
    "le", "du", "depuis", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim",
];

const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn cells_look_like_what_they_are() {
        for (given, expected) in [
            ("14/11/2016", Look::Date),
            ("2016-11-14", Look::Date),
            ("10.2016", Look::Date),
            ("10.5", Look::Number(10.5)),
            ("10/2016", Look::Date),
            ("déc-16", Look::Date),
            ("28 AOUT 2017", Look::Date),
            ("mi-novembre 2017", Look::Date),
            ("lundi 14/11/2016", Look::Date),
            ("le 14/11/2016", Look::Date),
            ("14 / 11 / 2016", Look::Date),
            ("le 3e étage", Look::Words),
            ("33 000 €", Look::Number(33_000.0)),
            ("0,8", Look::Number(0.8)),
            ("15.000,00 €", Look::Number(15_000.0)),
            ("1,234,567.50", Look::Number(1_234_567.5)),
            ("80 %", Look::Number(80.0)),
            ("85 ans", Look::Number(85.0)),
            ("60 Achats", Look::Words),
            ("1ère visite", Look::Words),
            ("NR", Look::Silent),
            ("?", Look::Silent),
            ("EHPAD", Look::Words),
        ] {
            assert_eq!(look(&text(given)), expected, "{given:?}");
        }
    }

    #[test]
    fn values_refuse_a_column_they_cannot_be() {
        let of = |cells: &[&str]| Profile::of(cells.iter().map(|it| text(it)).collect::<Vec<_>>().iter());
        let column = |id| cas::KIND.column(id).unwrap();
        let dates = of(&["14/11/2016", "NR", "02/01/2017", "mars 2017"]);
        let reasons = of(&["EHPAD", "Décès", "refus famille"]);
        let counts = of(&["2", "4", "3"]);
        assert_eq!(dates.fits(column(cas::DATE_SORTIE)), Fit::Yes);
        assert_eq!(dates.fits(column(cas::MOTIF_SORTIE)), Fit::No);
        assert_eq!(reasons.fits(column(cas::DATE_SORTIE)), Fit::No);
        assert_eq!(reasons.fits(column(cas::MOTIF_SORTIE)), Fit::Yes);
        assert_eq!(counts.fits(column(cas::DATE_PREMIERE_VISITE)), Fit::No);
        assert_eq!(counts.fits(column(cas::NB_VAD)), Fit::Yes);
        assert_eq!(of(&["60 Achats", "Prestations"]).fits(budget::KIND.column("prevu").unwrap()), Fit::No);
        assert_eq!(of(&[]).fits(column(cas::DATE_SORTIE)), Fit::Unknown);
    }
}
