//! Which cells to mask: a cell is safe when masked cells can trade enough persons around it without changing anything shown.
//!
//! Masked cells are edges between the lines and the columns of the table, the whole being a column of its own. Moving a person around
//! a closed path of such edges, one more here, one less there, changes no sum. What a reader who knows every sum may believe of a cell
//! is thus the range over which such moves can bring it: a flow between its line and its column.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A cell: its line, its column.
pub(super) type At = (usize, usize);

/// Counts with the whole as last column.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    rows: Vec<Vec<u64>>,
    columns: usize,
}

impl Grid {
    /// The counts of the zones, line by line.
    pub(super) fn new(mut rows: Vec<Vec<u64>>) -> Self {
        for row in &mut rows {
            row.push(row.iter().fold(0, |sum, it| sum.saturating_add(*it)));
        }
        let columns = rows.first().map_or(0, Vec::len);
        Self { rows, columns }
    }

    pub(super) fn at(&self, row: usize, col: usize) -> u64 {
        self.rows.get(row).and_then(|it| it.get(col)).copied().unwrap_or_default()
    }

    /// The cells below the threshold, and those it takes to keep them secret.
    pub(super) fn masks(&self, seuil: u64) -> BTreeSet<At> {
        let small: Vec<At> = self.cells().filter(|it| (1..seuil).contains(&self.at(it.0, it.1))).collect();
        let mut masked: BTreeSet<At> = small.iter().copied().collect();
        let all: BTreeSet<At> = self.cells().collect();
        for cell in small {
            let wanted = self.width(cell, &all).min(seuil - 1);
            while self.width(cell, &masked) < wanted {
                let Some(path) = self.cheapest_path(cell, wanted, &masked) else { break };
                masked.extend(path);
            }
        }
        masked
    }

    /// Every cell that may be masked: totals of zones may not.
    fn cells(&self) -> impl Iterator<Item = At> + '_ {
        (0..self.rows.len()).flat_map(|row| (0..self.columns).map(move |col| (row, col)))
    }

    /// The cells that close a path of four with this one, not all masked yet: those that free it enough at least cost, else those that
    /// free it most.
    fn cheapest_path(&self, (row, col): At, wanted: u64, masked: &BTreeSet<At>) -> Option<[At; 3]> {
        let others = self.cells().filter(|it| it.0 != row && it.1 != col);
        let paths = others.map(|(other_row, other_col)| [(row, other_col), (other_row, col), (other_row, other_col)]);
        let new = paths.filter(|path| path.iter().any(|it| !masked.contains(it)));
        new.min_by_key(|path| {
            let hidden = || path.iter().filter(|it| !masked.contains(it));
            let cost = hidden().fold(0u64, |sum, it| sum.saturating_add(self.at(it.0, it.1)));
            let four: BTreeSet<At> = path.iter().copied().chain([(row, col)]).collect();
            let short = wanted.saturating_sub(self.width((row, col), &four));
            (short, cost, hidden().count(), *path)
        })
    }

    /// How many counts but one a reader could believe of a masked cell.
    pub(super) fn width(&self, cell: At, masked: &BTreeSet<At>) -> u64 {
        let (row, col) = (Node::Row(cell.0), Node::Column(cell.1));
        let others = || Flow::new(self, masked.iter().copied().filter(|it| *it != cell));
        let (there, back) = (others().most(row, col), others().most(col, row));
        // The move that makes the cell smaller stops at zero.
        let own = self.at(cell.0, cell.1);
        if cell.1 + 1 == self.columns {
            there.saturating_add(back.min(own))
        } else {
            there.min(own).saturating_add(back)
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Row(usize),
    Column(usize),
}

/// What may still move along each edge.
struct Flow(BTreeMap<Node, BTreeMap<Node, u64>>);

/// More than any count.
const UNBOUNDED: u64 = u64::MAX / 4;

impl Flow {
    fn new(grid: &Grid, masked: impl Iterator<Item = At>) -> Self {
        let mut flow = Self(BTreeMap::new());
        for (row, col) in masked {
            let (line, column) = (Node::Row(row), Node::Column(col));
            // A zone gains from line to column, the whole from column to line; what is lost is what was there.
            let whole = col + 1 == grid.columns;
            let (gain, loss) = if whole { ((column, line), (line, column)) } else { ((line, column), (column, line)) };
            *flow.edge(gain) = UNBOUNDED;
            *flow.edge(loss) = grid.at(row, col).min(UNBOUNDED);
        }
        flow
    }

    fn edge(&mut self, (from, to): (Node, Node)) -> &mut u64 {
        self.0.entry(from).or_default().entry(to).or_default()
    }

    /// The most that can move from one node to the other.
    fn most(mut self, from: Node, to: Node) -> u64 {
        let mut all = 0u64;
        while let Some(path) = self.path(from, to) {
            let steps = || path.iter().copied().zip(path.iter().copied().skip(1));
            let room = steps().map(|it| *self.edge(it)).min().unwrap_or_default();
            for (a, b) in steps() {
                *self.edge((a, b)) -= room;
                let back = self.edge((b, a));
                *back = back.saturating_add(room);
            }
            all = all.saturating_add(room);
        }
        all
    }

    /// The shortest way with room left.
    fn path(&self, from: Node, to: Node) -> Option<Vec<Node>> {
        let mut before = BTreeMap::from([(from, from)]);
        let mut waiting = VecDeque::from([from]);
        while let Some(node) = waiting.pop_front() {
            if node == to {
                let mut path = vec![to];
                while let Some(&last) = path.last().filter(|it| **it != from) {
                    path.push(*before.get(&last)?);
                }
                path.reverse();
                return Some(path);
            }
            for (&next, _) in self.0.get(&node).into_iter().flatten().filter(|it| *it.1 > 0) {
                if let std::collections::btree_map::Entry::Vacant(entry) = before.entry(next) {
                    entry.insert(node);
                    waiting.push_back(next);
                }
            }
        }
        None
    }
}
