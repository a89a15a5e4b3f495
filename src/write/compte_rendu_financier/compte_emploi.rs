//! *Compte d’emploi*: what was planned, amended and spent, account by account, with the variance and what explains it.

use super::comptes::{Compte, Emploi};
use super::{euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, Tone};
use crate::write::consolidation::budget::accounts::MadeOf;
use crate::write::consolidation::budget::lines::{Line, Sens};
use crate::write::consolidation::discreet::shown;

pub(super) static SHEET: Sheet = Sheet {
    title: "Compte d’emploi",
    about: "Par compte\u{a0}: prévu, modifié par avenant, réalisé, écart, taux de réalisation, part du total, explication.",
    fill,
};

/// Columns, from the left.
pub(super) const PLANNED: u16 = 2;
const AMENDED: u16 = 3;
pub(super) const SPENT: u16 = 4;
const GAP: u16 = 5;
pub(super) const EXPLANATION: u16 = 9;
/// Width of the explanations, in characters.
pub(super) const EXPLAINED: f64 = 46.0;

/// Names under which other sheets know the amounts of an account: `D64`.
pub(super) const BASE: &str = "emploi_prevu";
pub(super) const REALISE: &str = "emploi_realise";
pub(super) const EXPLICATION: &str = "emploi_explication";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Compte d’emploi", ", article 6 et annexe 2");
    let Some(emploi) = Emploi::read(report)? else {
        page.skip(1);
        page.paragraph("Aucun budget de cet exercice n’a été reconnu dans les fichiers reçus.");
        return Ok(());
    };
    page.paragraph(
        "Écart = réalisé − prévu (prévu modifié quand un avenant ou une décision l’a changé). n.s.\u{a0}: non significatif, rien n’était \
         prévu. Les cases sur fond clair sont à remplir\u{a0}; l’explication vaut pour le compte entier.",
    );
    page.skip(1);
    let money = if emploi.has_cents() { Kind::Cents } else { Kind::Euros };
    let amount = |heading: &str| Column::new(heading, 15.0, money);
    let mut table = page.table(
        "",
        vec![
            Column::new("Intitulé", 44.0, Kind::Wrapped),
            Column::new("Compte", 11.0, Kind::Plain),
            amount("Prévu"),
            amount("Prévu modifié"),
            amount("Réalisé"),
            amount("Écart (€)"),
            Column::new("Écart (%)", 10.0, Kind::Percent),
            Column::new("Taux de réalisation", 13.0, Kind::Percent),
            Column::new("Part du total réalisé", 10.0, Kind::Percent),
            Column::new("Explication", EXPLAINED, Kind::Wrapped),
        ],
    );
    for sens in Sens::ALL {
        block(report, &mut table, &emploi, sens);
    }
    balance(&mut table, &emploi);
    table.finish();
    Ok(())
}

/// The accounts of a sense, each followed by its sub-lines, then their total.
fn block(report: &Report, table: &mut Table, emploi: &Emploi, sens: Sens) {
    let first = table.next_row();
    let total = first + emploi.of(sens).map(|it| it.details.len() as u32 + 1).sum::<u32>();
    let whole = emploi.total(sens, |it| it.realise);
    let share = |row: u32, line: &Line| share(row, line, total, whole);
    for compte in emploi.of(sens) {
        let row = table.next_row();
        let name = format!("{}{}", sens.letter(), compte.line.compte);
        let mut cells = account(row, compte, &name);
        cells.push(share(row, &compte.line));
        cells.push(explanation(report, compte));
        table.subtotal(cells);
        table.page().name(row, EXPLANATION, DEPARTEMENT, EXPLICATION, &name);
        for line in &compte.details {
            let row = table.next_row();
            let mut cells = amounts(row, line);
            cells.insert(0, detail(line));
            cells.insert(1, Cell::blank());
            cells.push(share(row, line));
            cells.push(Cell::blank());
            table.row(cells);
        }
    }
    table.row(totals(emploi, sens, first, table.next_row()));
}

