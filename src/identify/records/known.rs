//! What in the rows of a table says that they are those of a budget.

use super::budgets::{EARNING, SPENDING, is_label};
use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::extract::grid::Value;
use crate::identify::cells::labels::{account, names_account, total};
use crate::identify::tables::budget::COMPTE;
use crate::identify::{How, Matched, RawTable, Role};

/// Whether the rows are those of a budget: enough accounts, or the totals or sub-titles of a budget.
pub(super) fn is_budget(tables: &[RawTable]) -> bool {
    let counted = Counted::of(tables.iter().filter(|it| it.columns.iter().any(is_amount_column)));
    let named = tables.iter().flat_map(|it| &it.columns).filter(|it| is_label(it.column.id));
    let sided = named.filter(|it| it.how == How::Exact && says_side(&it.heading)).count();
    counted.are_enough() || (sided > 0 && counted.accounts + counted.totals > 0) || sided >= 2
}

/// Whether the rows hold accounts, even when none of their amounts is read.
pub(super) fn holds_accounts(tables: &[RawTable]) -> bool {
    Counted::of(tables.iter()).are_enough()
}

/// What in the rows says that they are those of a budget.
#[derive(Default)]
struct Counted {
    accounts: usize,
    totals: usize,
    spending: bool,
    earning: bool,
}

impl Counted {
    fn of<'t>(tables: impl Iterator<Item = &'t RawTable>) -> Self {
        let mut counted = Self::default();
        for table in tables {
            let label = table.columns.iter().position(|it| is_label(it.column.id));
            let number = table.columns.iter().position(|it| it.column.id == COMPTE);
            for row in &table.rows {
                let cells = [label, number].into_iter().flatten().filter_map(|at| row.cells.get(at)?.as_ref());
                counted.accounts += usize::from(row.role == Role::Data && cells.clone().any(is_account));
                counted.totals += usize::from(row.role != Role::Data && cells.clone().any(is_side_total));
                let section = row.section.as_deref().and_then(named_side);
                counted.spending |= section == Some(SPENDING);
                counted.earning |= section == Some(EARNING);
            }
        }
        counted
    }

    fn are_enough(&self) -> bool {
        self.accounts >= 2 || (self.spending && self.earning)
    }
}

fn says_side(heading: &str) -> bool {
    let folded = fold(heading);
    ["depense", "recette", "charge", "produit"].iter().any(|it| folded.contains(it))
}

fn is_account(value: &Value) -> bool {
    match value {
        Value::Text(text) => names_account(text),
        Value::Number(number) => number.fract() == 0.0 && account(&number.to_string()).is_some(),
        _ => false,
    }
}

fn is_side_total(value: &Value) -> bool {
    matches!(value, Value::Text(text) if total(text).is_some() && says_side(text))
}

/// The one side that a sub-title names.
fn named_side(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let names = |words: &[&str]| folded.split(' ').any(|it| words.contains(&it));
    match (
        names(&["depense", "depenses", "charge", "charges", "emplois"]),
        names(&["recette", "recettes", "produit", "produits", "ressources"]),
    ) {
        (true, false) => Some(SPENDING),
        (false, true) => Some(EARNING),
        _ => None,
    }
}

fn is_amount_column(matched: &Matched) -> bool {
    matches!(matched.column.ty, ColumnType::Amount)
}
