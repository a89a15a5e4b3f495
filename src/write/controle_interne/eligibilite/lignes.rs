//! *Dépenses*: each expense of the ledger and the opinion on it.

use super::super::open;
use crate::base::codes::{CodeList, FINANCEURS, MISSIONS, NR};
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::review::depenses::Depense;
use crate::review::depenses::eligibilite::{Eligibility, Motif, Weight};
use crate::review::depenses::lignes::{MONTANT, every_year, of_the_exercice};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, Tone};

/// The sheet of all expenses.
pub(in crate::write::controle_interne) static LIST: Sheet =
    Sheet { title: "Dépenses", about: "Chaque dépense du grand livre et l’avis sur son éligibilité.", fill };

/// Lines that a table shows.
pub(super) const ROWS: usize = 20_000;
pub(super) const NO_LEDGER: &str =
    "Aucun grand livre n’a été reçu pour cet exercice\u{a0}: déposez-le pour que chaque dépense soit contrôlée.";
pub(super) const ELIGIBLE: &str = "Éligible";

/// An expense and the gravest reason against it.
pub(super) struct Judged {
    pub line: Depense,
    pub motif: Option<Motif>,
}

impl Judged {
    /// Cents; nothing when the amount was not read.
    pub(super) fn amount(&self) -> i64 {
        self.line.montant.unwrap_or_default()
    }

    pub(super) fn reason(&self) -> &'static str {
        self.motif.map_or(ELIGIBLE, Motif::label)
    }
}

/// The expenses of the exercice, each with the opinion on it.
pub(super) fn judged(report: &Report) -> Result<Vec<Judged>, Failure> {
    let all = every_year(report.frames)?;
    let eligibility = Eligibility::new(&report.settings.convention, &all);
    let lines = of_the_exercice(report.frames)?.into_iter();
    Ok(lines.map(|line| Judged { motif: eligibility.motif(&line), line }).collect())
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Dépenses",
        "Le numéro de pièce tient lieu de libellé et de tiers, qui peuvent nommer des personnes.",
    );
    let judged = judged(report)?;
    if judged.is_empty() {
        page.paragraph(NO_LEDGER);
        return Ok(());
    }
    let mut table = page.table("", columns());
    let (first, shown) = (table.next_row(), judged.len().min(ROWS));
    for it in judged.iter().take(ROWS) {
        row(report, &mut table, it, it.reason());
    }
    let sum = table.sum(AMOUNT, judged.iter().take(ROWS).map(|it| it.line.montant.map(|it| it as f64 / 100.0)));
    let blanks = [(); 5].map(|()| Cell::blank());
    table.total([Cell::text("Total")].into_iter().chain(blanks).chain([sum]));
    table.finish();
    if judged.len() > ROWS {
        page.paragraph(&format!("Les {} lignes suivantes ne sont pas montrées.", judged.len() - ROWS));
        return Ok(());
    }
    let last = first + (shown as u32).saturating_sub(1);
    for (row, name) in [(first, FIRST), (last, LAST)] {
        for col in [REASON, AMOUNT, FUNDER] {
            page.name(row, col, DEPARTEMENT, name, &col.to_string());
        }
    }
    Ok(())
}

const FIRST: &str = "premiere_depense";
const LAST: &str = "derniere_depense";

/// Where the list stands, for live sums of another sheet.
pub(super) struct Listed {
    reasons: String,
    amounts: String,
    funders: String,
}

impl Listed {
    /// Nothing when the list does not show every line.
    pub(super) fn of(page: &Page, lines: usize) -> Option<Self> {
        let range = |col: u16| {
            let at = |name| page.reference(DEPARTEMENT, name, &col.to_string()).map(|it| it.0);
            let (first, last) = (at(FIRST)?, at(LAST)?);
            Some(format!("{first}:{}", last.rsplit('!').next()?))
        };
        (lines <= ROWS)
            .then(|| Some(Self { reasons: range(REASON)?, amounts: range(AMOUNT)?, funders: range(FUNDER)? }))
            .flatten()
    }

    pub(super) fn count(&self, reason: &str) -> String {
        format!("COUNTIF({},{reason})", self.reasons)
    }

    pub(super) fn sum(&self, reason: &str) -> String {
        format!("SUMIFS({},{},{reason})", self.amounts, self.reasons)
    }

    pub(super) fn sum_of_ars(&self, reason: &str) -> String {
        format!("SUMIFS({},{},{reason},{},\"{}\")", self.amounts, self.reasons, self.funders, FINANCEURS.label("ARS"))
    }
}

/// Ranks of the columns that formulas use.
pub(super) const AMOUNT: u16 = 6;
const REASON: u16 = 0;
const FUNDER: u16 = 9;

pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::new("Avis", 42.0, Kind::Wrapped),
        Column::new("Pièce", 20.0, Kind::Text),
        Column::new("Mandat", 16.0, Kind::Text),
        Column::new("Mandaté le", 16.0, Kind::Date),
        Column::new("Payé le", 14.0, Kind::Date),
        Column::new("Compte", 16.0, Kind::Text),
        Column::new("Montant", 16.0, Kind::Cents),
        Column::new("Territoire", 24.0, Kind::Text),
        Column::new("Mission", 18.0, Kind::Text),
        Column::new("Financeur", 14.0, Kind::Text),
        Column::new("Cellule", 10.0, Kind::Text),
    ]
}

/// Writes an expense, with why it stands there.
pub(super) fn row(report: &Report, table: &mut Table, it: &Judged, why: &str) {
    let line = &it.line;
    let text = |it: Option<&str>| it.map_or_else(Cell::none, Cell::text);
    let site = line.territoire.as_ref().and_then(|id| report.frames.territoires.iter().find(|it| it.id == *id));
    let label = |list: &'static CodeList, code: &Option<String>| {
        text(code.as_deref().filter(|it| *it != NR).map(|it| list.label(it)))
    };
    let tone = match it.motif.map(Motif::weight) {
        Some(Weight::Ineligible) => Tone::Bad,
        Some(Weight::ToJustify) => Tone::Watch,
        None => Tone::Plain,
    };
    let place = line.place(report.frames, MONTANT);
    let compte = line.compte.as_deref().filter(|it| it.chars().all(|it| it.is_ascii_digit()));
    table.row([
        Cell::text(why).tone(tone),
        text(line.piece_shown()),
        text(line.mandat_shown()),
        line.mandatement.map_or_else(Cell::none, Cell::date),
        line.paiement.map_or_else(Cell::none, Cell::date),
        text(compte),
        Cell::known(line.montant, Cell::cents, "Montant non lu").without_note(),
        site.map_or_else(|| Cell::text("Département"), |it| Cell::text(&*it.name)),
        label(&MISSIONS, &line.mission),
        label(&FINANCEURS, &line.financeur),
        report.links.to(report.sources, &place, 1, place.address()),
    ]);
}
