//! Frames → figures, for every territoire and for the département.

pub mod family;
pub mod pool;
pub mod preuves;
pub mod tally;
pub mod definitions;
mod engine;
mod activite;
mod delais;
mod file_active;
mod accompagnement;
mod profil;
mod effectifs;
mod budget;
pub mod convention;
mod maia25;
mod concertation;
mod territoire;

use convention::Compte;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use engine::MOIS_INCONNU;
use family::Family;
use pool::Pool;

use crate::base::date::Periode;
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::base::settings::Settings;
use crate::normalise::Frames;

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Cas,
    Jours,
    Pourcent,
    CasParEtp,
    CasParMoisParEtp,
    Mois,
    Etp,
    Poste,
    Euros,
    Point,
    ParCas,
    Item,
    Reunion,
    Action,
    Demande,
    Signalement,
    HabitantsParKm2,
    PourCentMille,
    PourMille,
    /// As the source gives it.
    Libre,
}

impl Unit {
    /// What a quotient is multiplied by.
    pub fn scale(self) -> f64 {
        match self {
            Unit::Pourcent => 100.0,
            Unit::PourMille => 1_000.0,
            Unit::PourCentMille => 100_000.0,
            _ => 1.0,
        }
    }

    /// The word of `indicateurs_AAAA.csv`.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Cas => "cas",
            Unit::Jours => "jours",
            Unit::Pourcent => "%",
            Unit::CasParEtp => "cas/ETP",
            Unit::CasParMoisParEtp => "cas/mois/ETP",
            Unit::Mois => "mois",
            Unit::Etp => "ETP",
            Unit::Poste => "poste",
            Unit::Euros => "€",
            Unit::Point => "point",
            Unit::ParCas => "n/cas",
            Unit::Item => "item",
            Unit::Reunion => "réunion",
            Unit::Action => "action",
            Unit::Demande => "demande",
            Unit::Signalement => "signalement",
            Unit::HabitantsParKm2 => "hab/km²",
            Unit::PourCentMille => "pour 100 000",
            Unit::PourMille => "‰",
            Unit::Libre => "",
        }
    }
}

/// The declaration of one figure.
#[derive(Debug)]
pub struct Indicator {
    /// Stable id: `delai_demande_visite_moyen`.
    pub id: &'static str,
    pub label: &'static str,
    pub unit: Unit,
    /// How it is computed, in French words for the reader of the workbook.
    pub formula: &'static str,
    /// What it is held against, if anything; `None` when no text gives a norm.
    pub norm: Option<Norm>,
    /// Who defines it, as its readers know it: convention, cahier des charges, §.
    pub source: &'static str,
}

/// What a figure is held against; the threshold is that of the settings.
#[derive(Debug)]
pub struct Norm {
    pub sense: Sense,
    pub threshold: fn(&Settings) -> f64,
}

/// On which side of its threshold a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Below,
    AtMost,
    AtLeast,
}

impl Norm {
    /// `< 10`, as `norme` of `indicateurs_AAAA.csv` says it.
    pub fn text(&self, settings: &Settings) -> String {
        let sign = match self.sense {
            Sense::Below => '<',
            Sense::AtMost => '≤',
            Sense::AtLeast => '≥',
        };
        format!("{sign} {}", decimal((self.threshold)(settings), 2))
    }

    /// Whether a figure holds.
    pub fn met(&self, value: f64, settings: &Settings) -> bool {
        let threshold = (self.threshold)(settings);
        match self.sense {
            Sense::Below => value < threshold,
            Sense::AtMost => value <= threshold,
            Sense::AtLeast => value >= threshold,
        }
    }
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statut {
    Ok,
    Reporte,
    Indisponible,
    Masque,
}

impl Statut {
    /// The word of `indicateurs_AAAA.csv`.
    pub fn id(self) -> &'static str {
        match self {
            Statut::Ok => "ok",
            Statut::Reporte => "reporte",
            Statut::Indisponible => "indisponible",
            Statut::Masque => "masque",
        }
    }
}

