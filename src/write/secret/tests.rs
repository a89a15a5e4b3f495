//! What someone who knows all that is shown, and how cells are masked, may find.

use proptest::prelude::*;

use super::*;

fn line(label: &str, family: Option<&'static str>, counts: &[u64]) -> Line {
    Line { label: label.to_owned(), family, counts: counts.iter().copied().map(Some).collect() }
}

fn table(lines: &[&[u64]]) -> Counts {
    Counts { lines: lines.iter().map(|it| line("", None, it)).collect() }
}

/// `12 s. | 3`: the zones of each line, then the whole.
fn text(shown: &Protected) -> Vec<String> {
    let count = |it: &Count| match it {
        Count::Known(count) => count.to_string(),
        Count::Masked => "s.".to_owned(),
        Count::Absent => "-".to_owned(),
    };
    let line =
        |it: &Shown| format!("{} | {}", it.zones.iter().map(count).collect::<Vec<_>>().join(" "), count(&it.whole));
    shown.lines.iter().map(line).collect()
}

#[test]
fn a_small_count_is_never_masked_alone() {
    let shown = protect(&table(&[&[40, 3], &[50, 60], &[20, 30]]), 11);
    assert_eq!(text(&shown), ["s. s. | 43", "50 60 | 110", "s. s. | 50"]);
    assert_eq!(shown.masked, 4);
}

#[test]
fn families_are_formed_before_anything_is_masked() {
    let counts = Counts {
        lines: vec![
            line("Décès", None, &[20, 30]),
            line("EHPAD", Some("Établissement"), &[12, 9]),
            line("USLD", Some("Établissement"), &[2, 15]),
            line("Refus", Some("Autres"), &[15, 15]),
            line("Relais", Some("Autres"), &[15, 15]),
        ],
    };
    let shown = protect(&counts, 11);
    assert_eq!(text(&shown), ["20 30 | 50", "14 24 | 38", "15 15 | 30", "15 15 | 30"]);
    assert_eq!((shown.masked, shown.merged), (0, vec!["Établissement"]));
}

#[test]
fn a_zone_without_data_stays_apart_and_zero_shows_everything() {
    let mut counts = table(&[&[3, 0, 12], &[30, 0, 1]]);
    for line in &mut counts.lines {
        line.counts[1] = None;
    }
    assert_eq!(text(&protect(&counts, 0)), ["3 - 12 | 15", "30 - 1 | 31"]);
    assert_eq!(text(&protect(&counts, 11)), ["s. - s. | 15", "s. - s. | 31"]);
    assert_eq!(protect(&Counts::default(), 11).lines, []);
}

#[test]
fn a_mean_is_not_found_from_the_whole() {
    for (bases, expected) in [
        (vec![Some(40), Some(50), Some(60)], vec![false, false, false, false]),
        (vec![Some(4), Some(50), Some(60)], vec![true, true, false, false]),
        (vec![Some(4), Some(5), Some(60)], vec![true, true, true, false]),
        (vec![Some(6), Some(7), Some(60)], vec![true, true, false, false]),
        (vec![Some(0), None, Some(60)], vec![false, false, false, false]),
        (vec![Some(4)], vec![true, true]),
        (vec![Some(4), Some(3)], vec![true, true, true]),
    ] {
        assert_eq!(masked_rates(&bases, 11).len(), expected.len());
        assert_eq!(masked_rates(&bases, 11), expected, "{bases:?}");
    }
}

/// The masked cells, each by line and column, the whole being the last column.
fn masked(shown: &Protected) -> Vec<(usize, usize)> {
    let cells = shown.lines.iter().enumerate().flat_map(|(row, line)| {
        let counts = line.zones.iter().chain([&line.whole]).enumerate();
        counts.filter(|it| *it.1 == Count::Masked).map(move |(col, _)| (row, col)).collect::<Vec<_>>()
    });
    cells.collect()
}

