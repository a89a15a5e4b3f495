//! Items of the MAIA 25 scale known by their numbers: `7`, `Item 7`, `2.3`, or numbered from 1 again in each group.

use std::collections::{BTreeMap, BTreeSet};

use super::ItemRow;
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::cells::look::{Look, look};
use crate::identify::tables::maia25_items::ITEMS;

/// A number at the head of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `7`.
    Plain(u8),
    /// `Item 7`, `I7`: says that it is an item.
    Named(u8),
    /// `2.3`: the third item of the second group.
    Dotted(u8),
}

/// A row, its number, and the first and last item of the group it stands in, when something names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    pub row: u32,
    pub mark: Mark,
    pub within: Option<(u8, u8)>,
}

/// What the numbers of one column say.
#[derive(Debug)]
pub(super) struct Numbered {
    pub grids: Vec<Vec<ItemRow>>,
    /// The numbers are not those of the national grid: items were known by their place in their group.
    pub placed: bool,
}

/// Fewer different items than this are no grid without words.
const LEAST: usize = 20;

/// The number that a cell gives.
pub(super) fn mark(value: &Value) -> Option<Mark> {
    match value {
        Value::Number(number) => whole(*number).map(Mark::Plain).or_else(|| dotted(&format!("{number}"))),
        Value::Text(text) if text.len() <= LONGEST => in_text(text),
        _ => None,
    }
}

/// The number of an item in the national grid that a cell gives.
pub(super) fn number(value: &Value) -> Option<u8> {
    match mark(value)? {
        Mark::Plain(item) | Mark::Named(item) => Some(item),
        Mark::Dotted(_) => None,
    }
}

const LONGEST: usize = 24;
/// The number of an item has no more digits, with that of its group and zeros in front: `02.03`.
const DIGITS: usize = 4;

fn in_text(text: &str) -> Option<Mark> {
    if text.contains('%') || !(1..=DIGITS).contains(&text.bytes().filter(u8::is_ascii_digit).count()) {
        return None;
    }
    if let Look::Number(number) = look(&Value::Text(text.into())) {
        return whole(number).map(Mark::Plain).or_else(|| dotted(text.trim()));
    }
    let folded = fold(text);
    let start = folded.find(|it: char| it.is_ascii_digit())?;
    let (lead, digits) = folded.split_at(start);
    let named = lead.split(' ').filter(|it| !it.is_empty()).all(|it| NAMES.contains(&it));
    let item = digits.trim().parse().ok().and_then(|it: u32| whole(f64::from(it)));
    match item {
        Some(item) if named => Some(if lead.is_empty() { Mark::Plain(item) } else { Mark::Named(item) }),
        None if named => dotted(&digits.replace(' ', ".")),
        _ => None,
    }
}

const NAMES: &[&str] = &[
    "item",
    "items",
    "it",
    "i",
    "n",
    "no",
    "num",
    "numero",
    "q",
    "question",
    "critere",
    "point",
    "p",
    "m25",
    "indicateur",
];

fn whole(number: f64) -> Option<u8> {
    (number.fract() == 0.0 && (1.0..=25.0).contains(&number)).then_some(number as u8)
}

/// `2.3`, `2,3`, `2-3`.
fn dotted(text: &str) -> Option<Mark> {
    let (group, rank) = text.split_once(['.', ',', '-'])?;
    let (group, rank): (usize, u8) = (group.parse().ok()?, rank.parse().ok()?);
    let (first, last) = *groups().get(group.checked_sub(1)?)?;
    let item = first.checked_add(rank)?.checked_sub(1)?;
    (rank >= 1 && item <= last).then_some(Mark::Dotted(item))
}

/// First and last item of each group, in the order of the national grid.
fn groups() -> Vec<(u8, u8)> {
    let mut groups: Vec<(&str, (u8, u8))> = Vec::new();
    for item in ITEMS {
        match groups.last_mut().filter(|it| it.0 == item.group) {
            Some(group) => group.1.1 = item.number,
            None => groups.push((item.group, (item.number, item.number))),
        }
    }
    groups.into_iter().map(|it| it.1).collect()
}

