//! The registers of concertation put together: meetings, who came, what was decided, what became of it.

mod territoire;

use std::collections::BTreeMap;

use jiff::civil::Date;
use polars::prelude::*;

use super::Frames;
use super::columns::{dates, flags, numbers, origins, texts};
use super::frames::TERRITOIRE;
use crate::base::fold::fold;

/// Codes of `base::codes::INSTANCES`.
pub const STRATEGIQUE: &str = "STRATEGIQUE";
pub const TACTIQUE: &str = "TACTIQUE";
pub const EQUIPE: &str = "EQUIPE";

/// All that registers say of meetings.
#[derive(Debug, Default)]
pub struct Concertation {
    /// In order of date.
    pub reunions: Vec<Reunion>,
    pub presences: Vec<Presence>,
    pub decisions: Vec<Decision>,
    pub suivis: Vec<Suivi>,
    pub validations: Vec<Validation>,
    pub designations: Vec<Designation>,
    pub services: Vec<Service>,
}

/// A meeting; without territoire, it is the département's and each territoire's.
#[derive(Debug, Clone)]
pub struct Reunion {
    pub origin: u32,
    /// The table whose row it is; another register than that of meetings when it is known by what it led to only.
    pub registre: &'static str,
    pub territoire: Option<String>,
    /// [`STRATEGIQUE`], [`TACTIQUE`] or [`EQUIPE`].
    pub table: String,
    pub date: Date,
    pub compte_rendu: Option<bool>,
    pub presents: Option<i64>,
    pub invites: Option<i64>,
    numero: Option<String>,
}

/// A structure invited to a meeting. `reunion` is a rank among meetings.
#[derive(Debug, Clone)]
pub struct Presence {
    pub origin: u32,
    pub territoire: Option<String>,
    pub reunion: Option<usize>,
    pub structure: String,
    pub type_structure: Option<String>,
    pub categorie: Option<String>,
    pub role: Option<String>,
    /// Code of `base::codes::PRESENCES`.
    pub present: Option<String>,
    pub mandat: Option<String>,
}

/// A decision.
#[derive(Debug, Clone)]
pub struct Decision {
    pub origin: u32,
    pub territoire: Option<String>,
    pub reunion: Option<usize>,
    pub numero: Option<String>,
    pub texte: String,
    /// Code of `base::codes::SOURCES_DONNEES`.
    pub source: Option<String>,
    pub theme: Option<String>,
    pub echeance: Option<Date>,
    pub etat: Option<String>,
}

/// What a later meeting says of a decision.
#[derive(Debug, Clone)]
pub struct Suivi {
    pub origin: u32,
    pub territoire: Option<String>,
    pub reunion: Option<usize>,
    /// Rank among decisions.
    pub decision: Option<usize>,
    pub structure: Option<String>,
    pub etat: Option<String>,
}

/// A tool that the tables validated.
#[derive(Debug, Clone)]
pub struct Validation {
    pub origin: u32,
    pub territoire: Option<String>,
    /// Code of `base::codes::OUTILS`.
    pub outil: String,
    pub date_tt: Option<Date>,
    pub date_ts: Option<Date>,
    /// Answers by column: `sanitaire_et_social`, `ecrit`…
    pub criteres: BTreeMap<&'static str, bool>,
}

/// A representative that the ARS or the département named.
#[derive(Debug, Clone)]
pub struct Designation {
    pub origin: u32,
    pub territoire: Option<String>,
    /// Code of `base::codes::ORGANISMES`.
    pub organisme: String,
    pub date: Option<Date>,
    pub fin: Option<Date>,
}

/// An operational service of the département.
#[derive(Debug, Clone)]
pub struct Service {
    pub origin: u32,
    pub territoire: Option<String>,
    pub service: String,
}

/// Criteria of validations.
pub const CRITERES: &[&str] = &["sanitaire_et_social", "niveau_decisionnel", "pouvoirs", "ecrit", "remplace"];

