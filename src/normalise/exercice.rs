//! Which year the run is about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polars::prelude::*;

use super::Provenance;
use super::frames::TERRITOIRE;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::ORIGIN;
use crate::base::territoire::Territoire;
use crate::identify::tables::{budget, cas, effectifs, maia25};

/// What the files say of years. Frames hold origins and territoires already.
pub(super) struct Evidence<'a> {
    pub(super) frames: &'a BTreeMap<&'static str, DataFrame>,
    pub(super) territoires: &'a [Territoire],
    pub(super) provenance: &'a Provenance,
    /// The day that the document of each table was last modified.
    pub(super) documents: &'a [Option<Date>],
}

/// The year asked; else that of the settings; else the latest that half the territoires document. With the reason, in French.
pub(super) fn choose(asked: Option<i16>, settings: &Settings, evidence: &Evidence) -> Result<(i16, String), Failure> {
    if let Some(year) = asked {
        return Ok((year, "demandé".to_owned()));
    }
    if let Some(year) = settings.exercice {
        return Ok((year, "fixé par maia.toml".to_owned()));
    }
    if let Some(year) = documented(evidence)? {
        let reason = "dernière année pour laquelle la moitié des territoires ont un budget, un tableau des effectifs ou cinq demandes datées";
        return Ok((year, reason.to_owned()));
    }
    if let Some(year) = mentioned(evidence)? {
        return Ok((year, "dernière année dont parlent les fichiers".to_owned()));
    }
    let last = evidence.documents.iter().flatten().max().map(|it| it.year());
    Ok(match last {
        Some(year) => (year, "année de la dernière modification des fichiers".to_owned()),
        None => (FALLBACK, "aucun fichier ne dit d’année\u{a0}; précisez-la avec --exercice".to_owned()),
    })
}

/// The latest year for which half the territoires hold a budget, a staffing table or five dated requests.
fn documented(evidence: &Evidence) -> Result<Option<i16>, Failure> {
    let mut holders: BTreeMap<i16, BTreeSet<&str>> = BTreeMap::new();
    for (kind, column, least) in
        [(budget::KIND.id, YEAR, 1), (effectifs::KIND.id, YEAR, 1), (cas::KIND.id, cas::DATE_DEMANDE, LEAST_REQUESTS)]
    {
        let mut rows: BTreeMap<(i16, &str), usize> = BTreeMap::new();
        for (year, territoire) in evidence.years(kind, column)? {
            let Some(territoire) = territoire else { continue };
            *rows.entry((year, territoire)).or_default() += 1;
        }
        for ((year, territoire), count) in rows {
            if count >= least {
                holders.entry(year).or_default().insert(territoire);
            }
        }
    }
    let all = evidence.territoires.len();
    Ok(holders.into_iter().rev().find(|it| it.1.len() * 2 >= all).map(|it| it.0))
}

/// The latest year of any budget, staffing table, request or MAIA 25 grid.
fn mentioned(evidence: &Evidence) -> Result<Option<i16>, Failure> {
    let mut latest = None;
    for (kind, column) in [
        (budget::KIND.id, YEAR),
        (effectifs::KIND.id, YEAR),
        (cas::KIND.id, cas::DATE_DEMANDE),
        (maia25::KIND.id, maia25::DATE_EVAL),
    ] {
        latest = latest.max(evidence.years(kind, column)?.into_iter().map(|it| it.0).max());
    }
    Ok(latest)
}

impl<'a> Evidence<'a> {
    /// The year and the territoire of each row, but for years after the document's own date.
    fn years(&self, kind: &str, column: &str) -> Result<Vec<(i16, Option<&'a str>)>, Failure> {
        let Some(frame) = self.frames.get(kind) else { return Ok(Vec::new()) };
        let column = frame.column(column)?;
        let years = match column.dtype() {
            DataType::Date => column.date()?.year(),
            _ => column.i32()?.clone(),
        };
        let origins = frame.column(ORIGIN)?.u32()?;
        let territoires = frame.column(TERRITOIRE)?.str()?;
        let rows = years.iter().zip(origins.iter()).zip(territoires.iter());
        let row = |((year, origin), territoire): ((Option<i32>, Option<u32>), Option<&'a str>)| {
            let year = i16::try_from(year?).ok()?;
            let known = self.document(origin?).is_none_or(|it| year <= it.year());
            known.then_some((year, territoire))
        };
        Ok(rows.filter_map(row).collect())
    }

    fn document(&self, origin: u32) -> Option<Date> {
        let &(table, _) = self.provenance.rows.get(origin as usize)?;
        self.documents.get(table as usize).copied().flatten()
    }
}

const YEAR: &str = "exercice";
const LEAST_REQUESTS: usize = 5;

/// Nothing read: any year will do, as long as it is always the same.
const FALLBACK: i16 = 2017;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tables::cas::KIND;
    use crate::normalise::raw::raw;
    use crate::normalise::{Frames, understand, unite};

    /// Case bases of territoires: name, last modification of the document, years of five requests each.
    fn run(bases: &[(&str, &str, &[i16])], settings: &str, asked: Option<i16>) -> Frames {
        let part = |(rank, (name, modified, years)): (usize, &(&str, &str, &[i16]))| {
            let rows = years.iter().flat_map(|year| (1..=5).map(move |day| format!("{day}/03/{year} | {name}")));
            let text = format!("date_demande | territoire\n{}", rows.collect::<Vec<_>>().join("\n"));
            let mut table = raw(&KIND, &[], &["Feuil1", "base"], &text);
            table.top_left.sheet.file.0 = rank as u32;
            table.modified = (!modified.is_empty()).then(|| (*modified).to_owned());
            understand(&table).unwrap().value
        };
        let parts = bases.iter().enumerate().map(part).collect();
        unite(parts, &Settings::parse(settings).unwrap(), asked, None).unwrap().value
    }

    fn year(bases: &[(&str, &str, &[i16])]) -> i16 {
        run(bases, "", None).periode.exercice
    }

    #[test]
    fn the_option_then_the_settings_win() {
        let bases: &[(&str, &str, &[i16])] = &[("Saverne", "", &[2016])];
        assert_eq!(run(bases, "exercice = 2018", Some(2019)).periode.exercice, 2019);
        let frames = run(bases, "exercice = 2018", None);
        assert_eq!((frames.periode.exercice, frames.exercice_reason.as_str()), (2018, "fixé par maia.toml"));
    }

    #[test]
    fn else_the_latest_year_that_half_the_territoires_document() {
        assert_eq!(year(&[("Saverne", "", &[2016, 2017]), ("Molsheim", "", &[2016])]), 2017);
        let three: &[(&str, &str, &[i16])] =
            &[("Saverne", "", &[2016, 2017]), ("Molsheim", "", &[2016]), ("Haguenau", "", &[2016])];
        assert_eq!(year(three), 2016);
    }

    #[test]
    fn a_year_after_the_document_s_own_date_never_counts() {
        assert_eq!(year(&[("Saverne", "2017-06-01T00:00:00Z", &[2016, 2071])]), 2016);
    }

    #[test]
    fn nothing_read_gives_a_year_all_the_same() {
        assert_eq!(year(&[]), FALLBACK);
    }
}
