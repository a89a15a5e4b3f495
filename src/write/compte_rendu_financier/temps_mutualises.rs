//! *Temps mutualisés*: the time of shared administrative posts, valued by mission (article 3.2).

use std::collections::BTreeSet;

use super::{euros, open};
use crate::base::cell::a1;
use crate::base::codes::MISSIONS_TEMPS;
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::table::ETP_UNIT;
use crate::normalise::columns::{numbers, texts};
use crate::normalise::frames::TERRITOIRE;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Sheet, total};
use crate::write::consolidation::discreet::shown;
use crate::write::consolidation::effectifs::posts::{self, Role};

pub(super) static SHEET: Sheet = Sheet {
    title: "Temps mutualisés",
    about: "La part de temps administratif partagé qui va à chaque mission, et ce qu’elle coûte.",
    fill,
};

/// Columns, from the left.
const MISSION: u16 = 2;
const SHARE: u16 = 6;
const COST: u16 = 7;
const VALUE: u16 = 8;

/// A part of the time of a post. Shares and hours are ten-thousandths, amounts cents.
struct Temps {
    poste: String,
    territoire: Option<String>,
    mission: String,
    periode: Option<String>,
    quotite: Option<i64>,
    heures: Option<i64>,
    montant: Option<i64>,
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Temps administratif mutualisé", ", article 3.2");
    page.paragraph(
        "Valorisation = coût annuel du poste dans le tableau des effectifs × part de l’année. La part est celle des heures quand elles sont \
         toutes suivies, sinon la quotité, chaque période du poste comptant autant. Un montant donné par le tableau reçu est repris tel quel. \
         Un poste numéroté est celui de ce rang parmi les secrétaires du tableau des effectifs, quand il porte ce nom.",
    );
    page.skip(1);
    let temps = read(report)?;
    if temps.is_empty() {
        page.paragraph(
            "Aucun tableau des temps mutualisés n’a été reconnu dans les fichiers reçus. Les lignes ci-dessous sont à remplir\u{a0}: une par \
             poste et par mission (assistance à la gestion de cas, assistance au pilotage, participation au guichet intégré, hors MAIA).",
        );
        page.skip(1);
        return blank(page);
    }
    let costs = costs(report)?;
    let mut table = page.table("Temps par poste et par mission", columns());
    let mut values = Vec::new();
    for row in &temps {
        let (cells, value) = cells(report, table.next_row(), row, &temps, &costs);
        table.row(cells);
        values.push(value);
    }
    let sum = table.sum(VALUE, values.iter().copied());
    table.total(["Total".into()].into_iter().chain((1..VALUE).map(|_| Cell::none())).chain([sum]));
    let area = table.finish();
    by_mission(page, &temps, &values, area);
    Ok(())
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("Poste", 32.0, Kind::Wrapped),
        Column::new("Territoire", 26.0, Kind::Text),
        Column::new("Mission", 36.0, Kind::Text),
        Column::new("Période", 16.0, Kind::Text),
        Column::new("Quotité", 10.0, Kind::Percent),
        Column::new("Heures", 10.0, Kind::Decimal),
        Column::new("Part de l’année", 11.0, Kind::Percent),
        Column::new("Coût annuel du poste", 16.0, Kind::Cents),
        Column::new("Valorisation", 16.0, Kind::Cents),
    ]
}

/// Lines to be filled in, one for each mission.
fn blank(page: &mut Page) -> Result<(), Failure> {
    let mut table = page.table("Temps par poste et par mission", columns());
    for code in MISSIONS_TEMPS.codes.iter().filter(|it| it.id != crate::base::codes::NR) {
        let mut cells: Vec<Cell> = (0..=VALUE).map(|_| Cell::to_fill()).collect();
        cells[usize::from(MISSION)] = Cell::text(code.label);
        table.row(cells);
    }
    table.finish();
    Ok(())
}

fn read(report: &Report) -> Result<Vec<Temps>, Failure> {
    let frame = report.frames.get("temps_mutualises");
    let exercice = i64::from(report.frames.periode.exercice);
    let (years, territoires) = (numbers(&frame, "exercice")?, texts(&frame, TERRITOIRE)?);
    let (postes, missions, periodes) = (texts(&frame, "poste")?, texts(&frame, "mission")?, texts(&frame, "periode")?);
    let (quotites, heures) = (numbers(&frame, "quotite")?, numbers(&frame, "heures")?);
    let montants = numbers(&frame, "montant")?;
    let temps = |row: usize| Temps {
        poste: postes[row].clone().unwrap_or_default(),
        territoire: territoires[row].clone(),
        mission: missions[row].clone().unwrap_or_default(),
        periode: periodes[row].clone(),
        quotite: quotites[row],
        heures: heures[row],
        montant: montants[row],
    };
    Ok((0..frame.height()).filter(|row| years[*row].is_none_or(|it| it == exercice)).map(temps).collect())
}

