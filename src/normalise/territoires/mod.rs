//! Which territoire each row belongs to: column, section or title, sheet, file or folder, in that order.

mod registry;
mod unannounced;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::cell::{CellRef, Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::fold::fold;
use crate::base::money::grouped;
use crate::base::settings::Settings;
use crate::base::territoire::Territoire;
use crate::extract::grid::Value;
use crate::identify::tables::{cas, effectifs};
use crate::identify::{RawRow, RawTable, Role};
use crate::normalise::frames::TERRITOIRE;
use crate::normalise::values;
pub(in crate::normalise) use registry::{CLAIMED_TWICE, FINER, MISSPELT, NOT_LISTED, Registry};
use registry::{Names, in_column, mention};
pub(in crate::normalise) use unannounced::BY_NAME_ALONE;
use words::is_departement;

pub(in crate::normalise) static WITHOUT_TERRITOIRE: Rule = Rule {
    code: "TER-01",
    severity: Severity::Bloquant,
    title: "Lignes sans territoire",
    explanation: "Ni une colonne, ni un titre, ni le nom de la feuille, du fichier ou du dossier ne dit à quelle MAIA ces lignes appartiennent. \
                  Elles ne comptent dans aucun chiffre.",
    correction: "Ajouter une colonne «\u{a0}MAIA\u{a0}», ranger le fichier dans un dossier au nom du territoire, ou le nommer «\u{a0}MAIA\u{a0}» suivi de ce nom.",
};

pub(in crate::normalise) static OF_NO_SITE: Rule = Rule {
    code: "TER-07",
    severity: Severity::AVerifier,
    title: "Postes d’aucun site",
    explanation: "Rien n’annonce à quelle MAIA sont ces postes, ou s’ils sont mutualisés. Ils comptent pour le département, et dans aucun territoire.",
    correction: "S’ils sont d’un site, écrire «\u{a0}MAIA\u{a0}» devant son nom dans le titre, l’onglet ou le nom du fichier, ou le lister dans maia.toml\u{a0}; \
                 sinon, écrire «\u{a0}Effectifs mutualisés\u{a0}».",
};

/// What says to which territoire the rows of a table belong.
#[derive(Debug)]
pub(in crate::normalise) struct Clues {
    sheet: SheetId,
    kind: &'static str,
    /// Whether it is a base of several case managers, so that its sheet or file is not named after one.
    managed: bool,
    /// Whether the column of territoires may divide one: `Secteur`, `Site`, `Antenne`.
    finer: bool,
    /// For each origin, a rank in `said`.
    rows: Vec<u32>,
    said: Vec<Said>,
    /// From the nearest up.
    titles: Vec<String>,
    /// Sheet and file.
    documents: Vec<String>,
    /// From the nearest up.
    folders: Vec<String>,
}

/// What a row itself says: its cell, and the sub-title above it.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    column: Option<String>,
    section: Option<String>,
}

