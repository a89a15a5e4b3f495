//! Accounts at two digits, spending then income, with live variances, totals and balance.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{ACCOUNT, Layout, PLANNED, euros};
use super::lines::{Line, Role, Sens};
use crate::base::cell::a1;
use crate::base::territoire::DEPARTEMENT;
use crate::write::book::{Area, Cell, Column, Kind, Page, Table, Tone, total};
use crate::write::consolidation::figures::capitalised;

/// The accounts once written.
pub(super) struct Accounts {
    pub layout: Layout,
    blocks: BTreeMap<Sens, Block>,
}

struct Block {
    area: Area,
    rows: Vec<Account>,
}

/// An account and the row where it stands.
struct Account {
    row: u32,
    line: Line,
    made_of: MadeOf,
}

/// Where the amounts of an account come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum MadeOf {
    /// A line of the budget states it.
    Itself,
    /// Its sub-lines: no line states it.
    Details,
    /// The accounts of the sites.
    Sites,
}

/// Writes the accounts of a budget, spending then income, then its balance.
pub(super) fn tables(page: &mut Page, budget: &[Line], exercice: i16) -> Accounts {
    let layout = Layout::of(budget);
    let mut blocks = BTreeMap::new();
    let mut totals = Vec::new();
    for sens in Sens::ALL {
        let lines: Vec<&Line> = budget.iter().filter(|it| it.sens == sens).collect();
        let (block, total) = block(page, layout, &lines, sens, exercice);
        totals.push(total);
        blocks.insert(sens, block);
    }
    balance(page, layout, &totals);
    Accounts { layout, blocks }
}

/// The total line of a block and the row where it stands.
struct Total {
    row: u32,
    line: Line,
}

fn block(page: &mut Page, layout: Layout, lines: &[&Line], sens: Sens, exercice: i16) -> (Block, Total) {
    let mut columns = layout.columns("Intitulé");
    columns.push(Column::new("Sous-lignes − compte (prévu)", 16.0, layout.kind));
    let mut table = page.table(format!("{} – {exercice}", sens.label()), columns);
    let mut rows = Vec::new();
    for (line, made_of) in accounts(lines, sens) {
        let row = table.next_row();
        let mut cells = layout.named(layout.cells(row, &line), &format!("{}{}", sens.letter(), line.compte));
        cells.push(Cell::none());
        table.row(cells);
        rows.push(Account { row, line, made_of });
    }
    let total = total_line(&mut table, layout, &rows, sens);
    for stated in lines.iter().filter(|it| it.role == Role::Total) {
        let line = Line { libelle: "Total indiqué par le fichier".to_owned(), ..(*stated).clone() };
        let mut cells = layout.cells(table.next_row(), &line);
        cells[usize::from(ACCOUNT)] = Cell::none();
        cells.truncate(usize::from(layout.spent()) + 1);
        table.aside(cells);
    }
    let area = table.finish();
    (Block { area, rows }, total)
}

/// The live total of the accounts of a sense.
fn total_line(table: &mut Table, layout: Layout, rows: &[Account], sens: Sens) -> Total {
    let row = table.next_row();
    let line = sum(rows, sens);
    let mut cells = layout.cells(row, &line);
    cells[usize::from(ACCOUNT)] = Cell::none();
    let amended = layout.amended().zip(line.modifie);
    let amounts =
        [Some((PLANNED, line.prevu)), Some((layout.spent(), line.realise)), amended.map(|(col, it)| (col, Some(it)))];
    for (col, value) in amounts.into_iter().flatten() {
        cells[usize::from(col)] = table.sum(col, [value.map(euros)]);
    }
    let mut cells = layout.named(cells, &format!("{}_total", sens.letter()));
    cells.push(Cell::none());
    table.total(cells);
    Total { row, line }
}

/// One line for each account: the one that states it, else the sum of its sub-lines; and what it is made of.
pub(in crate::write) fn accounts(lines: &[&Line], sens: Sens) -> Vec<(Line, MadeOf)> {
    let comptes: BTreeSet<&str> =
        lines.iter().filter(|it| it.role != Role::Total).map(|it| it.compte.as_str()).collect();
    let account = |compte: &str| {
        let of = |role: Role| lines.iter().copied().filter(move |it| it.role == role && it.compte == compte);
        let stated = of(Role::Compte).next();
        let made_of = match stated {
            None => MadeOf::Details,
            Some(line) if line.territoire.is_some() => MadeOf::Sites,
            Some(_) => MadeOf::Itself,
        };
        let role = if stated.is_some() { Role::Compte } else { Role::Detail };
        let add = |amount: fn(&Line) -> Option<i64>| add(of(role).map(amount));
        let libelle = stated.map_or_else(|| format!("Compte {compte}"), |it| it.libelle.clone());
        let line = Line {
            role: Role::Compte,
            territoire: None,
            annee_pleine: false,
            sens,
            compte: compte.to_owned(),
            libelle,
            financeur: stated.and_then(|it| it.financeur.clone()),
            prevu: add(|it| it.prevu),
            modifie: add(|it| it.modifie),
            realise: add(|it| it.realise),
        };
        (line, made_of)
    };
    comptes.into_iter().map(account).collect()
}

