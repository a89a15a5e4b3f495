//! Amounts of another length than the year: of a month, of a quarter, or of an order that no year's pay has.

use super::{AMOUNTS, Ligne, POSTE};
use crate::base::cell::{CellRef, Place};
use crate::base::date::DateLue;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::fold::fold;
use crate::base::money::{decimal, euros};
use crate::base::table::ETP_UNIT;
use crate::identify::{Matched, RawTable};
use crate::normalise::values::quoted;

pub(in crate::normalise) static MONTANTS_D_UNE_AUTRE_DUREE: Rule = Rule {
    code: "EFF-23",
    severity: Severity::ACorriger,
    title: "Montants qui ne sont pas ceux d’une année",
    explanation: "Les montants d’un tableau des effectifs sont ceux de l’exercice. Ceux qui sont dits par mois ou par trimestre, ou qui, \
                  ramenés à un temps plein et à une année, sont très loin d’un salaire, ne sont pas comptés\u{a0}: le nombre de mois payés \
                  n’est pas deviné.",
    correction: "Écrire dans ces colonnes, en euros, les montants de toute l’année (ou de la période de présence). Si les montants lus sont \
                 bien ceux d’une année, l’écrire dans l’en-tête\u{a0}: «\u{a0}Salaire brut annuel\u{a0}».",
};

pub(in crate::normalise) static MONTANT_INVRAISEMBLABLE: Rule = Rule {
    code: "EFF-24",
    severity: Severity::AVerifier,
    title: "Montant invraisemblable pour un poste",
    explanation: "Ramené à un temps plein et à une année, le montant est très loin d’un salaire\u{a0}: il est peut-être d’un mois, en milliers \
                  d’euros, ou d’une présence dont les dates manquent. Il est compté comme il est écrit.",
    correction: "Vérifier le montant, l’ETP et les dates de présence du poste.",
};

/// Leaves out the amounts that are not of a year, and says which.
pub(super) fn check(table: &RawTable, lignes: &mut [Ligne]) -> Vec<Diagnostic> {
    let said = said_around(table);
    let doubts: Vec<Doubt> =
        (0..AMOUNTS.len()).filter_map(|rank| Doubt::of(table, lignes, rank, said.as_ref())).collect();
    let left = with_charges(table, lignes, doubts);
    for doubt in &left {
        for ligne in lignes.iter_mut() {
            if let Some(amount) = ligne.amounts.get_mut(doubt.rank) {
                *amount = None;
            }
        }
    }
    let unlikely = unlikely(table, lignes);
    remark(table, &left).into_iter().chain(unlikely).collect()
}

/// A column of amounts that are not of a year.
struct Doubt<'t> {
    rank: usize,
    matched: &'t Matched,
    /// The words that say so, else a post that shows it.
    reason: Reason,
}

#[derive(Clone)]
enum Reason {
    Said(String),
    Seen { amount: i64, etp: i64 },
}

impl<'t> Doubt<'t> {
    fn of(table: &'t RawTable, lignes: &[Ligne], rank: usize, around: Option<&(Length, String)>) -> Option<Self> {
        let matched = table.columns.iter().find(|it| it.column.id == AMOUNTS[rank])?;
        let own = length(&matched.heading);
        if own == Some(Length::Year) {
            return None;
        }
        let said = own.map(|it| (it, matched.heading.clone())).or_else(|| around.cloned());
        let posts: Vec<Post> = lignes.iter().filter_map(|it| Post::of(it, rank)).collect();
        let low: Vec<&Post> = posts.iter().filter(|it| !is_usual(rank, it.yearly)).collect();
        let seen = low.first().filter(|_| low.len() * 2 >= posts.len() && rank % 3 != CHARGES);
        let reason = match (said, seen) {
            (Some((Length::Month, words)), Some(_)) => Reason::Said(words),
            (Some((Length::Month, words)), None) if posts.is_empty() => Reason::Said(words),
            (Some((Length::Other, words)), _) => Reason::Said(words),
            (_, Some(post)) => Reason::Seen { amount: post.amount, etp: post.etp },
            _ => return None,
        };
        Some(Self { rank, matched, reason })
    }
}

