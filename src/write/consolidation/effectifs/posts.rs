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
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};

/// A post, or a total as a file states it.
#[derive(Debug)]
pub(super) struct Post {
    pub role: Role,
    pub tableau: Option<i64>,
    pub site: Site,
    pub source: Source,
    libelle: Option<String>,
    profil: Option<String>,
    statut: Option<String>,
    entree: Option<(Date, bool)>,
    sortie: Option<(Date, bool)>,
    diu: Option<String>,
    /// Ten-thousandths.
    pub etp: Option<i64>,
    /// Cents, in the order of [`AMOUNTS`].
    pub amounts: [Option<i64>; AMOUNTS.len()],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Poste,
    Total,
    TotalGeneral,
}

/// Where a post is counted, in the order people read them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Site {
    /// Rank among the territoires.
    Territoire(usize),
    Mutualise,
    Aucun,
}

/// Whose table a post stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Ars,
    Departement,
    Autre,
}

/// Costs of the exercice, in full year, at full time.
const AMOUNTS: [&str; 9] =
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
/// Column of the ETP; amounts follow the columns of words and dates.
pub(super) const ETP_COLUMN: u16 = 3;
const FIRST_AMOUNT: u16 = 8;

impl Source {
    pub(super) const ALL: [Self; 3] = [Self::Ars, Self::Departement, Self::Autre];

    pub(super) fn caption(self) -> &'static str {
        match self {
            Source::Ars => "Postes financés par l’ARS",
            Source::Departement => "Postes financés par le Département",
            Source::Autre => "Autres postes",
        }
    }
}

impl Site {
    pub(super) fn name<'a>(&self, report: &'a Report) -> &'a str {
        match self {
            Site::Territoire(rank) => report.frames.territoires.get(*rank).map_or("", |it| &it.name),
            Site::Mutualise => "Effectifs mutualisés",
            Site::Aucun => "Département",
        }
    }
}

/// The posts and stated totals of the exercice, in the order of the files.
pub(super) fn read(report: &Report) -> Result<Vec<Post>, Failure> {
    let frame = report.frames.get("effectifs");
    let exercice = i64::from(report.frames.periode.exercice);
    let text = |column| texts(&frame, column);
    let number = |column| numbers(&frame, column);
    let day = |column: &str| -> Result<Vec<Option<(Date, bool)>>, Failure> {
        let known = flags(&frame, &crate::base::table::au_jour(column))?;
        let days = dates(&frame, column)?;
        Ok(days.into_iter().zip(known).map(|(day, known)| Some((day?, known.unwrap_or_default()))).collect())
    };
    let (roles, tableaux, exercices) = (text(ROLE)?, number(TABLEAU)?, number("exercice")?);
    let (territoires, mutualises) = (text(TERRITOIRE)?, flags(&frame, "mutualise")?);
    let (financeurs, libelles) = (text(FINANCEUR)?, text("libelle")?);
    let (profils, statuts, diplomes) = (text(PROFIL)?, text(STATUT)?, text(DIU)?);
    let (entrees, sorties, etp) = (day(DATE_ENTREE)?, day(DATE_SORTIE)?, number(ETP)?);
    let amounts = AMOUNTS.iter().map(|it| number(it)).collect::<Result<Vec<_>, _>>()?;
    let post = |row: usize| Post {
        role: role(roles[row].as_deref()),
        tableau: tableaux[row],
        site: site(report, territoires[row].as_deref(), mutualises[row] == Some(true)),
        source: source(financeurs[row].as_deref()),
        libelle: libelles[row].clone(),
        profil: profils[row].clone(),
        statut: statuts[row].clone(),
        entree: entrees[row],
        sortie: sorties[row],
        diu: diplomes[row].clone(),
        etp: etp[row],
        amounts: std::array::from_fn(|rank| amounts[rank][row]),
    };
    Ok((0..frame.height()).filter(|row| exercices[*row].is_none_or(|it| it == exercice)).map(post).collect())
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
pub(super) fn table(report: &Report, page: &mut Page, posts: &[Post], source: Source) {
    let mut shown: Vec<&Post> = posts.iter().filter(|it| it.source == source && it.role == Role::Poste).collect();
    if shown.is_empty() {
        return;
    }
    shown.sort_by_key(|it| it.site.clone());
    let amounts: Vec<usize> =
        (0..AMOUNTS.len()).filter(|rank| shown.iter().any(|it| it.amounts[*rank].is_some())).collect();
    let exercice = report.frames.periode.exercice;
    let mut table = page.table(format!("{} – {exercice}", source.caption()), columns(&amounts));
    for post in &shown {
        table.row(cells(report, post, &amounts));
    }
    let etp = table.sum(ETP_COLUMN, shown.iter().map(|it| it.etp.map(etp)));
    let mut totals: Vec<Cell> = vec!["Total".into(), "–".into(), "–".into(), etp];
    totals.extend((ETP_COLUMN + 1..FIRST_AMOUNT).map(|_| Cell::text("–")));
    for (&rank, col) in amounts.iter().zip(FIRST_AMOUNT..) {
        totals.push(match rank {
            FULL_TIME.. => Cell::text("–"),
            _ => table.sum(col, shown.iter().map(|it| it.amounts[rank].map(euros))),
        });
    }
    table.total(totals);
    let area = table.finish();
    let column_of = |rank: usize| amounts.iter().position(|it| *it == rank).map(|at| at as u16 + FIRST_AMOUNT);
    totals::table(report, page, posts, source, area, column_of);
}

fn columns(amounts: &[usize]) -> Vec<Column> {
    let mut columns = vec![
        Column::new("Site", 28.0, Kind::Text),
        Column::new("Poste", 24.0, Kind::Wrapped),
        Column::new("Profil", 20.0, Kind::Wrapped),
        Column::new("ETP", 8.0, Kind::Etp),
        Column::new("Statut", 13.0, Kind::Text),
        Column::new("Entrée", 13.0, Kind::Date),
        Column::new("Sortie", 12.0, Kind::Date),
        Column::new("DIU", 9.0, Kind::Text),
    ];
    columns.extend(amounts.iter().map(|rank| Column::new(HEADINGS[*rank], 14.0, Kind::Euros)));
    columns
}

fn cells(report: &Report, post: &Post, amounts: &[usize]) -> Vec<Cell> {
    let word = |text: &Option<String>| Cell::known(text.as_deref(), Cell::text, NOT_FILLED).without_note();
    let mut cells = vec![
        Cell::text(post.site.name(report)),
        word(&post.libelle),
        word(&post.profil),
        Cell::known(post.etp, |it| Cell::number(etp(it)), NOT_FILLED),
        word(&post.statut),
        Cell::known(post.entree, day, NOT_FILLED).without_note(),
        post.sortie.map_or_else(|| Cell::text("–"), day),
        post.diu.as_deref().map_or_else(|| Cell::text("–"), |it| Cell::text(DIUS.label(it))),
    ];
    let amount = |rank: &usize| Cell::known(post.amounts[*rank], Cell::cents, NOT_FILLED).without_note();
    cells.extend(amounts.iter().map(amount));
    cells
}

/// A date as precisely as the file knows it.
fn day((date, au_jour): (Date, bool)) -> Cell {
    if au_jour { Cell::date(date) } else { Cell::date(date).kind(Kind::Month) }
}

pub(super) fn etp(ten_thousandths: i64) -> f64 {
    ten_thousandths as f64 / ETP_UNIT as f64
}

pub(super) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

const NOT_FILLED: &str = "La cellule du fichier est vide ou n’a pas pu être lue";