/// The grids that the numbers of a column make. `named` tells that the sheet says it holds the scale.
pub(super) fn grids(marked: &[Marked], named: bool) -> Option<Numbered> {
    let dotted = with_dots(marked);
    if dotted.len() >= LEAST {
        let grids = apart(dotted, |before, next| next <= before);
        return (named || whole_scale(&grids)).then_some(Numbered { grids, placed: true });
    }
    let runs = apart(plain(marked), |before, next| next <= before);
    let said = marked.iter().filter(|it| matches!(it.mark, Mark::Named(_))).count();
    if !runs.is_empty() && runs.iter().all(|it| it.len() >= LEAST) {
        if !named && (said < marked.len() || !whole_scale(&runs)) {
            return None;
        }
        let grids: Option<Vec<Vec<ItemRow>>> = runs.iter().map(|it| in_groups(it, marked)).collect();
        let grids = grids?;
        let placed = grids.iter().zip(&runs).any(|(one, other)| one.iter().zip(other).any(|it| it.0.item != it.1.item));
        return Some(Numbered { grids, placed });
    }
    let grids = if named { restarted(&runs, marked)? } else { return None };
    Some(Numbered { grids, placed: true })
}

fn with_dots(marked: &[Marked]) -> Vec<ItemRow> {
    let of = |it: &Marked| if let Mark::Dotted(item) = it.mark { Some(ItemRow { row: it.row, item }) } else { None };
    marked.iter().filter_map(of).collect()
}

fn plain(marked: &[Marked]) -> Vec<ItemRow> {
    let of = |it: &Marked| match it.mark {
        Mark::Plain(item) | Mark::Named(item) => Some(ItemRow { row: it.row, item }),
        Mark::Dotted(_) => None,
    };
    marked.iter().filter_map(of).collect()
}

fn whole_scale(grids: &[Vec<ItemRow>]) -> bool {
    grids.iter().all(|it| it.iter().map(|it| it.item).collect::<BTreeSet<u8>>().len() == ITEMS.len())
}

/// Runs of rows, parted where the next number says so.
fn apart(rows: Vec<ItemRow>, parted: impl Fn(u8, u8) -> bool) -> Vec<Vec<ItemRow>> {
    let mut runs: Vec<Vec<ItemRow>> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|it| !parted(it.item, row.item)) => run.push(row),
            _ => runs.push(vec![row]),
        }
    }
    runs
}

/// A run from 1 to 25 whose groups are named in another order: its items are those of their groups, in their order. `None` when
/// what names the groups and the numbers cannot both be right.
fn in_groups(run: &[ItemRow], marked: &[Marked]) -> Option<Vec<ItemRow>> {
    let within: BTreeMap<u32, (u8, u8)> = marked.iter().filter_map(|it| Some((it.row, it.within?))).collect();
    let agrees = |it: &ItemRow| within.get(&it.row).is_none_or(|(first, last)| (*first..=*last).contains(&it.item));
    if run.iter().all(agrees) {
        return Some(run.to_vec());
    }
    let mut counts: BTreeMap<(u8, u8), u8> = BTreeMap::new();
    let mut items = Vec::new();
    for row in run {
        let group = *within.get(&row.row)?;
        let count = counts.entry(group).or_default();
        items.push(ItemRow { row: row.row, item: group.0.checked_add(*count)? });
        *count += 1;
    }
    whole_scale(std::slice::from_ref(&items)).then_some(items)
}

/// Runs that each start at 1, one for each group: the group that is named, else the order of the national grid.
fn restarted(runs: &[Vec<ItemRow>], marked: &[Marked]) -> Option<Vec<Vec<ItemRow>>> {
    let counted = |run: &Vec<ItemRow>| run.iter().zip(1..).all(|(it, rank)| it.item == rank);
    if runs.is_empty() || !runs.iter().all(counted) {
        return None;
    }
    let mut grids = Vec::new();
    let mut left = runs;
    while !left.is_empty() {
        let whole = (1..=left.len()).find(|it| left[..*it].iter().map(Vec::len).sum::<usize>() == ITEMS.len())?;
        let (one, rest) = left.split_at(whole);
        grids.push(one_restarted(one, marked)?);
        left = rest;
    }
    Some(grids)
}

