//! « DM » may be the amended budget or what a décision modificative adds to the voted one: the sums tell, else it is asked.

use super::Desk;
use super::reading::{Reading, State};
use super::years;
use crate::base::cell::Place;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::extract::grid::{Row, Value};
use crate::identify::How;
use crate::identify::cells::evidence::Fit;
use crate::identify::layout::headings::Heading;
use crate::identify::lexicon::{Candidate, Level};
use crate::identify::remarks;
use crate::identify::remarks::naming::name;
use crate::identify::remarks::rules::TAB_02;
use crate::identify::sheet::Sheet;
use crate::identify::tables::budget::{KIND, PREVU, PREVU_MODIFIE, REALISE};

impl Desk<'_, '_> {
    /// Gives the columns that amend a budget their reading, before any other takes them; those that only add to it are left aside.
    pub(super) fn settle_modifications(&mut self, readings: &mut [Reading]) {
        if self.segment.kind != &KIND {
            return;
        }
        for reading in readings.iter_mut().filter(|it| is_open(it) && names_amended(&it.heading.text)) {
            offer(reading, How::Likely);
        }
        let mut years: Vec<Option<String>> = Vec::new();
        for reading in readings.iter().filter(|it| is_modification(it)) {
            let year = years::key(&reading.heading.text);
            if !years.contains(&year) {
                years.push(year);
            }
        }
        for year in years {
            let columns = Columns::of(readings, &year);
            self.settle_year(readings, &columns);
        }
    }

    fn settle_year(&mut self, readings: &mut [Reading], columns: &Columns) {
        let rows = self.sheet.rows(self.segment.rows.1 + 1, self.segment.limit);
        let sums = Sums { rows, readings };
        match sums.tell(columns) {
            Told::Amended(amended) => {
                settle(readings, columns.modifications.iter().filter(|it| **it != amended));
                settle(readings, columns.steps(rows, readings, amended).iter());
                if let Some(reading) = readings.get_mut(amended) {
                    let plain = reading.options.first().is_some_and(|it| it.0.column.id == PREVU_MODIFIE);
                    offer(reading, if plain { How::Exact } else { How::Values });
                }
            }
            Told::Stated => settle(readings, columns.modifications.iter()),
            told => {
                settle(readings, columns.modifications.iter());
                let asked = columns.modifications.iter().filter_map(|it| readings.get(*it));
                let asked: Vec<&Reading> = asked.filter(|it| it.profile.filled > 0).collect();
                let remark = |it: &&Reading| {
                    if told == Told::Added { added(&it.heading) } else { doubt(self.sheet, &it.heading) }
                };
                let remarks: Vec<Diagnostic> = asked.iter().map(remark).collect();
                self.diagnostics.extend(remarks);
            }
        }
    }
}

/// The remark on amounts that may be a budget once modified or what modifies it.
pub(in crate::identify) fn doubt(sheet: &Sheet, heading: &Heading) -> Diagnostic {
    let message = format!(
        "L’en-tête {} peut annoncer le budget une fois modifié, ou seulement ce que la modification ajoute au budget voté\u{a0}; \
         rien ne permet d’en décider\u{a0}: la colonne n’est pas lue.",
        name(heading)
    );
    let amended = KIND.column(PREVU_MODIFIE);
    let answer = amended.map(|it| remarks::answer(sheet, &KIND, heading, &[it])).unwrap_or_default();
    Diagnostic::new(&TAB_02, Place::Cell(heading.cell), message).correction(answer)
}

/// The remark on a column that holds differences.
fn added(heading: &Heading) -> Diagnostic {
    let message = format!(
        "L’en-tête {} annonce une modification du budget, et ses montants, d’après ceux des autres colonnes, sont ce qu’elle ajoute au budget voté\u{a0}: \
         la colonne n’est pas lue.",
        name(heading)
    );
    Diagnostic::new(&TAB_02, Place::Cell(heading.cell), message).correction(
        "Donner une colonne «\u{a0}Budget modifié\u{a0}» qui porte, à chaque ligne, le budget voté plus la modification.".to_owned(),
    )
}

