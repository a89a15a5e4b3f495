//! Faults planted in a case base, as people make them; the case then holds what can still be known.

use super::cases::Case;
use super::days::{EXERCICE, When};
use super::fields::Field;
use super::random::Random;

/// A row of a case base: the case, and what its cells say that the case does not.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) case: Case,
    /// What stands in a cell instead of the answer.
    pub(super) written: Option<(Field, Written)>,
    pub(super) fault: Option<(Field, &'static Fault)>,
    /// The row stands twice in the file.
    pub(super) twice: bool,
}

/// What stands in a cell instead of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Words(&'static str),
    /// The date, as text.
    DateAsText,
    /// The date, as the number Excel keeps.
    Serial,
}

/// A kind of fault.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What it is, in French.
    pub(super) name: &'static str,
    /// Letters of the remark it calls for; empty when it is read without one.
    pub(super) family: &'static str,
}

pub(super) static DATE_AS_TEXT: Fault = Fault { name: "date saisie en texte", family: "" };
pub(super) static SERIAL: Fault = Fault { name: "numéro de série à la place d’une date", family: "VAL" };
pub(super) static MONTH_ONLY: Fault = Fault { name: "mois sans le jour", family: "" };
pub(super) static NOT_KNOWN: Fault = Fault { name: "mot pour une valeur non renseignée", family: "" };
pub(super) static UNKNOWN_VALUE: Fault = Fault { name: "valeur hors de la liste", family: "VAL" };
pub(super) static NO_EXIT_DATE: Fault = Fault { name: "motif de sortie sans date", family: "CAS" };
pub(super) static VISIT_FIRST: Fault = Fault { name: "première visite avant la demande", family: "CAS" };
pub(super) static TWICE: Fault = Fault { name: "ligne en double", family: "DOU" };

/// Plants a handful of faults, each on a row of its own; more rows, more faults.
pub(super) fn plant(cases: Vec<Case>, stream: &mut Random) -> Vec<Line> {
    let mut lines: Vec<Line> =
        cases.into_iter().map(|case| Line { case, written: None, fault: None, twice: false }).collect();
    for _ in 0..lines.len() / 400 + 1 {
        for spoil in SPOILERS {
            if stream.percent(80) {
                spoil_one(&mut lines, *spoil, stream);
            }
        }
    }
    lines
}

/// Spoils a line if it lends itself to it, and says so.
type Spoiler = fn(&mut Line) -> bool;

static SPOILERS: &[Spoiler] = &[
    |line| write(line, Field::Inclusion, Written::DateAsText, &DATE_AS_TEXT),
    |line| write(line, Field::Visite, Written::Serial, &SERIAL),
    month_of_visit,
    month_of_inclusion,
    unknown_visit,
    unknown_gir,
    unknown_orienteur,
    no_exit_date,
    visit_first,
    twice,
];

fn spoil_one(lines: &mut [Line], spoil: Spoiler, stream: &mut Random) {
    for _ in 0..40 {
        let Some(line) = (!lines.is_empty()).then(|| stream.below(lines.len())).and_then(|at| lines.get_mut(at)) else {
            return;
        };
        let clean = line.fault.is_none();
        if clean && complete(&line.case) && spoil(line) {
            return;
        }
    }
}

/// Included within the exercice, with every step known.
fn complete(case: &Case) -> bool {
    case.inclusion.year() == Some(EXERCICE) && case.demande.day().is_some() && case.visite.day().is_some()
}

fn write(line: &mut Line, field: Field, written: Written, fault: &'static Fault) -> bool {
    line.written = Some((field, written));
    line.fault = Some((field, fault));
    true
}

fn month_of_visit(line: &mut Line) -> bool {
    line.case.visite = line.case.visite.to_month();
    line.fault = Some((Field::Visite, &MONTH_ONLY));
    true
}

/// The first of the month still comes before whatever followed; only where « six months ago » is not at stake.
fn month_of_inclusion(line: &mut Line) -> bool {
    if line.case.sortie != When::Unknown || line.case.inclusion.month().is_some_and(|it| (6..=7).contains(&it)) {
        return false;
    }
    line.case.inclusion = line.case.inclusion.to_month();
    line.fault = Some((Field::Inclusion, &MONTH_ONLY));
    true
}

fn unknown_visit(line: &mut Line) -> bool {
    line.case.visite = When::Unknown;
    write(line, Field::Visite, Written::Words("?"), &NOT_KNOWN)
}

fn unknown_gir(line: &mut Line) -> bool {
    line.case.gir = None;
    write(line, Field::Gir, Written::Words("NR"), &NOT_KNOWN)
}

fn unknown_orienteur(line: &mut Line) -> bool {
    line.case.orienteur = Some("AUTRE");
    write(line, Field::Orienteur, Written::Words("Facteur"), &UNKNOWN_VALUE)
}

fn no_exit_date(line: &mut Line) -> bool {
    if line.case.motif_sortie.is_none() {
        return false;
    }
    line.case.sortie = When::Unknown;
    line.fault = Some((Field::MotifSortie, &NO_EXIT_DATE));
    true
}

fn visit_first(line: &mut Line) -> bool {
    let Some(asked) = line.case.demande.day() else { return false };
    line.case.visite = When::Day(asked - 6);
    line.fault = Some((Field::Visite, &VISIT_FIRST));
    true
}

fn twice(line: &mut Line) -> bool {
    line.twice = true;
    line.fault = Some((Field::Number, &TWICE));
    true
}