fn one_restarted(runs: &[Vec<ItemRow>], marked: &[Marked]) -> Option<Vec<ItemRow>> {
    let within = |run: &Vec<ItemRow>| {
        run.iter().map(|it| marked.iter().find(|mark| mark.row == it.row)?.within).collect::<Vec<_>>()
    };
    let named: Vec<Option<(u8, u8)>> = runs
        .iter()
        .map(|run| within(run).into_iter().reduce(|one, other| if one == other { one } else { None }).flatten())
        .collect();
    let groups: Vec<(u8, u8)> =
        if named.iter().any(Option::is_some) { named.into_iter().collect::<Option<Vec<_>>>()? } else { groups() };
    let fits = runs.len() == groups.len()
        && runs.iter().zip(&groups).all(|(run, it)| run.len() == usize::from(it.1 - it.0) + 1);
    let items: Vec<ItemRow> = runs
        .iter()
        .zip(&groups)
        .flat_map(|(run, group)| run.iter().map(|it| ItemRow { row: it.row, item: group.0 + it.item - 1 }))
        .collect();
    (fits && whole_scale(std::slice::from_ref(&items))).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, expected) in [
            ("7", Some(Mark::Plain(7))),
            ("7.", Some(Mark::Plain(7))),
            ("Item 7", Some(Mark::Named(7))),
            ("Item n°07", Some(Mark::Named(7))),
            ("I7", Some(Mark::Named(7))),
            ("n° 25", Some(Mark::Named(25))),
            ("2.3", Some(Mark::Dotted(7))),
            ("5.6", None),
            ("26", None),
            ("Site 7", None),
            ("7 %", None),
            ("7 mai", None),
        ] {
            assert_eq!(mark(&Value::Text(text.into())), expected, "{text}");
        }
        assert_eq!(mark(&Value::Number(2.3)), Some(Mark::Dotted(7)));
    }

    fn runs(lengths: &[u8], names: &[Option<(u8, u8)>]) -> Vec<Marked> {
        let mut row = 0;
        let mut marked = Vec::new();
        for (rank, length) in lengths.iter().enumerate() {
            for number in 1..=*length {
                let within = names.get(rank).copied().flatten();
                marked.push(Marked { row, mark: Mark::Plain(number), within });
                row += 1;
            }
        }
        marked
    }

    fn items(marked: &[Marked]) -> Option<Vec<u8>> {
        let found = grids(marked, true)?;
        Some(found.grids.concat().iter().map(|it| it.item).collect())
    }

    #[test]
    fn items_numbered_again_in_each_group_are_never_the_first_of_the_scale() {
        let scale: Vec<u8> = (1..=25).collect();
        assert_eq!(items(&runs(&[4, 6, 4, 6, 5], &[])), Some(scale));
        assert_eq!(items(&runs(&[6, 4, 4, 6, 5], &[])), None);
        let names = [Some((5, 10)), Some((1, 4)), Some((11, 14)), Some((15, 20)), Some((21, 25))];
        let moved: Vec<u8> = (5..=10).chain(1..=4).chain(11..=25).collect();
        assert_eq!(items(&runs(&[6, 4, 4, 6, 5], &names)), Some(moved));
        assert_eq!(items(&runs(&[4, 6, 4, 6, 5], &names)), None);
        assert_eq!(items(&runs(&[5, 5, 5, 5, 5], &[])), None);
    }

    #[test]
    fn numbers_that_contradict_the_groups_give_way_to_them() {
        let moved: Vec<u8> = (11..=14).chain(1..=10).chain(15..=25).collect();
        let within = |item: u8| groups().into_iter().find(|it| (it.0..=it.1).contains(&item));
        let marked: Vec<Marked> = (1_u8..)
            .zip(&moved)
            .map(|(number, item)| Marked { row: u32::from(number), mark: Mark::Plain(number), within: within(*item) })
            .collect();
        assert_eq!(items(&marked), Some(moved));
        assert!(grids(&marked, true).is_some_and(|it| it.placed));
        let short: Vec<Marked> = marked.iter().copied().filter(|it| it.row != 3).collect();
        assert_eq!(items(&short), None);
    }

    #[test]
    fn bare_numbers_need_a_sheet_that_names_the_scale() {
        let marked: Vec<Marked> =
            (1..=25).map(|it| Marked { row: u32::from(it), mark: Mark::Plain(it), within: None }).collect();
        assert!(grids(&marked, false).is_none());
        let said: Vec<Marked> =
            (1..=25).map(|it| Marked { row: u32::from(it), mark: Mark::Named(it), within: None }).collect();
        assert!(grids(&said, false).is_some());
    }
}
