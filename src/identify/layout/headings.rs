//! The words over each column: those of its own cell, and those of the cells merged above it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::cell::CellRef;
use crate::base::fold::fold;
use crate::base::table::{Column, ColumnType, Need, TableKind};
use crate::extract::grid::{Row, Value};
use crate::identify::cells::evidence::Fit;
use crate::identify::cells::labels::{announces_site, is_side, is_whole};
use crate::identify::cells::look::is_measure;
use crate::identify::cells::words::{folded, is_year};
use crate::identify::lexicon::vocabulary::LIKELY;
use crate::identify::lexicon::{Candidate, LEXICONS, Level, SPELLINGS, TAKEN, WORDS};
use crate::identify::sheet::{LONGEST_HEADING, Sheet, heading_text};
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{budget, effectifs};

/// A heading: its column, the cell that shows it, and its words, those of the cells above included.
#[derive(Debug, Clone)]
pub(in crate::identify) struct Heading {
    pub cell: CellRef,
    pub text: String,
    /// The words of its own cell, when those above only name a part of the table: `Demande`, `Suivi`.
    pub own: Option<String>,
    /// What the words above name, when it may be a site or all of them, and the words of its own cell; or the other way round.
    pub site: Option<(String, String)>,
}

/// The columns a heading may be: with the words above it, else by its own.
pub(in crate::identify) fn candidates_of(sheet: &Sheet, heading: &Heading, rank: usize) -> Arc<[Candidate]> {
    let of = |text: &str| sheet.candidates(text).get(rank).cloned().unwrap_or_default();
    let whole = of(&heading.text);
    let of_site = heading.site.as_ref().map(|it| &it.1).filter(|_| is_budget(rank));
    let Some(own) = heading.own.as_ref().or(of_site) else { return whole };
    let spelled = |it: &[Candidate]| it.first().is_some_and(|it| it.level > Level::Likely);
    if spelled(&whole) || whole.first().is_some_and(|it| it.score >= WHOLE) {
        return whole;
    }
    let own = of(own);
    if spelled(&own) || whole.first().is_none_or(|it| it.score < TAKEN) { own } else { whole }
}

/// The column of each heading, and its folded words.
pub(in crate::identify) fn written(headings: &[Heading]) -> Vec<(u32, String)> {
    headings.iter().map(|it| (it.cell.col, fold(&it.text))).collect()
}

/// The column a heading names, and how sure it is: by its words, or by fewer of them over cells that are dates when one is due.
pub(super) fn named(sheet: &Sheet, heading: &Heading, rank: usize) -> Option<(&'static Column, f64)> {
    let candidates = candidates_of(sheet, heading, rank);
    let best = candidates.first()?;
    let equal = || candidates.iter().take_while(|it| it.level == best.level && it.score >= best.score);
    let possible = |it: &&Candidate| {
        sheet.profile(heading.cell.col, heading.cell.row + 1, heading.cell.row + 2 * BELOW).fits(it.column) != Fit::No
    };
    // Words that name several columns alike are of one that the values allow.
    let first = if equal().nth(1).is_some() { *equal().find(possible).unwrap_or(best) } else { *best };
    if first.score >= TAKEN {
        let worth = if first.level > Level::Likely { first.score } else { LIKELY * first.score };
        return Some((first.column, worth));
    }
    let dated = matches!(first.column.ty, ColumnType::Date)
        && sheet.profile(heading.cell.col, heading.cell.row + 1, heading.cell.row + 2 * BELOW).is_dates();
    dated.then_some((first.column, LIKELY * first.score))
}

/// From this score on, the words above a heading and its own all point at the column.
pub(in crate::identify) const WHOLE: f64 = 0.98;

fn is_budget(rank: usize) -> bool {
    LEXICONS.get(rank).is_some_and(|it| it.vocabulary.kind == &budget::KIND)
}