impl Presence {
    /// Present, or represented by a substitute.
    pub fn is_there(&self) -> bool {
        self.present.as_deref().is_some_and(|it| ["PRESENT", "SUPPLEANT"].contains(&it))
    }
}

/// Whether something that belongs to `owner` counts for a territoire: its own, or the département's.
pub fn counts_for(owner: Option<&String>, territoire: &str) -> bool {
    owner.is_none_or(|it| it == territoire)
}

impl Concertation {
    /// Reads the registers; what they say is linked by the number of the meeting, else by territoire, table and date.
    pub fn of(frames: &Frames) -> PolarsResult<Self> {
        let mut all = Self { reunions: meetings(&frames.get("reunions"))?, ..Self::default() };
        let presences = Linked::of(&frames.get("presences"), "reunion")?;
        let decisions = Linked::of(&frames.get("decisions"), "reunion")?;
        let suivis = Linked::of(&frames.get("suivi"), "reunion")?;
        let mut index = Index::of(&all.reunions);
        all.imply(&mut index, &presences, "presences");
        all.imply(&mut index, &decisions, "decisions");
        all.imply(&mut index, &suivis, "suivi");
        all.reunions.sort_by_key(|it| (it.date, it.territoire.clone(), it.table.clone()));
        let index = Index::of(&all.reunions);
        all.presences = all.read_presences(&frames.get("presences"), &presences, &index)?;
        all.decisions = all.read_decisions(&frames.get("decisions"), &decisions, &index)?;
        all.suivis = all.read_suivis(&frames.get("suivi"), &suivis, &index)?;
        all.validations = validations(&frames.get("validations"))?;
        all.designations = designations(&frames.get("designations"))?;
        all.services = services(&frames.get("services_cd"))?;
        Ok(all)
    }

    /// Meetings of a table that count for a territoire, in order of date, with their ranks.
    pub fn of_table<'a>(
        &'a self,
        table: &'a str,
        territoire: &'a str,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Reunion)> {
        let counts = move |it: &&Reunion| it.table == table && counts_for(it.territoire.as_ref(), territoire);
        self.reunions.iter().enumerate().filter(move |it| counts(&it.1))
    }

    /// Meetings that no register of meetings lists, but that presences, decisions or follow-up are those of.
    fn imply(&mut self, index: &mut Index, rows: &Linked, registre: &'static str) {
        for row in &rows.rows {
            let (Some(table), Some(date)) = (&row.table, row.date) else { continue };
            if index.find(&self.reunions, row).is_none() {
                self.reunions.push(Reunion {
                    origin: row.origin,
                    registre,
                    territoire: row.territoire.clone(),
                    table: table.clone(),
                    date,
                    compte_rendu: None,
                    presents: None,
                    invites: None,
                    numero: row.numero.clone(),
                });
                index.add(&self.reunions);
            }
        }
    }

    fn read_presences(&self, frame: &DataFrame, links: &Linked, index: &Index) -> PolarsResult<Vec<Presence>> {
        let text = |name: &str| texts(frame, name);
        let (structure, kind, category) = (text("structure")?, text("type_structure")?, text("categorie")?);
        let (role, present, mandate) = (text("role")?, text("present")?, text("mandat")?);
        let rows = links.rows.iter().enumerate().filter_map(|(row, link)| {
            Some(Presence {
                origin: link.origin,
                territoire: link.territoire.clone(),
                reunion: index.find(&self.reunions, link),
                structure: structure[row].clone()?,
                type_structure: kind[row].clone(),
                categorie: category[row].clone(),
                role: role[row].clone(),
                present: present[row].clone(),
                mandat: mandate[row].clone(),
            })
        });
        Ok(rows.collect())
    }

    fn read_decisions(&self, frame: &DataFrame, links: &Linked, index: &Index) -> PolarsResult<Vec<Decision>> {
        let text = |name: &str| texts(frame, name);
        let (id, words, source) = (text("id")?, text("texte_court")?, text("source_donnee")?);
        let (theme, etat, echeance) = (text("theme")?, text("statut")?, dates(frame, "echeance")?);
        let rows = links.rows.iter().enumerate().filter_map(|(row, link)| {
            Some(Decision {
                origin: link.origin,
                territoire: link.territoire.clone(),
                reunion: index.find(&self.reunions, link),
                numero: id[row].as_deref().map(fold),
                texte: words[row].clone()?,
                source: source[row].clone(),
                theme: theme[row].clone(),
                echeance: echeance[row],
                etat: etat[row].clone(),
            })
        });
        Ok(rows.collect())
    }

    fn read_suivis(&self, frame: &DataFrame, links: &Linked, index: &Index) -> PolarsResult<Vec<Suivi>> {
        let (id, structure, etat) = (texts(frame, "decision_id")?, texts(frame, "structure")?, texts(frame, "etat")?);
        let mut numbered: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (rank, decision) in self.decisions.iter().enumerate() {
            if let Some(numero) = &decision.numero {
                numbered.entry(numero).or_default().push(rank);
            }
        }
        let rows = links.rows.iter().enumerate().map(|(row, link)| {
            let ranks = id[row].as_deref().and_then(|it| numbered.get(fold(it).as_str()));
            let own = |rank: &usize| {
                self.decisions.get(*rank).is_some_and(|it| agree(it.territoire.as_ref(), link.territoire.as_ref()))
            };
            let decision = ranks.and_then(|it| it.iter().copied().find(own));
            Suivi {
                origin: link.origin,
                territoire: link.territoire.clone(),
                reunion: index.find(&self.reunions, link),
                decision,
                structure: structure[row].clone(),
                etat: etat[row].clone(),
            }
        });
        Ok(rows.collect())
    }
}

