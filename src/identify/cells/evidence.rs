//! What the values under a heading look like, without reading them: dates, numbers, words of a closed list.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use super::labels::{account, is_post, is_side, names_account, starts_as_post};
use super::look::{Look, is_recent_year, is_serial, is_year_number, look};
use crate::base::codes::CodeList;
use crate::base::fold::fold;
use crate::base::person::holds_nir;
use crate::base::table::{Column, ColumnType};
use crate::extract::grid::Value;
use crate::identify::tables::{TABLE_KINDS, budget, cas, effectifs};

/// What the cells of a column look like, from a sample.
#[derive(Debug, Default, Clone)]
pub(in crate::identify) struct Profile {
    /// Cells that hold something.
    pub filled: usize,
    /// Cells that hold a social security number.
    nirs: usize,
    dates: usize,
    words: usize,
    numbers: Vec<f64>,
    texts: Vec<Arc<str>>,
    /// The texts once folded, when someone asked.
    folded: OnceCell<Vec<String>>,
}

/// Whether a column may be what its heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identify) enum Fit {
    Yes,
    /// The values do not tell.
    Unknown,
    No,
}

impl Profile {
    pub(in crate::identify) fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let mut profile = Self::default();
        for value in values {
            profile.filled += 1;
            profile.nirs += usize::from(is_nir(value));
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

    /// Whether social security numbers are written there more than now and then.
    pub(in crate::identify) fn is_nirs(&self) -> bool {
        self.nirs * 5 >= self.filled && self.nirs > 0
    }

    /// Whether nearly all the cells are dates, or serials that only a date would give.
    pub(in crate::identify) fn is_dates(&self) -> bool {
        self.most(self.dates) || (self.dates > 0 && self.most(self.dates + self.count(is_serial)))
    }

    /// Whether nearly all the cells are numbers.
    pub(in crate::identify) fn is_numbers(&self) -> bool {
        self.most(self.numbers.len())
    }

    /// Whether nearly all the cells are words.
    pub(in crate::identify) fn is_words(&self) -> bool {
        self.most(self.words)
    }

    /// Share of the cells of text that a list knows.
    pub(in crate::identify) fn known_to(&self, list: &CodeList) -> f64 {
        let Some(spellings) = SPELLINGS.get(list.id) else { return 0.0 };
        share(self.folded().iter().filter(|it| spellings.contains(*it)).count(), self.texts.len())
    }

    /// Share of the cells that are figures that a list spells: `4` of GIR.
    fn figures_of(&self, list: &CodeList) -> f64 {
        let Some(spellings) = SPELLINGS.get(list.id) else { return 0.0 };
        share(self.count(|it| spellings.contains(&it.to_string())), self.told())
    }

    /// Share of the cells of text that are `GC`, `GC 2` or `GC N°2`.
    pub(in crate::identify) fn case_managers(&self) -> f64 {
        let named = |text: &String| {
            let rest = text.strip_prefix("gc").or_else(|| text.strip_prefix("gdc"));
            rest.is_some_and(|it| it.chars().all(|it| it.is_ascii_digit() || it == ' ' || it == 'n'))
        };
        share(self.folded().iter().filter(|it| named(it)).count(), self.told())
    }

    /// How many different spellings of a list are among the texts.
    pub(in crate::identify) fn variety(&self, list: &CodeList) -> usize {
        let Some(spellings) = SPELLINGS.get(list.id) else { return 0 };
        self.folded().iter().filter(|it| spellings.contains(*it)).collect::<BTreeSet<_>>().len()
    }

    /// Whether every cell is a short number or code, and no two are alike.
    pub(in crate::identify) fn are_file_numbers(&self) -> bool {
        let is_code = |it: &&String| it.len() <= 16 && it.bytes().any(|it| it.is_ascii_digit());
        let is_whole = |it: f64| it.fract() == 0.0 && (0.0..1e9).contains(&it) && !is_serial(it);
        let codes: Vec<&String> = self.folded().iter().filter(is_code).collect();
        let numbers: Vec<u64> = self.numbers.iter().filter(|it| is_whole(**it)).map(|it| it.to_bits()).collect();
        let written = codes.len().max(self.texts.len()) == codes.len();
        let known = self.told() >= 5 && self.dates == 0 && self.numbers.len() <= numbers.len() + codes.len();
        known
            && written
            && codes.iter().collect::<BTreeSet<_>>().len() == codes.len()
            && numbers.iter().collect::<BTreeSet<_>>().len() == numbers.len()
    }

    /// Whether nearly all the cells say yes or no.
    fn are_yes_or_no(&self) -> bool {
        let said = self.folded().iter().filter(|it| YES_OR_NO.contains(&it.as_str())).count();
        self.filled >= 3 && share(said + self.count(|it| it == 0.0 || it == 1.0), self.filled) >= 0.75
    }

    /// How many texts are posts: `Pilote`, `GC N°1`, `Secrétaire`.
    pub(in crate::identify) fn posts(&self) -> usize {
        self.folded().iter().filter(|it| is_post(it)).count()
    }

    /// How many texts start with an account: `64 Frais du personnel`.
    pub(in crate::identify) fn accounts(&self) -> usize {
        self.folded().iter().filter(|it| account(it).is_some() && it.contains(' ')).count()
    }

    /// How many texts are labels of accounts or sides of a budget: `Achats`, `64 Frais du personnel`, `RECETTES`.
    pub(in crate::identify) fn budget_labels(&self) -> usize {
        self.folded().iter().filter(|it| names_account(it) || is_side(it)).count()
    }

    /// Whether nearly all the cells are bare accounts of class 6, 7 or 8.
    pub(in crate::identify) fn are_accounts(&self) -> bool {
        let number = |it: f64| it.fract() == 0.0 && account(&it.to_string()).is_some();
        self.most(
            self.count(number) + self.folded().iter().filter(|it| !it.contains(' ') && account(it).is_some()).count(),
        )
    }

    /// Whether nearly all the cells are bare years.
    pub(in crate::identify) fn are_years(&self) -> bool {
        self.most(self.count(is_year_number))
    }

    /// Whether nearly all the texts may be names of places: a capital or a postcode first, few words, none of those of a sentence.
    fn are_places(&self) -> bool {
        let capital =
            |it: &str| it.trim_start().chars().next().is_some_and(|it| it.is_uppercase() || it.is_ascii_digit());
        let worded = |it: &str| it.split(' ').count() <= 6 && !it.split(' ').any(|it| SENTENCE.contains(&it));
        let places = self.texts.iter().zip(self.folded()).filter(|it| capital(it.0) && worded(it.1)).count();
        places * 5 >= self.texts.len() * 4
    }

    /// Whether all the numbers are small, and some are no whole ones: parts of posts, not amounts nor counts.
    pub(in crate::identify) fn are_parts(&self) -> bool {
        self.numbers.iter().all(|it| (0.0..=30.0).contains(it)) && self.count(|it| it.fract() != 0.0) > 0
    }

    /// How many texts answer yes or no.
    fn answers(&self) -> usize {
        self.folded().iter().filter(|it| ANSWERS.contains(&it.as_str())).count()
    }

    /// Whether dates stand there, be it one, and nothing else.
    pub(in crate::identify) fn only_dates(&self) -> bool {
        self.dates > 0 && self.dates == self.told()
    }

    /// How many different texts there are.
    pub(in crate::identify) fn different(&self) -> usize {
        self.folded().iter().collect::<BTreeSet<_>>().len()
    }

    /// Cells that say something.
    pub(in crate::identify) fn told(&self) -> usize {
        self.dates + self.words + self.numbers.len()
    }

    /// Numbers that are neither days nor years.
    pub(in crate::identify) fn counts(&self) -> usize {
        self.count(|it| !is_serial(it) && !is_year_number(it))
    }

    /// How much the values look like those of a column, from 0 to 1; words that could be anything tell half as much.
    pub(in crate::identify) fn likeness(&self, column: &Column) -> f64 {
        match (self.fits(column), column.ty) {
            (Fit::No, _) => 0.0,
            (_, ColumnType::Code(list)) => self.known_to(list).max(self.figures_of(list)),
            (_, ColumnType::Bool) => share(self.answers(), self.told().max(self.texts.len())),
            _ if column.id == effectifs::QUALITE => {
                share(self.folded().iter().filter(|it| starts_as_post(it)).count(), self.texts.len())
            }
            (Fit::Yes, ColumnType::Text) if column.id == cas::ID_DOSSIER => 1.0,
            (Fit::Yes, ColumnType::Text) if column.id == cas::GC && self.case_managers() >= 0.8 => 1.0,
            (Fit::Yes, ColumnType::Text) if column.id == cas::COMMUNE && !self.are_places() => 0.2,
            (Fit::Unknown, ColumnType::Personal)
                if column.id == cas::COMMENTAIRE && self.is_words() && !self.are_places() =>
            {
                0.5
            }
            (Fit::Yes, ColumnType::Text | ColumnType::Structure | ColumnType::Territoire) => 0.5,
            (Fit::Yes, _) => 1.0,
            (Fit::Unknown, _) => 0.2,
        }
    }

    /// Whether the values may stand in that column.
    pub(in crate::identify) fn fits(&self, column: &Column) -> Fit {
        if matches!(column.ty, ColumnType::Bool) && self.are_yes_or_no() {
            return Fit::Yes;
        }
        if self.told() < 2 {
            return Fit::Unknown;
        }
        match column.ty {
            ColumnType::Date => self.fits_date(),
            ColumnType::Year if column.id == cas::ANNEE_NAISSANCE && self.most(self.count(is_recent_year)) => Fit::No,
            ColumnType::Year => {
                self.yes_or_no(self.most(self.count(is_year_number)), self.is_dates() || self.is_words())
            }
            ColumnType::Amount | ColumnType::Number | ColumnType::Quantity => {
                self.yes_or_no(self.is_numbers(), self.is_dates() || self.is_words())
            }
            ColumnType::Measure => self.yes_or_no(self.is_numbers(), self.is_dates()),
            ColumnType::Etp | ColumnType::Share => {
                let large = self.most(self.count(|it| it > 200.0));
                self.yes_or_no(self.is_numbers() && !large, self.is_dates() || self.is_words() || large)
            }
            ColumnType::Count => {
                let large = self.most(self.count(|it| it > 1000.0));
                self.yes_or_no(self.is_numbers() && !large, self.is_dates() || large)
            }
            ColumnType::Code(list) => {
                let figures = self.is_numbers() && !has_figures(list);
                self.yes_or_no(
                    self.known_to(list).max(self.figures_of(list)) > 0.6,
                    self.is_dates() || figures || self.are_marks(list),
                )
            }
            ColumnType::Bool | ColumnType::Tick { .. } | ColumnType::Opaque | ColumnType::Subject(_) => Fit::Unknown,
            ColumnType::Territoire | ColumnType::Structure => {
                self.yes_or_no(false, self.is_dates() || self.is_numbers())
            }
            ColumnType::Text if column.id == cas::ID_DOSSIER => {
                self.yes_or_no(self.are_file_numbers(), self.is_dates())
            }
            ColumnType::Text => {
                let marked = MARKLESS.contains(&column.id) && self.are_file_numbers();
                let numbered = WORDED.contains(&column.id) && self.is_numbers();
                self.yes_or_no(self.is_words() && !marked, self.is_dates() || numbered || marked)
            }
            ColumnType::Personal => self.yes_or_no(false, self.is_dates()),
        }
    }

    /// Whether each cell has its own mark, `A-017`, and none is a word of the list: numbers of files, not one of a few answers.
    fn are_marks(&self, list: &CodeList) -> bool {
        let marks = self.folded().iter().filter(|it| it.bytes().any(|it| it.is_ascii_digit()));
        let different: BTreeSet<&String> = marks.collect();
        self.texts.len() >= 3 && different.len() == self.texts.len() && self.known_to(list) == 0.0
    }

    fn folded(&self) -> &[String] {
        self.folded.get_or_init(|| {
            self.texts.iter().map(|it| if it.len() <= LONGEST { fold(it) } else { String::new() }).collect()
        })
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
    let spellings = |list: &CodeList| {
        let written = list.codes.iter().flat_map(|it| it.spellings.iter().chain([&it.label]));
        written.map(|it| fold(it)).collect()
    };
    lists.map(|it| (it.id, spellings(it))).collect()
});

/// Whether some code of a list may be written as a bare figure.
fn has_figures(list: &CodeList) -> bool {
    let figure = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    list.codes.iter().any(|it| it.spellings.iter().any(|it| figure(it)))
}

/// A social security number has fifteen digits; Excel may have made a number of it.
fn is_nir(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() <= LONGEST && holds_nir(text),
        Value::Number(number) if (1e14..1e15).contains(number) => holds_nir(&number.to_string()),
        _ => false,
    }
}