/// How many columns and rows are looked at for columns without a heading.
const WIDEST: u32 = 200;
const BELOW: u32 = 12;

/// Whether a cell may be a heading: words, or a year.
pub(super) fn is_heading_like(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let first = text.trim_start().chars().next().filter(|_| !text.trim_end().ends_with('+'));
            is_year_alone(value)
                || text.len() <= LONGEST_HEADING && (!first.is_some_and(|it| it.is_ascii_digit()) || !is_measure(value))
        }
        other => heading_text(other).is_some(),
    }
}

/// `2017` stands over the columns of that year.
pub(super) fn is_year_alone(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().len() == 4 && text.trim().parse().is_ok_and(is_year),
        Value::Number(number) => number.fract() == 0.0 && is_year(*number as i32),
        _ => false,
    }
}

/// The headings of some rows, column by column, texts of the upper rows first.
///
/// An upper text stands over the columns it is merged over; `spread` lets it stand as well over the columns that follow it,
/// for formats that do not tell what is merged.
pub(in crate::identify) fn headings(sheet: &Sheet, rows: &[Row], spread: bool) -> Vec<Heading> {
    let Some((lowest, upper)) = rows.split_last() else { return Vec::new() };
    let columns: BTreeSet<u32> = rows.iter().flat_map(|row| row.cells.iter().map(|it| it.0)).collect();
    let lowest_columns: BTreeSet<u32> = lowest.cells.iter().map(|it| it.0).collect();
    let mut texts: BTreeMap<u32, Heading> = BTreeMap::new();
    for row in upper {
        let mut cells = row.cells.iter().peekable();
        while let Some((col, value)) = cells.next() {
            let Some(text) = heading_text(value) else { continue };
            let merged = sheet.extent(row.number, *col).1;
            let next = cells.peek().map_or(u32::MAX, |it| it.0);
            let end = if spread && merged == *col { next.saturating_sub(1) } else { merged };
            for covered in columns.range(*col..=end.max(*col)) {
                let below = lowest.get(*covered).and_then(heading_text);
                let is_apart = |it: &str| is_side(&fold(&text)) && !is_label(sheet, it) && !is_spelled(&text, it);
                if below.as_deref().is_some_and(is_apart) {
                    continue;
                }
                if covered == col || lowest_columns.contains(covered) {
                    add(&mut texts, sheet.grid.cell(row.number, *covered), &text, *covered == *col);
                }
            }
        }
    }
    for (col, value) in &lowest.cells {
        if let Some(text) = heading_text(value) {
            let above = texts.get(col).map(|it| it.text.clone());
            add(&mut texts, sheet.grid.cell(lowest.number, *col), &text, true);
            if let (Some(heading), Some(above)) = (texts.get_mut(col), above) {
                if is_part(&above) {
                    heading.own = Some(text.into_owned());
                } else if may_name_sites(&above) {
                    heading.site = Some((above, text.into_owned()));
                } else if announces_site(&fold(&text)) {
                    heading.site = Some((text.into_owned(), above));
                }
            }
        }
    }
    add_blank(sheet, &mut texts, lowest.number);
    let mut headings: Vec<Heading> = texts.into_values().collect();
    name_labels(sheet, &mut headings);
    headings
}

/// A side written over the numbers of its accounts names the labels beside them: `CHARGES` over `60`, nothing over `Achats`.
fn name_labels(sheet: &Sheet, headings: &mut [Heading]) {
    for at in 1..headings.len() {
        let [.., number, label] = &mut headings[..=at] else { continue };
        let beside = number.cell.col + 1 == label.cell.col && label.text.is_empty() && is_side(&fold(&number.text));
        let below = |it: &Heading| sheet.profile(it.cell.col, it.cell.row + 1, it.cell.row + 2 * BELOW);
        if beside && below(number).are_accounts() && below(label).is_words() {
            std::mem::swap(&mut number.text, &mut label.text);
        }
    }
}