/// What the sums say of the modifications of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The amended budget stands in this column.
    Amended(usize),
    /// A heading says plainly which column is the amended budget.
    Stated,
    /// They are what was added to the voted budget.
    Added,
    Nothing,
}

/// The columns of one year that a modification may concern, by the ranks of their readings.
struct Columns {
    modifications: Vec<usize>,
    voted: Vec<usize>,
    spent: Vec<usize>,
    /// Columns of figures that are neither.
    others: Vec<usize>,
}

impl Columns {
    fn of(readings: &[Reading], year: &Option<String>) -> Self {
        let same = |it: &Reading| years::key(&it.heading.text).is_none_or(|it| Some(it) == *year || year.is_none());
        let ranks = |like: &dyn Fn(&Reading) -> bool| -> Vec<usize> {
            let found = readings.iter().enumerate().filter(|(_, it)| same(it) && like(it));
            found.map(|it| it.0).collect()
        };
        let first = |it: &Reading, id: &str| it.options.first().is_some_and(|it| it.0.column.id == id);
        let figures = |it: &Reading| !is_modification(it) && it.profile.is_numbers();
        Self {
            modifications: ranks(&is_modification),
            voted: ranks(&|it| figures(it) && first(it, PREVU)),
            spent: ranks(&|it| figures(it) && first(it, REALISE)),
            others: ranks(&|it| figures(it) && !first(it, PREVU) && !first(it, REALISE)),
        }
    }

    /// The columns that only hold what was amended on the way to the last amendment.
    fn steps(&self, rows: &[Row], readings: &[Reading], amended: usize) -> Vec<usize> {
        let sums = Sums { rows, readings };
        let parts = |end: usize| self.modifications.get(..end).unwrap_or_default();
        let is_step = |it: &usize| {
            (1..self.modifications.len()).any(|end| self.voted.iter().any(|voted| sums.add_up(*voted, parts(end), *it)))
        };
        let all = self.voted.iter().skip(1).chain(&self.others).copied();
        all.filter(|it| *it != amended && is_step(it)).collect()
    }
}

/// The figures under the headings, compared line by line.
struct Sums<'r> {
    rows: &'r [Row],
    readings: &'r [Reading],
}

