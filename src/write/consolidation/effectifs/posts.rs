//! The posts, by who pays and by site.

use jiff::civil::Date;

use super::totals;
use crate::base::codes::DIUS;
use crate::base::failure::Failure;
use crate::base::table::ETP_UNIT;
use crate::identify::tables::effectifs::{
    CHARGES, CHARGES_AP, CHARGES_TC, COUT_AP, COUT_TC, COUT_TOTAL, DATE_ENTREE, DATE_SORTIE, DIU, ETP, FINANCEUR,
    PROFIL, SALAIRE_AP, SALAIRE_BRUT, SALAIRE_TC, STATUT,
};
use crate::normalise::columns::{dates, flags, numbers, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::discreet::shown;

/// A post, or a total as a file states it.
#[derive(Debug)]
pub(in crate::write) struct Post {
    pub role: Role,
    pub site: Site,
    pub source: Source,
    /// Code of the function.
    pub qualite: Option<String>,
    pub libelle: Option<String>,
    pub profil: Option<String>,
    pub statut: Option<String>,
    pub entree: Option<(Date, bool)>,
    pub sortie: Option<(Date, bool)>,
    pub diu: Option<String>,
    /// Ten-thousandths.
    pub etp: Option<i64>,
    /// Cents, in the order of [`AMOUNTS`].
    pub amounts: [Option<i64>; AMOUNTS.len()],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Role {
    Poste,
    Total,
    TotalGeneral,
}

/// Where a post is counted, in the order people read them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::write) enum Site {
    /// Rank among the territoires.
    Territoire(usize),
    Mutualise,
    Aucun,
}

/// Whose table a post stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Source {
    Ars,
    Departement,
    Autre,
}

/// Costs of the exercice, in full year, at full time.
pub(in crate::write) const AMOUNTS: [&str; 9] =
    [SALAIRE_BRUT, CHARGES, COUT_TOTAL, SALAIRE_AP, CHARGES_AP, COUT_AP, SALAIRE_TC, CHARGES_TC, COUT_TC];
const HEADINGS: [&str; 9] = [
    "Salaire brut",
    "Charges sociales",
    "Coût total",
    "Salaire brut, année pleine",
    "Charges sociales, année pleine",
    "Coût total, année pleine",
    "Salaire brut, temps complet",
    "Charges sociales, temps complet",
    "Coût total, temps complet",
];
/// Rank of the first amount at full time: amounts from there on describe a post and never add up.
const FULL_TIME: usize = 6;
/// Column of the ETP; what is said of the post comes after, then the amounts.
pub(in crate::write) const ETP_COLUMN: u16 = 2;

/// What files may say of a post, shown when some post has it.
static SAID: &[Said] = &[
    Said { heading: "Profil", width: 25.0, kind: Kind::Wrapped, of: |it| it.profil.as_deref().map(shown) },
    Said { heading: "Statut", width: 14.0, kind: Kind::Text, of: |it| it.statut.as_deref().map(shown) },
    Said { heading: "Entrée", width: 16.0, kind: Kind::Date, of: |it| it.entree.map(day) },
    Said { heading: "Sortie", width: 16.0, kind: Kind::Date, of: |it| Some(it.sortie.map_or_else(Cell::none, day)) },
    Said {
        heading: "DIU",
        width: 10.0,
        kind: Kind::Text,
        of: |it| it.diu.as_deref().map(|it| Cell::text(DIUS.label(it))),
    },
];

struct Said {
    heading: &'static str,
    width: f64,
    kind: Kind,
    of: fn(&Post) -> Option<Cell>,
}

impl Post {
    /// Id of the territoire the post belongs to, if any.
    pub(in crate::write) fn territoire<'a>(&self, report: &'a Report) -> Option<&'a str> {
        match self.site {
            Site::Territoire(rank) => report.frames.territoires.get(rank).map(|it| it.id.as_str()),
            Site::Mutualise | Site::Aucun => None,
        }
    }
}

impl Source {
    pub(in crate::write) const ALL: [Self; 3] = [Self::Ars, Self::Departement, Self::Autre];

    pub(in crate::write) fn caption(self) -> &'static str {
        match self {
            Source::Ars => "Postes financés par l’ARS",
            Source::Departement => "Postes financés par le Département",
            Source::Autre => "Autres postes",
        }
    }
}

impl Site {
    pub(in crate::write) fn name<'a>(&self, report: &'a Report) -> &'a str {
        match self {
            Site::Territoire(rank) => report.frames.territoires.get(*rank).map_or("", |it| &it.name),
            Site::Mutualise => "Effectifs mutualisés",
            Site::Aucun => "Département",
        }
    }
}