/// Charges are of the same length as the salary or the cost beside them; alone, they have an order of their own.
fn with_charges<'t>(table: &'t RawTable, lignes: &[Ligne], mut doubts: Vec<Doubt<'t>>) -> Vec<Doubt<'t>> {
    for rank in (CHARGES..AMOUNTS.len()).step_by(3) {
        let Some(matched) = table.columns.iter().find(|it| it.column.id == AMOUNTS[rank]) else { continue };
        let beside = doubts.iter().find(|it| it.rank / 3 == rank / 3).map(|it| it.reason.clone());
        let known = |it: usize| table.columns.iter().any(|column| column.column.id == AMOUNTS[it]);
        let alone = !known(rank - 1) && !known(rank + 1);
        let posts = || lignes.iter().filter_map(|it| Post::of(it, rank));
        let low = posts()
            .find(|it| !is_usual(rank, it.yearly))
            .filter(|_| alone && posts().filter(|it| !is_usual(rank, it.yearly)).count() * 2 >= posts().count());
        let reason = beside.or(low.map(|it| Reason::Seen { amount: it.amount, etp: it.etp }));
        if let Some(reason) = reason.filter(|_| doubts.iter().all(|it| it.rank != rank)) {
            doubts.push(Doubt { rank, matched, reason });
        }
    }
    doubts.sort_by_key(|it| it.matched.col);
    doubts
}

/// Rank of the charges among salary, charges and cost.
const CHARGES: usize = 1;
/// Rank from which amounts are of a full time, whatever the ETP.
const FULL_TIME: usize = 6;
const FULL_YEAR: usize = 3;

/// What a post costs, brought to a full time and a year, in cents.
struct Post {
    amount: i64,
    etp: i64,
    yearly: i128,
}

impl Post {
    fn of(ligne: &Ligne, rank: usize) -> Option<Self> {
        let (amount, etp) = (ligne.amounts.get(rank).copied().flatten()?, ligne.etp?);
        if ligne.role != POSTE || amount <= 0 || etp <= 0 {
            return None;
        }
        let full_time = i128::from(if rank >= FULL_TIME { ETP_UNIT } else { etp });
        let months = if rank >= FULL_YEAR { 12 } else { ligne.months() };
        let yearly = i128::from(amount) * i128::from(ETP_UNIT) * 12 / full_time / i128::from(months.max(1));
        Some(Self { amount, etp, yearly })
    }
}

impl Ligne {
    /// Months of the exercice, begun ones included, that the dates leave.
    fn months(&self) -> i64 {
        let month = |it: Option<DateLue>| {
            it.filter(|it| Some(i32::from(it.jour.year())) == self.exercice).map(|it| i64::from(it.jour.month()))
        };
        month(self.date_sortie).unwrap_or(12) - month(self.date_entree).unwrap_or(1) + 1
    }
}

/// Salary, charges and cost of a full time in a year: under half the minimum wage, or over what any agent costs, they are something else.
fn is_usual(rank: usize, yearly: i128) -> bool {
    let least = [900_000, 240_000, 1_200_000][rank % 3];
    (least..=40_000_000).contains(&yearly)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Month,
    /// A quarter, half a year, a day, an hour.
    Other,
    Year,
}

/// What a line of words says of the length that amounts are of.
fn length(text: &str) -> Option<Length> {
    let folded = format!(" {} ", fold(text));
    let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    if has(&[" annuel", " par an ", " l annee ", " annee pleine", " sur 12 mois "]) {
        Some(Length::Year)
    } else if has(&[" mensu", " par mois ", " au mois ", " euros mois ", " eur mois "]) || slashed_month(text) {
        Some(Length::Month)
    } else if has(&[" trimestr", " semestriel", " hebdomadaire", " journalier", " horaire"]) {
        Some(Length::Other)
    } else {
        None
    }
}

/// `€/mois`, `€ / mois`.
fn slashed_month(text: &str) -> bool {
    let compact: String = text.to_lowercase().chars().filter(|it| !it.is_whitespace()).collect();
    compact.contains("/mois")
}

/// The nearest words above the table, then the sheet, then the file.
fn said_around(table: &RawTable) -> Option<(Length, String)> {
    let texts = table.titles.iter().map(|it| &it.1).chain(table.names.iter().take(2));
    texts.into_iter().find_map(|it| Some((length(it)?, it.clone()))).filter(|it| it.0 != Length::Year)
}

