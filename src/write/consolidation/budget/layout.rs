//! The columns that tables of amounts share, and the cells of a line in them.

use super::lines::{Line, Sens};
use crate::base::cell::a1;
use crate::base::territoire::DEPARTEMENT;
use crate::write::book::{Cell, Column, Kind, Tone};
use crate::write::consolidation::discreet::shown;

/// The columns that all tables of amounts share: the title of the line, its account, then amounts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Whether some line has an amended amount.
    amended: bool,
    pub kind: Kind,
}

pub(super) const ACCOUNT: u16 = 1;
pub(super) const PLANNED: u16 = 2;

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

    pub(super) fn amended(self) -> Option<u16> {
        self.amended.then_some(PLANNED + 1)
    }

    pub(super) fn variance(self) -> u16 {
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
        let mut cells = vec![shown(&line.libelle), compte(&line.compte), amount(line.prevu, NOT_PLANNED)];
        cells.extend(self.amended.then(|| line.modifie.map_or_else(Cell::none, Cell::cents)));
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
    pub(super) fn named(self, cells: Vec<Cell>, modalite: &str) -> Vec<Cell> {
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

pub(super) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const NOT_PLANNED: &str = "Aucun montant prévu n’est indiqué";
const NOT_SPENT: &str = "Aucun montant réalisé n’a été reçu";