/// Whether two texts one over the other are one of the known spellings: `Charges` over `sociales`.
pub(super) fn is_spelled(above: &str, below: &str) -> bool {
    SPELLINGS.contains(&folded(&format!("{above} {below}")))
}

/// Columns without a heading, amid the others or just left of them, that hold something below.
fn add_blank(sheet: &Sheet, texts: &mut BTreeMap<u32, Heading>, row: u32) {
    let (Some(first), Some(last)) = (texts.keys().next().copied(), texts.keys().next_back().copied()) else { return };
    for col in first.saturating_sub(1)..last.min(first + WIDEST) {
        if !texts.contains_key(&col) && !sheet.is_empty(col, row + 1, row + BELOW) {
            texts.insert(col, Heading { cell: sheet.grid.cell(row, col), text: String::new(), own: None, site: None });
        }
    }
}

/// The column of labels of a budget or of posts that has no heading.
pub(super) fn told_by_cells(
    sheet: &Sheet,
    kind: &TableKind,
    headings: &[Heading],
    found: &BTreeMap<&'static str, f64>,
) -> Option<&'static str> {
    let blank = || {
        let blank = headings.iter().filter(|it| it.text.is_empty());
        blank.map(|it| sheet.profile(it.cell.col, it.cell.row + 1, it.cell.row + 2 * BELOW))
    };
    match kind.id {
        id if id == budget::KIND.id && !found.is_empty() && !found.contains_key(budget::DEPENSES) => {
            blank().any(|it| it.accounts() >= 2 || it.budget_labels() >= 3).then_some(budget::DEPENSES)
        }
        id if id == effectifs::KIND.id && found.len() >= 2 && !found.contains_key(effectifs::QUALITE) => {
            blank().any(|it| it.posts() >= 2).then_some(effectifs::QUALITE)
        }
        _ => listed_by_cells(sheet, kind, headings, found).or_else(|| dated_by_cells(sheet, kind, headings, found)),
    }
}

/// The column of days that a register cannot do without, when one of the headings that name nothing stands over days alone.
fn dated_by_cells(
    sheet: &Sheet,
    kind: &TableKind,
    headings: &[Heading],
    found: &BTreeMap<&'static str, f64>,
) -> Option<&'static str> {
    let registre = Registre::of(kind.id).filter(|_| found.len() >= 3)?;
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == kind)?;
    let sought =
        |it: &&Column| it.need == Need::Required && matches!(it.ty, ColumnType::Date) && !found.contains_key(it.id);
    let column = registre.kind.columns.iter().find(sought)?;
    let unnamed = headings.iter().filter(|it| candidates_of(sheet, it, rank).first().is_none_or(|it| it.score < TAKEN));
    let profile = |it: &Heading| sheet.profile(it.cell.col, it.cell.row + 1, it.cell.row + 2 * BELOW);
    let dated = unnamed.map(profile).filter(|it| it.told() >= 3 && it.only_dates());
    dated.count().eq(&1).then_some(column.id)
}

/// The column of a closed list that a register cannot do without, known by its words alone.
fn listed_by_cells(
    sheet: &Sheet,
    kind: &TableKind,
    headings: &[Heading],
    found: &BTreeMap<&'static str, f64>,
) -> Option<&'static str> {
    let registre = Registre::of(kind.id).filter(|_| found.len() >= 3)?;
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == kind)?;
    let sought =
        |it: &&Column| it.need == Need::Required && matches!(it.ty, ColumnType::Code(_)) && !found.contains_key(it.id);
    let column = registre.kind.columns.iter().find(sought)?;
    let ColumnType::Code(list) = column.ty else { return None };
    let is_it = |it: &&Heading| {
        let profile = sheet.profile(it.cell.col, it.cell.row + 1, it.cell.row + 2 * BELOW);
        profile.told() >= 3 && profile.different() >= 2 && profile.known_to(list) >= 0.8
    };
    let unnamed = headings.iter().filter(|it| candidates_of(sheet, it, rank).first().is_none_or(|it| it.score < TAKEN));
    unnamed.filter(is_it).count().eq(&1).then_some(column.id)
}