fn remark(table: &RawTable, doubts: &[Doubt]) -> Option<Diagnostic> {
    let first = doubts.first()?;
    let columns: Vec<String> = doubts.iter().map(|it| format!("«\u{a0}{}\u{a0}»", it.matched.heading.trim())).collect();
    let why = match &first.reason {
        Reason::Said(words) => {
            let words = quoted(words).unwrap_or_else(|| "ce qui est écrit autour du tableau".to_owned());
            format!("{words} dit qu’ils ne sont pas d’une année")
        }
        Reason::Seen { amount, etp } => format!(
            "{} pour {}\u{a0}ETP n’est pas le montant d’une année (montant d’un mois, en milliers d’euros\u{a0}?)",
            euros(*amount),
            decimal(*etp as f64 / ETP_UNIT as f64, 4)
        ),
    };
    let message = format!("Montants de {} non comptés\u{a0}: {why}", columns.join(", "));
    Some(Diagnostic::new(&MONTANTS_D_UNE_AUTRE_DUREE, Place::Cell(heading_cell(table, first.matched.col)), message))
}

fn heading_cell(table: &RawTable, col: u32) -> CellRef {
    table.cell(table.top_left.row, col)
}

/// One remark for the posts whose amounts, kept, no year's pay explains.
fn unlikely(table: &RawTable, lignes: &[Ligne]) -> Option<Diagnostic> {
    let ranks = || (0..AMOUNTS.len()).filter(|it| it % 3 != CHARGES);
    let odd = |ligne: &Ligne| {
        ranks().find_map(|rank| Some((rank, Post::of(ligne, rank).filter(|it| !is_usual(rank, it.yearly))?)))
    };
    let mut found = lignes.iter().filter_map(|it| Some((it, odd(it)?)));
    let (ligne, (rank, post)) = found.next()?;
    let others = match found.count() {
        0 => String::new(),
        1 => ", et un autre poste de même".to_owned(),
        more => format!(", et {more} autres postes de même"),
    };
    let matched = table.columns.iter().find(|it| it.column.id == AMOUNTS[rank])?;
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {} pour {}\u{a0}ETP, loin d’un montant annuel{others}",
        ligne.libelle.as_deref().unwrap_or("Poste"),
        matched.heading.trim(),
        euros(post.amount),
        decimal(post.etp as f64 / ETP_UNIT as f64, 4),
    );
    Some(Diagnostic::new(&MONTANT_INVRAISEMBLABLE, Place::Cell(heading_cell(table, matched.col)), message))
}

#[cfg(test)]
mod tests {
    use crate::identify::tables::effectifs::KIND;
    use crate::normalise::effectifs::understand;
    use crate::normalise::raw::raw;

    #[test]
    fn amounts_that_are_not_of_a_year_are_left_out_and_told() {
        let monthly = "Pilote | 1 | 4 200 | 1 900\nGC | 0,8 | 2 300 | 1 000";
        let yearly = "Pilote | 1 | 50 400 | 22 800\nGC | 0,8 | 27 600 | 12 000";
        for (title, sheet, rows, expected) in [
            ("Effectifs, coût mensuel 2018", "Feuil1", monthly, (None, vec!["EFF-23"])),
            ("Effectifs 2018", "Salaires mensuels", monthly, (None, vec!["EFF-23"])),
            ("Effectifs 2018", "Feuil1", monthly, (None, vec!["EFF-23"])),
            ("Suivi mensuel des effectifs 2018", "Feuil1", yearly, (Some(5_040_000), vec![])),
            ("Coûts trimestriels 2018", "Feuil1", yearly, (None, vec!["EFF-23"])),
            ("Effectifs 2018", "Feuil1", yearly, (Some(5_040_000), vec![])),
            ("Coût mensuel", "Feuil1", "Pilote | | 4 200 |", (None, vec!["EFF-23"])),
            ("Effectifs", "Feuil1", "Pilote | | 4 200 |", (Some(420_000), vec![])),
            (
                "Effectifs",
                "Feuil1",
                "Pilote | 1 | 50 400 |\nGC | 1 | 30 000 |\nGC | 1 | 2 500 |",
                (Some(5_040_000), vec!["EFF-24"]),
            ),
        ] {
            let table = raw(&KIND, &[title], &[sheet, "f"], &format!("qualite | etp | salaire_brut | charges\n{rows}"));
            let read = understand(&table).unwrap();
            let amounts = read.value.frame.column("salaire_brut").unwrap().i64().unwrap().get(0);
            let codes: Vec<_> = read.diagnostics.iter().map(|it| it.rule.code).collect();
            assert_eq!((amounts, codes), expected, "{title} {sheet} {rows}");
        }
    }

    #[test]
    fn pay_of_part_of_the_year_is_no_monthly_pay() {
        let rows = "qualite | etp | date_entree | salaire_brut\nGC | 1 | 01/11/2018 | 5 000\nPilote | 1 | | 45 000";
        let read = understand(&raw(&KIND, &["Effectifs 2018"], &["Feuil1", "f"], rows)).unwrap();
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    }
}