/// A post of the staffing table. The cost is in cents.
struct Poste {
    /// Folded.
    libelle: String,
    secretaire: bool,
    territoire: Option<String>,
    cost: Option<i64>,
}

/// The posts of the exercice, in the order of the staffing table.
fn costs(report: &Report) -> Result<Vec<Poste>, Failure> {
    let posts = posts::read(report)?;
    let poste = |post: &posts::Post| Poste {
        libelle: fold(post.libelle.as_deref().unwrap_or_default()),
        secretaire: post.qualite.as_deref() == Some("SECRETAIRE"),
        territoire: post.territoire(report).map(str::to_owned),
        cost: post.amounts[2].or(post.amounts[5]),
    };
    Ok(posts.iter().filter(|it| it.role == Role::Poste).map(poste).collect())
}

/// `secretaire n 2` is the second one of its name.
fn numbered(folded: &str) -> Option<(&str, usize)> {
    let name = folded.trim_end_matches(|it: char| it.is_ascii_digit());
    let rank = folded[name.len()..].parse().ok()?;
    let name = name.trim_end();
    Some((name.strip_suffix(" n").or_else(|| name.strip_suffix(" no")).unwrap_or(name), rank))
}

impl Temps {
    fn is_of(&self, other: &Self) -> bool {
        fold(&self.poste) == fold(&other.poste) && self.territoire == other.territoire
    }

    /// The cost of the post of that name, in its territoire if it has one there; of that name and rank among secretaries otherwise.
    fn cost(&self, posts: &[Poste]) -> Result<f64, &'static str> {
        let name = fold(&self.poste);
        let named: Vec<&Poste> = posts.iter().filter(|it| it.libelle == name).collect();
        let own: Vec<&Poste> = named.iter().copied().filter(|it| it.territoire == self.territoire).collect();
        let found = match (&own[..], &named[..]) {
            ([one], _) | ([], [one]) => Some(*one),
            ([], []) => numbered(&name).and_then(|(name, rank)| ranked(posts, name, rank)),
            _ => return Err("Plusieurs postes du tableau des effectifs portent ce nom"),
        };
        let cost = found.and_then(|it| it.cost);
        cost.map(euros).ok_or("Le tableau des effectifs ne donne pas le coût de ce poste")
    }

    /// The share of the year of the post: its hours among all of them, else its part of each period.
    fn share(&self, all: &[Temps]) -> Option<f64> {
        let own: Vec<&Temps> = all.iter().filter(|it| it.is_of(self)).collect();
        let hours: Option<i64> = own.iter().map(|it| it.heures).sum();
        match (hours, self.heures) {
            (Some(hours), Some(heures)) if hours > 0 => Some(heures as f64 / hours as f64),
            _ => {
                let periods: BTreeSet<Option<String>> = own.iter().map(|it| it.periode.as_deref().map(fold)).collect();
                Some(self.quotite? as f64 / ETP_UNIT as f64 / periods.len().max(1) as f64)
            }
        }
    }
}

/// The post of that rank among secretaries if it bears that name, else among the posts of that name.
fn ranked<'a>(posts: &'a [Poste], name: &str, rank: usize) -> Option<&'a Poste> {
    let at = rank.checked_sub(1)?;
    let secretary = posts.iter().filter(|it| it.secretaire).nth(at).filter(|it| it.libelle == name);
    secretary.or_else(|| posts.iter().filter(|it| it.libelle == name).nth(at))
}

