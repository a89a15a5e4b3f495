//! The frames of a run made ready to be counted by zone: each territoire, and the département where they are pooled.

pub mod cas;
pub mod comptes;
pub mod concertation;
pub mod grilles;
pub mod population;
pub mod postes;
pub mod validation;

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::convention::{self, Compte, Echeance};
use super::tally::{MODALITE, ZONE, within};
use crate::base::date::{Periode, french};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::territoire::DEPARTEMENT;
use crate::identify::tables::TABLE_KINDS;
use crate::identify::tables::cas::KIND;
use crate::identify::tables::registres::REGISTRES;
use crate::normalise::Frames;
use crate::normalise::actions::actions_frame;
use crate::normalise::concertation::Concertation;
use crate::normalise::frames::TERRITOIRE;

/// Whether a row counts in the département.
pub const POOLED: &str = "pooled";

/// Read through [`Pool::comptes`] and [`Pool::financements`].
const BUDGET: &str = "budget";

/// What the convention keeps for the département as a whole (convention FIR 201700224, art. 3 and 4).
const OF_THE_WHOLE: [&str; 2] = [BUDGET, "versements"];

/// See [`Pool::actions`].
const ACTIONS: &str = "actions";

/// As many territoires as a note names.
const NAMED: usize = 8;

/// The frames of a run, each row with the rank of its zone.
pub struct Pool<'a> {
    pub periode: Periode,
    pub settings: &'a Settings,
    /// The département first, then the territoires in order of id.
    pub zones: Vec<Zone>,
    tables: BTreeMap<&'static str, DataFrame>,
    /// For each table, and some columns of the case base, the zones it says something of.
    present: BTreeMap<&'static str, BTreeSet<u32>>,
    /// The account of the convention for the year.
    pub compte: Compte,
    /// What is due for the year.
    pub calendrier: Vec<Echeance>,
    /// Tables of a state of which a row without territoire was found: it is the whole, and no site is missing from it.
    whole: BTreeSet<&'static str>,
}

/// A territoire, or the département.
#[derive(Debug)]
pub struct Zone {
    pub id: String,
    pub name: String,
    pub pooled: bool,
}

impl<'a> Pool<'a> {
    /// Gives each row its zone and what every family needs to know of it.
    pub fn new(frames: &Frames, settings: &'a Settings) -> Result<Self, Failure> {
        let periode = frames.periode;
        let zones = zones(frames);
        let zoned = |rows: DataFrame| zoned(rows, &zones).map(DataFrame::lazy);

        let budget = comptes::of_the_year(zoned(frames.get(BUDGET))?, periode).collect()?;
        let mut tables = BTreeMap::from([
            ("cas", cas::prepare(zoned(cas::with_known_columns(frames)?)?, periode).collect()?),
            ("effectifs", postes::prepare(zoned(frames.get("effectifs"))?, periode).collect()?),
            ("grille", validation::prepare(zoned(frames.get("grille"))?, periode).collect()?),
            ("maia25", grilles::prepare(zoned(frames.get("maia25"))?, periode).collect()?),
        ]);
        let Accounts { comptes, financements } = accounts(&budget)?;
        let compte = Compte::of(frames, settings, &comptes, &financements)?;
        tables.extend([("comptes", comptes), ("financements", financements)]);
        tables.extend(concertation::counts(&Concertation::of(frames)?, &zones, periode, settings)?);
        tables.insert(ACTIONS, zoned(actions_frame(frames)?)?.collect()?);
        for kind in TABLE_KINDS {
            if !tables.contains_key(kind.id) && kind.id != BUDGET {
                tables.insert(kind.id, zoned(frames.get(kind.id))?.collect()?);
            }
        }
        let mut present = BTreeMap::from([(BUDGET, zones_of(&budget)?)]);
        for kind in TABLE_KINDS {
            if let Some(rows) = tables.get(kind.id) {
                present.insert(kind.id, zones_of(rows)?);
            }
        }
        for id in [concertation::REUNIONS, concertation::DECISIONS, concertation::PRESENCES] {
            present.insert(id, zones_of(&tables[id])?);
        }
        for (column, name) in cas::COLUMNS {
            let rows = tables["cas"].clone().lazy().filter(cas::told(column)).select([col(ZONE), col(POOLED)]);
            present.insert(name, zones_of(&rows.collect()?)?);
        }
        let telling = tables["cas"].clone().lazy().filter(cas::tells_refusals()).select([col(ZONE), col(POOLED)]);
        present.insert(cas::DECISIONS, zones_of(&telling.collect()?)?);
        let calendrier = convention::calendar(frames, settings)?;
        let mut whole = BTreeSet::new();
        let states =
            REGISTRES.iter().filter(|it| !it.events).filter_map(|it| Some((it.kind.id, tables.get(it.kind.id)?)));
        for (id, rows) in states.chain([(BUDGET, &budget)]) {
            if rows.column(TERRITOIRE)?.null_count() > 0 {
                whole.insert(id);
            }
        }
        Ok(Self { periode, settings, zones, tables, present, compte, calendrier, whole })
    }