/// Whether two rows may be of one body: the same territoire, or one of them the département's.
fn agree(one: Option<&String>, other: Option<&String>) -> bool {
    one == other || one.is_none() || other.is_none()
}

/// Ranks of meetings by what rows name them by.
#[derive(Default)]
struct Index {
    numbered: BTreeMap<String, Vec<usize>>,
    dated: BTreeMap<(String, Date), Vec<usize>>,
    known: usize,
}

impl Index {
    fn of(reunions: &[Reunion]) -> Self {
        let mut index = Self::default();
        index.add(reunions);
        index
    }

    /// Takes in the meetings that came last.
    fn add(&mut self, reunions: &[Reunion]) {
        for (rank, it) in reunions.iter().enumerate().skip(self.known) {
            if let Some(numero) = &it.numero {
                self.numbered.entry(numero.clone()).or_default().push(rank);
            }
            self.dated.entry((it.table.clone(), it.date)).or_default().push(rank);
        }
        self.known = reunions.len();
    }

    /// The meeting of that number; else that of the same table and day, of the territoire before that of the département.
    fn find(&self, reunions: &[Reunion], row: &Link) -> Option<usize> {
        let owner = |rank: &usize| reunions.get(*rank).and_then(|it| it.territoire.as_ref());
        let first =
            |ranks: &[usize], is: &dyn Fn(Option<&String>) -> bool| ranks.iter().copied().find(|it| is(owner(it)));
        let numbered = row.numero.as_ref().and_then(|it| self.numbered.get(it));
        let numbered = numbered.and_then(|it| first(it, &|owner| agree(owner, row.territoire.as_ref())));
        let dated = || {
            let ranks = self.dated.get(&(row.table.clone()?, row.date?))?;
            first(ranks, &|owner| owner == row.territoire.as_ref()).or_else(|| first(ranks, &|owner| owner.is_none()))
        };
        numbered.or_else(dated)
    }
}