fn cells(report: &Report, row: u32, temps: &Temps, all: &[Temps], costs: &[Poste]) -> (Vec<Cell>, Option<f64>) {
    let at = |col: u16| a1(row, u32::from(col));
    let name =
        |id: &str| report.frames.territoires.iter().find(|it| it.id == id).map_or(id.to_owned(), |it| it.name.clone());
    let (share, cost) = (temps.share(all), temps.cost(costs));
    let computed = share.zip(cost.ok()).map(|(share, cost)| share * cost);
    let value = temps.montant.map(euros).or(computed);
    let valued = match (temps.montant, computed) {
        (Some(cents), _) => Cell::cents(cents),
        (None, Some(value)) => Cell::formula(format!("{}*{}", at(COST), at(SHARE)), value),
        (None, None) => Cell::to_fill(),
    };
    let parts = |value: Option<i64>| value.map_or_else(Cell::none, |it| Cell::number(it as f64 / ETP_UNIT as f64));
    let cells = vec![
        shown(&temps.poste),
        temps.territoire.as_deref().map_or_else(|| "Département".to_owned(), name).into(),
        MISSIONS_TEMPS.label(&temps.mission).into(),
        temps.periode.as_deref().map_or_else(Cell::none, shown),
        parts(temps.quotite),
        parts(temps.heures),
        share.map_or_else(Cell::none, Cell::number),
        cost.map_or_else(|why| Cell::missing(why).without_note(), Cell::number),
        valued,
    ];
    (cells, value)
}

/// What each mission takes of the shared time, in euros and in part.
fn by_mission(page: &mut Page, temps: &[Temps], values: &[Option<f64>], area: Area) {
    let whole = total(values.iter().copied());
    let missions: BTreeSet<&str> = temps.iter().map(|it| it.mission.as_str()).collect();
    let mut table = page.table(
        "Par mission",
        vec![
            Column::new("Mission", 32.0, Kind::Text),
            Column::new("Valorisation", 26.0, Kind::Cents),
            Column::new("Part", 36.0, Kind::Percent),
        ],
    );
    let last = table.next_row() + missions.len() as u32;
    for mission in missions {
        let row = table.next_row();
        let own = temps.iter().zip(values).filter(|it| it.0.mission == mission);
        let value = total(own.map(|it| *it.1));
        let formula = format!("SUMIFS({},{},{})", area.range(VALUE), area.range(MISSION), a1(row, 0));
        let share = value.zip(whole.filter(|it| *it > 0.0)).map(|(value, whole)| value / whole);
        table.row([
            MISSIONS_TEMPS.label(mission).into(),
            value.map_or_else(Cell::none, |it| Cell::formula(formula, it)),
            share.map_or_else(Cell::none, |it| Cell::formula(format!("{}/{}", a1(row, 1), a1(last, 1)), it)),
        ]);
    }
    let sum = table.sum(1, [whole]);
    table.total(["Ensemble".into(), sum, Cell::none()]);
    table.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poste(libelle: &str, territoire: Option<&str>, cost: i64) -> Poste {
        let libelle = fold(libelle);
        let secretaire = libelle.starts_with("secretaire");
        Poste { libelle, secretaire, territoire: territoire.map(str::to_owned), cost: Some(cost) }
    }

    #[test]
    fn a_shared_post_costs_what_the_staffing_table_says() {
        let posts = [
            poste("Responsable", None, 100),
            poste("Secrétaire assistante", None, 200),
            poste("Secrétaire assistante", None, 300),
            poste("Secrétaire", None, 400),
            poste("Agent d’accueil", Some("saverne"), 500),
            poste("Agent d’accueil", Some("molsheim"), 600),
        ];
        for (name, territoire, expected) in [
            ("Secrétaire assistante N°1", Some("saverne"), Ok(2.0)),
            ("SECRETAIRE ASSISTANTE n° 2", None, Ok(3.0)),
            ("Secrétaire N°3", None, Ok(4.0)),
            ("Secrétaire", None, Ok(4.0)),
            ("Agent d’accueil", Some("molsheim"), Ok(6.0)),
            ("Responsable", Some("saverne"), Ok(1.0)),
            ("Secrétaire assistante", None, Err("Plusieurs")),
            ("Secrétaire assistante N°7", None, Err("Le tableau")),
            ("Standard", None, Err("Le tableau")),
        ] {
            let temps = Temps {
                poste: name.to_owned(),
                territoire: territoire.map(str::to_owned),
                mission: String::new(),
                periode: None,
                quotite: None,
                heures: None,
                montant: None,
            };
            let found = temps.cost(&posts);
            let same = match (found, expected) {
                (Ok(found), Ok(expected)) => found == expected,
                (Err(found), Err(expected)) => found.starts_with(expected),
                _ => false,
            };
            assert!(same, "{name}: {found:?}");
        }
    }
}
