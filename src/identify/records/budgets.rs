//! Budgets: expenses and income side by side, one under the other, or in one long list.

use super::sites::{OfSite, Site, sites};
use super::titled::{as_spent, is_neutral, says_amount_only, says_modified, says_planned, says_spent};
use crate::base::cell::{CellRef, Place};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::table::ColumnType;
use crate::identify::cells::labels::{text, total};
use crate::identify::columns::Chosen;
use crate::identify::columns::modifications::doubt;
use crate::identify::columns::years;
use crate::identify::layout::headings::Heading;
use crate::identify::layout::segments::{Segment, likeliest};
use crate::identify::remarks;
use crate::identify::remarks::rules::TAB_01;
use crate::identify::sheet::Sheet;
use crate::identify::tables::budget::{self, COMPTE, DEPENSES, PREVU, REALISE, RECETTES};
use crate::identify::{How, RawRow, RawTable};

/// One side of a budget, before its headings are given columns.
pub(super) struct Side {
    pub segment: Segment,
    /// A column that says of each row which side it is of: `D` or `R`.
    told: Option<u32>,
    /// The column of labels, when the same labels serve both sides.
    label: Option<&'static str>,
    /// The site whose columns these are, when others are beside it.
    site: Option<Site>,
    /// A column that says of each row whether its amount was planned or spent, and which of them these rows are.
    stage: Option<(u32, Stage)>,
}

/// What the amount of a row is, where a cell of the row says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Planned,
    Spent,
}