/// What a row says of the meeting it is of.
struct Link {
    origin: u32,
    territoire: Option<String>,
    table: Option<String>,
    date: Option<Date>,
    numero: Option<String>,
}

struct Linked {
    rows: Vec<Link>,
}

impl Linked {
    fn of(frame: &DataFrame, number: &str) -> PolarsResult<Self> {
        let (territoires, tables) = (texts(frame, TERRITOIRE)?, texts(frame, "table")?);
        let (days, numbers) = (dates(frame, "date")?, texts(frame, number)?);
        let rows = origins(frame)?.into_iter().enumerate().map(|(row, origin)| Link {
            origin,
            territoire: territoires[row].clone(),
            table: tables[row].clone(),
            date: days[row],
            numero: numbers[row].as_deref().map(fold),
        });
        Ok(Self { rows: rows.collect() })
    }
}

fn meetings(frame: &DataFrame) -> PolarsResult<Vec<Reunion>> {
    let links = Linked::of(frame, "numero")?;
    let minutes = (flags(frame, "cr_valide")?, dates(frame, "cr_date")?);
    let (presents, invites) = (numbers(frame, "nb_presents")?, numbers(frame, "nb_invites")?);
    let held = held(frame)?;
    let rows = links.rows.into_iter().enumerate().filter(|it| held[it.0]).filter_map(|(row, link)| {
        Some(Reunion {
            origin: link.origin,
            registre: "reunions",
            territoire: link.territoire,
            table: link.table?,
            date: link.date?,
            compte_rendu: minutes.0[row].or(minutes.1[row].map(|_| true)),
            presents: presents[row],
            invites: invites[row],
            numero: link.numero,
        })
    });
    Ok(rows.collect())
}

/// Whether each meeting was held, as far as its register says: those cancelled, put off or only planned were not.
pub fn held(reunions: &DataFrame) -> PolarsResult<Vec<bool>> {
    Ok(texts(reunions, "tenue")?.iter().map(|it| it.as_deref().is_none_or(|it| it == "TENUE")).collect())
}

fn validations(frame: &DataFrame) -> PolarsResult<Vec<Validation>> {
    let (territoires, outils) = (texts(frame, TERRITOIRE)?, texts(frame, "outil")?);
    let (tactical, strategic) = (dates(frame, "date_tt")?, dates(frame, "date_ts")?);
    let answers = CRITERES.iter().map(|it| Ok((*it, flags(frame, it)?))).collect::<PolarsResult<Vec<_>>>()?;
    let rows = origins(frame)?.into_iter().enumerate().filter_map(|(row, origin)| {
        Some(Validation {
            origin,
            territoire: territoires[row].clone(),
            outil: outils[row].clone()?,
            date_tt: tactical[row],
            date_ts: strategic[row],
            criteres: answers.iter().filter_map(|(name, values)| Some((*name, values[row]?))).collect(),
        })
    });
    Ok(rows.collect())
}

fn designations(frame: &DataFrame) -> PolarsResult<Vec<Designation>> {
    let (territoires, organismes) = (texts(frame, TERRITOIRE)?, texts(frame, "organisme")?);
    let (from, to) = (dates(frame, "date")?, dates(frame, "fin")?);
    let rows = origins(frame)?.into_iter().enumerate().filter_map(|(row, origin)| {
        let organisme = organismes[row].clone()?;
        Some(Designation { origin, territoire: territoires[row].clone(), organisme, date: from[row], fin: to[row] })
    });
    Ok(rows.collect())
}

fn services(frame: &DataFrame) -> PolarsResult<Vec<Service>> {
    let (territoires, services) = (texts(frame, TERRITOIRE)?, texts(frame, "service")?);
    let rows = origins(frame)?.into_iter().enumerate().filter_map(|(row, origin)| {
        Some(Service { origin, territoire: territoires[row].clone(), service: services[row].clone()? })
    });
    Ok(rows.collect())
}