impl Clues {
    /// `rows` are the sheet rows of each origin.
    pub(in crate::normalise) fn of<'a>(table: &'a RawTable, rows: &[u32]) -> Self {
        let column = table.columns.iter().position(|it| it.column.id == TERRITOIRE);
        let finer = column.is_some_and(|at| FINER_HEADINGS.contains(&fold(&table.columns[at].heading).as_str()));
        let cell = |row: &'a RawRow| column.and_then(|at| row.cells.get(at)?.as_ref());
        let groups = column.map(|at| group_labels(table, at)).unwrap_or_default();
        let mut all = Distinct::default();
        let rows = rows.iter().map(|number| {
            let row = table.rows.binary_search_by_key(number, |it| it.row).ok().map(|at| &table.rows[at]);
            // What a total says in the column of territoires is its label.
            let named = row.filter(|it| it.role == Role::Data).map(|it| groups.get(&it.row).copied().unwrap_or(it));
            let named = named.and_then(cell);
            all.rank(named, row.and_then(|it| it.section.as_deref()))
        });
        let rows = rows.collect();
        let mut names = table.names.iter().cloned();
        Self {
            sheet: table.top_left.sheet,
            kind: table.kind.id,
            managed: managers(table) > 1,
            finer,
            rows,
            said: all.said,
            titles: table.titles.iter().map(|it| it.1.clone()).collect(),
            documents: names.by_ref().take(2).collect(),
            folders: names.collect(),
        }
    }

    /// The territoires of the rows; none for the département's, and for those that nothing places.
    ///
    /// `shared` tells that tables of this kind may be the département's own.
    pub(in crate::normalise) fn resolve(&self, registry: &Registry, shared: bool) -> Resolved<'_> {
        let of_table = self.of_table(registry, shared);
        let id = |said: &Said| match (said.resolve(registry), &of_table) {
            (Placed::Territoire(id), _) => Some(id),
            (Placed::Nowhere, Placed::Territoire(id)) => Some(id.clone()),
            (Placed::Departement | Placed::Nowhere, _) => None,
        };
        Resolved { rows: &self.rows, ids: self.said.iter().map(id).collect() }
    }

    /// The posts that nothing places: they count for the département alone.
    pub(in crate::normalise) fn of_no_site(&self, registry: &Registry) -> Vec<u32> {
        if self.kind != effectifs::KIND.id || self.of_table(registry, true) != Placed::Nowhere {
            return Vec::new();
        }
        let lost: Vec<bool> = self.said.iter().map(|it| it.resolve(registry) == Placed::Nowhere).collect();
        let of = |rank: &u32| lost.get(*rank as usize).copied().unwrap_or(false);
        self.rows.iter().zip(0..).filter(|it| of(it.0)).map(|it| it.1).collect()
    }

    /// What the column of territoires says.
    fn columns(&self) -> impl Iterator<Item = &str> {
        self.said.iter().filter_map(|it| it.column.as_deref())
    }

    /// Sections, titles and names.
    fn around(&self) -> impl Iterator<Item = &String> {
        let sections = self.said.iter().filter_map(|it| it.section.as_ref());
        sections.chain(&self.titles).chain(&self.documents).chain(&self.folders)
    }

    fn mention_column(&self, names: &mut Names, settings: &Settings) {
        for text in self.columns().filter(|it| !is_departement(it, settings)) {
            mention(names, in_column(text), text, self.sheet);
        }
    }

    /// Whether some row is placed by nothing that the registry knows.
    fn is_lost(&self, registry: &Registry) -> bool {
        self.said.iter().any(|it| it.resolve(registry) == Placed::Nowhere)
            && self.of_table(registry, true) == Placed::Nowhere
    }

    fn of_table(&self, registry: &Registry, shared: bool) -> Placed {
        let placed = |texts: &[String]| {
            let mut places = texts.iter().map(|it| registry.place(it)).filter(|it| *it != Placed::Nowhere);
            if shared { places.next() } else { places.find(|it| *it != Placed::Departement) }.unwrap_or(Placed::Nowhere)
        };
        // A letterhead names the département above the tables of its territoires: any nearer or farther name of a territoire wins.
        let levels = [placed(&self.titles), placed(&self.documents), placed(&self.folders)];
        let territoire = levels.iter().find(|it| matches!(it, Placed::Territoire(_)));
        let departement = levels.iter().find(|it| **it == Placed::Departement);
        territoire.or(departement).cloned().unwrap_or(Placed::Nowhere)
    }
}

/// How many case managers a base names.
fn managers(table: &RawTable) -> usize {
    let Some(at) = table.columns.iter().position(|it| it.column.id == cas::GC) else { return 0 };
    let data = table.rows.iter().filter(|it| it.role == Role::Data);
    let names = data.filter_map(|it| name(it.cells.get(at)?.as_ref()?)).map(|it| fold(&it));
    names.collect::<BTreeSet<_>>().len()
}

/// Where each name of the column stands once, on the first row of its posts: row → the row that names its territoire.
///
/// Only in tables of posts and accounts; in a base of cases a blank is a blank.
pub(in crate::normalise) fn group_labels(table: &RawTable, column: usize) -> BTreeMap<u32, &RawRow> {
    let data: Vec<&RawRow> = table.rows.iter().filter(|it| it.role == Role::Data).collect();
    let filled = |row: &RawRow| row.cells.get(column).is_some_and(Option::is_some);
    let names: Vec<&Value> = data.iter().filter_map(|it| it.cells.get(column)?.as_ref()).collect();
    let once = names.iter().enumerate().all(|(at, it)| !names[..at].contains(it));
    let first_is_named = data.first().is_some_and(|it| filled(it));
    if table.kind.id == cas::KIND.id || !once || !first_is_named || names.len() == data.len() {
        return BTreeMap::new();
    }
    let mut groups = BTreeMap::new();
    let mut label: Option<&RawRow> = None;
    for row in &table.rows {
        match row.role {
            Role::Data if filled(row) => label = Some(row),
            Role::Data => {
                if let Some(label) = label.filter(|it| it.section == row.section) {
                    groups.insert(row.row, label);
                }
            }
            Role::Total | Role::GrandTotal => label = None,
        }
    }
    groups
}