impl Sums<'_> {
    fn tell(&self, columns: &Columns) -> Told {
        let all = &columns.modifications;
        for voted in &columns.voted {
            let later = columns.voted.iter().chain(&columns.others).filter(|it| *it != voted);
            if let Some(amended) = later.copied().find(|it| self.add_up(*voted, all, *it)) {
                return Told::Amended(amended);
            }
        }
        let stated = |it: &&usize| self.readings.get(**it).is_some_and(says_amended);
        if columns.others.iter().any(|it| stated(&it)) {
            return Told::Stated;
        }
        let (Some(voted), Some(last)) = (columns.voted.first().copied(), all.last().copied()) else {
            return Told::Nothing;
        };
        let is_amended = |it: &usize| self.mostly_equal(voted, *it) || self.is_base_of_a_gap(columns, &[*it]);
        if all.iter().all(is_amended) {
            return Told::Amended(last);
        }
        let based: Vec<usize> = [voted].into_iter().chain(all.iter().copied()).collect();
        if all.iter().all(|it| self.is_small_beside(voted, *it)) || self.is_base_of_a_gap(columns, &based) {
            return Told::Added;
        }
        Told::Nothing
    }

    /// Whether a column is the voted budget plus the modifications on every line, some line being modified.
    fn add_up(&self, voted: usize, modifications: &[usize], total: usize) -> bool {
        let (mut lines, mut modified) = (0_usize, 0_usize);
        for row in self.rows {
            let Some(total) = self.at(row, total) else { continue };
            let changed: i64 = modifications.iter().filter_map(|it| self.at(row, *it)).fold(0, i64::saturating_add);
            let expected = self.at(row, voted).unwrap_or(0).saturating_add(changed);
            if expected.abs_diff(total) > ROUNDING {
                return false;
            }
            lines += 1;
            modified += usize::from(changed != 0);
        }
        lines >= 2 && modified >= 1
    }

    /// Whether two columns are equal on most of the lines that hold both, nearly all lines holding both.
    fn mostly_equal(&self, voted: usize, other: usize) -> bool {
        let voted_lines = || self.rows.iter().filter_map(|row| Some((row, self.at(row, voted).filter(|it| *it != 0)?)));
        let both: Vec<(i64, i64)> = voted_lines().filter_map(|(row, it)| Some((it, self.at(row, other)?))).collect();
        let equal = both.iter().filter(|it| it.0 == it.1).count();
        both.len() >= 2 && equal * 2 >= both.len() && both.len() * 4 >= voted_lines().count() * 3
    }

    /// Whether a column of gaps is what was spent less the sum of these columns, or the other way round, on every line.
    fn is_base_of_a_gap(&self, columns: &Columns, planned: &[usize]) -> bool {
        let tells = |spent: usize, gap: usize| {
            let mut told = 0_usize;
            for row in self.rows {
                let (Some(spent), Some(gap)) = (self.at(row, spent), self.at(row, gap)) else { continue };
                let planned: i64 = planned.iter().filter_map(|it| self.at(row, *it)).fold(0, i64::saturating_add);
                let expected = spent.saturating_sub(planned);
                if expected.abs_diff(gap) > ROUNDING && expected.saturating_neg().abs_diff(gap) > ROUNDING {
                    return false;
                }
                told += usize::from(gap != 0);
            }
            told >= 2
        };
        columns.spent.iter().any(|spent| columns.others.iter().any(|gap| tells(*spent, *gap)))
    }

    /// A negative amount, or far less in all than what was voted for the same lines.
    fn is_small_beside(&self, voted: usize, modification: usize) -> bool {
        let lines: Vec<(Option<i64>, i64)> =
            self.rows.iter().filter_map(|row| Some((self.at(row, voted), self.at(row, modification)?))).collect();
        let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.fold(0_i64, i64::saturating_add);
        let base = sum(&mut lines.iter().filter_map(|it| it.0));
        let added = sum(&mut lines.iter().map(|it| it.1));
        lines.iter().any(|it| it.1 < 0) || added.saturating_mul(2) < base
    }

    /// The amount of a row under a heading, in cents.
    fn at(&self, row: &Row, rank: usize) -> Option<i64> {
        cents(row.get(self.readings.get(rank)?.heading.cell.col)?)
    }
}

/// Cents by which a sum of rounded amounts may differ.
const ROUNDING: u64 = 1;

fn settle<'a>(readings: &mut [Reading], ranks: impl Iterator<Item = &'a usize>) {
    for rank in ranks {
        if let Some(reading) = readings.get_mut(*rank) {
            reading.state = State::Settled;
        }
    }
}

/// Makes of a heading the amended budget.
fn offer(reading: &mut Reading, how: How) {
    if let Some(column) = KIND.column(PREVU_MODIFIE) {
        let level = if how == How::Exact { Level::Alias } else { Level::Likely };
        reading.options = vec![(Candidate { column, level, score: 1.0 }, how)];
    }
}

fn is_open(reading: &Reading) -> bool {
    reading.state == State::Open && reading.options.first().is_none_or(|it| it.1 != How::Declared)
}

fn is_modification(reading: &Reading) -> bool {
    let amount = KIND.column(PREVU_MODIFIE).is_some_and(|it| reading.profile.fits(it) != Fit::No);
    is_open(reading) && amount && names_modification(&reading.heading.text)
}

