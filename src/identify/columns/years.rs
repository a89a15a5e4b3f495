//! Tables that give several years side by side: one table for each.

use super::Chosen;
use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::identify::cells::words;

/// What a heading says of its year: `2017`, `annee pleine`, or nothing.
pub(in crate::identify) fn key(heading: &str) -> Option<String> {
    let folded = fold(heading);
    if folded.contains("annee pleine") || folded.contains("annee complete") {
        return Some("annee pleine".to_owned());
    }
    words::years(&folded).last().map(i32::to_string)
}

/// Whether a heading counts its year from another: `Réalisé N-1`, `CA année précédente`.
pub(super) fn is_relative(heading: &str) -> bool {
    let folded = format!(" {} ", fold(heading));
    [" n 1 ", " n 2 ", " n1 ", " annee precedente ", " exercice precedent "].iter().any(|it| folded.contains(it))
}

/// The columns of each year, shared columns in all; the heading that names the year comes with it when there are several.
pub(in crate::identify) fn split(columns: Vec<Chosen>) -> Vec<(Option<Chosen>, Vec<Chosen>)> {
    let mut keys: Vec<Option<String>> = Vec::new();
    for chosen in columns.iter().filter(is_figure) {
        let key = year_of(chosen);
        if key.is_some() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.len() < 2 && !has_conflict(&columns) {
        return vec![(None, columns)];
    }
    let unnamed: Vec<&Chosen> = columns.iter().filter(is_figure).filter(|it| year_of(it).is_none()).collect();
    let first: Vec<&str> = columns
        .iter()
        .filter(is_figure)
        .filter(|it| keys.first() == Some(&year_of(it)))
        .map(|it| it.column.id)
        .collect();
    // Figures without a year go with the first year, unless it has its own.
    let apart = unnamed.iter().any(|it| first.contains(&it.column.id));
    if apart {
        keys.insert(0, None);
    }
    keys.iter()
        .enumerate()
        .map(|(rank, key)| {
            let belongs = |it: &Chosen| {
                let own = year_of(it);
                !is_figure(&it) || own == *key || (own.is_none() && rank == 0)
            };
            let kept: Vec<Chosen> = columns.iter().filter(|it| belongs(it)).cloned().collect();
            (kept.iter().find(|it| is_figure(it) && year_of(it).is_some()).cloned(), kept)
        })
        .collect()
}

fn year_of(chosen: &Chosen) -> Option<String> {
    // A full year is a column of its own in staffing tables.
    key(&chosen.heading.text).filter(|it| it != "annee pleine" || !chosen.column.id.ends_with("_ap"))
}

fn is_figure(chosen: &&Chosen) -> bool {
    matches!(chosen.column.ty, ColumnType::Amount | ColumnType::Etp)
}

fn has_conflict(columns: &[Chosen]) -> bool {
    let figures: Vec<&str> = columns.iter().filter(is_figure).map(|it| it.column.id).collect();
    figures.iter().enumerate().any(|(at, one)| figures.iter().skip(at + 1).any(|other| one == other))
}
