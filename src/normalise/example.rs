//! Worked examples: tables written as text, shown in the definitions and run by the tests.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polars::prelude::*;

use super::frames::{BLOC, BUDGET, EFFECTIFS, Frames, ROLE, TABLEAU, TERRITOIRE, TableOrigin};
use super::kinds::Kind;
use super::registre::fingerprint;
use crate::base::cell::{FileId, SheetId};
use crate::base::date::{Periode, days};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::base::table::{ColumnType, ETP_UNIT, ORIGIN, au_jour};
use crate::base::territoire::{Territoire, slug, towns};
use crate::identify::tables::{TABLE_KINDS, grille_items, maia25_items};

/// What is known, and what must come out of it.
///
/// Each `given` is a frame id with a table as text: cells parted by `|`, column names on the first line. Dates are `14/11/2016`,
/// `11/2016` or `2016`, amounts `12,50` euros, ETP `0,8`, yes and no `oui` and `non`; a blank is null. A column that is not written is
/// null, but for those that every ordinary row has (role, rank of the table and of the block, exercice, flags at false, group of an item).
/// The id [`SETTINGS`] stands for the text of `maia.toml`.
#[derive(Debug)]
pub struct Example {
    pub given: &'static [(&'static str, &'static str)],
    pub expect: &'static str,
}

/// The id under which an example gives the text of `maia.toml`.
pub const SETTINGS: &str = "maia.toml";

impl Example {
    /// The frames of the example, over the year 2017.
    pub fn frames(&self) -> Result<Frames, Failure> {
        self.frames_over(Periode::new(2017, None))
    }

    /// The same over another period.
    pub fn frames_over(&self, periode: Periode) -> Result<Frames, Failure> {
        frames(self.given, periode)
    }

    /// The settings of the example; the defaults when it gives none.
    pub fn settings(&self) -> Result<Settings, Failure> {
        settings(self.given)
    }
}

