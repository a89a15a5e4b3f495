//! *Contrôle ARS*: what is claimed and vouched for, beside what the controller admits; account 68 and lines without voucher apart.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::compte_emploi::REALISE;
use super::comptes::{Compte, Emploi};
use super::{euros, open, reference};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::normalise::columns::{dates, numbers, texts};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, total};
use crate::write::consolidation::budget::lines::Sens;
use crate::write::consolidation::discreet::shown;

pub(super) static SHEET: Sheet = Sheet {
    title: "Contrôle ARS",
    about: "À remplir par le contrôleur\u{a0}: demandé, justifié, retenu, motif\u{a0}; compte 68 et lignes sans pièce à part.",
    fill,
};

/// Allowances for depreciation and provisions: nothing was paid out.
const ALLOWANCES: &str = "68";

/// A line of the ledger of the exercice. The amount is in cents.
struct Depense {
    compte: String,
    mandat: Option<String>,
    paiement: Option<Date>,
    montant: Option<i64>,
    vouched: bool,
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Contrôle ARS", ", articles 3.3, 6 et 10");
    page.paragraph(
        "Cases claires\u{a0}: réservées au contrôleur. Demandé\u{a0}: dépense réalisée du compte d’emploi. Justifié\u{a0}: lignes du grand livre qui \
         portent un numéro de pièce. Les dotations du compte 68 et les lignes sans pièce sont présentées à part.",
    );
    page.skip(1);
    let ledger = ledger(report)?;
    let emploi = Emploi::read(report)?;
    let comptes: Vec<&Compte> = emploi.iter().flat_map(|it| it.of(Sens::Depenses)).collect();
    let (apart, others): (Vec<&Compte>, Vec<&Compte>) =
        comptes.into_iter().partition(|it| it.line.compte == ALLOWANCES);
    accounts(page, "Dépenses hors dotations", &others, &ledger);
    accounts(page, "Compte 68\u{a0}: dotations aux amortissements et aux provisions", &apart, &ledger);
    conclusion(page);
    unvouched(page, &ledger);
    Ok(())
}

/// The lines charged to the exercice.
fn ledger(report: &Report) -> Result<Vec<Depense>, Failure> {
    let frame = report.frames.get("depenses");
    let exercice = i64::from(report.frames.periode.exercice);
    let (years, comptes) = (numbers(&frame, "exercice_imputation")?, texts(&frame, "compte")?);
    let (mandats, pieces) = (texts(&frame, "n_mandat")?, texts(&frame, "n_piece")?);
    let (paiements, montants) = (dates(&frame, "date_paiement")?, numbers(&frame, "montant")?);
    let line = |row: usize| Depense {
        compte: comptes[row].clone().unwrap_or_default(),
        mandat: mandats[row].clone(),
        paiement: paiements[row],
        montant: montants[row],
        vouched: pieces[row].is_some(),
    };
    let of_the_year = |row: &usize| years[*row].is_none_or(|it| it == exercice);
    Ok((0..frame.height()).filter(of_the_year).map(line).collect())
}

