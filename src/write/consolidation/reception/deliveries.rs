//! What each territoire was expected to send, and what was received of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::cell::{FileId, SheetId};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::base::table::{Need, TableKind};
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{TABLE_KINDS, budget, grille};
use crate::normalise::columns::{flags, numbers, origins, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::write::Report;

/// A territoire and the tables expected of it, in the order of the kinds of tables.
pub(in crate::write) struct Expected {
    pub id: String,
    pub name: String,
    pub deliveries: Vec<Delivery>,
    /// Files that speak of no one else: its pilote can correct them.
    pub own: BTreeSet<FileId>,
}

/// What was received of a table.
pub(in crate::write) struct Delivery {
    pub kind: &'static TableKind,
    pub state: State,
    pub parts: Vec<Part>,
    /// Required columns that no part has.
    pub missing: Vec<&'static str>,
    /// Blocking remarks on its sheets.
    pub blocking: usize,
}

/// Rows of a table for a territoire, in a sheet.
pub(in crate::write) struct Part {
    pub sheet: SheetId,
    pub rows: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum State {
    Recu,
    /// What the département keeps as a whole stands for its territoires: a budget, payments, a register.
    RecuDepartement,
    Incomplet,
    Absent,
}

impl State {
    /// The words people read.
    pub(in crate::write) fn label(self) -> &'static str {
        match self {
            State::Recu => "Reçu",
            State::RecuDepartement => "Reçu (département)",
            State::Incomplet => "Incomplet",
            State::Absent => "Absent",
        }
    }
}

/// The territoires of the run and those that `maia.toml` declares, with what each sent for the exercice.
pub(in crate::write) fn expected(report: &Report) -> Result<Vec<Expected>, Failure> {
    let declared = report.settings.territoire.iter().map(|it| (it.id.clone(), it.nom.clone()));
    let found = report.frames.territoires.iter().map(|it| (it.id.clone(), it.name.clone()));
    let names: BTreeMap<_, _> = declared.chain(found).collect();
    let received = expected_kinds(report).map(|kind| received(report, kind)).collect::<Result<Vec<_>, _>>()?;
    let owners = owners(report)?;
    let expected = names.into_iter().map(|(id, name)| {
        let deliveries = received.iter().map(|it| it.delivery(report, &id)).collect();
        let own = |owners: &BTreeSet<Option<String>>| owners.len() == 1 && owners.contains(&Some(id.clone()));
        let own = owners.iter().filter(|it| own(it.1)).map(|it| *it.0).collect();
        Expected { id, name, deliveries, own }
    });
    Ok(expected.collect())
}

/// The territoires that the rows of each file speak of, all years together; nothing stands for the département.
fn owners(report: &Report) -> Result<BTreeMap<FileId, BTreeSet<Option<String>>>, Failure> {
    let mut owners: BTreeMap<FileId, BTreeSet<Option<String>>> = BTreeMap::new();
    let provenance = &report.frames.provenance;
    for kind in TABLE_KINDS {
        let frame = report.frames.get(kind.id);
        let territoires = frame.column(TERRITOIRE)?.str()?;
        let mut last = None;
        for (origin, territoire) in origins(&frame)?.into_iter().zip(territoires.iter()) {
            let table = provenance.rows.get(origin as usize).map(|it| it.0);
            // Rows of a table follow each other: most say again what the one before said.
            if last == Some((table, territoire)) {
                continue;
            }
            last = Some((table, territoire));
            if let Some(table) = table.and_then(|it| provenance.tables.get(it as usize)) {
                owners.entry(table.sheet.file).or_default().insert(territoire.map(str::to_owned));
            }
        }
    }
    Ok(owners)
}

/// The tables that everyone is to send, and those that someone sent.
pub(in crate::write) fn expected_kinds(report: &Report) -> impl Iterator<Item = &'static TableKind> {
    let optional = |kind: &TableKind| Registre::of(kind.id).is_some() || kind == &grille::KIND;
    TABLE_KINDS.iter().copied().filter(move |it| !optional(it) || report.frames.has(it.id))
}

