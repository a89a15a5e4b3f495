//! Budgets: accounts, sub-lines, what was planned and what was spent.

use super::random::Random;
use super::sheet::{Cell, Sheet};

/// A budget of a territoire, or of the whole when added up. Amounts are cents.
#[derive(Debug, Clone, Default)]
pub(super) struct Budget {
    pub(super) accounts: Vec<Account>,
}

/// An account of two digits; class 6 is spent, class 7 received.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) number: &'static str,
    pub(super) label: &'static str,
    pub(super) lines: Vec<SubLine>,
}

/// A line under an account.
#[derive(Debug, Clone)]
pub(super) struct SubLine {
    pub(super) label: &'static str,
    pub(super) planned: i64,
    pub(super) spent: i64,
}

/// What staffing costs, in cents.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Payroll {
    pub(super) salaries: i64,
    pub(super) charges: i64,
}

impl Account {
    /// Σ of its lines.
    pub(super) fn planned(&self) -> i64 {
        self.lines.iter().map(|it| it.planned).sum()
    }

    /// Σ of its lines.
    pub(super) fn spent(&self) -> i64 {
        self.lines.iter().map(|it| it.spent).sum()
    }

    /// `D` or `R`.
    pub(super) fn side(&self) -> char {
        if self.number.starts_with('6') { 'D' } else { 'R' }
    }
}

impl Budget {
    /// Σ over the accounts of a side, planned then spent.
    pub(super) fn total(&self, side: char) -> (i64, i64) {
        let of_side = self.accounts.iter().filter(|it| it.side() == side);
        of_side.fold((0, 0), |sum, it| (sum.0 + it.planned(), sum.1 + it.spent()))
    }

    /// Planned and spent of the line of that label.
    pub(super) fn line(&self, label: &str) -> (i64, i64) {
        let lines = self.accounts.iter().flat_map(|it| &it.lines).filter(|it| it.label == label);
        lines.fold((0, 0), |sum, it| (sum.0 + it.planned, sum.1 + it.spent))
    }

    /// Adds another budget to this one, line by line.
    pub(super) fn add(&mut self, other: &Budget) {
        if self.accounts.is_empty() {
            self.accounts.clone_from(&other.accounts);
            return;
        }
        let ours = self.accounts.iter_mut().flat_map(|it| &mut it.lines);
        for (line, more) in ours.zip(other.accounts.iter().flat_map(|it| &it.lines)) {
            line.planned += more.planned;
            line.spent += more.spent;
        }
    }
}

/// The line of the ARS's grant.
pub(super) const ARS: &str = "ARS";
/// The line of the département's contribution.
pub(super) const DEPARTEMENT: &str = "Département";

/// Draws a balanced budget around a payroll, and what came of it.
pub(super) fn draw(stream: &mut Random, payroll: Payroll) -> Budget {
    let mut euros = |low: i32, high: i32| i64::from(stream.between(low, high)) * 10_000;
    let mut accounts = vec![
        account(
            "60",
            "Achats",
            &[("Prestations de services (communication)", euros(5, 60)), ("Autres fournitures", euros(0, 9))],
        ),
        account("61", "Services externes", &[("Locations immobilières et mobilières", euros(80, 200))]),
        account(
            "62",
            "Autres services externes",
            &[
                ("Rémunérations intermédiaires et honoraires", euros(0, 20)),
                ("Déplacements et missions", euros(30, 120)),
            ],
        ),
        account("63", "Impôts et taxes", &[("Autres impôts et taxes", 0)]),
        account(
            "64",
            "Frais du personnel",
            &[
                ("Rémunération des personnels", payroll.salaries),
                ("Charges sociales", payroll.charges),
                ("Autres charges de personnel", euros(20, 150)),
            ],
        ),
        account("65", "Autres charges de gestion", &[("Charges fixes de fonctionnement", euros(300, 800))]),
        account("66", "Charges financières", &[("Intérêts", 0)]),
        account("67", "Charges exceptionnelles", &[("Autres charges exceptionnelles", 0)]),
        account("68", "Dotation aux amortissements et aux provisions", &[("Dotation aux provisions", euros(0, 50))]),
    ];
    let planned: i64 = accounts.iter().map(Account::planned).sum();
    let reprise = euros(0, 60);
    let ours = planned / 5 / 100 * 100;
    accounts.extend([
        account("70", "Rémunération des services", &[("Participation des usagers", 0)]),
        account("74", "Subventions", &[(ARS, planned - ours - reprise), (DEPARTEMENT, ours)]),
        account("75", "Autres produits de gestion courante", &[("Autres produits", 0)]),
        account("76", "Produits financiers", &[("Produits financiers", 0)]),
        account("77", "Produits exceptionnels", &[("Produits exceptionnels", 0)]),
        account("78", "Reprise", &[("Reprise sur provision", reprise)]),
    ]);
    for line in accounts.iter_mut().flat_map(|it| &mut it.lines) {
        line.spent = match line.label {
            ARS => line.planned,
            "Autres charges exceptionnelles" if stream.percent(30) => i64::from(stream.between(1_000, 90_000)),
            _ => line.planned * i64::from(stream.between(8_900, 10_350)) / 10_000,
        };
    }
    Budget { accounts }
}