const YES_OR_NO: &[&str] = &["oui", "non", "o", "n", "x", "ok", "vrai", "faux"];

/// Longer texts are sentences, in no list.
const LONGEST: usize = 400;

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// What answers a question.
const ANSWERS: &[&str] = &["oui", "non", "o", "n", "x", "vrai", "faux"];

/// Columns of text that never hold bare numbers, as a file number or a postcode would.
const WORDED: &[&str] = &[
    budget::DEPENSES,
    budget::RECETTES,
    budget::EXPLICATION,
    effectifs::QUALITE,
    effectifs::PROFIL,
    cas::MOTIF_DEMANDE,
    "action",
    "indicateur",
    "texte_court",
];

/// Words of sentences, in no name of a place.
const SENTENCE: &[&str] = &[
    "a", "pas", "ne", "rien", "voir", "oui", "non", "est", "ok", "avec", "par", "pour", "suivi", "vu", "fait", "faire",
    "attente", "cours", "refus", "appel",
];

/// Columns of case bases that never hold a mark of its own in each row.
const MARKLESS: &[&str] = &[cas::MOTIF_DEMANDE, cas::AIDES_EN_PLACE, cas::TYPE_LOGEMENT, cas::GC];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
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
        assert_eq!(of(&["A-1", "A-2", "B-1"]).fits(column(cas::STATUT)), Fit::No);
        assert_eq!(of(&["actif", "sorti", "clos 2"]).fits(column(cas::STATUT)), Fit::Yes);
    }
}