fn accounts(page: &mut Page, caption: &str, comptes: &[&Compte], ledger: &[Depense]) {
    if comptes.is_empty() {
        return;
    }
    let mut vouched: BTreeMap<&str, i64> = BTreeMap::new();
    for line in ledger.iter().filter(|it| it.vouched) {
        let sum = vouched.entry(line.compte.get(..2).unwrap_or_default()).or_default();
        *sum = sum.saturating_add(line.montant.unwrap_or_default());
    }
    let mut table = page.table(
        caption,
        vec![
            Column::new("Intitulé", 46.0, Kind::Wrapped),
            Column::new("Compte", 11.0, Kind::Plain),
            Column::new("Demandé", 17.0, Kind::Cents),
            Column::new("Justifié", 17.0, Kind::Cents),
            Column::new("Non justifié", 17.0, Kind::Cents),
            Column::new("Retenu", 17.0, Kind::Cents),
            Column::new("Motif", 50.0, Kind::Wrapped),
        ],
    );
    let (mut asked, mut proved) = (Vec::new(), Vec::new());
    for compte in comptes {
        let row = table.next_row();
        let name = format!("D{}", compte.line.compte);
        let demanded =
            reference(table.page(), (DEPARTEMENT, REALISE, &name), || Cell::missing(NOT_SPENT).without_note());
        let known = vouched.get(compte.line.compte.as_str()).copied().unwrap_or_default();
        let proof = if ledger.is_empty() { Cell::to_fill() } else { Cell::cents(known) };
        let gap = demanded.value().zip(proof.value()).map(|(demanded, proof)| demanded - proof);
        asked.push(demanded.value());
        proved.push(proof.value());
        let formula = format!("{}-{}", a1(row, 2), a1(row, 3));
        table.row([
            shown(&compte.line.libelle),
            compte.line.compte.parse().map_or_else(|_| Cell::blank(), |it: u32| Cell::number(it.into())),
            demanded,
            proof,
            gap.map_or_else(Cell::none, |it| Cell::formula(formula, it)),
            Cell::to_fill(),
            Cell::to_fill(),
        ]);
    }
    let row = table.next_row();
    let sums = [table.sum(2, asked.iter().copied()), table.sum(3, proved.iter().copied())];
    let gap = sums[0].value().zip(sums[1].value()).map(|(asked, proved)| asked - proved);
    let formula = format!("{}-{}", a1(row, 2), a1(row, 3));
    let gap = gap.map_or_else(Cell::none, |it| Cell::formula(formula, it));
    let admitted = Cell::formula(format!("SUM({})", table.area().range(5)), 0.0);
    let [asked, proved] = sums.map(|it| if it.value().is_some() { it } else { Cell::none() });
    table.total(["Total".into(), Cell::none(), asked, proved, gap, admitted, Cell::blank()]);
    table.finish();
}

/// Lines of the ledger without voucher, one by one: the order to pay stands for them.
fn unvouched(page: &mut Page, ledger: &[Depense]) {
    let lines: Vec<&Depense> = ledger.iter().filter(|it| !it.vouched).collect();
    if lines.is_empty() {
        page.caption("Lignes du grand livre sans numéro de pièce");
        page.paragraph(match ledger.is_empty() {
            true => "Aucun grand livre des dépenses n’a été reconnu dans les fichiers reçus\u{a0}: la colonne «\u{a0}Justifié\u{a0}» est à remplir.",
            false => "Toutes les lignes du grand livre portent un numéro de pièce.",
        });
        page.skip(1);
        return;
    }
    let mut table = page.table(
        "Lignes du grand livre sans numéro de pièce",
        vec![
            Column::new("Mandat", 46.0, Kind::Text),
            Column::new("Compte", 11.0, Kind::Plain),
            Column::new("Payé le", 17.0, Kind::Date),
            Column::new("Demandé", 17.0, Kind::Cents),
            Column::new("Justifié", 17.0, Kind::Cents),
            Column::new("Retenu", 17.0, Kind::Cents),
            Column::new("Motif", 50.0, Kind::Wrapped),
        ],
    );
    for line in &lines {
        table.row([
            line.mandat.as_deref().map_or_else(Cell::none, shown),
            line.compte.parse().map_or_else(|_| shown(&line.compte), |it: u32| Cell::number(it.into())),
            line.paiement.map_or_else(Cell::none, Cell::date),
            line.montant.map_or_else(Cell::none, Cell::cents),
            Cell::to_fill(),
            Cell::to_fill(),
            Cell::to_fill(),
        ]);
    }
    let asked = table.sum(3, [total(lines.iter().map(|it| it.montant.map(euros)))]);
    let sum = |col: u16| Cell::formula(format!("SUM({})", table.area().range(col)), 0.0);
    let sums = [sum(4), sum(5)];
    table.total(["Total".into(), Cell::none(), Cell::none(), asked].into_iter().chain(sums).chain([Cell::blank()]));
    table.finish();
}

/// What the controller decides, dates and signs.
fn conclusion(page: &mut Page) {
    let mut table = page.table(
        "Conclusion du contrôle",
        vec![Column::new("À remplir par le contrôleur", 46.0, Kind::Text), Column::new("Réponse", 11.0, Kind::Wrapped)],
    );
    for label in ["Montant total retenu", "Montant à récupérer", "Observations", "Nom et qualité", "Date et signature"]
    {
        table.row([Cell::text(label), Cell::to_fill()]);
    }
    table.finish();
}

const NOT_SPENT: &str = "Aucun montant réalisé n’a été reçu";
