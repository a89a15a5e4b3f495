//! *Versements*: the payments of the grant that the convention plans, beside those received (article 4.1).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::definitions::{CONSTANTE, DOTATION};
use super::{euros, open, reference};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::normalise::columns::{dates, numbers, texts};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, total};

pub(super) static SHEET: Sheet = Sheet {
    title: "Versements",
    about: "Les versements de la subvention\u{a0}: échéance et montant de la convention, date et montant reçus, écart.",
    fill,
};

/// Name under which other sheets know what the ARS paid.
pub(super) const RECU: &str = "versements_recus";

/// A payment: what the convention says of it, what was received. Amounts are cents.
#[derive(Debug, Default)]
struct Versement {
    echeance: Option<Date>,
    prevu: Option<i64>,
    recu: Option<i64>,
    reception: Vec<Date>,
    reprise: Option<i64>,
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Versements de la subvention", ", article 4.1");
    page.paragraph(
        "Un versement sans échéance est dû à un événement (en 2017, la réception de la convention signée), non à une date. Les montants et \
         les échéances prévus sont ceux de la convention, tels que maia.toml les donne, sinon ceux du tableau reçu.",
    );
    page.skip(1);
    let versements = read(report)?;
    if versements.is_empty() {
        page.paragraph(
            "Ni la convention (maia.toml) ni un tableau des versements ne disent ce que l’ARS devait verser.",
        );
        return Ok(());
    }
    let mut table = page.table("", columns());
    for (rang, versement) in &versements {
        let row = table.next_row();
        table.row(cells(row, rang, versement));
    }
    totals(&mut table, &versements);
    let area = table.finish();
    balance(page, area.last + 1, &versements);
    Ok(())
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("Versement", 30.0, Kind::Text),
        Column::new("Échéance", 26.0, Kind::Date),
        Column::new("Montant prévu", 18.0, Kind::Cents),
        Column::new("Reçu le", 26.0, Kind::Date),
        Column::new("Montant reçu", 18.0, Kind::Cents),
        Column::new("Écart (€)", 18.0, Kind::Cents),
        Column::new("dont reprise d’excédent", 18.0, Kind::Cents),
    ]
}

/// The payments of the exercice by rank: those of the convention, completed with those of the tables.
fn read(report: &Report) -> Result<BTreeMap<String, Versement>, Failure> {
    let exercice = report.frames.periode.exercice;
    let mut versements: BTreeMap<String, Versement> = BTreeMap::new();
    for planned in report.settings.convention.versement.iter().filter(|it| it.exercice == exercice) {
        let versement = versements.entry(planned.numero.to_string()).or_default();
        versement.echeance = planned.echeance;
        versement.prevu = Some(planned.montant.saturating_mul(100));
    }
    let frame = report.frames.get("versements");
    let (years, rangs) = (numbers(&frame, "exercice")?, texts(&frame, "versement_n")?);
    let (prevues, recues) = (dates(&frame, "date_prevue")?, dates(&frame, "date_reception")?);
    let (prevus, recus) = (numbers(&frame, "montant_prevu")?, numbers(&frame, "montant_recu")?);
    let reprises = numbers(&frame, "reprise_excedent")?;
    for row in (0..frame.height()).filter(|it| years[*it].is_none_or(|year| year == i64::from(exercice))) {
        let rang = rangs[row].clone().unwrap_or_default();
        let versement = versements.entry(rang).or_default();
        if versement.prevu.is_none() {
            versement.echeance = prevues[row];
            versement.prevu = prevus[row];
        }
        versement.recu = add(versement.recu, recus[row]);
        versement.reprise = add(versement.reprise, reprises[row]);
        versement.reception.extend(recues[row]);
    }
    Ok(versements)
}

fn add(sum: Option<i64>, amount: Option<i64>) -> Option<i64> {
    match (sum, amount) {
        (Some(sum), Some(amount)) => Some(sum.saturating_add(amount)),
        (sum, amount) => sum.or(amount),
    }
}

