//! *Éligibilité*: each expense, those that the grant may not pay for and why, and vouchers drawn to have ready.

mod lignes;
mod tirage;

use std::collections::BTreeMap;

use super::{euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::review::depenses::Depense;
use crate::review::depenses::eligibilite::{Motif, Weight};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};
use lignes::Judged;
pub(super) use lignes::LIST;

pub(super) static SHEET: Sheet = Sheet {
    title: "Éligibilité",
    about: "Les dépenses qui ne sont pas éligibles et pourquoi, et des pièces tirées au sort à tenir prêtes.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Éligibilité",
        "Une dépense est éligible quand elle est acquittée dans la période de la convention, liée au projet, déclarée une seule fois (article \
         3.2) et non reversée (article 5.4). Le numéro de pièce tient lieu de libellé et de tiers, qui peuvent nommer des personnes.",
    );
    let judged = lignes::judged(report)?;
    if judged.is_empty() {
        page.paragraph(lignes::NO_LEDGER);
        return Ok(());
    }
    sums(page, &judged);
    doubtful(report, page, &judged);
    drawn(report, page, &judged);
    Ok(())
}

/// How many lines, for how much, each opinion gathers; counted live in the sheet of all expenses, which is filled before this one.
fn sums(page: &mut Page, judged: &[Judged]) {
    let columns = vec![
        Column::new("Avis", 42.0, Kind::Wrapped),
        Column::new("Lignes", 20.0, Kind::Integer),
        Column::new("Euros", 16.0, Kind::Cents),
        Column::new("Dont ARS", 16.0, Kind::Cents),
        Column::new("Convention", 14.0, Kind::Text),
        Column::new("Conséquence", 16.0, Kind::Text),
    ];
    let list = lignes::Listed::of(page, judged.len());
    let mut table = page.table("Dépenses selon leur éligibilité", columns);
    let (mut counts, mut amounts) = (Vec::new(), Vec::new());
    for motif in std::iter::once(None).chain(Motif::ALL.map(Some)) {
        let own: Vec<&Judged> = judged.iter().filter(|it| it.motif == motif).collect();
        if own.is_empty() && motif.is_some() {
            continue;
        }
        let sum = |kept: &dyn Fn(&Judged) -> bool| {
            own.iter().filter(|it| kept(it)).map(|it| it.amount()).fold(0, i64::saturating_add)
        };
        let (cents, ars) = (sum(&|_| true), sum(&|it| it.line.is_funded_by("ARS")));
        let (tone, what) = consequence(motif);
        let named = a1(table.next_row(), 0);
        let live = |formula: Option<String>, value: f64| {
            formula.map_or_else(|| Cell::number(value), |it| Cell::formula(it, value))
        };
        table.row([
            Cell::text(motif.map_or(lignes::ELIGIBLE, Motif::label)).tone(tone),
            live(list.as_ref().map(|it| it.count(&named)), own.len() as f64),
            live(list.as_ref().map(|it| it.sum(&named)), euros(cents)),
            live(list.as_ref().map(|it| it.sum_of_ars(&named)), euros(ars)),
            motif.map_or("art. 3.2", Motif::source).into(),
            what.into(),
        ]);
        counts.push(Some(own.len() as f64));
        amounts.push((Some(euros(cents)), Some(euros(ars))));
    }
    let (all, ars): (Vec<_>, Vec<_>) = amounts.into_iter().unzip();
    let sums = [table.sum(1, counts), table.sum(2, all), table.sum(3, ars)];
    table.total([Cell::text("Ensemble des lignes")].into_iter().chain(sums));
    table.finish();
}

fn consequence(motif: Option<Motif>) -> (Tone, &'static str) {
    match motif.map(Motif::weight) {
        None => (Tone::Plain, "Retenue"),
        Some(Weight::Ineligible) => (Tone::Bad, "À retirer"),
        Some(Weight::ToJustify) => (Tone::Watch, "À justifier"),
    }
}

/// Expenses that are not eligible, or have to be justified, the gravest and largest first.
fn doubtful(report: &Report, page: &mut Page, judged: &[Judged]) {
    let mut own: Vec<&Judged> = judged.iter().filter(|it| it.motif.is_some()).collect();
    if own.is_empty() {
        page.paragraph("Toutes les dépenses sont éligibles et justifiées.");
        page.skip(1);
        return;
    }
    own.sort_by_key(|it| (it.motif.map(Motif::weight), std::cmp::Reverse(it.amount()), it.line.origin));
    let mut table = page.table("Dépenses inéligibles ou à justifier", lignes::columns());
    for it in own.into_iter().take(lignes::ROWS) {
        lignes::row(report, &mut table, it, it.reason());
    }
    table.finish();
}

/// Vouchers that a controller may ask to see.
fn drawn(report: &Report, page: &mut Page, judged: &[Judged]) {
    let exercice = report.frames.periode.exercice;
    page.lead(
        "À tenir prêtes pour un contrôle sur pièces\u{a0}: la plus forte dépense de chaque compte, puis vingt autres tirées au sort. Le tirage \
         dépend de l’exercice et des pièces seuls\u{a0}: le même grand livre donne les mêmes pièces.",
    );
    let mut table = page.table("Pièces à tenir prêtes", lignes::columns());
    let by_origin: BTreeMap<u32, &Judged> = judged.iter().map(|it| (it.line.origin, it)).collect();
    let lines: Vec<&Depense> = judged.iter().map(|it| &it.line).collect();
    let mut amounts = Vec::new();
    for (line, why) in tirage::draw(&lines, exercice) {
        let Some(judged) = by_origin.get(&line.origin) else { continue };
        lignes::row(report, &mut table, judged, &why);
        amounts.push(Some(euros(judged.amount())));
    }
    let sum = table.sum(lignes::AMOUNT, amounts);
    let blanks = [(); 5].map(|()| Cell::blank());
    table.total([Cell::text("Total des pièces tirées")].into_iter().chain(blanks).chain([sum]));
    table.finish();
}
