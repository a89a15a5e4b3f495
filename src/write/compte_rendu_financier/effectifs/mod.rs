//! *Effectifs et bilan social*: posts one by one without names, posts funded and filled, movements, status, diploma (article 6).

mod bilan;

use jiff::civil::Date;

use super::open;
use crate::base::cell::a1;
use crate::base::codes::{DIUS, QUALITES};
use crate::base::date::{Periode, french};
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Sheet, Tone};
use crate::write::consolidation::discreet::shown;
use crate::write::consolidation::effectifs::posts::{self, Post, Role, Source, etp, euros};

pub(super) static SHEET: Sheet = Sheet {
    title: "Effectifs et bilan social",
    about: "Postes sans nom, ETP, mois de présence, coûts\u{a0}; postes financés et pourvus\u{a0}; entrées, sorties, statuts, DIU.",
    fill,
};

/// Columns of the posts, from the left.
pub(super) const FUNDER: u16 = 1;
pub(super) const FUNCTION: u16 = 3;
pub(super) const STATUS: u16 = 5;
pub(super) const ETP: u16 = 6;
pub(super) const MONTHS: u16 = 9;
pub(super) const PRESENT: u16 = 10;
pub(super) const DIPLOMA: u16 = 11;
pub(super) const COST: u16 = 14;
const FULL_YEAR: u16 = 15;

/// What cells say of a post that is filled on the last day, and of one that is not.
pub(super) const YES: &str = "oui";
const NO: &str = "non";
/// What cells say when files do not.
pub(super) const UNSAID: &str = "Non indiqué";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Effectifs et bilan social", ", articles 3.2 et 6");
    page.paragraph(&format!(
        "Un poste par ligne, sans nom. Mois de présence\u{a0}: mois de la période où le poste est occupé, tout mois commencé comptant. Présent\u{a0}: \
         en poste le {}. Le coût proratisé est l’année pleine, ou le temps complet multiplié par l’ETP, aux mois de présence.",
        french(report.frames.periode.fin)
    ));
    page.skip(1);
    let mut posts: Vec<Post> = posts::read(report)?.into_iter().filter(|it| it.role == Role::Poste).collect();
    if posts.is_empty() {
        page.paragraph("Aucun tableau des effectifs de cet exercice n’a été reconnu dans les fichiers reçus.");
        page.skip(1);
    }
    posts.sort_by_key(|it| (rank(it.source), it.site.clone()));
    let agents: Vec<Agent> = posts.iter().map(|it| Agent::of(it, report.frames.periode)).collect();
    let area = table(report, page, &agents);
    bilan::tables(report, page, &agents, area);
    Ok(())
}

fn rank(source: Source) -> usize {
    Source::ALL.iter().position(|it| *it == source).unwrap_or_default()
}

/// A post in the period.
pub(super) struct Agent<'a> {
    pub post: &'a Post,
    /// Months of the period begun in the post.
    pub months: u32,
    /// Whether the post is filled on the last day.
    pub present: bool,
    /// Whether the post was taken, left, within the period.
    pub entered: bool,
    pub left: bool,
}

impl<'a> Agent<'a> {
    fn of(post: &'a Post, periode: Periode) -> Self {
        let (entree, sortie) = (post.entree.map(|it| it.0), post.sortie.map(|it| it.0));
        let within = |day: Option<Date>| day.is_some_and(|it| periode.contains(it));
        Self {
            post,
            months: months(entree, sortie, periode),
            present: entree.is_none_or(|it| it <= periode.fin) && sortie.is_none_or(|it| it > periode.fin),
            entered: within(entree),
            left: within(sortie),
        }
    }

    /// What people call the function.
    pub(super) fn function(&self) -> &'a str {
        self.post.qualite.as_deref().map_or(UNSAID, |it| QUALITES.label(it))
    }

    pub(super) fn funder(&self) -> &'static str {
        match self.post.source {
            Source::Ars => "ARS",
            Source::Departement => "Département",
            Source::Autre => "Autre",
        }
    }

    pub(super) fn status(&self) -> String {
        let statut = self.post.statut.as_deref().and_then(|it| shown(it).words_shown().map(str::to_owned));
        statut.unwrap_or_else(|| UNSAID.to_owned())
    }

    pub(super) fn diploma(&self) -> &'a str {
        self.post.diu.as_deref().map_or(UNSAID, |it| DIUS.label(it))
    }

    pub(super) fn cost(&self) -> Option<f64> {
        self.post.amounts[2].map(euros)
    }
}

/// Months begun between entry and exit within the period; a month left on its first day was not begun.
fn months(entree: Option<Date>, sortie: Option<Date>, periode: Periode) -> u32 {
    let first = entree.map_or(periode.debut, |it| it.max(periode.debut));
    let last = sortie.and_then(|it| it.yesterday().ok()).map_or(periode.fin, |it| it.min(periode.fin));
    if first > last {
        return 0;
    }
    u32::try_from(i32::from(last.month()) - i32::from(first.month()) + 1).unwrap_or_default()
}

