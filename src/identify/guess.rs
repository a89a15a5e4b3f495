//! Columns whose heading says nothing, told by their values alone.

use super::evidence::Fit;
use super::reading::Reading;
use super::segments::Segment;
use super::sheet::Sheet;
use super::tables::{budget, cas, effectifs};
use crate::base::codes::{self, CodeList};
use crate::base::table::{Column, TableKind};

/// Rank of a heading → the column its values leave no doubt about.
pub(super) fn by_values(
    kind: &'static TableKind,
    readings: &[Reading],
    is_chosen: &dyn Fn(usize) -> bool,
    is_taken: &dyn Fn(&str) -> bool,
    _sheet: &Sheet,
    _segment: &Segment,
) -> Vec<(usize, &'static Column)> {
    let open: Vec<(usize, &Reading)> =
        readings.iter().enumerate().filter(|(at, it)| it.is_open() && !is_chosen(*at)).collect();
    let mut found = Vec::new();
    for (column, is_it) in tests(kind) {
        let mut alike = open.iter().filter(|(at, it)| is_it(it) && !found.iter().any(|(other, _)| other == at));
        if let (Some((at, _)), None, false) = (alike.next(), alike.next(), is_taken(column.id)) {
            found.push((*at, column));
        }
    }
    found
}

type Test = (&'static Column, Like);

type Like = fn(&Reading) -> bool;

fn tests(kind: &'static TableKind) -> Vec<Test> {
    let named: &[(&str, Like)] = match kind.id {
        "cas" => &[(cas::GC, is_case_manager), (cas::MOTIF_SORTIE, is_exit_reason), (cas::ORIENTEUR, is_referrer)],
        "effectifs" => &[(effectifs::QUALITE, is_case_manager)],
        "budget" => &[(budget::PREVU, is_amount)],
        _ => &[],
    };
    named.iter().filter_map(|(id, test)| Some((kind.column(id)?, *test))).collect()
}

fn is_case_manager(reading: &Reading) -> bool {
    reading.profile.told() >= 3 && reading.profile.case_managers() >= 0.8
}

fn is_exit_reason(reading: &Reading) -> bool {
    is_list(reading, &codes::MOTIFS_SORTIE, &[&codes::ORIENTEURS, &codes::MOTIFS_NON_INCLUSION, &codes::DECISIONS])
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