fn says_amended(reading: &Reading) -> bool {
    let declared = reading.options.first().is_some_and(|it| it.1 == How::Declared);
    (is_open(reading) || declared) && reading.options.first().is_some_and(|it| it.0.column.id == PREVU_MODIFIE)
}

/// Whether a text names a modification of the budget, without saying that it stands for the whole.
pub(in crate::identify) fn names_modification(heading: &str) -> bool {
    modification(heading) == Some(false)
}

/// Whether a heading names the budget as modified: `Budget après DM`, `Total voté + DM`.
fn names_amended(heading: &str) -> bool {
    modification(heading) == Some(true)
}

/// Whether a heading that names a modification stands for the whole budget once modified; `None` when it names none.
fn modification(heading: &str) -> Option<bool> {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |list: &[&str]| words.iter().any(|it| list.contains(it));
    let named = words.iter().any(|it| is_modification_word(it)) || folded.contains("budget supplementaire");
    if !named || any(OTHERWISE) || heading.contains('%') {
        return None;
    }
    let voted =
        any(&["vote", "votee", "voted", "bp", "primitif", "initial", "budget", "prevu", "previsions", "credits"]);
    let whole =
        any(&["apres", "compris", "comprise", "comprises", "inclus", "incluse", "incluses", "modifie", "modifies"])
            || any(&["rectifie", "revise", "actualise", "ajuste", "final", "definitif", "nouveau"])
            || (voted && (any(&["total", "totaux", "cumul", "cumule", "plus", "et", "avec"]) || heading.contains('+')));
    Some(whole)
}

/// `DM`, `DM2`, `décision modificative`, `virements`, `ajustements`, `avenant`.
fn is_modification_word(word: &str) -> bool {
    let numbered = |stem: &str| {
        word.strip_prefix(stem).is_some_and(|it| it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit()))
    };
    ["dm", "dbm", "bs"].iter().any(|it| numbered(it)) || MODIFICATIONS.contains(&word)
}

const MODIFICATIONS: &[&str] = &[
    "modificative",
    "modificatives",
    "modificatif",
    "modificatifs",
    "modification",
    "modifications",
    "virement",
    "virements",
    "ajustement",
    "ajustements",
    "avenant",
    "avenants",
    "redeploiement",
    "redeploiements",
];

/// Words that make of a heading something else than a modification or its result.
const OTHERWISE: &[&str] = &[
    "hors",
    "avant",
    "sans",
    "realise",
    "realises",
    "realisation",
    "execute",
    "consomme",
    "ca",
    "ecart",
    "ecarts",
    "taux",
    "reste",
    "solde",
    "motif",
    "date",
    "objet",
    "commentaire",
    "observations",
    "explication",
    "justification",
    "n0",
];

/// An amount as typed, in numbers or in words: enough to compare sums.
pub(super) fn cents(value: &Value) -> Option<i64> {
    let amount = match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => {
            let plain: String = text.chars().filter(|it| !it.is_whitespace() && !"€+".contains(*it)).collect();
            plain.replace('−', "-").replace(',', ".").parse().ok()
        }
        _ => None,
    };
    amount.filter(|it: &f64| it.is_finite()).map(|it| (it * 100.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_a_modification_or_what_it_leads_to() {
        for (heading, expected) in [
            ("DM", Some(false)),
            ("DM n° 2", Some(false)),
            ("DM1 2017", Some(false)),
            ("Décision modificative n° 1", Some(false)),
            ("Virements de crédits", Some(false)),
            ("Total DM", Some(false)),
            ("Budget modificatif", Some(false)),
            ("Budget après DM", Some(true)),
            ("Total voté + DM", Some(true)),
            ("BP + DM", Some(true)),
            ("Budget (DM comprises)", Some(true)),
            ("Budget voté hors DM", None),
            ("Réalisé après DM", None),
            ("Budget modifié", None),
            ("Prévu", None),
        ] {
            assert_eq!(modification(heading), expected, "{heading}");
        }
    }
}
