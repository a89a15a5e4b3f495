//! Accounts at two digits, spending then income, with live variances, totals and balance.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Line, Role, Sens};
use crate::base::cell::a1;
use crate::base::territoire::DEPARTEMENT;
use crate::write::book::{Area, Cell, Column, Kind, Page, Tone, total};

/// Columns of the tables of this sheet; the first is the title of the line.
const ACCOUNT: u16 = 1;
pub(super) const PLANNED: u16 = 2;
const AMENDED: u16 = 3;
pub(super) const SPENT: u16 = 4;
const VARIANCE: u16 = 5;
const SHARE: u16 = 6;
/// Only where accounts have sub-lines.
const DETAILS: u16 = 8;
/// Column of the sense in the table of sub-lines.
const SENSE: u16 = 8;

/// The accounts once written.
pub(super) struct Accounts {
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

/// The columns that all tables of amounts share.
pub(super) fn columns(title: &str) -> Vec<Column> {
    vec![
        Column::new(title, 44.0, Kind::Wrapped),
        Column::new("Compte", 11.0, Kind::Plain),
        Column::new("Prévu", 14.0, Kind::Euros),
        Column::new("Prévu modifié", 14.0, Kind::Euros),
        Column::new("Réalisé", 14.0, Kind::Euros),
        Column::new("Écart (€)", 13.0, Kind::Euros),
        Column::new("Écart (%)", 11.0, Kind::Percent),
        Column::new("Lecture", 13.0, Kind::Text),
    ]
}

/// The cells of a line, variances as live formulas.
pub(super) fn cells(row: u32, line: &Line) -> Vec<Cell> {
    let amount = |cents: Option<i64>, why| Cell::known(cents, Cell::cents, why).without_note();
    let amended = line.modifie.map_or_else(|| Cell::text("–"), Cell::cents);
    let compte = line.compte.parse().map_or_else(|_| Cell::text(&*line.compte), |it: u32| Cell::number(f64::from(it)));
    let mut cells = vec![Cell::text(&*line.libelle), compte, amount(line.prevu, NOT_PLANNED), amended];
    cells.push(amount(line.realise, NOT_SPENT));
    cells.extend(variance(row, line));
    cells
}

/// Variance in euros, in percent, and how to read it.
fn variance(row: u32, line: &Line) -> [Cell; 3] {
    let base_col = u32::from(if line.modifie.is_some() { AMENDED } else { PLANNED });
    let (base, spent) = (a1(row, base_col), a1(row, u32::from(SPENT)));
    let Some((planned, real)) = line.base().zip(line.realise) else {
        return [(); 3].map(|()| Cell::missing(NOT_SPENT).without_note());
    };
    let gap = euros(real) - euros(planned);
    let share = match planned {
        0 => Cell::text("n.s.").note("Non significatif\u{a0}: rien n’était prévu."),
        _ => Cell::formula(format!("{}/{base}", a1(row, u32::from(VARIANCE))), gap / euros(planned)),
    };
    [Cell::formula(format!("{spent}-{base}"), gap), share, reading(line.sens, real - planned)]
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

/// Writes the accounts of a budget, spending then income, then its balance.
pub(super) fn tables(page: &mut Page, budget: &[Line], exercice: i16) -> Accounts {
    let mut blocks = BTreeMap::new();
    let mut totals = Vec::new();
    for sens in Sens::ALL {
        let lines: Vec<&Line> = budget.iter().filter(|it| it.sens == sens).collect();
        let (block, total) = block(page, &lines, sens, exercice);
        totals.push(total);
        blocks.insert(sens, block);
    }
    balance(page, &totals);
    Accounts { blocks }
}

/// The total line of a block and the row where it stands.
struct Total {
    row: u32,
    line: Line,
}

fn block(page: &mut Page, lines: &[&Line], sens: Sens, exercice: i16) -> (Block, Total) {
    let detailed = lines.iter().any(|it| it.role == Role::Detail);
    let mut columns = columns("Compte et intitulé");
    columns[usize::from(ACCOUNT)].heading = "N°".to_owned();
    if detailed {
        columns.push(Column::new("Sous-lignes − compte (prévu)", 15.0, Kind::Euros));
    }
    let mut table = page.table(format!("{} – {exercice}", sens.label()), columns);
    let mut rows = Vec::new();
    for (line, stated) in accounts(lines, sens) {
        let row = table.next_row();
        let mut cells = cells(row, &line);
        for (cell, (_, indicateur)) in cells.iter_mut().skip(usize::from(PLANNED)).zip(NAMES) {
            *cell = std::mem::take(cell).named(DEPARTEMENT, indicateur, &format!("{}{}", sens.letter(), line.compte));
        }
        if detailed {
            cells.push(Cell::text("–"));
        }
        table.row(cells);
        rows.push(Account { row, line, stated });
    }
    let row = table.next_row();
    let line = sum(&rows, sens);
    let mut cells = cells(row, &line);
    cells[usize::from(ACCOUNT)] = Cell::text("–");
    for (col, value) in [(PLANNED, line.prevu), (SPENT, line.realise)] {
        cells[usize::from(col)] = table.sum(col, [value.map(euros)]);
    }
    if line.modifie.is_some() {
        cells[usize::from(AMENDED)] = table.sum(AMENDED, [line.modifie.map(euros)]);
    }
    for (cell, (_, indicateur)) in cells.iter_mut().skip(usize::from(PLANNED)).zip(NAMES) {
        *cell = std::mem::take(cell).named(DEPARTEMENT, indicateur, &format!("{}_total", sens.letter()));
    }
    if detailed {
        cells.push(Cell::text("–"));
    }
    table.total(cells);
    for stated in lines.iter().filter(|it| it.role == Role::Total) {
        let mut cells: Vec<Cell> =
            self::cells(table.next_row(), &Line { libelle: STATED.to_owned(), ..(*stated).clone() });
        cells[usize::from(ACCOUNT)] = Cell::text("–");
        cells.truncate(usize::from(SPENT) + 1);
        table.aside(cells);
    }
    let area = table.finish();
    (Block { area, rows }, Total { row, line })
}

/// The names under which other sheets know the amounts of a line, from the planned one on.
const NAMES: [(u16, &str); 5] = [
    (PLANNED, "budget_prevu"),
    (AMENDED, "budget_prevu_modifie"),
    (SPENT, "budget_realise"),
    (VARIANCE, "budget_ecart"),
    (SHARE, "budget_ecart_pct"),
];

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
fn balance(page: &mut Page, totals: &[Total]) {
    let [depenses, recettes] = totals else { return };
    let mut columns = columns("Équilibre");
    columns.truncate(usize::from(SPENT) + 1);
    let mut table = page.table("Équilibre\u{a0}: recettes − dépenses", columns);
    let difference = |col: u16, amount: fn(&Line) -> Option<i64>| {
        let values = amount(&recettes.line).zip(amount(&depenses.line));
        let formula = format!("{}-{}", a1(recettes.row, u32::from(col)), a1(depenses.row, u32::from(col)));
        Cell::known(values, |(r, d)| Cell::formula(formula, euros(r) - euros(d)), NOT_SPENT).without_note()
    };
    let planned = difference(PLANNED, |it| it.prevu);
    let balanced = match planned.value() {
        Some(0.0) => Cell::text("Budget prévu équilibré").tone(Tone::Good),
        Some(_) => Cell::text("Budget prévu non équilibré").tone(Tone::Bad),
        None => Cell::text("Équilibre non vérifiable").tone(Tone::Muted),
    };
    let amended = if recettes.line.modifie.is_some() && depenses.line.modifie.is_some() {
        difference(AMENDED, |it| it.modifie)
    } else {
        Cell::text("–")
    };
    let spent = difference(SPENT, |it| it.realise).named(DEPARTEMENT, "resultat", "");
    table.row([balanced, Cell::text("–"), planned, amended, spent]);
    table.finish();
}

impl Accounts {
    /// Where the accounts of a sense stand, if it has any.
    pub(super) fn block(&self, sens: Sens) -> Option<Area> {
        self.blocks.get(&sens).map(|it| it.area).filter(|it| !it.is_empty())
    }

    /// Makes accounts that no line states live sums of their sub-lines, and shows what separates the others from theirs.
    pub(super) fn tie(&self, page: &mut Page, area: Area, details: &[&Line]) {
        for account in self.blocks.values().flat_map(|it| &it.rows) {
            let of = |amount: fn(&Line) -> Option<i64>| {
                let own = details.iter().filter(|it| it.sens == account.line.sens && it.compte == account.line.compte);
                total(own.map(|it| amount(it).map(euros)))
            };
            let sum = |col: u16| {
                let (label, number) = (area.range(SENSE), area.range(ACCOUNT));
                let own = a1(account.row, u32::from(ACCOUNT));
                format!("SUMIFS({},{number},{own},{label},\"{}\")", area.range(col), account.line.sens.label())
            };
            if account.stated {
                let gap = of(|it| it.prevu).zip(account.line.prevu.map(euros));
                let Some((details, stated)) = gap else { continue };
                let formula = format!("{}-{}", sum(PLANNED), a1(account.row, u32::from(PLANNED)));
                let tone = if details == stated { Tone::Plain } else { Tone::Watch };
                page.put(account.row, DETAILS, Cell::formula(formula, details - stated).kind(Kind::Euros).tone(tone));
            } else {
                let parts: [(u16, fn(&Line) -> Option<i64>); 2] = [(PLANNED, |it| it.prevu), (SPENT, |it| it.realise)];
                for (col, amount) in parts {
                    let Some(value) = of(amount) else { continue };
                    page.put(account.row, col, Cell::formula(sum(col), value).kind(Kind::Euros));
                }
            }
        }
    }
}

fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const STATED: &str = "Total indiqué par le fichier";
const NOT_PLANNED: &str = "Aucun montant prévu n’est indiqué";
const NOT_SPENT: &str = "Aucun montant réalisé n’a été reçu";