/// One row of `indicateurs_AAAA.csv`, but for the exercice which is that of the run.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Id of a territoire, or `departement`.
    pub territoire: Arc<str>,
    pub indicateur: &'static Indicator,
    pub modalite: Arc<str>,
    /// `2017`, `2017-03` or a date.
    pub periode: Arc<str>,
    /// `None` when `statut` is `Indisponible` or `Masque`. Euros are euros here, no longer cents.
    pub valeur: Option<f64>,
    pub numerateur: Option<f64>,
    pub denominateur: Option<f64>,
    pub statut: Statut,
    pub note: Arc<str>,
}

/// Every figure of a run, sorted by territoire, indicateur, modalite, periode (as the csv file is).
#[derive(Debug, Default)]
pub struct Figures {
    pub rows: Vec<Figure>,
    /// The account of the convention for the year of the run, then for each other year that the inbox documents.
    pub comptes: Vec<Compte>,
}

impl Figures {
    /// The figure of that name without modality, for the whole period.
    pub fn get<'a>(&'a self, territoire: &'a str, indicateur: &'a str) -> Option<&'a Figure> {
        self.split(territoire, indicateur).find(|it| it.modalite.is_empty())
    }

    /// The figure of that name and modality.
    pub fn of<'a>(&'a self, territoire: &'a str, indicateur: &'a str, modalite: &'a str) -> Option<&'a Figure> {
        self.split(territoire, indicateur).find(|it| *it.modalite == *modalite)
    }

    /// Every row of that name, in order of modality then period.
    pub fn split<'a>(&'a self, territoire: &'a str, indicateur: &'a str) -> impl Iterator<Item = &'a Figure> + 'a {
        let start = self.rows.partition_point(|it| (&*it.territoire, it.indicateur.id) < (territoire, indicateur));
        self.rows[start..].iter().take_while(move |it| *it.territoire == *territoire && it.indicateur.id == indicateur)
    }
}

/// Every family of figures, folder by folder.
static FOLDERS: &[&[&Family]] = &[
    activite::FAMILIES,
    delais::FAMILIES,
    file_active::FAMILIES,
    accompagnement::FAMILIES,
    profil::FAMILIES,
    effectifs::FAMILIES,
    budget::FAMILIES,
    maia25::FAMILIES,
    concertation::FAMILIES,
    territoire::FAMILIES,
];

/// Every family of figures, in the order of the definitions.
pub fn families() -> impl Iterator<Item = &'static Family> {
    FOLDERS.iter().copied().flatten().copied()
}

/// Every figure that is computed, in the order of the definitions.
pub fn indicators() -> impl Iterator<Item = &'static Indicator> {
    families().flat_map(|it| it.figures)
}

/// Computes every figure for every territoire and for the département.
pub fn summarise(frames: &Frames, settings: &Settings) -> Result<Figures, Failure> {
    let pool = Pool::new(frames, settings)?;
    let rows = engine::compute(&pool, &families().collect::<Vec<_>>())?.rows;
    let mut comptes = vec![pool.compte.clone()];
    for year in frames.other_years() {
        comptes.push(pool::compte(&frames.of_year(year)?, settings)?);
    }
    Ok(Figures { rows, comptes })
}

/// The items of MAIA 25 that case bases settle for some territoires, over another span of time: the twelve months before a grid.
pub fn items_calcules(
    frames: &Frames,
    settings: &Settings,
    territoires: &BTreeSet<&str>,
    periode: Periode,
) -> Result<Vec<Figure>, Failure> {
    let frames = frames.cases_of(territoires, periode)?;
    let pool = Pool::new(&frames, settings)?;
    let rows = engine::compute(&pool, &[maia25::COMPUTED])?.rows.into_iter();
    Ok(rows.filter(|it| territoires.contains(&*it.territoire)).collect())
}

#[cfg(test)]
mod tests;
