//! Dates in words: the pieces of a folded text, and what they say together.

use jiff::civil::Date;

use super::Century;
use crate::base::date::{DateLue, Precision};

/// What a text says of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    Date(DateLue),
    /// One date, with other words around it.
    DateAmongWords(DateLue),
    /// A day or a month that does not exist; what it probably stands for.
    Impossible(Option<Date>),
    /// No date, several, or one that words make doubtful; what it probably stands for.
    NotSure(Option<Date>),
}

/// Whether a folded text says that nothing has happened yet.
pub(super) fn says_no_date(folded: &str) -> bool {
    NO_DATE.contains(&folded)
}

/// Reads a folded text.
pub(super) fn read(folded: &str, century: Century) -> Said {
    let words: Vec<&str> = folded.split(' ').filter(|it| !AROUND.contains(it) && !is_hour(it)).collect();
    let pieces: Vec<Piece> = words.iter().map(|it| Piece::of(it)).collect();
    complete(&pieces, century).or_else(|| vague(&pieces, century)).unwrap_or_else(|| among_words(&pieces, century))
}

/// A piece of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    /// Its value and how many digits it has.
    Number(i16, usize),
    Month(i8),
    /// Day of the month or rank of the month that `début`, `mi`, `fin` stand for.
    Part {
        day: i8,
        month: i8,
    },
    /// First month of a season, quarter or half-year.
    Season(i8),
    /// Months of a quarter or of a half-year.
    Span(i16),
    /// A word that makes the date uncertain: planned, cancelled, before.
    Doubt,
    Word,
}

impl Piece {
    fn of(word: &str) -> Self {
        if word.len() <= 4
            && let Ok(number) = word.parse()
        {
            return Piece::Number(number, word.len());
        }
        if let Some(at) = RANKS.iter().position(|names| names.contains(&word)) {
            return Piece::Number(at as i16 + 1, 1);
        }
        if let Some(at) = MONTHS.iter().position(|names| names.contains(&word)) {
            return Piece::Month(at as i8 + 1);
        }
        if let Some((_, day, month)) = PARTS.iter().find(|it| it.0 == word) {
            return Piece::Part { day: *day, month: *month };
        }
        if let Some((_, month)) = SEASONS.iter().find(|it| it.0 == word) {
            return Piece::Season(*month);
        }
        match word {
            "trimestre" => Piece::Span(3),
            "semestre" => Piece::Span(6),
            _ if DOUBTS.iter().any(|it| word.starts_with(it)) => Piece::Doubt,
            _ => Piece::Word,
        }
    }
}

/// A date and nothing else.
fn complete(pieces: &[Piece], century: Century) -> Option<Said> {
    use Piece::{Month, Number};
    match *pieces {
        [Number(year, 4), Number(month, _), Number(day, 1..=2)] => Some(on(year, month, day)),
        [Number(day, 1..=2), Number(month, 1..=2), Number(year, 2 | 4)] => {
            Some(on(full(year, pieces[2], century), month, day))
        }
        [Number(day, 1..=2), Month(month), Number(year, 2 | 4)] => {
            Some(on(full(year, pieces[2], century), month.into(), day))
        }
        [Number(month, 1..=2), Number(year, 4)] | [Number(year, 4), Number(month, 1..=2)] => {
            Some(in_month(year, month))
        }
        [Month(month), Number(year, 2 | 4)] => Some(in_month(full(year, pieces[1], century), month.into())),
        [Number(year, 4), Month(month)] => Some(in_month(year, month.into())),
        [Number(year, 4)] => Some(in_year(year, 1)),
        // `mar.` is March, but before a whole date that falls on a Tuesday.
        [Month(3), Number(..), Number(..) | Month(_), Number(..)] => {
            complete(&pieces[1..], century).filter(|it| matches!(it, Said::Date(date) if is_tuesday(date)))
        }
        _ => None,
    }
}

/// `mi novembre 2017`, `début 2017`, `été 2017`, `1er trimestre 2017`.
fn vague(pieces: &[Piece], century: Century) -> Option<Said> {
    use Piece::{Month, Number, Part, Season, Span};
    match *pieces {
        [Part { day, .. }, Month(month), Number(year, 2 | 4)] => {
            let year = full(year, pieces[2], century);
            Some(match date(year, month.into(), day.into()) {
                Some(jour) => Said::Date(DateLue { jour, precision: Precision::Mois }),
                None => Said::Impossible(None),
            })
        }
        [Part { month, .. }, Number(year, 4)] => Some(in_year(year, month.into())),
        [Season(month), Number(year, 4)] | [Part { .. }, Season(month), Number(year, 4)] => {
            Some(in_year(year, month.into()))
        }
        [Number(rank @ 1..=4, 1), Span(months), Number(year, 4)] => Some(in_year(year, 1 + (rank - 1) * months)),
        _ => None,
    }
}