fn sum(rows: &[Account], sens: Sens) -> Line {
    Line {
        role: Role::Total,
        territoire: None,
        annee_pleine: false,
        sens,
        compte: String::new(),
        libelle: format!("Total des {}", sens.label().to_lowercase()),
        financeur: None,
        prevu: add(rows.iter().map(|it| it.line.prevu)),
        modifie: add(rows.iter().map(|it| it.line.modifie)),
        realise: add(rows.iter().map(|it| it.line.realise)),
    }
}

/// The sum of what is known; `None` when nothing is.
pub(in crate::write) fn add(cents: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    cents.flatten().fold(None, |sum, it| Some(sum.unwrap_or(0i64).saturating_add(it)))
}

/// Income less spending, planned and spent.
fn balance(page: &mut Page, layout: Layout, totals: &[Total]) {
    let [depenses, recettes] = totals else { return };
    let mut columns = layout.columns("Équilibre");
    columns.truncate(usize::from(layout.spent()) + 1);
    columns.push(Column::new("Lecture", 40.0, Kind::Wrapped));
    let mut table = page.table("Équilibre\u{a0}: recettes − dépenses", columns);
    let difference = |col: u16, amount: fn(&Line) -> Option<i64>| {
        let values = amount(&recettes.line).zip(amount(&depenses.line));
        let formula = format!("{}-{}", a1(recettes.row, u32::from(col)), a1(depenses.row, u32::from(col)));
        let gap = values.map(|(recettes, depenses)| euros(recettes) - euros(depenses));
        gap.map_or_else(Cell::none, |it| Cell::formula(formula, it))
    };
    let planned = difference(PLANNED, |it| it.prevu);
    let spent = difference(layout.spent(), |it| it.realise);
    let reading = balanced(planned.value(), spent.value());
    let mut cells = vec![Cell::text("Recettes moins dépenses"), Cell::none(), planned];
    cells.extend(layout.amended().map(|col| difference(col, |it| it.modifie)));
    cells.extend([spent.named(DEPARTEMENT, "resultat", ""), reading]);
    table.row(cells);
    table.finish();
}

/// What the balance means, for the budget planned and for the one spent.
fn balanced(planned: Option<f64>, spent: Option<f64>) -> Cell {
    let (word, tone) = match planned {
        Some(0.0) => ("prévu équilibré", Tone::Good),
        Some(_) => ("prévu non équilibré", Tone::Bad),
        None => ("équilibre du prévu non vérifiable", Tone::Muted),
    };
    let result = spent.map(|it| match it {
        it if it > 0.0 => "réalisé excédentaire",
        it if it < 0.0 => "réalisé déficitaire",
        _ => "réalisé à l’équilibre",
    });
    let words: Vec<&str> = [word].into_iter().chain(result).collect();
    Cell::text(capitalised(&words.join("\u{a0}; "))).tone(tone)
}

impl Accounts {
    /// Where the accounts of a sense stand, if it has any.
    pub(super) fn block(&self, sens: Sens) -> Option<Area> {
        self.blocks.get(&sens).map(|it| it.area).filter(|it| !it.is_empty())
    }

    /// Makes accounts that no line states live sums of their sub-lines, and shows what separates the others from theirs.
    ///
    /// Sub-lines stand in `area`, their sense in its column `sense`.
    pub(super) fn tie_to_details(&self, page: &mut Page, area: Area, sense: u16, details: &[&Line]) {
        for account in self.rows() {
            if account.made_of == MadeOf::Details {
                self.tie(page, account, area, sense);
                continue;
            }
            let own = details.iter().filter(|it| it.sens == account.line.sens && it.compte == account.line.compte);
            let known = total(own.map(|it| it.prevu.map(euros))).zip(account.line.prevu.map(euros));
            let Some((details, stated)) = known else { continue };
            let formula = format!("{}-{}", account.sum(area, sense, PLANNED), a1(account.row, u32::from(PLANNED)));
            let gap = total([Some(details), Some(-stated)]).unwrap_or_default();
            let tone = if gap == 0.0 { Tone::Plain } else { Tone::Watch };
            let cell = Cell::formula(formula, gap).kind(self.layout.kind).tone(tone);
            page.put(account.row, self.layout.end(), cell);
        }
    }

    /// Makes accounts live sums of those of the sites, which stand in `area`.
    pub(super) fn tie_to_sites(&self, page: &mut Page, area: Area, sense: u16) {
        for account in self.rows().filter(|it| it.made_of == MadeOf::Sites) {
            self.tie(page, account, area, sense);
        }
    }

    fn rows(&self) -> impl Iterator<Item = &Account> {
        self.blocks.values().flat_map(|it| &it.rows)
    }

    fn tie(&self, page: &mut Page, account: &Account, area: Area, sense: u16) {
        let amended = self.layout.amended().map(|it| (it, account.line.modifie));
        let amounts = [Some((PLANNED, account.line.prevu)), Some((self.layout.spent(), account.line.realise)), amended];
        for (col, cents) in amounts.into_iter().flatten() {
            let Some(cents) = cents else { continue };
            let cell = Cell::formula(account.sum(area, sense, col), euros(cents)).kind(self.layout.kind);
            page.put(account.row, col, cell);
        }
    }
}

impl Account {
    /// The live sum of the lines of this account in a table below.
    fn sum(&self, area: Area, sense: u16, col: u16) -> String {
        let (amounts, numbers, senses) = (area.range(col), area.range(ACCOUNT), area.range(sense));
        let (own, label) = (a1(self.row, u32::from(ACCOUNT)), self.line.sens.label());
        format!("SUMIFS({amounts},{numbers},{own},{senses},\"{label}\")")
    }
}