    /// Requests and follow-ups: see [`cas::prepare`].
    pub fn cas(&self) -> LazyFrame {
        self.table("cas")
    }

    /// Posts of the exercice: see [`postes::prepare`].
    pub fn postes(&self) -> LazyFrame {
        self.table("effectifs")
    }

    /// Accounts of the exercice, the département already among the zones: see [`comptes::accounts`].
    pub fn comptes(&self) -> LazyFrame {
        self.table("comptes")
    }

    /// What each funder gave or bore, the département already among the zones: see [`comptes::funding`].
    pub fn financements(&self) -> LazyFrame {
        self.table("financements")
    }

    /// Items of the last known MAIA 25 grids: see [`grilles::prepare`].
    pub fn items(&self) -> LazyFrame {
        self.table("maia25")
    }

    /// Actions of the road maps: see [`actions_frame`].
    pub fn actions(&self) -> LazyFrame {
        self.table(ACTIONS)
    }

    /// Rows of any other table, all years together, as its kind declares them.
    pub fn table(&self, id: &str) -> LazyFrame {
        self.tables.get(id).cloned().unwrap_or_default().lazy()
    }

    /// Rows of a table whose date falls in the period.
    pub fn in_period(&self, id: &str, date: &str) -> LazyFrame {
        self.table(id).filter(within(date, self.periode))
    }

    /// Every zone, one a row, with whether it counts in the département.
    pub fn every_zone(&self) -> PolarsResult<LazyFrame> {
        let ranks: Vec<u32> = (0..self.zones.len() as u32).collect();
        let pooled: Vec<bool> = self.zones.iter().map(|it| it.pooled).collect();
        Ok(df!(ZONE => ranks, POOLED => pooled)?.lazy())
    }

    /// Rows counted under their territoire and once more under the département.
    pub fn by_zone(&self, rows: LazyFrame, keys: &[Expr], measures: &[Expr]) -> PolarsResult<LazyFrame> {
        both(rows.clone(), rows, keys, measures)
    }

    /// How many rows have each code, by zone.
    pub fn by_code(&self, rows: LazyFrame, code: Expr, id: &str) -> PolarsResult<LazyFrame> {
        self.by_zone(rows, &[code.alias(MODALITE)], &[len().alias(id)])
    }

    /// Keeps the rows of territoires that another table speaks of too, so that a ratio pools the same territoires above and below.
    /// Everything is kept when that table names no territoire.
    pub fn also_in(&self, table: &str) -> Expr {
        let zones: Vec<u32> = self.present.get(table).into_iter().flatten().copied().filter(|it| *it > 0).collect();
        if zones.is_empty() {
            return lit(true);
        }
        let zones = lit(Series::new(ZONE.into(), zones)).implode(true);
        col(ZONE).is_null().or(col(ZONE).is_in(zones, false))
    }