fn table(report: &Report, page: &mut Page, agents: &[Agent]) -> Option<Area> {
    if agents.is_empty() {
        return None;
    }
    let posts: Vec<&Post> = agents.iter().map(|it| it.post).collect();
    let money = posts::money(&posts);
    let mut table = page.table("Postes de l’exercice", columns(money));
    for agent in agents {
        let row = table.next_row();
        table.row(cells(report, row, agent));
    }
    let area = table.area();
    for source in Source::ALL {
        let own: Vec<&Agent> = agents.iter().filter(|it| it.post.source == source).collect();
        let Some(first) = own.first() else { continue };
        let sum = |col: u16, value: &dyn Fn(&Agent) -> Option<f64>| {
            let formula = format!("SUMIFS({},{},\"{}\")", area.range(col), area.range(FUNDER), first.funder());
            let sum = crate::write::book::total(own.iter().map(|it| value(it)));
            sum.map_or_else(Cell::none, |it| Cell::formula(formula, it))
        };
        let mut cells: Vec<Cell> = (0..columns(money).len()).map(|_| Cell::none()).collect();
        cells[0] = format!("Total – {}", source.caption()).into();
        cells[usize::from(ETP)] = sum(ETP, &|it| it.post.etp.map(etp));
        for (col, rank) in [(COST - 2, 0), (COST - 1, 1), (COST, 2), (FULL_YEAR, 5)] {
            cells[usize::from(col)] = sum(col, &|it| it.post.amounts[rank].map(euros));
        }
        table.total(cells);
    }
    Some(table.finish())
}

fn columns(money: Kind) -> Vec<Column> {
    let amount = |heading: &str| Column::new(heading, if money == Kind::Cents { 13.0 } else { 11.0 }, money);
    vec![
        Column::new("Site", 25.0, Kind::Wrapped),
        Column::new("Financeur", 12.0, Kind::Text),
        Column::new("Poste", 20.0, Kind::Wrapped),
        Column::new("Fonction", 21.0, Kind::Wrapped),
        Column::new("Profil", 21.0, Kind::Wrapped),
        Column::new("Statut", 11.0, Kind::Text),
        Column::new("ETP", 7.0, Kind::Etp),
        Column::new("Entrée", 11.0, Kind::Date),
        Column::new("Sortie", 11.0, Kind::Date),
        Column::new("Mois de présence", 11.0, Kind::Integer),
        Column::new("Présent", 10.0, Kind::Word),
        Column::new("DIU", 11.0, Kind::Text),
        amount("Salaire brut"),
        amount("Charges sociales"),
        amount("Coût de l’exercice"),
        amount("Coût en année pleine"),
        amount("Coût à temps complet"),
        amount("Coût proratisé"),
    ]
}

fn cells(report: &Report, row: u32, agent: &Agent) -> Vec<Cell> {
    let post = agent.post;
    let words = |text: Option<&str>| text.map_or_else(Cell::none, shown);
    let day = |date: Option<(Date, bool)>| match date {
        Some((date, true)) => Cell::date(date),
        Some((date, false)) => Cell::date(date).kind(Kind::Month),
        None => Cell::none(),
    };
    let amount = |rank: usize| post.amounts[rank].map_or_else(Cell::none, Cell::cents);
    vec![
        post.site.name(report).into(),
        agent.funder().into(),
        words(post.libelle.as_deref()),
        agent.function().into(),
        words(post.profil.as_deref()),
        agent.status().into(),
        Cell::known(post.etp.map(etp), Cell::number, "L’ETP n’est pas indiqué").without_note(),
        day(post.entree),
        day(post.sortie),
        Cell::number(agent.months.into()),
        Cell::text(if agent.present { YES } else { NO }),
        agent.diploma().into(),
        amount(0),
        amount(1),
        amount(2),
        amount(5),
        amount(8),
        prorated(row, agent),
    ]
}

/// A full year, or full time by the ETP, for the months there.
fn prorated(row: u32, agent: &Agent) -> Cell {
    let at = |col: u16| a1(row, u32::from(col));
    let share = f64::from(agent.months) / 12.0;
    let (full_year, full_time) = (agent.post.amounts[5].map(euros), agent.post.amounts[8].map(euros));
    match (full_year, full_time.zip(agent.post.etp.map(etp))) {
        (Some(cost), _) => Cell::formula(format!("{}*{}/12", at(FULL_YEAR), at(MONTHS)), cost * share),
        (None, Some((cost, etp))) => {
            Cell::formula(format!("{}*{}*{}/12", at(FULL_YEAR + 1), at(ETP), at(MONTHS)), cost * etp * share)
        }
        (None, None) => Cell::none(),
    }
    .tone(Tone::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begun_count_from_entry_to_the_eve_of_the_exit() {
        let periode = Periode::new(2017, None);
        let day = |month, day| Some(Date::constant(2017, month, day));
        for (entree, sortie, expected) in [
            (None, None, 12),
            (Some(Date::constant(2016, 9, 1)), None, 12),
            (day(6, 1), None, 7),
            (day(6, 30), None, 7),
            (None, day(4, 1), 3),
            (None, day(3, 31), 3),
            (day(11, 2), day(12, 15), 2),
            (Some(Date::constant(2018, 1, 1)), None, 0),
            (None, Some(Date::constant(2016, 5, 1)), 0),
        ] {
            assert_eq!(months(entree, sortie, periode), expected, "{entree:?} {sortie:?}");
        }
    }
}