/// An account: its own amounts, or the live sum of its sub-lines.
fn account(row: u32, compte: &Compte, name: &str) -> Vec<Cell> {
    let line = &compte.line;
    let mut cells = amounts(row, line);
    if compte.made_of == MadeOf::Details {
        let last = row + compte.details.len() as u32;
        for (col, cents) in [(PLANNED, line.prevu), (AMENDED, line.modifie), (SPENT, line.realise)] {
            if let Some(cents) = cents {
                let (first, last) = (a1(row + 1, u32::from(col)), a1(last, u32::from(col)));
                cells[usize::from(col - PLANNED)] = Cell::formula(format!("SUM({first}:{last})"), euros(cents));
            }
        }
    }
    let mut cells = named(cells, name);
    cells.insert(0, shown(&line.libelle));
    cells.insert(1, line.compte.parse().map_or_else(|_| Cell::text(&*line.compte), |it: u32| Cell::number(it.into())));
    cells
}

/// Amounts, variance and rate of a line, from the column of what was planned on.
fn amounts(row: u32, line: &Line) -> Vec<Cell> {
    let known = |cents: Option<i64>, why: &str| Cell::known(cents, Cell::cents, why).without_note();
    let mut cells = vec![known(line.prevu, NOT_PLANNED), line.modifie.map_or_else(Cell::none, Cell::cents)];
    cells.push(known(line.realise, NOT_SPENT));
    cells.extend(variance(row, line.base(), line.modifie.is_some(), line.realise));
    cells
}

/// Variance in euros, in percent, and rate of use, as live formulas. Nothing planned and nothing spent leaves both shares empty.
fn variance(row: u32, base: Option<i64>, amended: bool, spent: Option<i64>) -> [Cell; 3] {
    let at = |col: u16| a1(row, u32::from(col));
    let planned = at(if amended { AMENDED } else { PLANNED });
    let Some((base, spent)) = base.zip(spent) else { return [(); 3].map(|()| Cell::none()) };
    let gap = euros(spent) - euros(base);
    let difference = Cell::formula(format!("{}-{planned}", at(SPENT)), gap);
    let [share, rate] = match (base, spent) {
        (0, 0) => [Cell::blank(), Cell::blank()],
        (0, _) => [Cell::text("n.s."), Cell::text("n.s.")].map(|it| it.kind(Kind::Word)),
        _ => [
            Cell::formula(format!("{}/{planned}", at(GAP)), gap / euros(base)),
            Cell::formula(format!("{}/{planned}", at(SPENT)), euros(spent) / euros(base)),
        ],
    };
    [difference, share, rate]
}

fn share(row: u32, line: &Line, total: u32, whole: Option<i64>) -> Cell {
    match line.realise.zip(whole.filter(|it| *it != 0)) {
        Some((spent, whole)) => {
            let col = u32::from(SPENT);
            Cell::formula(format!("{}/{}", a1(row, col), a1(total, col)), euros(spent) / euros(whole))
        }
        None => Cell::none(),
    }
}

fn detail(line: &Line) -> Cell {
    match shown(&line.libelle).words_shown() {
        Some(text) => Cell::text(format!("    – {text}")),
        None => Cell::blank(),
    }
}

/// What explains the account; a cell to fill in where its variance asks for it.
fn explanation(report: &Report, compte: &Compte) -> Cell {
    match &compte.explication {
        Some(texte) => Cell::text(&**texte),
        None if compte.is_to_explain(report) => Cell::to_fill(),
        None => Cell::blank(),
    }
}