    /// A note for the territoires that do not say something, and another for the département when one of its territoires does not.
    pub fn note_of_silence(&self, table: &str, [own, pooled]: [&str; 2]) -> Expr {
        let says = |table: &str, rank: u32| self.present.get(table).is_some_and(|it| it.contains(&rank));
        let silent = (1..).zip(self.zones.iter().skip(1)).filter(|(rank, _)| says("cas", *rank) && !says(table, *rank));
        let silent: Vec<(u32, &Zone)> = silent.collect();
        let whole = silent.iter().any(|it| it.1.pooled);
        let ranks = lit(Series::new(ZONE.into(), silent.iter().map(|it| it.0).collect::<Vec<u32>>())).implode(true);
        when(col(ZONE).is_in(ranks, false))
            .then(lit(own))
            .when(col(ZONE).eq(lit(0u32)).and(lit(whole)))
            .then(lit(pooled))
            .otherwise(lit(NULL))
    }

    /// Why a zone has nothing to compute on in one of these tables, in French; nothing when all speak of it.
    pub fn absence(&self, reads: &[&str], zone: u32) -> Option<String> {
        let table = reads.iter().find(|it| !self.present.get(**it).is_some_and(|zones| zones.contains(&zone)))?;
        let found = self.present.get(*table);
        if OF_THE_WHOLE.contains(table) && zone > 0 && found.is_some_and(|it| it.contains(&0) && it.len() == 1) {
            return Some("Se suit au département, pour tous ses territoires à la fois.".to_owned());
        }
        Some(format!("{}.", self.absent(table)))
    }