/// Typed frames from tables written as text; what does not read is a mistake of the example's author.
pub fn frames(given: &[(&'static str, &str)], periode: Periode) -> Result<Frames, Failure> {
    let declared = settings(given)?.territoire;
    let mut frames = Frames::empty(periode)?;
    let mut names = BTreeMap::new();
    for (rank, &(id, text)) in given.iter().filter(|(id, _)| *id != SETTINGS).enumerate() {
        let table = TextTable::read(id, text)?;
        let sheet = SheetId { file: FileId(0), index: rank as u32 };
        let first = frames.provenance.rows.len() as u32;
        frames.provenance.rows.extend((1..=table.rows.len() as u32).map(|row| (rank as u32, row)));
        frames.provenance.tables.push(TableOrigin { sheet, kind: id, columns: table.positions(), turned: false });
        put(&mut frames, id, table.frame(first, periode)?)?;
        names.extend(table.territoires());
    }
    frames.territoires = names
        .into_iter()
        .map(|(id, name)| {
            let pooled = declared.is_empty() || declared.iter().any(|it| it.id == id);
            Territoire { id, name, pooled }
        })
        .collect();
    Ok(frames)
}

/// Puts a frame; rows of a year by year table that are of another year go to that year.
fn put(frames: &mut Frames, id: &'static str, frame: DataFrame) -> Result<(), Failure> {
    if id != BUDGET && id != EFFECTIFS {
        frames.set(id, frame);
        return Ok(());
    }
    let current = frames.periode.exercice;
    let years = frame.column(YEAR)?.i32()?.clone();
    let others: BTreeSet<i32> = years.iter().flatten().filter(|it| *it != i32::from(current)).collect();
    let only = |kept: &dyn Fn(Option<i32>) -> bool| -> PolarsResult<DataFrame> {
        frame.filter(&years.iter().map(|it| Some(kept(it))).collect())
    };
    for other in others.iter().filter_map(|it| i16::try_from(*it).ok()) {
        frames.set_other_year(id, other, only(&|it| it == Some(i32::from(other)))?);
    }
    frames.set(id, only(&|it| it.is_none_or(|it| it == i32::from(current)))?);
    Ok(())
}

const YEAR: &str = "exercice";

fn settings(given: &[(&'static str, &str)]) -> Result<Settings, Failure> {
    given
        .iter()
        .find(|(id, _)| *id == SETTINGS)
        .map_or_else(|| Ok(Settings::default()), |(_, text)| Settings::parse(text))
}

/// A table as it is written, its columns known by the schema of its frame.
struct TextTable<'a> {
    id: &'static str,
    schema: Schema,
    columns: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

impl<'a> TextTable<'a> {
    fn read(id: &'static str, text: &'a str) -> Result<Self, Failure> {
        let schema = Kind::of(id).ok_or_else(|| mistake(id, "table inconnue"))?.schema();
        let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(cells);
        let columns = lines.next().unwrap_or_default();
        let rows: Vec<_> = lines.collect();
        if let Some(unknown) = columns.iter().find(|it| !schema.contains(it)) {
            return Err(mistake(id, &format!("colonne inconnue {unknown}")));
        }
        if columns.iter().collect::<BTreeSet<_>>().len() < columns.len() {
            return Err(mistake(id, "colonne répétée"));
        }
        if let Some(row) = rows.iter().find(|row| row.len() > columns.len()) {
            return Err(mistake(id, &format!("ligne trop longue {row:?}")));
        }
        Ok(Self { id, schema, columns, rows })
    }

    /// Columns of the sheet by name of the frame: the order of the text.
    fn positions(&self) -> BTreeMap<&'static str, u32> {
        let known = TABLE_KINDS.iter().filter(|it| it.id == self.id).flat_map(|it| it.columns).map(|it| it.id);
        let known = known.chain([TERRITOIRE, "libelle", "item", "groupe"]).map(|it| (it, it));
        let known: BTreeMap<_, _> = known.chain([("modalite", "valeur")]).collect();
        self.columns.iter().zip(0..).filter_map(|(name, rank)| Some((*known.get(name)?, rank))).collect()
    }

    /// Ids and names of the territoires it speaks of.
    fn territoires(&self) -> Vec<(String, String)> {
        let Some(rank) = self.columns.iter().position(|it| *it == TERRITOIRE) else { return Vec::new() };
        let names = self.rows.iter().filter_map(|row| row.get(rank)).filter(|it| !it.is_empty());
        names.map(|name| (slug(&towns(name)), (*name).to_owned())).collect()
    }

    fn frame(&self, first: u32, periode: Periode) -> Result<DataFrame, Failure> {
        let height = self.rows.len();
        let mut columns = vec![Column::new(ORIGIN.into(), (first..first + height as u32).collect::<Vec<_>>())];
        for (name, ty) in self.schema.iter().filter(|(name, _)| name.as_str() != ORIGIN) {
            if self.schema.contains(&name.replace("_au_jour", "")) && name.ends_with("_au_jour") {
                continue;
            }
            let texts: Vec<Option<String>> = (0..height).map(|row| self.text(row, name, periode)).collect();
            columns.extend(self.typed(name, ty, &texts)?);
        }
        let frame = DataFrame::new(height, columns)?;
        Ok(frame.select(self.schema.iter_names().map(|it| it.as_str()))?)
    }

    /// The text of a cell, or what an ordinary row has in a column that is not written.
    fn text(&self, row: usize, name: &str, periode: Periode) -> Option<String> {
        let cell = |column: &str| {
            let rank = self.columns.iter().position(|it| *it == column)?;
            self.rows.get(row)?.get(rank).copied().filter(|it| !it.is_empty())
        };
        if self.columns.contains(&name) {
            return cell(name).map(str::to_owned);
        }
        let ordinary = match (name, self.id) {
            (ROLE, "effectifs") => "poste",
            (ROLE, "budget") => "compte",
            (ROLE, "maia25") => "item",
            (TABLEAU | BLOC, _) => "0",
            ("mutualise" | "annee_pleine" | "deduit", _) | ("obsolete" | "neutralise", "grille") => "non",
            ("section", "grille") => grille_items::item(cell("item")?)?.section,
            ("annee", "grille") => return Some((periode.exercice - 1).to_string()),
            (companion, "objectifs") if companion.ends_with("_pourcent") => "non",
            ("groupe", "maia25") => maia25_items::item(cell("item")?.parse().ok()?)?.group,
            ("exercice", _) if cell("annee_pleine") != Some("oui") => return Some(periode.exercice.to_string()),
            _ => return None,
        };
        Some(ordinary.to_owned())
    }

    fn typed(&self, name: &str, ty: &DataType, texts: &[Option<String>]) -> Result<Vec<Column>, Failure> {
        let wrong = |text: &str| mistake(self.id, &format!("{name} illisible\u{a0}: {text}"));
        fn read<T>(
            texts: &[Option<String>],
            wrong: impl Fn(&str) -> Failure,
            parse: impl Fn(&str) -> Option<T>,
        ) -> Result<Vec<Option<T>>, Failure> {
            texts.iter().map(|text| text.as_deref().map(|it| parse(it).ok_or_else(|| wrong(it))).transpose()).collect()
        }
        Ok(match ty {
            DataType::Date => {
                let dates = read(texts, wrong, date)?;
                let days = Column::new(name.into(), dates.iter().map(|it| it.map(|it| it.0)).collect::<Vec<_>>());
                let au_jour = Column::new(
                    au_jour(name).as_str().into(),
                    dates.iter().map(|it| it.map(|it| it.1)).collect::<Vec<_>>(),
                );
                vec![days.cast(&DataType::Date)?, au_jour]
            }
            DataType::UInt64 => vec![Column::new(name.into(), read(texts, wrong, |it| Some(fingerprint(it)))?)],
            DataType::Boolean => vec![Column::new(name.into(), read(texts, wrong, yes_or_no)?)],
            DataType::Int32 => vec![Column::new(name.into(), read(texts, wrong, |it| it.parse::<i32>().ok())?)],
            DataType::Int64 => {
                let unit = self.unit(name);
                vec![Column::new(name.into(), read(texts, wrong, |it| scaled(it, unit))?)]
            }
            _ if name == TERRITOIRE => {
                vec![Column::new(name.into(), read(texts, wrong, |it| Some(slug(&towns(it))))?)]
            }
            _ => vec![Column::new(name.into(), texts.to_vec())],
        })
    }

    /// How many units of the frame make one of the text.
    fn unit(&self, name: &str) -> i64 {
        let kind = TABLE_KINDS.iter().find(|it| it.id == self.id);
        match kind.and_then(|it| it.column(name)).map(|it| it.ty) {
            Some(ColumnType::Amount) => 100,
            Some(ColumnType::Etp | ColumnType::Share | ColumnType::Quantity | ColumnType::Measure) => ETP_UNIT,
            _ => 1,
        }
    }
}

fn mistake(id: &str, what: &str) -> Failure {
    Failure::Internal(format!("exemple, table {id}\u{a0}: {what}"))
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "oui" => Some(true),
        "non" => Some(false),
        _ => None,
    }
}

/// Days since 1970 and whether the day is known.
fn date(text: &str) -> Option<(i32, bool)> {
    let parts: Vec<i16> = text.split('/').map(|it| it.parse().ok()).collect::<Option<_>>()?;
    let (day, month, year) = match parts[..] {
        [day, month, year] => (day, month, year),
        [month, year] => (1, month, year),
        [year] => (1, 1, year),
        _ => return None,
    };
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some((days(date), parts.len() == 3))
}

/// A decimal with a comma, in units of which `unit` make one.
fn scaled(text: &str, unit: i64) -> Option<i64> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
    let digits = unit.ilog10() as usize;
    if rest.len() > digits {
        return None;
    }
    let rest = format!("{rest:0<digits$}");
    let rest: i64 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
    whole.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(rest)?.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::Place;
    use crate::normalise::frames::cas_schema;

    #[test]
    fn a_text_table_becomes_a_typed_frame() {
        let example = Example {
            given: &[
                (
                    "cas",
                    "territoire | date_demande | orienteur\nSaverne | 14/11/2016 | CLIC\nMAIA d'Obernai-Sélestat | 11/2016 |",
                ),
                (
                    "effectifs",
                    "territoire | qualite | etp | cout_total\nSaverne | GC | 0,8 | 45 000,50\n | PILOTE | 1 |",
                ),
                ("budget", "sens | compte | prevu | annee_pleine\nD | 60 | -12 | oui"),
                ("maia25", "territoire | date_eval | item | score\nSaverne | 12/2016 | 5 | 1"),
            ],
            expect: "",
        };
        let frames = example.frames().unwrap();
        let ids: Vec<_> = frames.territoires.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
        assert_eq!(ids, [("obernai-selestat", "MAIA d'Obernai-Sélestat"), ("saverne", "Saverne")]);

        let cas = frames.get("cas");
        assert_eq!(**cas.schema(), cas_schema());
        assert_eq!(
            cas.column("date_demande").unwrap().cast(&DataType::Int32).unwrap().i32().unwrap().to_vec(),
            [Some(17_119), Some(17_106)]
        );
        assert_eq!(
            (0..2).map(|row| cas.column("date_demande_au_jour").unwrap().bool().unwrap().get(row)).collect::<Vec<_>>(),
            [Some(true), Some(false)]
        );
        assert_eq!(cas.column("orienteur").unwrap().str().unwrap().get(1), None);

        let effectifs = frames.get("effectifs");
        assert_eq!(effectifs.column("etp").unwrap().i64().unwrap().to_vec(), [Some(8_000), Some(10_000)]);
        assert_eq!(effectifs.column("cout_total").unwrap().i64().unwrap().to_vec(), [Some(4_500_050), None]);
        assert_eq!(effectifs.column("exercice").unwrap().i32().unwrap().get(0), Some(2017));
        assert_eq!(frames.get("budget").column("prevu").unwrap().i64().unwrap().get(0), Some(-1_200));
        assert_eq!(frames.get("budget").column("exercice").unwrap().i32().unwrap().get(0), None);
        assert_eq!(frames.get("maia25").column("groupe").unwrap().str().unwrap().get(0), Some("table_tactique"));
    }

    #[test]
    fn every_row_leads_to_its_cell() {
        let given = &[
            ("cas", "territoire | orienteur\nSaverne | CLIC"),
            ("effectifs", "territoire | etp\nSaverne | 1\nSaverne | 0,5"),
        ];
        let frames = frames(given, Periode::new(2017, None)).unwrap();
        let origins = frames.get("effectifs").column(ORIGIN).unwrap().u32().unwrap().to_vec();
        assert_eq!(origins, [Some(1), Some(2)]);
        assert_eq!(frames.provenance.place(2, "etp").address(), "B3");
        assert_eq!(frames.provenance.place(2, "charges").address(), "A3");
        assert_eq!(frames.provenance.place(9, "etp"), Place::Inbox);
    }

    #[test]
    fn what_the_author_got_wrong_is_said() {
        for (given, expected) in [
            ("territoire | date_demand\nSaverne | 2017", "colonne inconnue"),
            ("territoire | date_demande\nSaverne | 32/01/2017", "illisible"),
            ("territoire\nSaverne | 2017", "ligne trop longue"),
        ] {
            let error = frames(&[("cas", given)], Periode::new(2017, None)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn territoires_that_the_settings_do_not_list_are_apart() {
        let given = &[
            (SETTINGS, "[[territoire]]\nid = \"saverne\"\nnom = \"Saverne\""),
            ("cas", "territoire | orienteur\nSaverne |\nColmar |"),
        ];
        let frames = frames(given, Periode::new(2017, None)).unwrap();
        assert_eq!(frames.territoires.iter().map(|it| it.pooled).collect::<Vec<_>>(), [false, true]);
    }
}
