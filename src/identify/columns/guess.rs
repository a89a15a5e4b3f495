//! Columns whose heading says nothing, told by their values alone.

use std::collections::BTreeMap;

use super::Desk;
use super::reading::{Reading, State};
use crate::base::codes::{self, CodeList};
use crate::base::table::{Column, ColumnType, TableKind};
use crate::identify::How;
use crate::identify::cells::evidence::Fit;
use crate::identify::cells::words::plain;
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{budget, cas, effectifs};

/// Rank of a heading → its column.
pub(super) type Taken = BTreeMap<usize, (&'static Column, How)>;

impl Desk<'_, '_> {
    /// Gives the headings still open the columns that their values leave no doubt about.
    pub(super) fn guess(&self, readings: &mut [Reading], taken: &mut Taken) {
        for (column, is_it) in tests(self.segment.kind) {
            let likely = |it: &Reading| is_it(it) && !self.lexicon.is_foreign(&it.heading.text);
            let alike: Vec<usize> = open(readings, taken).filter(|(_, it)| likely(it)).map(|it| it.0).collect();
            if let ([at], false) = (alike.as_slice(), holds(taken, column.id)) {
                give(readings, taken, *at, column);
            }
        }
        if self.segment.kind == &cas::KIND {
            self.guess_dates(readings, taken);
            self.guess_reason(readings, taken);
            self.guess_lists(readings, taken);
            self.guess_identifier(readings, taken);
            self.guess_year_of_birth(readings, taken);
            self.guess_half_named(readings, taken);
        }
        if self.segment.kind == &effectifs::KIND {
            self.guess_stay(readings, taken);
        }
        if Registre::of(self.segment.kind.id).is_some() {
            self.guess_listed(readings, taken);
            self.guess_day(readings, taken);
        }
    }

    /// Closed lists under headings that say nothing: words of one list, clearly more than of any other that is still sought.
    fn guess_lists(&self, readings: &mut [Reading], taken: &mut Taken) {
        let lists = LISTS.iter().filter_map(|it| cas::KIND.column(it));
        for column in lists.filter(|it| !holds(taken, it.id)).collect::<Vec<_>>() {
            let ColumnType::Code(list) = column.ty else { continue };
            let others: Vec<&CodeList> = all_lists().filter(|it| it.id != list.id).collect();
            let alike: Vec<usize> = open(readings, taken)
                .filter(|(_, it)| !self.lexicon.forbids(&it.heading.text, column))
                .filter(|(_, it)| it.profile.variety(list) >= least(list) && is_list(it, list, &others))
                .map(|it| it.0)
                .collect();
            if let [at] = alike.as_slice() {
                give(readings, taken, *at, column);
            }
        }
    }

    /// File numbers: the first column, each row with a number of its own, or the only one that is headed as a number.
    fn guess_identifier(&self, readings: &mut [Reading], taken: &mut Taken) {
        let Some(column) = cas::KIND.column(cas::ID_DOSSIER).filter(|it| !holds(taken, it.id)) else { return };
        let is_first = |at: usize, it: &Reading| at == 0 && !self.lexicon.forbids(&it.heading.text, column);
        let is_numbered = |it: &Reading| {
            let words = plain(&it.heading.text);
            words.first().is_some_and(|it| NUMBERED.contains(&it.as_str()))
                && !self.lexicon.is_foreign(&it.heading.text)
        };
        let numbers: Vec<(usize, bool)> = open(readings, taken)
            .filter(|(_, it)| it.profile.are_file_numbers())
            .filter_map(|(at, it)| (is_first(at, it) || is_numbered(it)).then_some((at, is_first(at, it))))
            .collect();
        match numbers.as_slice() {
            [(at, true), ..] | [(at, _)] => give(readings, taken, *at, column),
            _ => {}
        }
    }

    /// What a heading names before words that are unknown, when the values are of that sort and nothing else is headed so. The order of
    /// events alone tells dates.
    fn guess_half_named(&self, readings: &mut [Reading], taken: &mut Taken) {
        let possible = |it: &Reading, column: &Column| match column.ty {
            ColumnType::Date | ColumnType::Personal => false,
            ColumnType::Territoire => it.profile.is_words() && it.profile.different() * 3 <= it.profile.told(),
            _ => column.id != cas::GC && it.profile.fits(column) == Fit::Yes && it.profile.likeness(column) >= 0.5,
        };
        let meant = |it: &Reading| {
            let mut named = self.lexicon.half_named(&it.heading.text);
            named.retain(|column| possible(it, column) && !holds(taken, column.id));
            if let [only] = named.as_slice() { Some(*only) } else { None }
        };
        let found: Vec<(usize, &'static Column)> =
            open(readings, taken).filter_map(|(at, it)| Some((at, meant(it)?))).collect();
        for (at, column) in &found {
            if found.iter().filter(|it| it.1.id == column.id).count() == 1 {
                give(readings, taken, *at, column);
            }
        }
    }

    /// The years in which persons of that age were born.
    fn guess_year_of_birth(&self, readings: &mut [Reading], taken: &mut Taken) {
        let Some(column) = cas::KIND.column(cas::ANNEE_NAISSANCE).filter(|it| !holds(taken, it.id)) else { return };
        let is_it = |it: &Reading| {
            it.profile.told() >= 5
                && it.profile.are_years()
                && it.profile.fits(column) == Fit::Yes
                && !self.lexicon.forbids(&it.heading.text, column)
        };
        let alike: Vec<usize> = open(readings, taken).filter(|(_, it)| is_it(it)).map(|it| it.0).collect();
        if let [at] = alike.as_slice() {
            give(readings, taken, *at, column);
        }
    }

    /// The reasons of exit: words of that list, in the rows that have an exit date and hardly elsewhere.
    fn guess_reason(&self, readings: &mut [Reading], taken: &mut Taken) {
        let likely: Vec<usize> = open(readings, taken).filter(|(_, it)| is_exit_reason(it)).map(|it| it.0).collect();
        let sortie = taken.iter().find(|it| it.1.0.id == cas::DATE_SORTIE).map(|it| *it.0);
        let col = |at: usize| readings.get(at).map(|it| it.heading.cell.col);
        let ([at], Some(sortie), false) = (likely.as_slice(), sortie.and_then(col), holds(taken, cas::MOTIF_SORTIE))
        else {
            return;
        };
        let Some(own) = col(*at) else { return };
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let said: Vec<bool> =
            rows.iter().filter(|it| it.get(own).is_some()).map(|it| it.get(sortie).is_some()).collect();
        let together = said.iter().filter(|it| **it).count() * 10 >= said.len() * 9;
        if let Some(column) = cas::KIND.column(cas::MOTIF_SORTIE).filter(|_| together) {
            give(readings, taken, *at, column);
        }
    }
}

pub(super) fn open<'r>(readings: &'r [Reading], taken: &'r Taken) -> impl Iterator<Item = (usize, &'r Reading)> {
    readings.iter().enumerate().filter(|(at, it)| it.state == State::Open && !taken.contains_key(at))
}

pub(super) fn holds(taken: &Taken, id: &str) -> bool {
    taken.values().any(|it| it.0.id == id)
}

pub(super) fn give(readings: &mut [Reading], taken: &mut Taken, at: usize, column: &'static Column) {
    if let Some(reading) = readings.get_mut(at) {
        reading.state = State::Settled;
        taken.insert(at, (column, How::Values));
    }
}

/// Words that open the heading of a number.
const NUMBERED: &[&str] =
    &["n", "no", "num", "numero", "id", "ident", "identifiant", "code", "ref", "reference", "ipp", "nip"];

type Test = (&'static Column, Like);

type Like = fn(&Reading) -> bool;

fn tests(kind: &'static TableKind) -> Vec<Test> {
    let named: &[(&str, Like)] = match kind.id {
        "cas" => &[(cas::GC, is_case_manager), (cas::ORIENTEUR, is_referrer)],
        "effectifs" => &[(effectifs::QUALITE, is_post)],
        "budget" => &[(budget::COMPTE, is_account), (budget::DEPENSES, is_label), (budget::PREVU, is_amount)],
        _ => &[],
    };
    named.iter().filter_map(|(id, test)| Some((kind.column(id)?, *test))).collect()
}

fn is_case_manager(reading: &Reading) -> bool {
    reading.profile.told() >= 3 && reading.profile.case_managers() >= 0.8
}

fn is_post(reading: &Reading) -> bool {
    reading.profile.posts() >= 2
}

fn is_label(reading: &Reading) -> bool {
    reading.profile.accounts() >= 2 || (reading.profile.budget_labels() >= 3 && !reading.profile.are_accounts())
}

fn is_account(reading: &Reading) -> bool {
    reading.profile.are_accounts()
}

fn is_exit_reason(reading: &Reading) -> bool {
    is_list(reading, &codes::MOTIFS_SORTIE, &[&codes::ORIENTEURS, &codes::DECISIONS])
}

fn is_referrer(reading: &Reading) -> bool {
    is_list(reading, &codes::ORIENTEURS, &[&codes::MOTIFS_SORTIE, &codes::MOTIFS_NON_INCLUSION, &codes::DECISIONS])
}

fn is_amount(reading: &Reading) -> bool {
    reading.profile.is_numbers()
        && budget::KIND.column(budget::PREVU).is_some_and(|it| reading.profile.fits(it) == Fit::Yes)
}

/// Most words belong to the list, and clearly more than to any other.
fn is_list(reading: &Reading, list: &CodeList, others: &[&CodeList]) -> bool {
    let own = reading.profile.known_to(list);
    reading.profile.told() >= 5 && own >= 0.6 && others.iter().all(|it| reading.profile.known_to(it) + 0.3 <= own)
}

fn all_lists() -> impl Iterator<Item = &'static CodeList> {
    cas::KIND.columns.iter().filter_map(|it| if let ColumnType::Code(list) = it.ty { Some(list) } else { None })
}

/// So many spellings of a list must be met; there are but two sexes.
fn least(list: &CodeList) -> usize {
    if list.id == codes::SEXES.id { 2 } else { 3 }
}

/// Columns of a case base whose words are theirs alone.
const LISTS: &[&str] = &[
    cas::DECISION,
    cas::MODE_DE_VIE,
    cas::AIDANT,
    cas::DIAGNOSTIC,
    cas::PROTECTION_JURIDIQUE,
    cas::SEXE,
    cas::MOTIF_NON_INCLUSION,
];