impl Said {
    fn resolve(&self, registry: &Registry) -> Placed {
        let column = self.column.as_deref().map_or(Placed::Nowhere, |it| registry.column(it));
        match column {
            Placed::Nowhere => self.section.as_deref().map_or(Placed::Nowhere, |it| registry.place(it)),
            placed => placed,
        }
    }
}

/// The distinct things that rows say, in order of first row.
#[derive(Default)]
struct Distinct<'a> {
    said: Vec<Said>,
    ranks: BTreeMap<Said, u32>,
    /// Neighbours mostly say the same.
    last: Option<(Option<&'a Value>, Option<&'a str>, u32)>,
}

impl<'a> Distinct<'a> {
    fn rank(&mut self, cell: Option<&'a Value>, section: Option<&'a str>) -> u32 {
        if let Some((last_cell, last_section, rank)) = self.last
            && (last_cell, last_section) == (cell, section)
        {
            return rank;
        }
        let said = Said { column: cell.and_then(name), section: section.map(str::to_owned) };
        let next = self.said.len() as u32;
        let rank = *self.ranks.entry(said.clone()).or_insert(next);
        if rank == next {
            self.said.push(said);
        }
        self.last = Some((cell, section, rank));
        rank
    }
}

/// The territoire of each origin.
pub(in crate::normalise) struct Resolved<'a> {
    rows: &'a [u32],
    ids: Vec<Option<String>>,
}

impl Resolved<'_> {
    /// The id of the territoire of a row, by its rank in the table.
    pub(in crate::normalise) fn get(&self, origin: u32) -> Option<&str> {
        self.ids.get(*self.rows.get(origin as usize)? as usize)?.as_deref()
    }

    /// The ids of territoires, each once.
    pub(in crate::normalise) fn ids(&self) -> impl Iterator<Item = &String> {
        self.ids.iter().flatten()
    }
}

/// Headings of columns that may divide a territoire, folded.
const FINER_HEADINGS: &[&str] = &["secteur", "site", "antenne"];

/// Where a text places a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::normalise) enum Placed {
    Territoire(String),
    Departement,
    Nowhere,
}

fn name(value: &Value) -> Option<String> {
    values::text(value).value().filter(|it| !fold(it).is_empty())
}

/// The remark on the rows of a sheet that nothing places, if any; `col` is a column of their table.
pub(in crate::normalise) fn without_territoire(sheet: SheetId, col: u32, rows: &[u32]) -> Option<Diagnostic> {
    remark(&WITHOUT_TERRITOIRE, sheet, col, rows, |counted| format!("non {counted}"))
}

/// The remark on the rows of a sheet that count for the département alone, if any.
pub(in crate::normalise) fn of_no_site(sheet: SheetId, col: u32, rows: &[u32]) -> Option<Diagnostic> {
    remark(&OF_NO_SITE, sheet, col, rows, |counted| format!("{counted} pour le seul département"))
}

/// One remark for all these rows; `outcome` says what became of them from « comptée » or « comptées ».
fn remark(
    rule: &'static Rule,
    sheet: SheetId,
    col: u32,
    rows: &[u32],
    outcome: impl Fn(&str) -> String,
) -> Option<Diagnostic> {
    let (first, last, count) = (*rows.iter().min()?, *rows.iter().max()?, rows.len());
    let place = Place::Span(CellRef { sheet, row: first, col }, (last, col));
    let (lines, counted) = if count == 1 { ("ligne", "comptée") } else { ("lignes", "comptées") };
    let message = format!("{} {lines} sans territoire, {}", grouped(count as u64), outcome(counted));
    Some(Diagnostic::new(rule, place, message))
}

/// The territoires that rows belong to, and those that `maia.toml` lists, in order of id.
pub(in crate::normalise) fn listed(
    registry: &Registry,
    settings: &Settings,
    used: &BTreeSet<String>,
) -> Vec<Territoire> {
    let declared = |id: &str| settings.territoire.iter().any(|it| it.id == id);
    registry.territoires().filter(|it| used.contains(&it.id) || declared(&it.id)).cloned().collect()
}

#[cfg(test)]
mod tests;