fn cells(row: u32, rang: &str, versement: &Versement) -> Vec<Cell> {
    let name = match rang.parse::<u32>() {
        Ok(1) => "1er versement".to_owned(),
        Ok(rang) => format!("{rang}e versement"),
        Err(_) => crate::base::codes::VERSEMENTS.label(rang).to_owned(),
    };
    let due = match (versement.echeance, versement.prevu) {
        (Some(day), _) => Cell::date(day),
        (None, Some(_)) => Cell::text("À réception de la convention").kind(Kind::Word),
        (None, None) => Cell::none(),
    };
    let received = match versement.reception[..] {
        [] => Cell::missing("Aucun tableau des versements ne dit quand il a été reçu").without_note(),
        [day] => Cell::date(day),
        _ => Cell::text(format!("{} encaissements", versement.reception.len())).kind(Kind::Word),
    };
    let gap = versement.recu.zip(versement.prevu).map(|(recu, prevu)| euros(recu) - euros(prevu));
    let amount = |cents: Option<i64>, why: &str| Cell::known(cents, Cell::cents, why).without_note();
    vec![
        name.into(),
        due,
        amount(versement.prevu, "Montant prévu inconnu"),
        received,
        amount(versement.recu, "Aucun tableau des versements ne dit ce qui a été reçu"),
        gap.map_or_else(Cell::none, |it| Cell::formula(format!("{}-{}", a1(row, 4), a1(row, 2)), it)),
        versement.reprise.map_or_else(Cell::none, Cell::cents),
    ]
}

fn totals(table: &mut Table, versements: &BTreeMap<String, Versement>) {
    let sum = |table: &Table, col: u16, amount: fn(&Versement) -> Option<i64>| match total(
        versements.values().map(|it| amount(it).map(euros)),
    ) {
        Some(_) => table.sum(col, versements.values().map(|it| amount(it).map(euros))),
        None => Cell::none(),
    };
    let planned = sum(table, 2, |it| it.prevu);
    let received = sum(table, 4, |it| it.recu).named(DEPARTEMENT, RECU, "");
    let taken = sum(table, 6, |it| it.reprise);
    let gap = received.value().zip(planned.value()).map(|(received, planned)| received - planned);
    let row = table.next_row();
    let gap = gap.map_or_else(Cell::none, |it| Cell::formula(format!("{}-{}", a1(row, 4), a1(row, 2)), it));
    table.total(["Total".into(), Cell::none(), planned, Cell::none(), received, gap, taken]);
}

/// The grant of the convention beside what its payments plan and what was received; `row` is that of the totals.
fn balance(page: &mut Page, row: u32, versements: &BTreeMap<String, Versement>) {
    let sum = |amount: fn(&Versement) -> Option<i64>| total(versements.values().map(|it| amount(it).map(euros)));
    let mut table = page.table(
        "Subvention de l’exercice (article 3.1)",
        vec![Column::new("Montant", 30.0, Kind::Text), Column::new("€", 26.0, Kind::Cents)],
    );
    let grant = table.next_row();
    let dotation =
        reference(table.page(), (CONSTANTE, DOTATION, ""), || Cell::missing("maia.toml ne dit pas la dotation"));
    let known = dotation.value();
    table.row(["Subvention maximale".into(), dotation]);
    for (label, col, amount) in
        [("Versements prévus", 2, sum(|it| it.prevu)), ("Versements reçus", 4, sum(|it| it.recu))]
    {
        let total = amount.map_or_else(Cell::none, |it| Cell::formula(a1(row, col), it));
        table.row([label.into(), total]);
    }
    let left = known.zip(sum(|it| it.recu)).map(|(known, received)| known - received);
    let formula = format!("{}-{}", a1(grant, 1), a1(grant + 2, 1));
    table.total(["Reste à recevoir".into(), left.map_or_else(Cell::none, |it| Cell::formula(formula, it))]);
    table.finish();
}