/// Whether sums alone give a masked cell away: its unknown stands alone in the reduced system of all the sums.
fn found_by_sums(shown: &Protected, zones: usize) -> bool {
    let unknown = masked(shown);
    let row_sums = (0..shown.lines.len()).map(|row| {
        let sign = |it: &(usize, usize)| if it.1 == zones { -1.0 } else { 1.0 };
        unknown.iter().map(|it| if it.0 == row { sign(it) } else { 0.0 }).collect::<Vec<f64>>()
    });
    let of_column = |col: usize| unknown.iter().map(|it| if it.1 == col { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
    let mut system: Vec<Vec<f64>> = row_sums.chain((0..=zones).map(of_column)).collect();
    let mut rank = 0;
    for col in 0..unknown.len() {
        let Some(pivot) = (rank..system.len()).find(|row| system[*row][col].abs() > 1e-9) else { continue };
        system.swap(rank, pivot);
        let pivot: Vec<f64> = system[rank].iter().map(|it| it / system[rank][col]).collect();
        for row in &mut system {
            let factor = row[col];
            row.iter_mut().zip(&pivot).for_each(|(it, pivot)| *it -= factor * pivot);
        }
        system[rank] = pivot;
        rank += 1;
    }
    system.iter().any(|row| row.iter().filter(|it| it.abs() > 1e-9).count() == 1)
}

/// Every table of counts that agrees with what is shown, by trial; for small tables only.
fn candidates(shown: &Protected, truth: &[Vec<u64>]) -> Vec<Vec<Vec<u64>>> {
    let zones = truth[0].len();
    let totals: Vec<u64> = (0..zones).map(|zone| truth.iter().map(|it| it[zone]).sum()).collect();
    let mut found = Vec::new();
    let mut trial = vec![vec![0; zones]; truth.len()];
    try_cell(shown, &totals, &mut trial, 0, &mut found);
    found
}

fn try_cell(shown: &Protected, totals: &[u64], trial: &mut Vec<Vec<u64>>, at: usize, found: &mut Vec<Vec<Vec<u64>>>) {
    let zones = totals.len();
    let (row, zone) = (at / zones, at % zones);
    if row == trial.len() {
        let sums = (0..zones).all(|zone| trial.iter().map(|it| it[zone]).sum::<u64>() == totals[zone]);
        let wholes = trial.iter().zip(&shown.lines).all(|(row, line)| match line.whole {
            Count::Known(whole) => row.iter().sum::<u64>() == whole,
            _ => true,
        });
        if sums && wholes {
            found.push(trial.clone());
        }
        return;
    }
    let tries = match shown.lines[row].zones[zone] {
        Count::Known(count) => count..=count,
        _ => 0..=totals[zone],
    };
    for count in tries {
        trial[row][zone] = count;
        if (0..=row).map(|it| trial[it][zone]).sum::<u64>() <= totals[zone] {
            try_cell(shown, totals, trial, at + 1, found);
        }
    }
    trial[row][zone] = 0;
}

fn tables(lines: std::ops::Range<usize>, zones: usize, most: u64) -> impl Strategy<Value = Vec<Vec<u64>>> {
    let count = prop_oneof![1 => Just(0u64), 3 => 0..=most];
    proptest::collection::vec(proptest::collection::vec(count, zones), lines)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_counts_are_masked_and_what_is_shown_is_true(rows in tables(2..8, 5, 40), seuil in 0u64..15) {
        let shown = protect(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()), seuil);
        for (row, line) in rows.iter().zip(&shown.lines) {
            let whole = row.iter().sum::<u64>();
            for (count, shown) in row.iter().chain([&whole]).zip(line.zones.iter().chain([&line.whole])) {
                prop_assert!(*shown == Count::Masked || *shown == Count::Known(*count));
                prop_assert!(!(1..seuil).contains(count) || *shown == Count::Masked);
            }
        }
        prop_assert_eq!(masked(&shown).len(), shown.masked);
        let small = rows.iter().any(|row| row.iter().chain([&row.iter().sum()]).any(|it| (1..seuil).contains(it)));
        prop_assert!(small || shown.masked == 0);
    }

    #[test]
    fn no_masked_cell_is_found_by_sums(rows in tables(2..8, 4, 60), seuil in 2u64..15) {
        let shown = protect(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()), seuil);
        prop_assert!(!found_by_sums(&shown, 4), "{:#?}", text(&shown));
    }

    #[test]
    fn no_masked_cell_is_found_by_trial(rows in tables(2..4, 2, 5), seuil in 2u64..5) {
        let shown = protect(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()), seuil);
        let all = candidates(&shown, &rows);
        for (row, col) in masked(&shown) {
            let value = |it: &Vec<Vec<u64>>| if col == 2 { it[row].iter().sum::<u64>() } else { it[row][col] };
            let values: std::collections::BTreeSet<u64> = all.iter().map(value).collect();
            prop_assert!(values.len() > 1, "{:#?} {row} {col}", text(&shown));
        }
    }

    #[test]
    fn a_masked_mean_cannot_be_isolated(bases in proptest::collection::vec(proptest::option::of(0u64..30), 1..7), seuil in 1u64..15) {
        let hidden = masked_rates(&bases, seuil);
        let (whole, zones) = hidden.split_last().unwrap();
        for (base, hidden) in bases.iter().zip(zones) {
            prop_assert!(*hidden || !base.is_some_and(|it| (1..seuil).contains(&it)));
        }
        prop_assert!(*whole || zones.iter().filter(|it| **it).count() != 1);
    }
}

#[test]
fn widths_are_those_that_trial_finds() {
    let rows = vec![vec![2u64, 4], vec![3, 1], vec![0, 5]];
    let shown = protect(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()), 4);
    let all = candidates(&shown, &rows);
    let grid = super::mask::Grid::new(rows);
    let hidden: std::collections::BTreeSet<(usize, usize)> = masked(&shown).into_iter().collect();
    for &(row, col) in &hidden {
        let value = |it: &Vec<Vec<u64>>| if col == 2 { it[row].iter().sum::<u64>() } else { it[row][col] };
        let (least, most) = (all.iter().map(value).min().unwrap(), all.iter().map(value).max().unwrap());
        assert_eq!(grid.width((row, col), &hidden), most - least, "{row} {col} {:?}", text(&shown));
    }
}
