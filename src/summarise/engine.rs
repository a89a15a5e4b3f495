//! Families → figures: plans collected together, closed lists completed, what is missing said.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::*;

use super::family::{Compute, Family, Split, Unseen};
use super::pool::Pool;
use super::tally::{MODALITE, NOTE, PERIODE, REPORTE, ZONE, denominator, numerator, reason};
use super::{Figure, Figures, Indicator, Statut, Unit};
use crate::base::date::Periode;

/// What has no known month in a split by month.
pub const MOIS_INCONNU: &str = "mois_inconnu";

/// Computes these families for every zone; the plans are collected at once.
pub(super) fn compute(pool: &Pool, families: &[&'static Family]) -> PolarsResult<Figures> {
    let mut plans = Vec::new();
    for family in families {
        if let Compute::Tally(plan) = family.compute {
            plans.push(plan(pool)?.logical_plan);
        }
    }
    let mut collected = LazyFrame::collect_all_with_engine(plans, Engine::InMemory, OptFlags::default())?.into_iter();
    let mut rows = Vec::new();
    for family in families {
        let frame = match family.compute {
            Compute::Tally(_) => collected.next().unwrap_or_default(),
            Compute::Unfed => DataFrame::default(),
        };
        figures_of(pool, family, &Tally::read(family, &frame, pool.periode)?, &mut rows);
    }
    rows.sort_by(|a: &Figure, b| order(a).cmp(&order(b)));
    Ok(Figures { rows, comptes: Vec::new() })
}

fn order(it: &Figure) -> (&str, &str, &str, &str) {
    (&it.territoire, it.indicateur.id, &it.modalite, &it.periode)
}

/// A modality and a period.
type Key = (Arc<str>, Arc<str>);

fn figures_of(pool: &Pool, family: &'static Family, tally: &Tally, rows: &mut Vec<Figure>) {
    let expected = expected(family.split, pool.periode);
    let left_out = pool.left_out(family.reads);
    let mut last_note: Arc<str> = "".into();
    for (zone, rank) in pool.zones.iter().zip(0u32..) {
        let territoire: Arc<str> = zone.id.as_str().into();
        let absence = pool.absence(family.reads, rank);
        let mut keys: BTreeMap<Key, Option<usize>> = expected.iter().map(|it| (it.clone(), None)).collect();
        keys.extend(tally.of(rank));
        if keys.is_empty() {
            keys.insert(("".into(), year(pool.periode)), None);
        }
        for ((modalite, periode), row) in keys {
            for (figure, indicateur) in family.figures.iter().enumerate() {
                let known = match (&absence, row) {
                    (Some(absence), _) => Known::nothing(absence),
                    (None, Some(row)) => tally.known(family, figure, row),
                    (None, None) if family.unseen == Unseen::Zero => Known::zero(),
                    (None, None) => Known::nothing(family.empty),
                };
                let left_out = left_out.as_deref().filter(|_| rank == 0 && known.valeur.is_some());
                let note: Vec<&str> =
                    [known.note.as_str()].into_iter().chain(left_out).filter(|it| !it.is_empty()).collect();
                let note = note.join(" ");
                // Neighbours mostly say the same.
                if *note != *last_note {
                    last_note = note.into();
                }
                rows.push(Figure {
                    territoire: Arc::clone(&territoire),
                    indicateur,
                    modalite: Arc::clone(&modalite),
                    periode: Arc::clone(&periode),
                    valeur: known.valeur,
                    numerateur: known.numerateur,
                    denominateur: known.denominateur,
                    statut: known.statut(),
                    note: Arc::clone(&last_note),
                });
            }
        }
    }
}

fn expected(split: Split, periode: Periode) -> Vec<Key> {
    let year = year(periode);
    let whole = |modalite: &str| (Arc::from(modalite), Arc::clone(&year));
    match split {
        Split::Whole => vec![whole("")],
        Split::Codes(list) => list.codes.iter().map(|it| whole(it.id)).collect(),
        Split::List(list) => list.iter().map(|it| whole(it)).collect(),
        Split::Months => {
            let months = periode.debut.month()..=periode.fin.month();
            let months = months.map(|it| (Arc::from(""), Arc::from(format!("{}-{it:02}", periode.exercice))));
            months.chain([whole(MOIS_INCONNU)]).collect()
        }
        Split::Open => Vec::new(),
    }
}

fn year(periode: Periode) -> Arc<str> {
    periode.exercice.to_string().into()
}

/// A figure before it has its name.
#[derive(Default)]
struct Known {
    valeur: Option<f64>,
    numerateur: Option<f64>,
    denominateur: Option<f64>,
    reporte: bool,
    note: String,
}

impl Known {
    fn zero() -> Self {
        Self { valeur: Some(0.0), ..Self::default() }
    }

    fn nothing(why: &str) -> Self {
        Self { note: why.to_owned(), ..Self::default() }
    }

    fn statut(&self) -> Statut {
        match self.valeur {
            None => Statut::Indisponible,
            Some(_) if self.reporte => Statut::Reporte,
            Some(_) => Statut::Ok,
        }
    }
}

/// A collected tally, its columns ready to be read by row.
struct Tally {
    rows: BTreeMap<u32, BTreeMap<Key, usize>>,
    figures: Vec<Columns>,
    notes: Option<StringChunked>,
    reporte: Option<BooleanChunked>,
    remarks: Vec<Option<Float64Chunked>>,
}

/// The columns of one figure.
struct Columns {
    valeur: Option<Float64Chunked>,
    numerateur: Option<Float64Chunked>,
    denominateur: Option<Float64Chunked>,
    raison: Option<StringChunked>,
}

impl Tally {
    fn read(family: &Family, frame: &DataFrame, periode: Periode) -> PolarsResult<Self> {
        let columns = |it: &Indicator| {
            PolarsResult::Ok(Columns {
                valeur: numbers(frame, it.id)?,
                numerateur: numbers(frame, &numerator(it.id))?,
                denominateur: numbers(frame, &denominator(it.id))?,
                raison: texts(frame, &reason(it.id))?,
            })
        };
        let remarks = family.remarks.iter().map(|it| numbers(frame, it.column));
        Ok(Self {
            rows: keys(frame, periode)?,
            figures: family.figures.iter().map(columns).collect::<PolarsResult<_>>()?,
            notes: texts(frame, NOTE)?,
            reporte: frame.column(REPORTE).ok().map(|it| it.bool().cloned()).transpose()?,
            remarks: remarks.collect::<PolarsResult<_>>()?,
        })
    }

    /// The keys of a zone and their rows.
    fn of(&self, zone: u32) -> impl Iterator<Item = (Key, Option<usize>)> {
        self.rows.get(&zone).into_iter().flatten().map(|(key, row)| (key.clone(), Some(*row)))
    }

    fn known(&self, family: &Family, figure: usize, row: usize) -> Known {
        let (Some(columns), Some(indicateur)) = (self.figures.get(figure), family.figures.get(figure)) else {
            return Known::nothing(family.empty);
        };
        let read = |column: &Option<Float64Chunked>| column.as_ref()?.get(row).filter(|it| it.is_finite());
        let (numerateur, denominateur) = (read(&columns.numerateur), read(&columns.denominateur));
        let valeur = match columns.valeur {
            Some(_) => read(&columns.valeur),
            None => quotient(numerateur, denominateur, indicateur.unit),
        };
        let reason = || columns.raison.as_ref().and_then(|it| it.get(row)).unwrap_or(family.empty);
        let remarks = family.remarks.iter().zip(&self.remarks);
        let remarks = remarks.filter_map(|(remark, column)| remark.say(read(column)? as u64));
        let note = self.notes.as_ref().and_then(|it| it.get(row));
        let note = valeur.is_none().then(reason).into_iter().chain(note).map(str::to_owned).chain(remarks);
        Known {
            valeur,
            numerateur,
            denominateur,
            reporte: self.reporte.as_ref().and_then(|it| it.get(row)).unwrap_or(false),
            note: note.collect::<Vec<_>>().join(" "),
        }
    }
}

fn quotient(numerateur: Option<f64>, denominateur: Option<f64>, unit: Unit) -> Option<f64> {
    let denominateur = denominateur.filter(|it| *it != 0.0)?;
    Some(unit.scale() * numerateur? / denominateur)
}

fn keys(frame: &DataFrame, periode: Periode) -> PolarsResult<BTreeMap<u32, BTreeMap<Key, usize>>> {
    let mut rows: BTreeMap<u32, BTreeMap<Key, usize>> = BTreeMap::new();
    let Ok(zones) = frame.column(ZONE) else { return Ok(rows) };
    let (modalites, periodes) = (texts(frame, MODALITE)?, texts(frame, PERIODE)?);
    let whole = year(periode);
    for (row, zone) in zones.u32()?.iter().enumerate() {
        let text = |column: &Option<StringChunked>| column.as_ref().and_then(|it| it.get(row)).map(Arc::from);
        let key = (text(&modalites).unwrap_or_default(), text(&periodes).unwrap_or_else(|| Arc::clone(&whole)));
        if let Some(zone) = zone {
            rows.entry(zone).or_default().insert(key, row);
        }
    }
    Ok(rows)
}

fn numbers(frame: &DataFrame, column: &str) -> PolarsResult<Option<Float64Chunked>> {
    let Ok(column) = frame.column(column) else { return Ok(None) };
    Ok(Some(column.cast(&DataType::Float64)?.f64()?.rechunk().into_owned()))
}

fn texts(frame: &DataFrame, column: &str) -> PolarsResult<Option<StringChunked>> {
    let Ok(column) = frame.column(column) else { return Ok(None) };
    Ok(Some(column.cast(&DataType::String)?.str()?.rechunk().into_owned()))
}
