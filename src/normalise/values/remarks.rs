//! Remarks on the cells of one table: one each, or one for a whole column when many have the same fault.

use std::collections::BTreeMap;

use super::Finding;
use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::money::grouped;
use crate::identify::RawTable;

/// Beyond this many cells of one column with one fault, a single remark speaks of them all.
const MANY: usize = 20;

/// Gathers findings by column and rule.
pub struct Remarks<'a> {
    table: &'a RawTable,
    groups: BTreeMap<(usize, &'static str), Group>,
}

struct Group {
    rule: &'static Rule,
    /// The first ones, enough to be told one by one.
    kept: Vec<(u32, Finding)>,
    count: usize,
    last: u32,
}

impl<'a> Remarks<'a> {
    pub fn new(table: &'a RawTable) -> Self {
        Self { table, groups: BTreeMap::new() }
    }

    /// A finding in the cell of the column of that rank, in a row of the sheet.
    pub fn add(&mut self, column: usize, row: u32, finding: Finding) {
        let group = self.groups.entry((column, finding.rule.code)).or_insert_with(|| Group {
            rule: finding.rule,
            kept: Vec::new(),
            count: 0,
            last: row,
        });
        group.count += 1;
        group.last = group.last.max(row);
        if group.kept.len() < MANY {
            group.kept.push((row, finding));
        }
    }

    /// In order of column, rule, row.
    pub fn finish(self) -> Vec<Diagnostic> {
        let table = self.table;
        self.groups.into_iter().flat_map(|((column, _), group)| group.diagnostics(table, column)).collect()
    }
}

impl Group {
    fn diagnostics(self, table: &RawTable, column: usize) -> Vec<Diagnostic> {
        let Some(matched) = table.columns.get(column) else { return Vec::new() };
        let label = matched.column.label;
        let cell = |row| table.cell(row, matched.col);
        if self.count <= MANY {
            let one = |(row, finding): (u32, Finding)| {
                let message = format!("{label}\u{a0}: {}", finding.message);
                let remark = Diagnostic::new(finding.rule, Place::Cell(cell(row)), message);
                match finding.correction {
                    Some(correction) => remark.correction(correction),
                    None => remark,
                }
            };
            return self.kept.into_iter().map(one).collect();
        }
        let first = self.kept.iter().map(|it| it.0).min().unwrap_or_default();
        let example = self.kept.first().map_or("", |it| it.1.message.as_str());
        let message = format!(
            "{label}\u{a0}: {} cellules de la colonne, par exemple\u{a0}: {example}",
            grouped(self.count as u64)
        );
        let last = cell(self.last);
        vec![Diagnostic::new(self.rule, Place::Span(cell(first), (last.row, last.col)), message)]
    }
}
