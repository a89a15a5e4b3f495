//! Accounts at two digits, spending then income, with live variances, totals and balance.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Line, Role, Sens};
use crate::base::cell::a1;
use crate::base::territoire::DEPARTEMENT;
use crate::write::book::{Area, Cell, Column, Kind, Page, Table, Tone, total};

/// The columns that all tables of amounts share: the title of the line, its account, then amounts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Whether some line has an amended amount.
    amended: bool,
    kind: Kind,
}

const ACCOUNT: u16 = 1;
const PLANNED: u16 = 2;

impl Layout {
    /// The layout that these lines need.
    pub(super) fn of(lines: &[Line]) -> Self {
        let cents = |it: &Line| [it.prevu, it.modifie, it.realise].into_iter().flatten().any(|it| it % 100 != 0);
        Self {
            amended: lines.iter().any(|it| it.modifie.is_some()),
            kind: if lines.iter().any(cents) { Kind::Cents } else { Kind::Euros },
        }
    }

    pub(super) fn planned(self) -> u16 {
        PLANNED
    }

    pub(super) fn spent(self) -> u16 {
        PLANNED + 1 + u16::from(self.amended)
    }

    fn amended(self) -> Option<u16> {
        self.amended.then_some(PLANNED + 1)
    }

    fn variance(self) -> u16 {
        self.spent() + 1
    }

    /// One past the shared columns.
    pub(super) fn end(self) -> u16 {
        self.spent() + 4
    }

    pub(super) fn columns(self, title: &str) -> Vec<Column> {
        let amount = |heading: &str| Column::new(heading, 15.0, self.kind);
        let mut columns =
            vec![Column::new(title, 52.0, Kind::Wrapped), Column::new("Compte", 11.0, Kind::Plain), amount("Prévu")];
        columns.extend(self.amended.then(|| amount("Prévu modifié")));
        columns.extend([
            amount("Réalisé"),
            amount("Écart (€)"),
            Column::new("Écart (%)", 12.0, Kind::Percent),
            Column::new("Lecture", 14.0, Kind::Text),
        ]);
        columns
    }

    /// The cells of a line, variances as live formulas.
    pub(super) fn cells(self, row: u32, line: &Line) -> Vec<Cell> {
        let amount = |cents: Option<i64>, why| Cell::known(cents, Cell::cents, why).without_note();
        let mut cells = vec![Cell::text(&*line.libelle), compte(&line.compte), amount(line.prevu, NOT_PLANNED)];
        cells.extend(self.amended.then(|| line.modifie.map_or_else(|| Cell::none(), Cell::cents)));
        cells.push(amount(line.realise, NOT_SPENT));
        cells.extend(self.variances(row, line));
        cells
    }

    /// Variance in euros, in percent, and how to read it.
    fn variances(self, row: u32, line: &Line) -> [Cell; 3] {
        let base = self.amended().filter(|_| line.modifie.is_some()).unwrap_or(PLANNED);
        let (base, spent) = (a1(row, u32::from(base)), a1(row, u32::from(self.spent())));
        let Some((planned, real)) = line.base().zip(line.realise) else {
            let why = if line.realise.is_none() { NOT_SPENT } else { NOT_PLANNED };
            return [(); 3].map(|()| Cell::missing(why).without_note());
        };
        let gap = euros(real) - euros(planned);
        let share = match planned {
            0 => Cell::text("n.s.").note("Non significatif\u{a0}: rien n’était prévu."),
            _ => Cell::formula(format!("{}/{base}", a1(row, u32::from(self.variance()))), gap / euros(planned)),
        };
        [Cell::formula(format!("{spent}-{base}"), gap), share, reading(line.sens, real.saturating_sub(planned))]
    }

    /// Gives amounts the names under which other sheets know them.
    fn named(self, cells: Vec<Cell>, modalite: &str) -> Vec<Cell> {
        let names = [
            (PLANNED, "budget_prevu"),
            (self.spent(), "budget_realise"),
            (self.variance(), "budget_ecart"),
            (self.variance() + 1, "budget_ecart_pct"),
        ];
        let name = |col: u16| names.iter().find(|it| it.0 == col).map(|it| it.1);
        let named = |(cell, col): (Cell, u16)| match name(col) {
            Some(indicateur) => cell.named(DEPARTEMENT, indicateur, modalite),
            None => cell,
        };
        cells.into_iter().zip(0..).map(named).collect()
    }
}

/// An account as the number it is.
pub(super) fn compte(compte: &str) -> Cell {
    compte.parse().map_or_else(|_| Cell::text(compte), |it: u32| Cell::number(f64::from(it)))
}

fn reading(sens: Sens, gap: i64) -> Cell {
    let good = match sens {
        Sens::Depenses => gap < 0,
        Sens::Recettes => gap > 0,
    };
    match (gap, good) {
        (0, _) => Cell::text("Conforme"),
        (_, true) => Cell::text("Favorable").tone(Tone::Good),
        (_, false) => Cell::text("Défavorable").tone(Tone::Bad),
    }
}

/// The accounts once written.
pub(super) struct Accounts {
    pub layout: Layout,
    blocks: BTreeMap<Sens, Block>,
}

struct Block {
    area: Area,
    rows: Vec<Account>,
}