/// Exactly one full date among words that do not call it into question.
fn among_words(pieces: &[Piece], century: Century) -> Said {
    let Some(at) = (0..pieces.len().saturating_sub(2)).find(|at| full_date(&pieces[*at..], century).is_some()) else {
        return without_year(pieces).unwrap_or(Said::NotSure(None));
    };
    let Some(Said::Date(date)) = full_date(&pieces[at..], century) else { return Said::NotSure(None) };
    let mut rest = pieces[..at].iter().chain(&pieces[at + 3..]);
    if rest.clone().all(|it| *it == Piece::Word) {
        return Said::DateAmongWords(date);
    }
    let alone = !rest.any(|it| matches!(it, Piece::Number(..) | Piece::Month(_)));
    Said::NotSure(alone.then_some(date.jour))
}

fn full_date(pieces: &[Piece], century: Century) -> Option<Said> {
    let said = complete(pieces.get(..3)?, century)?;
    matches!(said, Said::Date(DateLue { precision: Precision::Jour, .. })).then_some(said)
}

/// `31/01`, `16-déc`: a day without its year.
fn without_year(pieces: &[Piece]) -> Option<Said> {
    use Piece::{Month, Number};
    matches!(*pieces, [Number(_, 1..=2), Number(_, 1..=2)] | [Number(_, 1..=2), Month(_)])
        .then_some(Said::NotSure(None))
}

fn is_tuesday(date: &DateLue) -> bool {
    date.jour.weekday() == jiff::civil::Weekday::Tuesday
}

fn full(year: i16, piece: Piece, century: Century) -> i16 {
    if matches!(piece, Piece::Number(_, 4)) { year } else { century(year) }
}

fn on(year: i16, month: i16, day: i16) -> Said {
    match date(year, month, day) {
        Some(jour) => Said::Date(DateLue { jour, precision: Precision::Jour }),
        // The only other order that such a date could have is never read, but it may be suggested.
        None => Said::Impossible(date(year, day, month)),
    }
}

fn in_month(year: i16, month: i16) -> Said {
    match date(year, month, 1) {
        Some(jour) => Said::Date(DateLue { jour, precision: Precision::Mois }),
        None => Said::Impossible(None),
    }
}

fn in_year(year: i16, month: i16) -> Said {
    match date(year, month, 1) {
        Some(jour) => Said::Date(DateLue { jour, precision: Precision::Annee }),
        None => Said::NotSure(None),
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `10h30`, `14h`.
fn is_hour(word: &str) -> bool {
    word.split_once('h').is_some_and(|(hour, minute)| {
        (1..=2).contains(&hour.len())
            && minute.len() <= 2
            && (hour.bytes().chain(minute.bytes())).all(|it| it.is_ascii_digit())
    })
}

/// Words that surround a date without changing it.
const AROUND: &[&str] = &[
    "le", "du", "de", "d", "en", "au", "depuis", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "lun", "mer", "jeu", "ven", "sam", "dim", "date", "mois", "courant", "annee",
];

const RANKS: [&[&str]; 4] = [&["1er", "1ere"], &["2e", "2eme", "2nd"], &["3e", "3eme"], &["4e", "4eme"]];

const NO_DATE: &[&str] = &[
    "a venir",
    "a prevoir",
    "a programmer",
    "a planifier",
    "a faire",
    "actif",
    "aucun",
    "aucune",
    "en attente",
    "en cours",
    "non",
    "non fait",
    "non faite",
    "non realise",
    "non realisee",
    "pas de date",
    "pas encore",
    "pas fait",
    "prevu",
    "prevue",
    "suivi en cours",
    "toujours suivi",
    "toujours suivie",
    "jj mm aaaa",
    "jj mm aa",
    "x",
];

const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan"],
    &["fevrier", "fevr", "fev"],
    &["mars", "mar"],
    &["avril", "avr"],
    &["mai"],
    &["juin", "jun"],
    &["juillet", "juil", "jul"],
    &["aout", "aou"],
    &["septembre", "sept", "sep"],
    &["octobre", "oct"],
    &["novembre", "nov"],
    &["decembre", "dec"],
];

const PARTS: &[(&str, i8, i8)] = &[("debut", 5, 1), ("mi", 15, 7), ("milieu", 15, 7), ("fin", 25, 12)];

const SEASONS: &[(&str, i8)] = &[
    ("printemps", 4),
    ("ete", 7),
    ("automne", 10),
    ("hiver", 1),
    ("t1", 1),
    ("t2", 4),
    ("t3", 7),
    ("t4", 10),
    ("s1", 1),
    ("s2", 7),
];

/// Beginnings of words after which a date is not one of a thing done.
const DOUBTS: &[&str] = &[
    "annul", "avant", "apres", "env", "jusqu", "non", "ou", "pas", "prev", "probable", "refus", "report", "sans",
    "vers", "et", "entre", "sauf",
];
