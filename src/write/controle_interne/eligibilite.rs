//! *Éligibilité*: each expense, those that the grant may not pay for and why, and vouchers drawn to have ready.

mod tirage;

use std::collections::BTreeMap;

use super::{euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::review::depenses::Depense;
use crate::review::depenses::eligibilite::{Eligibility, Motif, Weight};
use crate::review::depenses::lignes::{MONTANT, every_year, of_the_exercice};
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Sheet, Table, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Éligibilité",
    about: "Chaque dépense du grand livre, celles qui ne sont pas éligibles et pourquoi, et des pièces tirées au sort à tenir prêtes.",
    fill,
};

/// Lines that the sheet shows; the sums count all of them.
const ROWS: usize = 20_000;

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Éligibilité",
        "Une dépense est éligible quand elle est acquittée dans la période de la convention, liée au projet, déclarée une seule fois (article \
         3.2) et non reversée (article 5.4). Le numéro de pièce tient lieu de libellé et de tiers, qui peuvent nommer des personnes.",
    );
    let lines = of_the_exercice(report.frames)?;
    if lines.is_empty() {
        page.paragraph("Aucun grand livre n’a été reçu pour cet exercice\u{a0}: déposez-le pour que chaque dépense soit contrôlée.");
        return Ok(());
    }
    let all = every_year(report.frames)?;
    let eligibility = Eligibility::new(&report.settings.convention, &all);
    let judged: Vec<Judged> = lines.iter().map(|line| Judged { line, motif: eligibility.motif(line) }).collect();
    let sums = sums(page, &judged);
    doubtful(report, page, &judged);
    drawn(report, page, &judged);
    let area = list(report, page, &judged);
    if judged.len() <= ROWS {
        tie(page, &sums, area);
    }
    Ok(())
}

/// An expense and the gravest reason against it.
struct Judged<'a> {
    line: &'a Depense,
    motif: Option<Motif>,
}

impl Judged<'_> {
    fn amount(&self) -> i64 {
        self.line.montant.unwrap_or_default()
    }

    fn reason(&self) -> &'static str {
        self.motif.map_or(ELIGIBLE, Motif::label)
    }
}

const ELIGIBLE: &str = "Éligible";

/// A row of the table of sums: where its count and its amount stand, and what they are of.
struct Summed {
    row: u32,
    reason: &'static str,
    count: usize,
    cents: i64,
}

fn sums(page: &mut Page, judged: &[Judged]) -> Vec<Summed> {
    let columns = vec![
        Column::new("Avis", 44.0, Kind::Wrapped),
        Column::new("Lignes", 12.0, Kind::Integer),
        Column::new("Euros", 16.0, Kind::Cents),
        Column::new("Dont ARS", 16.0, Kind::Cents),
        Column::new("Conséquence", 24.0, Kind::Wrapped),
        Column::new("Convention", 14.0, Kind::Text),
    ];
    let mut table = page.table("Dépenses selon leur éligibilité", columns);
    let mut summed = Vec::new();
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
        let reason = motif.map_or(ELIGIBLE, Motif::label);
        summed.push(Summed { row: table.next_row(), reason, count: own.len(), cents });
        table.row([
            Cell::text(reason).tone(tone),
            Cell::count(own.len()),
            Cell::cents(cents),
            Cell::cents(ars),
            what.into(),
            motif.map_or("art. 3.2", Motif::source).into(),
        ]);
    }
    let known = |of: &dyn Fn(&Summed) -> f64| summed.iter().map(|it| Some(of(it))).collect::<Vec<_>>();
    let total = [table.sum(1, known(&|it| it.count as f64)), table.sum(2, known(&|it| euros(it.cents)))];
    table.total([Cell::text("Ensemble des lignes")].into_iter().chain(total));
    table.finish();
    summed
}

fn consequence(motif: Option<Motif>) -> (Tone, &'static str) {
    match motif.map(Motif::weight) {
        None => (Tone::Plain, "Payée par la subvention ou un cofinanceur"),
        Some(Weight::Ineligible) => (Tone::Bad, "À retirer du compte d’emploi"),
        Some(Weight::ToJustify) => (Tone::Watch, "À justifier avant l’envoi"),
    }
}

