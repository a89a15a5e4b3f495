//! Tables whose dates are written month first, as programs set in English write them: read so, and said.

use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::table::ColumnType;
use crate::extract::grid::Value;
use crate::identify::RawTable;

pub(super) static MONTH_FIRST: Rule = Rule {
    code: "VAL-21",
    severity: Severity::AVerifier,
    title: "Dates écrites le mois d’abord",
    explanation: "Plusieurs dates du tableau n’ont de sens que lues mois/jour/année (12/31/2017), et aucune que lue jour/mois/année\u{a0}: \
                  le fichier vient d’un logiciel réglé en anglais. Toutes ses dates sont lues le mois d’abord.",
    correction: "Régler le logiciel en français avant d’exporter, ou donner aux dates un vrai format de date dans un classeur.",
};

/// Fewer dates that only make sense month first may be typing errors.
const ENOUGH: usize = 3;

/// The table with its dates written day first, when they were not.
pub(super) fn righted(table: &RawTable) -> Option<Reported<RawTable>> {
    let dates: Vec<(usize, u32)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|it| matches!(it.1.column.ty, ColumnType::Date))
        .map(|(rank, matched)| (rank, matched.col))
        .collect();
    let mut month_only = Vec::new();
    for row in &table.rows {
        for (rank, col) in &dates {
            match row.cells.get(*rank).and_then(Option::as_ref).and_then(written) {
                Some(date) if date.first > 12 => return None,
                Some(date) if date.second > 12 => {
                    month_only.push(CellRef { sheet: table.top_left.sheet, row: row.row, col: *col });
                }
                _ => {}
            }
        }
    }
    let first = *month_only.first().filter(|_| month_only.len() >= ENOUGH)?;
    let mut righted = table.clone();
    for row in &mut righted.rows {
        for (rank, _) in &dates {
            let Some(cell) = row.cells.get_mut(*rank) else { continue };
            if let Some(day_first) = cell.as_ref().and_then(written).map(|it| it.day_first()) {
                *cell = Some(Value::Text(day_first.into()));
            }
        }
    }
    let message = format!(
        "Les dates de ce tableau sont lues le mois d’abord\u{a0}: {} d’entre elles, dont celle-ci, n’ont de sens qu’ainsi.",
        month_only.len()
    );
    Some(Reported { value: righted, diagnostics: vec![Diagnostic::new(&MONTH_FIRST, Place::Cell(first), message)] })
}

/// A date written as three numbers, the year last.
struct Written<'a> {
    first: u8,
    second: u8,
    /// The year, and the time when there is one.
    rest: &'a str,
}

impl Written<'_> {
    fn day_first(&self) -> String {
        format!("{:02}/{:02}/{}", self.second, self.first, self.rest)
    }
}

fn written(value: &Value) -> Option<Written<'_>> {
    let Value::Text(text) = value else { return None };
    let mut parts = text.trim().splitn(3, ['/', '-']);
    let mut number = || parts.next().filter(|it| it.len() <= 2)?.parse::<u8>().ok().filter(|it| (1..=31).contains(it));
    let (first, second) = (number()?, number()?);
    let rest = parts.next()?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (matches!(digits, 2 | 4) && (first <= 12 || second <= 12)).then_some(Written { first, second, rest })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tables::cas::KIND;
    use crate::normalise::raw::raw;

    fn shown(text: &str) -> Option<Vec<String>> {
        let righted = righted(&raw(&KIND, &[], &["f"], &format!("date_demande | date_inclusion | orienteur\n{text}")))?;
        let cells = righted.value.rows.iter().flat_map(|it| it.cells.iter().take(2).flatten());
        Some(cells.map(|it| format!("{it:?}").replace("Text(\"", "").replace("\")", "")).collect())
    }

    #[test]
    fn dates_that_only_make_sense_month_first_tell_how_the_others_are_read() {
        let american = "02/25/2017 | 3/4/2017 | CLIC\n12/31/2017 08:30 | | CLIC\n01/13/17 | NR | CLIC";
        assert_eq!(shown(american).unwrap(), ["25/02/2017", "04/03/2017", "31/12/2017 08:30", "13/01/17", "NR"]);
    }

    #[test]
    fn one_french_date_or_a_few_errors_leave_the_others_as_they_are() {
        for text in [
            "02/25/2017 | 12/31/2017 | CLIC\n01/13/2017 | 31/12/2017 | CLIC",
            "02/25/2017 | 12/31/2017 | CLIC\n01/02/2017 | 03/04/2017 | CLIC",
            "2017-02-25 | 2017-12-31 | CLIC\n2017-01-13 | 2017-03-14 | CLIC",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