/// The posts and stated totals of the exercice, in the order of the files; without the posts said vacant.
pub(in crate::write) fn read(report: &Report) -> Result<Vec<Post>, Failure> {
    let frame = report.frames.get("effectifs");
    let exercice = i64::from(report.frames.periode.exercice);
    let text = |column| texts(&frame, column);
    let number = |column| numbers(&frame, column);
    let day = |column: &str| -> Result<Vec<Option<(Date, bool)>>, Failure> {
        let known = flags(&frame, &crate::base::table::au_jour(column))?;
        let days = dates(&frame, column)?;
        Ok(days.into_iter().zip(known).map(|(day, known)| Some((day?, known.unwrap_or_default()))).collect())
    };
    let (roles, exercices) = (text(ROLE)?, number("exercice")?);
    let (territoires, mutualises) = (text(TERRITOIRE)?, flags(&frame, "mutualise")?);
    let qualites = text("qualite")?;
    let (financeurs, libelles) = (text(FINANCEUR)?, text("libelle")?);
    let (profils, statuts, diplomes) = (text(PROFIL)?, text(STATUT)?, text(DIU)?);
    let (entrees, sorties, etp) = (day(DATE_ENTREE)?, day(DATE_SORTIE)?, number(ETP)?);
    let amounts = AMOUNTS.iter().map(|it| number(it)).collect::<Result<Vec<_>, _>>()?;
    let post = |row: usize| Post {
        role: role(roles[row].as_deref()),
        site: site(report, territoires[row].as_deref(), mutualises[row] == Some(true)),
        source: source(financeurs[row].as_deref()),
        qualite: qualites[row].clone(),
        libelle: libelles[row].clone(),
        profil: profils[row].clone(),
        statut: statuts[row].clone(),
        entree: entrees[row],
        sortie: sorties[row],
        diu: diplomes[row].clone(),
        etp: etp[row],
        amounts: std::array::from_fn(|rank| amounts[rank][row]),
    };
    let held = |row: &usize| roles[*row].as_deref() != Some("vacant");
    let of_the_year = |row: &usize| exercices[*row].is_none_or(|it| it == exercice);
    Ok((0..frame.height()).filter(of_the_year).filter(held).map(post).collect())
}

fn role(role: Option<&str>) -> Role {
    match role {
        Some("total") => Role::Total,
        Some("total_general") => Role::TotalGeneral,
        _ => Role::Poste,
    }
}

fn site(report: &Report, territoire: Option<&str>, mutualise: bool) -> Site {
    let rank = territoire.and_then(|id| report.frames.territoires.iter().position(|it| it.id == id));
    match rank {
        Some(rank) => Site::Territoire(rank),
        None if mutualise => Site::Mutualise,
        None => Site::Aucun,
    }
}

fn source(financeur: Option<&str>) -> Source {
    match financeur {
        Some("DEPARTEMENT") => Source::Departement,
        Some("AUTRE") => Source::Autre,
        _ => Source::Ars,
    }
}

/// Writes the posts of a source, then their totals; nothing when it has none.
pub(in crate::write) fn table(report: &Report, page: &mut Page, posts: &[Post], source: Source) {
    let mut shown: Vec<&Post> = posts.iter().filter(|it| it.source == source && it.role == Role::Poste).collect();
    if shown.is_empty() {
        return;
    }
    shown.sort_by_key(|it| it.site.clone());
    let said: Vec<&Said> =
        SAID.iter().filter(|it| shown.iter().any(|post| (it.of)(post).is_some_and(|it| it.says()))).collect();
    let amounts: Vec<usize> =
        (0..AMOUNTS.len()).filter(|rank| shown.iter().any(|it| it.amounts[*rank].is_some())).collect();
    let exercice = report.frames.periode.exercice;
    let columns = columns(&said, &amounts, money(&shown));
    let mut table = page.table(format!("{} – {exercice}", source.caption()), columns);
    for post in &shown {
        table.row(cells(report, post, &said, &amounts));
    }
    let etp = table.sum(ETP_COLUMN, shown.iter().map(|it| it.etp.map(etp)));
    let mut totals: Vec<Cell> = vec!["Total".into(), "–".into(), etp];
    totals.extend(said.iter().map(|_| Cell::none()));
    let first = totals.len() as u16;
    for (&rank, col) in amounts.iter().zip(first..) {
        totals.push(match rank {
            FULL_TIME.. => Cell::none(),
            _ => table.sum(col, shown.iter().map(|it| it.amounts[rank].map(euros))),
        });
    }
    table.total(totals);
    let area = table.finish();
    let column_of = |rank: usize| amounts.iter().position(|it| *it == rank).map(|at| at as u16 + first);
    totals::table(report, page, posts, source, area, column_of);
}

/// Euros, with their cents when some amount has cents.
pub(in crate::write) fn money(posts: &[&Post]) -> Kind {
    let cents = posts.iter().flat_map(|it| it.amounts).flatten().any(|it| it % 100 != 0);
    if cents { Kind::Cents } else { Kind::Euros }
}

fn columns(said: &[&Said], amounts: &[usize], money: Kind) -> Vec<Column> {
    let mut columns = vec![
        Column::new("Site", 30.0, Kind::Text),
        Column::new("Poste", 30.0, Kind::Wrapped),
        Column::new("ETP", 14.0, Kind::Etp),
    ];
    columns.extend(said.iter().map(|it| Column::new(it.heading, it.width, it.kind)));
    columns.extend(amounts.iter().map(|rank| Column::new(HEADINGS[*rank], 14.0, money)));
    columns
}

fn cells(report: &Report, post: &Post, said: &[&Said], amounts: &[usize]) -> Vec<Cell> {
    let known = |cell: Option<Cell>| Cell::known(cell, |it| it, NOT_FILLED).without_note();
    let mut cells = vec![
        Cell::text(post.site.name(report)),
        known(post.libelle.as_deref().map(shown)),
        known(post.etp.map(|it| Cell::number(etp(it)))),
    ];
    cells.extend(said.iter().map(|it| known((it.of)(post))));
    cells.extend(amounts.iter().map(|rank| known(post.amounts[*rank].map(Cell::cents))));
    cells
}

/// A date as precisely as the file knows it.
fn day((date, au_jour): (Date, bool)) -> Cell {
    if au_jour { Cell::date(date) } else { Cell::date(date).kind(Kind::Month) }
}

pub(in crate::write) fn etp(ten_thousandths: i64) -> f64 {
    ten_thousandths as f64 / ETP_UNIT as f64
}

pub(in crate::write) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const NOT_FILLED: &str = "La cellule du fichier est vide ou n’a pas pu être lue";