fn account(number: &'static str, label: &'static str, lines: &[(&'static str, i64)]) -> Account {
    let lines = lines.iter().map(|(label, planned)| SubLine { label, planned: *planned, spent: 0 }).collect();
    Account { number, label, lines }
}

/// One list, an account in its column, planned and spent side by side.
pub(super) fn as_list(sheet: &mut Sheet, title: &str, budget: &Budget) {
    sheet.push(0, vec![Cell::bold(title)]);
    sheet.skip(1);
    sheet.push(0, ["Compte", "Libellé", "BP 2017", "Réalisé 2017"].map(Cell::bold).to_vec());
    for (side, total) in [('D', "Total des dépenses"), ('R', "Total des recettes")] {
        for account in budget.accounts.iter().filter(|it| it.side() == side) {
            let number = account.number.parse().map_or(Cell::Blank, Cell::Number);
            let amounts = [account.planned(), account.spent()].map(Cell::Euros);
            sheet.push(0, [vec![number, Cell::bold(account.label)], amounts.to_vec()].concat());
            for line in &account.lines {
                let amounts = [Cell::Euros(line.planned), Cell::Euros(line.spent)];
                sheet.push(0, [vec![Cell::Blank, Cell::text(line.label)], amounts.to_vec()].concat());
            }
        }
        let (planned, spent) = budget.total(side);
        sheet.push(0, vec![Cell::Blank, Cell::bold(total), Cell::Euros(planned), Cell::Euros(spent)]);
    }
}

/// What was planned, or spent, with receipts on the right of expenses.
pub(super) fn side_by_side(
    sheet: &mut Sheet,
    title: &str,
    heading: &str,
    budget: &Budget,
    amount: fn(&SubLine) -> i64,
) {
    sheet.push(0, vec![Cell::bold(title)]);
    sheet.skip(1);
    sheet.push(0, ["Dépenses", heading, "Recettes", heading].map(Cell::bold).to_vec());
    let (left, right) = (column(budget, 'D', amount), column(budget, 'R', amount));
    for rank in 0..left.len().max(right.len()) {
        let half = |side: &[[Cell; 2]]| side.get(rank).cloned().unwrap_or([Cell::Blank, Cell::Blank]);
        sheet.push(0, [half(&left), half(&right)].concat());
    }
    let total = |side| {
        let lines = budget.accounts.iter().filter(|it| it.side() == side).flat_map(|it| &it.lines);
        Cell::Euros(lines.map(amount).sum())
    };
    sheet.push(0, vec![Cell::bold("Total des dépenses"), total('D'), Cell::bold("Total des recettes"), total('R')]);
}

fn column(budget: &Budget, side: char, amount: fn(&SubLine) -> i64) -> Vec<[Cell; 2]> {
    let mut cells = Vec::new();
    for account in budget.accounts.iter().filter(|it| it.side() == side) {
        let total = account.lines.iter().map(amount).sum();
        cells.push([Cell::bold(format!("{} {}", account.number, account.label)), Cell::Euros(total)]);
        cells.extend(account.lines.iter().map(|it| [Cell::text(it.label), Cell::Euros(amount(it))]));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_balanced_and_adds_up() {
        let mut stream = Random::new(5, 0);
        let payroll = Payroll { salaries: 10_000_000, charges: 4_000_000 };
        let (one, other) = (draw(&mut stream, payroll), draw(&mut stream, payroll));
        for budget in [&one, &other] {
            assert_eq!(budget.total('D').0, budget.total('R').0);
        }
        let mut both = Budget::default();
        both.add(&one);
        both.add(&other);
        assert_eq!(both.total('D').1, one.total('D').1 + other.total('D').1);
        assert_eq!(both.line(ARS).0, one.line(ARS).0 + other.line(ARS).0);
    }
}