/// The sides of a budget, those of each site apart.
pub(super) fn sides(
    sheet: &Sheet,
    segment: &Segment,
    titles: &[(CellRef, String)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Side> {
    let of_sites = |side: Side| {
        let (sites, remark) = sites(sheet, &side.segment, titles);
        diagnostics.extend(remark);
        if sites.is_empty() { vec![side] } else { sites.into_iter().map(|it| side.of_site(it)).collect() }
    };
    staged(sheet, segment).into_iter().flat_map(of_sites).collect()
}

/// The sides of a budget, what was planned apart from what was spent where each row says which of them its amount is.
fn staged(sheet: &Sheet, segment: &Segment) -> Vec<Side> {
    let Some(col) = segment.headings.iter().map(|it| it.cell.col).find(|it| tells_stages(sheet, segment, *it)) else {
        return beside(sheet, segment);
    };
    let mut segment = segment.clone();
    segment.headings.retain(|it| it.cell.col != col);
    let of = |stage| beside(sheet, &segment).into_iter().map(move |it| Side { stage: Some((col, stage)), ..it });
    of(Stage::Planned).chain(of(Stage::Spent)).collect()
}

/// Whether every cell of a column says that an amount was planned or spent, both being said.
fn tells_stages(sheet: &Sheet, segment: &Segment, col: u32) -> bool {
    let cells = sheet.rows(segment.rows.1 + 1, segment.limit).iter().filter_map(|it| it.get(col));
    let said: Option<Vec<Stage>> = cells.map(|it| text(it).and_then(stage)).collect();
    said.is_some_and(|it| it.contains(&Stage::Planned) && it.contains(&Stage::Spent))
}

/// The stage that a cell says.
fn stage(text: &str) -> Option<Stage> {
    match fold(text).as_str() {
        "prevu" | "prevus" | "prevision" | "previsions" | "previsionnel" | "budget" | "bp" | "vote" => {
            Some(Stage::Planned)
        }
        "realise" | "realises" | "realisation" | "realisations" | "reel" | "execute" | "ca" => Some(Stage::Spent),
        _ => None,
    }
}

/// The sides of a budget: next to one another, or as two columns of amounts beside one column of labels.
fn beside(sheet: &Sheet, segment: &Segment) -> Vec<Side> {
    let told = segment.headings.iter().map(|it| it.cell.col).find(|it| tells_sides(sheet, segment, *it));
    let mut segment = segment.clone();
    segment.headings.retain(|it| told != Some(it.cell.col));
    let segment = &segment;
    let named: Vec<Named> = segment.headings.iter().map(|it| Named::of(sheet, segment, it)).collect();
    if let Some(sides) = by_amounts(segment, &named) {
        return sides;
    }
    let whole = |headings: Vec<Heading>| Side {
        segment: Segment { headings, ..segment.clone() },
        told,
        label: None,
        site: None,
        stage: None,
    };
    cut(named).into_iter().map(|it| whole(it.into_iter().map(|it| it.heading).collect())).collect()
}

impl Side {
    /// The tables of the side once its headings have columns: one for each year.
    pub(in crate::identify) fn tables(
        &self,
        sheet: &Sheet,
        columns: Vec<Chosen>,
        titles: &[(CellRef, String)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(Option<Chosen>, Vec<Chosen>)> {
        let mut columns = columns;
        label_from_account(&mut columns);
        if let Some(label) = self.label.and_then(|it| budget::KIND.column(it)) {
            columns.iter_mut().filter(|it| is_label(it.column.id)).for_each(|it| it.column = label);
        }
        let stage = self.stage.map(|it| it.1);
        let spent = stage.map_or_else(|| says_spent(sheet, titles), |it| it == Stage::Spent);
        let mut columns = with_amounts(sheet, &self.segment, columns, diagnostics);
        if says_modified(sheet, titles) {
            let asked = columns.iter().filter(|it| is_neutral(it) && it.how != How::Declared);
            diagnostics.extend(asked.map(|it| doubt(sheet, &it.heading)));
            columns.retain(|it| !is_neutral(it) || it.how == How::Declared);
        }
        let spent = spent && !columns.iter().any(|it| it.column.id == REALISE);
        for neutral in columns.iter().filter(|it| is_neutral(it) && it.how != How::Declared) {
            say_amounts(neutral, spent, stage.is_some() || says_planned(sheet, titles), diagnostics);
        }
        years::split(columns)
            .into_iter()
            .map(|(year, side)| (year, side.into_iter().map(|it| if spent { as_spent(it) } else { it }).collect()))
            .collect()
    }

    /// A row with the side that its own cell, or the nearest one above where it stands once, tells as its section.
    pub(in crate::identify) fn told(&self, sheet: &Sheet, row: RawRow) -> RawRow {
        let above = |col: u32| sheet.rows(self.segment.rows.1 + 1, row.row).iter().rev().find_map(|it| it.get(col));
        let cell = self.told.and_then(above).and_then(text);
        let side = cell.and_then(side).map(str::to_owned);
        RawRow { section: side.or_else(|| row.section.clone()), ..row }
    }

    fn of_site(&self, of: OfSite) -> Self {
        Self { segment: of.segment, told: self.told, label: self.label, site: Some(of.site), stage: self.stage }
    }

    /// The table, with the site that its headings name.
    pub(super) fn placed(&self, table: RawTable) -> RawTable {
        match &self.site {
            Some(site) => site.of(table),
            None => table,
        }
    }

    /// Whether a row is of this side and of this stage: where labels serve both, the one whose amounts are filled.
    pub(super) fn keeps(&self, sheet: &Sheet, table: &RawTable, row: &RawRow) -> bool {
        let said = |col: u32| sheet.grid.row(row.row).and_then(|it| it.get(col)).and_then(text).and_then(stage);
        if self.stage.is_some_and(|(col, stage)| said(col) != Some(stage)) {
            return false;
        }
        let amounts = table.columns.iter().zip(&row.cells).filter(|(it, _)| matches!(it.column.ty, ColumnType::Amount));
        self.label.is_none() || amounts.map(|it| it.1).any(Option::is_some)
    }
}

impl Named {
    fn of(sheet: &Sheet, segment: &Segment, heading: &Heading) -> Self {
        let profile = sheet.profile(heading.cell.col, segment.rows.1 + 1, segment.limit);
        let accounts = heading.text.is_empty() && profile.are_accounts();
        let column = if accounts { Some(COMPTE) } else { likeliest(sheet, segment.kind, heading) };
        Self { heading: heading.clone(), column, numeric: profile.is_numbers() }
    }
}

/// Says what amounts that no heading explains were taken for, once: by what stands above, or for want of anything.
fn say_amounts(neutral: &Chosen, spent: bool, planned: bool, diagnostics: &mut Vec<Diagnostic>) {
    let cell = Place::Cell(neutral.heading.cell);
    let told = diagnostics.iter_mut().find(|it| it.rule.code == TAB_01.code && it.place == cell);
    let column = if spent { budget::KIND.column(REALISE) } else { Some(neutral.column) };
    let why = match (spent, planned) {
        (true, _) => ", d’après ce qui est écrit au-dessus du tableau",
        (false, false) => ", sans que rien dise si ces montants étaient prévus ou ont été réalisés",
        (false, true) => return,
    };
    match (told, column.map(|it| remarks::likely(&neutral.heading, it, why))) {
        (Some(told), Some(remark)) => *told = remark,
        (None, Some(remark)) if !spent => diagnostics.push(remark),
        _ => {}
    }
}

/// Whether every cell of a column says a side, both being said.
fn tells_sides(sheet: &Sheet, segment: &Segment, col: u32) -> bool {
    let cells = sheet.rows(segment.rows.1 + 1, segment.limit).iter().filter_map(|it| it.get(col));
    let mut said: Vec<&str> = Vec::new();
    for cell in cells {
        match text(cell).and_then(side) {
            Some(side) => said.push(side),
            None if text(cell).is_some_and(|it| total(it).is_some()) => {}
            None => return false,
        }
    }
    said.contains(&SPENDING) && said.contains(&EARNING)
}

/// The side that a cell says.
fn side(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "d" | "dep" | "depense" | "depenses" | "charge" | "charges" | "c" => Some(SPENDING),
        "r" | "rec" | "recette" | "recettes" | "produit" | "produits" | "p" => Some(EARNING),
        _ => None,
    }
}

pub(super) const SPENDING: &str = "Dépenses";
pub(super) const EARNING: &str = "Recettes";

/// A heading, the column it seems to name, and whether figures stand under it.
#[derive(Clone)]
struct Named {
    heading: Heading,
    column: Option<&'static str>,
    numeric: bool,
}

/// `Intitulé | Dépenses | Recettes`, with figures under the last two.
fn by_amounts(segment: &Segment, named: &[Named]) -> Option<Vec<Side>> {
    let says = |it: &Named, words: [&str; 2]| {
        let folded = fold(&it.heading.text);
        it.numeric && words.iter().any(|word| folded.contains(word))
    };
    let spending = |it: &Named| says(it, ["depense", "charge"]);
    let earning = |it: &Named| says(it, ["recette", "produit"]);
    let labelled = named.iter().any(|it| !it.numeric && it.column.is_some_and(is_label));
    if !labelled || !named.iter().any(spending) || !named.iter().any(earning) {
        return None;
    }
    let side = |label: &'static str, other: &dyn Fn(&Named) -> bool| {
        let headings = named.iter().filter(|it| !other(it)).map(|it| it.heading.clone()).collect();
        Side {
            segment: Segment { headings, ..segment.clone() },
            told: None,
            label: Some(label),
            site: None,
            stage: None,
        }
    };
    Some(vec![side(DEPENSES, &earning), side(RECETTES, &spending)])
}

/// Columns before the second label belong to the first side; an account number just left of a label goes with it.
fn cut(columns: Vec<Named>) -> Vec<Vec<Named>> {
    let labels =
        columns.iter().enumerate().filter(|(_, it)| !it.numeric && it.column.is_some_and(is_label)).map(|it| it.0);
    let labels: Vec<usize> = labels.collect();
    let column = |at: usize| columns.get(at).and_then(|it| it.column);
    let [first, second, ..] = labels.as_slice() else { return vec![columns] };
    if column(*first) == column(*second) {
        return vec![columns];
    }
    let start = if second.checked_sub(1).and_then(column) == Some(COMPTE) { second - 1 } else { *second };
    let mut left = columns;
    let right = left.split_off(start);
    let mut sides = vec![left];
    sides.extend(cut(right));
    sides
}

pub(super) fn is_label(column: &str) -> bool {
    [DEPENSES, RECETTES].contains(&column)
}

/// Accounts and labels in one column headed `Compte`: that column is the label.
fn label_from_account(columns: &mut [Chosen]) {
    if columns.iter().any(|it| is_label(it.column.id)) {
        return;
    }
    let label = budget::KIND.column(DEPENSES);
    if let (Some(label), Some(chosen)) = (label, columns.iter_mut().find(|it| it.column.id == COMPTE)) {
        chosen.column = label;
    }
}

/// A column of figures right of the labels is the amount, even when nothing is written above it, or a word that says nothing else;
/// not when it was asked about.
fn with_amounts(sheet: &Sheet, segment: &Segment, side: Vec<Chosen>, diagnostics: &[Diagnostic]) -> Vec<Chosen> {
    let mut side = side;
    if side.iter().any(is_amount) {
        return side;
    }
    let Some(label) = side.iter().find(|it| is_label(it.column.id)).map(|it| it.heading.cell) else { return side };
    let profile = sheet.profile(label.col + 1, segment.rows.1 + 1, segment.limit);
    if let Some(column) = budget::KIND.column(PREVU).filter(|_| profile.is_numbers()) {
        let cell = CellRef { col: label.col + 1, ..label };
        let text =
            segment.headings.iter().find(|it| it.cell.col == cell.col).map_or_else(String::new, |it| it.text.clone());
        let asked = diagnostics.iter().any(|it| it.place == Place::Cell(cell));
        if says_amount_only(&text) && !asked {
            side.push(Chosen {
                column,
                heading: Heading { cell, text, own: None, site: None },
                how: How::Values,
                crosses: None,
            });
        }
    }
    side
}

fn is_amount(chosen: &Chosen) -> bool {
    matches!(chosen.column.ty, ColumnType::Amount)
}