/// The total of a sense: accounts only, told by their number.
fn totals(emploi: &Emploi, sens: Sens, first: u32, row: u32) -> Vec<Cell> {
    let last = row.saturating_sub(1);
    let sum = |col: u16, amount: fn(&Line) -> Option<i64>| {
        let range = |col: u16| format!("{}:{}", a1(first, u32::from(col)), a1(last, u32::from(col)));
        let formula = format!("SUMIFS({},{},\">0\")", range(col), range(1));
        emploi.total(sens, amount).map_or_else(Cell::none, |it| Cell::formula(formula, euros(it)))
    };
    let mut cells = vec![Cell::text(format!("Total des {}", sens.label().to_lowercase())), Cell::none()];
    let base = |it: &Line| it.base();
    let amended = emploi.of(sens).any(|it| it.line.modifie.is_some());
    let amounts = vec![
        sum(PLANNED, |it| it.prevu),
        if amended { amended_total(emploi, sens, first, last) } else { Cell::none() },
        sum(SPENT, |it| it.realise),
    ];
    let (planned, spent) = (emploi.total(sens, base), emploi.total(sens, |it| it.realise));
    let mut rest = amounts;
    rest.extend(variance(row, planned, amended, spent));
    cells.extend(named(rest, &format!("{}_total", sens.letter())));
    let whole = spent.filter(|it| *it != 0);
    let col = u32::from(SPENT);
    cells.push(whole.map_or_else(Cell::none, |_| Cell::formula(format!("{}/{}", a1(row, col), a1(row, col)), 1.0)));
    cells.push(Cell::blank());
    cells.into_iter().map(|it| it.tone(Tone::Total)).collect()
}

/// The amended budget as a whole: what was amended, and what was planned where nothing was.
fn amended_total(emploi: &Emploi, sens: Sens, first: u32, last: u32) -> Cell {
    let range = |col: u16| format!("{}:{}", a1(first, u32::from(col)), a1(last, u32::from(col)));
    let (planned, amended, codes) = (range(PLANNED), range(AMENDED), range(1));
    let formula =
        format!("SUMIFS({amended},{codes},\">0\")+SUMIFS({planned},{codes},\">0\",{amended},\"{}\")", Cell::NONE);
    emploi.total(sens, |it| it.base()).map_or_else(Cell::none, |it| Cell::formula(formula, euros(it)))
}

/// Income less spending, under both.
fn balance(table: &mut Table, emploi: &Emploi) {
    let row = table.next_row();
    let gap = |amount: fn(&Line) -> Option<i64>| {
        let sums = [Sens::Recettes, Sens::Depenses].map(|it| emploi.total(it, amount));
        let [Some(recettes), Some(depenses)] = sums else { return None };
        Some(euros(recettes) - euros(depenses))
    };
    let depenses = row - 2 - emploi.of(Sens::Recettes).map(|it| it.details.len() as u32 + 1).sum::<u32>();
    let cell = |col: u16, value: Option<f64>| {
        let col = u32::from(col);
        let formula = format!("{}-{}", a1(row - 1, col), a1(depenses, col));
        value.map_or_else(Cell::none, |it| Cell::formula(formula, it))
    };
    let planned = cell(PLANNED, gap(|it| it.prevu));
    let spent = cell(SPENT, gap(|it| it.realise)).named(DEPARTEMENT, "resultat", "");
    let rest = (0..5).map(|_| Cell::none());
    table.total(["Recettes − dépenses".into(), Cell::none(), planned, Cell::none(), spent].into_iter().chain(rest));
}

/// Gives what was planned and spent the names under which other sheets know them.
fn named(mut cells: Vec<Cell>, name: &str) -> Vec<Cell> {
    let amended = cells.get(1).is_some_and(|it| it.value().is_some());
    for (rank, indicateur) in [(usize::from(amended), BASE), (2, REALISE), (3, "emploi_ecart"), (4, "emploi_ecart_pct")]
    {
        if let Some(cell) = cells.get_mut(rank) {
            *cell = std::mem::take(cell).named(DEPARTEMENT, indicateur, name);
        }
    }
    cells
}

const NOT_PLANNED: &str = "Aucun montant prévu n’est indiqué";
const NOT_SPENT: &str = "Aucun montant réalisé n’a été reçu";