/// An account: what it states, or what its sub-lines make.
struct Account {
    row: u32,
    line: Line,
    /// Whether a line of the budget states the account itself.
    stated: bool,
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
    for (line, stated) in accounts(lines, sens) {
        let row = table.next_row();
        let mut cells = layout.named(layout.cells(row, &line), &format!("{}{}", sens.letter(), line.compte));
        cells.push(Cell::none());
        table.row(cells);
        rows.push(Account { row, line, stated });
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

/// One line for each account: the one that states it, else the sum of its sub-lines; and whether it is stated.
fn accounts(lines: &[&Line], sens: Sens) -> Vec<(Line, bool)> {
    let comptes: BTreeSet<&str> =
        lines.iter().filter(|it| it.role != Role::Total).map(|it| it.compte.as_str()).collect();
    let account = |compte: &str| {
        let of = |role: Role| lines.iter().copied().filter(move |it| it.role == role && it.compte == compte);
        let stated = of(Role::Compte).next();
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
            prevu: add(|it| it.prevu),
            modifie: add(|it| it.modifie),
            realise: add(|it| it.realise),
        };
        (line, stated.is_some())
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
        prevu: add(rows.iter().map(|it| it.line.prevu)),
        modifie: add(rows.iter().map(|it| it.line.modifie)),
        realise: add(rows.iter().map(|it| it.line.realise)),
    }
}

/// The sum of what is known; `None` when nothing is.
fn add(cents: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    cents.flatten().fold(None, |sum, it| Some(sum.unwrap_or(0i64).saturating_add(it)))
}

/// Income less spending, planned and spent.
fn balance(page: &mut Page, layout: Layout, totals: &[Total]) {
    let [depenses, recettes] = totals else { return };
    let mut columns = layout.columns("Équilibre");
    columns.truncate(usize::from(layout.spent()) + 1);
    let mut table = page.table("Équilibre\u{a0}: recettes − dépenses", columns);
    let difference = |col: u16, amount: fn(&Line) -> Option<i64>| {
        let values = amount(&recettes.line).zip(amount(&depenses.line));
        let formula = format!("{}-{}", a1(recettes.row, u32::from(col)), a1(depenses.row, u32::from(col)));
        let gap = values.map(|(recettes, depenses)| euros(recettes) - euros(depenses));
        gap.map_or_else(|| Cell::none(), |it| Cell::formula(formula, it))
    };
    let planned = difference(PLANNED, |it| it.prevu);
    let verdict = match planned.value() {
        Some(0.0) => Cell::text("Budget prévu équilibré").tone(Tone::Good),
        Some(_) => Cell::text("Budget prévu non équilibré").tone(Tone::Bad),
        None => Cell::text("Équilibre non vérifiable").tone(Tone::Muted),
    };
    let mut cells = vec![verdict, Cell::none(), planned];
    cells.extend(layout.amended().map(|col| difference(col, |it| it.modifie)));
    cells.push(difference(layout.spent(), |it| it.realise).named(DEPARTEMENT, "resultat", ""));
    table.row(cells);
    table.finish();
}

impl Accounts {
    /// Where the accounts of a sense stand, if it has any.
    pub(super) fn block(&self, sens: Sens) -> Option<Area> {
        self.blocks.get(&sens).map(|it| it.area).filter(|it| !it.is_empty())
    }

    /// Makes accounts that no line states live sums of their sub-lines, and shows what separates the others from theirs.
    ///
    /// Sub-lines stand in `area`, their sense in its column `sense`.
    pub(super) fn tie(&self, page: &mut Page, area: Area, sense: u16, details: &[&Line]) {
        for account in self.blocks.values().flat_map(|it| &it.rows) {
            let of = |amount: fn(&Line) -> Option<i64>| {
                let own = details.iter().filter(|it| it.sens == account.line.sens && it.compte == account.line.compte);
                total(own.map(|it| amount(it).map(euros)))
            };
            let sum = |col: u16| {
                let own = a1(account.row, u32::from(ACCOUNT));
                let label = account.line.sens.label();
                let (amounts, numbers, senses) = (area.range(col), area.range(ACCOUNT), area.range(sense));
                format!("SUMIFS({amounts},{numbers},{own},{senses},\"{label}\")")
            };
            if account.stated {
                let gap = of(|it| it.prevu).zip(account.line.prevu.map(euros));
                let Some((details, stated)) = gap else { continue };
                let formula = format!("{}-{}", sum(PLANNED), a1(account.row, u32::from(PLANNED)));
                let tone = if details == stated { Tone::Plain } else { Tone::Watch };
                let cell = Cell::formula(formula, details - stated).kind(self.layout.kind).tone(tone);
                page.put(account.row, self.layout.end(), cell);
            } else {
                let parts: [(u16, fn(&Line) -> Option<i64>); 2] =
                    [(PLANNED, |it| it.prevu), (self.layout.spent(), |it| it.realise)];
                for (col, amount) in parts {
                    let Some(value) = of(amount) else { continue };
                    page.put(account.row, col, Cell::formula(sum(col), value).kind(self.layout.kind));
                }
            }
        }
    }
}

pub(super) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const NOT_PLANNED: &str = "Aucun montant prévu n’est indiqué";
const NOT_SPENT: &str = "Aucun montant réalisé n’a été reçu";