/// Rows of a table by territoire (nothing for the département), then by rank of the table they were read in.
struct Received {
    kind: &'static TableKind,
    rows: BTreeMap<Option<String>, BTreeMap<u32, usize>>,
}

fn received(report: &Report, kind: &'static TableKind) -> Result<Received, Failure> {
    let frame = report.frames.get(kind.id);
    let asked = i64::from(report.frames.periode.exercice);
    let has = |column: &str| frame.schema().contains(column);
    let years = if has("exercice") { numbers(&frame, "exercice")? } else { vec![Some(asked); frame.height()] };
    let roles = if has(ROLE) { texts(&frame, ROLE)? } else { vec![None; frame.height()] };
    let full = if has("annee_pleine") { flags(&frame, "annee_pleine")? } else { vec![None; frame.height()] };
    let mut rows: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    let cells = origins(&frame)?.into_iter().zip(texts(&frame, TERRITOIRE)?).zip(years).zip(full).zip(roles);
    for ((((origin, territoire), year), full), role) in cells {
        let table = report.frames.provenance.rows.get(origin as usize).map(|it| it.0);
        if let Some(table) =
            table.filter(|_| year.is_none_or(|it| it == asked) && full != Some(true) && !is_total(role.as_deref()))
        {
            *rows.entry(territoire).or_default().entry(table).or_default() += 1;
        }
    }
    Ok(Received { kind, rows })
}

/// Whether a row states a sum of others.
fn is_total(role: Option<&str>) -> bool {
    role.is_some_and(|it| it.starts_with("total") || it == "groupe")
}

impl Received {
    fn delivery(&self, report: &Report, territoire: &str) -> Delivery {
        let own = self.rows.get(&Some(territoire.to_owned()));
        let shared = self.kind == &budget::KIND || Registre::of(self.kind.id).is_some();
        let whole = self.rows.get(&None).filter(|_| shared);
        let tables = own.or(whole);
        let missing = tables.map(|it| self.missing(report, it)).unwrap_or_default();
        let parts = tables.map(|it| parts(report, it)).unwrap_or_default();
        let blocking = report.diagnostics.iter().filter(|it| blocks(it, territoire, &parts)).count();
        let state = match (own, whole) {
            (None, None) => State::Absent,
            _ if !missing.is_empty() || blocking > 0 => State::Incomplet,
            (None, Some(_)) => State::RecuDepartement,
            (Some(_), _) => State::Recu,
        };
        Delivery { kind: self.kind, state, parts, missing, blocking }
    }

    /// Labels of the required columns that none of these tables has.
    fn missing(&self, report: &Report, tables: &BTreeMap<u32, usize>) -> Vec<&'static str> {
        let origins = &report.frames.provenance.tables;
        let has = |column| {
            tables.keys().any(|&it| origins.get(it as usize).is_some_and(|it| it.columns.contains_key(column)))
        };
        let required = self.kind.columns.iter().filter(|it| it.need == Need::Required);
        required.filter(|it| !has(it.id)).map(|it| it.label).collect()
    }
}

/// Rows by sheet.
fn parts(report: &Report, tables: &BTreeMap<u32, usize>) -> Vec<Part> {
    let mut sheets: BTreeMap<SheetId, usize> = BTreeMap::new();
    for (&table, &rows) in tables {
        if let Some(origin) = report.frames.provenance.tables.get(table as usize) {
            *sheets.entry(origin.sheet).or_default() += rows;
        }
    }
    sheets.into_iter().map(|(sheet, rows)| Part { sheet, rows }).collect()
}

fn blocks(remark: &Diagnostic, territoire: &str, parts: &[Part]) -> bool {
    remark.severity == Severity::Bloquant
        && remark.territoire.as_deref().is_none_or(|it| it == territoire)
        && remark.place.sheet().is_some_and(|sheet| parts.iter().any(|it| it.sheet == sheet))
}