/// Whether a heading alone is that of the labels of a budget: the side above it then says which labels.
fn is_label(sheet: &Sheet, heading: &str) -> bool {
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == &budget::KIND);
    let candidates = sheet.candidates(heading);
    let first = rank.and_then(|it| candidates.get(it)).and_then(|it| it.first());
    first.is_some_and(|it| it.column.id == budget::DEPENSES)
}

fn add(texts: &mut BTreeMap<u32, Heading>, cell: CellRef, text: &str, own: bool) {
    let heading = texts.entry(cell.col).or_insert_with(|| Heading { cell, text: String::new(), own: None, site: None });
    if !heading.text.is_empty() {
        heading.text.push(' ');
    }
    heading.text.push_str(text);
    if own {
        heading.cell = cell;
    }
}

/// Whether a row only names parts of the table, over the headings below it.
pub(super) fn names_parts(row: &Row) -> bool {
    let texts: Vec<String> = row.cells.iter().filter_map(|it| heading_text(&it.1)).map(|it| fold(&it)).collect();
    texts.len() >= 2 && texts.len() == row.cells.len() && texts.iter().all(|it| is_part(it))
}

/// Whether a text above headings may name a site, or all of them: it says so, or no heading uses its words.
fn may_name_sites(above: &str) -> bool {
    let folded = fold(above);
    announces_site(&folded) || is_whole(&folded) || folded.split(' ').all(|it| !WORDS.contains(it))
}

/// Whether headings name several sites right of the labels of a budget.
pub(super) fn name_sites(headings: &[Heading]) -> bool {
    let sites: BTreeSet<&str> = headings.iter().filter_map(|it| Some(it.site.as_ref()?.0.as_str())).collect();
    sites.len() >= 2 && headings.first().is_some_and(|it| it.site.is_none())
}

/// Whether a text above headings only names a part of the table.
fn is_part(text: &str) -> bool {
    fold(text).split(' ').all(|it| PARTS.contains(&it) || it.len() <= 3)
}

const PARTS: &[&str] = &[
    "reperage",
    "signalement",
    "identification",
    "activite",
    "activites",
    "bilan",
    "bilans",
    "psi",
    "admission",
    "cloture",
    "depart",
    "arrivee",
    "coordonnees",
    "renseignements",
    "sollicitation",
    "saisine",
    "etat",
    "civil",
    "orientations",
    "provenance",
    "consentement",
    "plan",
    "service",
    "services",
    "individualise",
    "individualises",
    "synthese",
    "usage",
    "chiffres",
    "indicateurs",
    "etape",
    "etapes",
    "identite",
    "usager",
    "usagers",
    "personne",
    "demande",
    "demandes",
    "orientation",
    "inclusion",
    "suivi",
    "suivis",
    "sortie",
    "sorties",
    "entree",
    "evaluation",
    "dossier",
    "situation",
    "accompagnement",
    "dates",
    "informations",
    "generales",
    "donnees",
    "administratif",
    "administratives",
    "sociale",
    "sociales",
    "medicale",
    "medicales",
    "contexte",
    "prise",
    "charge",
    "file",
    "active",
    "profil",
    "visite",
    "visites",
    "premiere",
    "decision",
    "commission",
    "fin",
    "debut",
    "caracteristiques",
    "agent",
    "poste",
    "contrat",
    "remuneration",
    "cout",
    "couts",
    "temps",
    "travail",
    "effectif",
    "effectifs",
    "budget",
    "exercice",
    "annee",
    "montants",
    "execution",
    "recueil",
    "partie",
    "volet",
    "parcours",
    "gestion",
    "cas",
    "sante",
    "autonomie",
];