    /// Which territoires the figure of the département leaves out for want of a table, in French.
    pub fn left_out(&self, reads: &[&str]) -> Option<String> {
        let sentences: Vec<String> = reads.iter().filter_map(|table| self.left_out_of(table)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn left_out_of(&self, table: &str) -> Option<String> {
        let present = self.present.get(table)?;
        if self.whole.contains(table) || !present.iter().any(|it| *it > 0) {
            return None;
        }
        let file = self.present.get(table.split('.').next().unwrap_or_default()).filter(|_| table.contains('.'));
        let held = |rank: &u32| file.is_none_or(|it| it.contains(rank));
        let absent = self.zones.iter().zip(0u32..);
        let absent = absent.filter(|(zone, rank)| zone.pooled && held(rank) && !present.contains(rank));
        let names: Vec<&str> = absent.map(|(zone, _)| zone.name.as_str()).collect();
        let who = match names.len() {
            0 => return None,
            1..=NAMED => names.join(", "),
            many => format!("{many} territoires"),
        };
        let absent = lower_first(&self.absent(table));
        Some(match cas::counted_as_unknown(table) {
            true => format!("{who} sous NR\u{a0}: {absent}."),
            false => format!("Sans {who}\u{a0}: {absent}."),
        })
    }

    fn absent(&self, table: &str) -> String {
        let exercice = self.periode.exercice;
        match table {
            "cas" => "Aucune base de gestion de cas reçue".to_owned(),
            cas::AGE => "La base ne donne ni âge ni date de naissance".to_owned(),
            cas::DECISIONS => "La base ne dit ni décision ni motif de non-inclusion".to_owned(),
            "effectifs" => format!("Aucun tableau des effectifs reçu pour {exercice}"),
            BUDGET => format!("Aucun budget reçu pour {exercice}"),
            "maia25" => format!("Aucune grille MAIA 25 datée au plus tard du {}", french(self.periode.fin)),
            concertation::REUNIONS => format!("Aucune réunion de {exercice} dans les registres reçus"),
            concertation::DECISIONS => format!("Aucune décision de {exercice} qu’une réunion ait pu suivre"),
            concertation::PRESENCES => format!("Aucune présence notée à une réunion de {exercice}"),
            _ => match TABLE_KINDS.iter().find(|it| it.id == table) {
                Some(kind) => format!("Aucun tableau «\u{a0}{}\u{a0}» reçu", kind.label),
                None => {
                    let column =
                        cas::COLUMNS.iter().find(|(_, name)| *name == table).and_then(|(id, _)| KIND.column(id));
                    format!(
                        "Aucune colonne «\u{a0}{}\u{a0}» n’est lue dans la base",
                        column.map_or(table, |it| it.label)
                    )
                }
            },
        }
    }
}

/// The account of the convention for the year of the frames, and nothing else.
pub fn compte(frames: &Frames, settings: &Settings) -> Result<Compte, Failure> {
    let budget = zoned(frames.get(BUDGET), &zones(frames))?;
    let Accounts { comptes, financements } = accounts(&comptes::of_the_year(budget.lazy(), frames.periode).collect()?)?;
    Compte::of(frames, settings, &comptes, &financements)
}

/// See [`comptes::accounts`] and [`comptes::funding`].
struct Accounts {
    comptes: DataFrame,
    financements: DataFrame,
}

fn accounts(budget: &DataFrame) -> PolarsResult<Accounts> {
    Ok(Accounts {
        comptes: comptes::accounts(budget.clone().lazy())?.collect()?,
        financements: comptes::funding(budget.clone().lazy())?.collect()?,
    })
}

/// The département, then the territoires in order of id.
fn zones(frames: &Frames) -> Vec<Zone> {
    let territoires = frames.territoires.iter();
    std::iter::once(Zone { id: DEPARTEMENT.to_owned(), name: "département".to_owned(), pooled: false })
        .chain(territoires.map(|it| Zone { id: it.id.clone(), name: it.name.clone(), pooled: it.pooled }))
        .collect()
}

/// Gives each row the rank of its territoire; rows without territoire count in the département alone.
fn zoned(mut rows: DataFrame, zones: &[Zone]) -> PolarsResult<DataFrame> {
    let known: BTreeMap<&str, u32> =
        zones.iter().zip(0u32..).skip(1).map(|(zone, rank)| (zone.id.as_str(), rank)).collect();
    let territoires = rows.column(TERRITOIRE)?.str()?;
    let ranks: Vec<Option<u32>> = territoires.iter().map(|it| known.get(it?).copied()).collect();
    let pooled = |(territoire, rank): (Option<&str>, &Option<u32>)| match rank {
        Some(rank) => zones.get(*rank as usize).is_some_and(|it| it.pooled),
        None => territoire.is_none(),
    };
    let pooled: Vec<bool> = territoires.iter().zip(&ranks).map(pooled).collect();
    rows.with_column(Column::new(ZONE.into(), ranks))?;
    rows.with_column(Column::new(POOLED.into(), pooled))?;
    Ok(rows)
}

/// The zones that rows speak of, the département among them when one is pooled.
fn zones_of(rows: &DataFrame) -> PolarsResult<BTreeSet<u32>> {
    let mut zones: BTreeSet<u32> = rows.column(ZONE)?.u32()?.iter().flatten().collect();
    if rows.column(POOLED)?.bool()?.any() {
        zones.insert(0);
    }
    Ok(zones)
}

/// Some rows counted under their territoire, some under the département; those that count in neither have no zone.
fn both(own: LazyFrame, pooled: LazyFrame, keys: &[Expr], measures: &[Expr]) -> PolarsResult<LazyFrame> {
    let keys: Vec<Expr> = std::iter::once(col(ZONE)).chain(keys.iter().cloned()).collect();
    // Rows are told apart by a key, not filtered: a filter would copy every column of every case.
    let whole = when(col(POOLED)).then(lit(0u32)).otherwise(lit(NULL)).cast(DataType::UInt32);
    let pooled = pooled.with_column(whole.alias(ZONE));
    let grouped = [own, pooled].map(|rows| rows.group_by(keys.clone()).agg(measures));
    concat(grouped, UnionArgs::default())
}

/// Without its capital.
pub(super) fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