/// Makes the sums live: they count the lines of the list.
fn tie(page: &mut Page, sums: &[Summed], list: Area) {
    let (reasons, amounts) = (list.range(REASON), list.range(AMOUNT));
    for it in sums {
        let own = a1(it.row, 0);
        let count = Cell::formula(format!("COUNTIF({reasons},{own})"), it.count as f64).kind(Kind::Integer);
        let sum = Cell::formula(format!("SUMIFS({amounts},{reasons},{own})"), euros(it.cents)).kind(Kind::Cents);
        page.put(it.row, 1, count);
        page.put(it.row, 2, sum);
    }
    debug_assert!(sums.iter().all(|it| !it.reason.is_empty()));
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
    let mut table = page.table("Dépenses inéligibles ou à justifier", columns());
    for it in own.into_iter().take(ROWS) {
        row(report, &mut table, it, it.reason());
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
    let mut table = page.table("Pièces à tenir prêtes", columns());
    let by_origin: BTreeMap<u32, &Judged> = judged.iter().map(|it| (it.line.origin, it)).collect();
    let lines: Vec<&Depense> = judged.iter().map(|it| it.line).collect();
    let mut amounts = Vec::new();
    for (line, why) in tirage::draw(&lines, exercice) {
        let Some(judged) = by_origin.get(&line.origin) else { continue };
        row(report, &mut table, judged, &why);
        amounts.push(Some(euros(judged.amount())));
    }
    let sum = table.sum(AMOUNT, amounts);
    let blanks = [(); 4].map(|()| Cell::blank());
    table.total([Cell::text("Total des pièces tirées")].into_iter().chain(blanks).chain([sum]));
    table.finish();
}

fn list(report: &Report, page: &mut Page, judged: &[Judged]) -> Area {
    let mut table = page.table("Toutes les dépenses de l’exercice", columns());
    for it in judged.iter().take(ROWS) {
        row(report, &mut table, it, it.reason());
    }
    let sum = table.sum(AMOUNT, judged.iter().take(ROWS).map(|it| it.line.montant.map(euros)));
    let blanks = [(); 4].map(|()| Cell::blank());
    table.total([Cell::text("Total")].into_iter().chain(blanks).chain([sum]));
    let area = table.finish();
    if judged.len() > ROWS {
        page.paragraph(&format!(
            "Les {} lignes suivantes ne sont pas montrées\u{a0}; les sommes du haut les comptent.",
            judged.len() - ROWS
        ));
    }
    area
}

/// Ranks of the columns that formulas use.
const AMOUNT: u16 = 5;
const REASON: u16 = 9;

fn columns() -> Vec<Column> {
    vec![
        Column::new("Pièce", 44.0, Kind::Text),
        Column::new("Mandat", 12.0, Kind::Text),
        Column::new("Mandaté le", 16.0, Kind::Date),
        Column::new("Payé le", 16.0, Kind::Date),
        Column::new("Compte", 24.0, Kind::Text),
        Column::new("Montant", 14.0, Kind::Cents),
        Column::new("Territoire", 22.0, Kind::Text),
        Column::new("Mission", 18.0, Kind::Text),
        Column::new("Financeur", 14.0, Kind::Text),
        Column::new("Avis", 40.0, Kind::Wrapped),
        Column::new("Cellule", 10.0, Kind::Text),
    ]
}

fn row(report: &Report, table: &mut Table, it: &Judged, why: &str) {
    let line = it.line;
    let text = |it: &Option<String>| it.as_deref().map_or_else(Cell::none, Cell::text);
    let site = line.territoire.as_ref().and_then(|id| report.frames.territoires.iter().find(|it| it.id == *id));
    let label = |list: &'static crate::base::codes::CodeList, code: &Option<String>| {
        code.as_deref()
            .filter(|it| *it != crate::base::codes::NR)
            .map_or_else(Cell::none, |it| Cell::text(list.label(it)))
    };
    let tone = match it.motif.map(Motif::weight) {
        Some(Weight::Ineligible) => Tone::Bad,
        Some(Weight::ToJustify) => Tone::Watch,
        None => Tone::Plain,
    };
    table.row([
        text(&line.piece),
        text(&line.mandat),
        line.mandatement.map_or_else(Cell::none, Cell::date),
        line.paiement.map_or_else(Cell::none, Cell::date),
        text(&line.compte),
        Cell::known(line.montant, Cell::cents, "Montant non lu").without_note(),
        site.map_or_else(|| Cell::text("Département"), |it| Cell::text(&*it.name)),
        label(&crate::base::codes::MISSIONS, &line.mission),
        label(&crate::base::codes::FINANCEURS, &line.financeur),
        Cell::text(why).tone(tone),
        report.links.to(
            report.sources,
            &line.place(report.frames, MONTANT),
            1,
            line.place(report.frames, MONTANT).address(),
        ),
    ]);
}
